import { useTexts } from '../../../language/language-provider';
import type { BatchMemberView } from '../data/money-views';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import type { ResultColumn, ResultEntry, ResultFault } from './result-lines';
import { resultTexts } from './result-texts';

type Properties = {
  readonly entries: readonly ResultEntry[]; readonly faults: readonly (readonly ResultFault[])[]; readonly members: readonly BatchMemberView[];
  /** Line numbers of the file, or null when the entries are typed here. */
  readonly lineNumbers: readonly number[] | null; readonly onChange: (index: number, part: Partial<ResultEntry>) => void;
};

const outcomes = ['', 'paid', 'failed'] as const;

/** One row an answer; each cell has its own word on what is wrong with it. */
export const ResultTable = ({ entries, faults, members, lineNumbers, onChange }: Properties) => {
  const t = useTexts(resultTexts);
  const f = useTexts(financeTexts);
  const names = new Map(members.map(({ endToEndId, enterpriseName }) => [endToEndId, enterpriseName]));
  const faultOf = (index: number, column: ResultColumn): ResultFault | undefined => (entries[index]?.outcome === '' && lineNumbers === null ? undefined : faults[index]?.find((fault) => fault.column === column));
  const said = (index: number, column: ResultColumn) => { const fault = faultOf(index, column); return fault === undefined ? null : <p className="cell-fault" id={`${column}-${index}-fault`}>{t(fault.code)}</p>; };
  const cell = (index: number, column: ResultColumn, label: string) => {
    const fault = faultOf(index, column);
    return { 'aria-label': `${label} ${names.get(entries[index]?.endToEndId ?? '') ?? entries[index]?.endToEndId ?? ''}`, 'aria-invalid': fault !== undefined, ...(fault === undefined ? {} : { 'aria-describedby': `${column}-${index}-fault` }) };
  };
  return (
    <ScrollTable label={t('entries')}>
      <thead><tr>{lineNumbers === null ? null : <th scope="col">{t('line')}</th>}<th scope="col">{f('enterprise')} / {t('order')}</th><th scope="col">{t('amount')}</th><th scope="col">{t('outcome')}</th><th scope="col">{t('voucher')}</th><th scope="col">{t('day')}</th><th scope="col">{t('reason')}</th></tr></thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={`${index} ${lineNumbers === null ? entry.endToEndId : ''}`}>
            {lineNumbers === null ? null : <td>{lineNumbers[index]}</td>}
            <th scope="row"><span lang="zh-CN">{names.get(entry.endToEndId) ?? ''}</span><br /><span className="hash">{entry.endToEndId}</span>{said(index, 'endToEndId')}</th>
            <td className="money">{entry.amountYuan}{said(index, 'amountYuan')}</td>
            <td><select value={entry.outcome} {...cell(index, 'outcome', t('outcome'))} onChange={(event) => { onChange(index, { outcome: outcomes.find((outcome) => outcome === event.target.value) ?? '' }); }}>{outcomes.map((outcome) => <option key={outcome} value={outcome}>{t(`outcome_${outcome}`)}</option>)}</select>{said(index, 'outcome')}</td>
            <td><input type="text" value={entry.voucherNumber} {...cell(index, 'voucherNumber', t('voucher'))} onChange={(event) => { onChange(index, { voucherNumber: event.target.value }); }} />{said(index, 'voucherNumber')}</td>
            <td><input type={lineNumbers === null ? 'date' : 'text'} value={entry.settledOn} {...cell(index, 'settledOn', t('day'))} onChange={(event) => { onChange(index, { settledOn: event.target.value }); }} />{said(index, 'settledOn')}</td>
            <td><input type="text" value={entry.reason} {...cell(index, 'reason', t('reason'))} onChange={(event) => { onChange(index, { reason: event.target.value }); }} />{said(index, 'reason')}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
};
