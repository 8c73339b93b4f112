import { useSearchParams } from 'react-router';
import type { OperationInput, OperationOutput } from '../../../../../shared/contracts/client';
import type { TotalsDimension } from '../../../../../shared/domain/ledger/totals-table';
import { useOperation } from '../../../api/api-provider';
import { Moment } from '../../../components/legal-date';
import { QueryState } from '../../../components/query-state';
import { DownloadButton } from '../../../files/download-button';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { moneyStatuses } from '../data/money-views';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { ScrollTable } from '../layout/scroll-table';
import { YearChoice } from '../layout/year-choice';
import { Yuan } from '../layout/yuan';
import { DimensionChoice } from './dimension-choice';
import { totalsTexts } from './totals-texts';
import { punctuation } from '../../../language/punctuation';
import { readTotalsView, writeTotalsView } from './totals-view';
import type { TotalsView } from './totals-view';

type Table = OperationOutput<'getTotalsTable'>;
type Line = Table['rows'][number];

/** Disbursement totals in any of nine dimensions, on the page and as a file. */
export const Component = () => {
  const t = useTexts(totalsTexts);
  return <ProgrammePage title={t('title')} lead={t('lead')}>{(programme, desk) => <Chosen programme={programme} desk={desk} />}</ProgrammePage>;
};

const Chosen = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(totalsTexts);
  const [search, setSearch] = useSearchParams();
  const read = readTotalsView(search);
  const all = read.programmeId === null && search.get('totalsOf') === 'all';
  const view: TotalsView = { ...read, programmeId: all ? null : programme.programmeId };
  const programmeIds = all ? desk.programmes.map(({ programmeId }) => programmeId) : [programme.programmeId];
  return (
    <>
      <DimensionChoice view={view} programmeId={programme.programmeId} onChange={(next) => { setSearch((before) => writeTotalsView(before, next)); }} />
      <YearChoice key={programmeIds.join(' ')} programmeIds={programmeIds} empty={t('noYears')}>{(year) => <Totals view={view} fiscalYear={year} desk={desk} />}</YearChoice>
    </>
  );
};

const Totals = ({ view, fiscalYear, desk }: { readonly view: TotalsView; readonly fiscalYear: number; readonly desk: FinanceDesk }) => {
  const t = useTexts(totalsTexts);
  const { language } = useLanguage();
  const query: OperationInput<'getTotalsTable'>['query'] = { fiscalYear, by: view.by.join(','), ...(view.programmeId === null ? {} : { programmeId: view.programmeId }), ...(view.status === null ? {} : { status: view.status }) };
  const totals = useOperation('getTotalsTable', { query });
  const fileName = `资金汇总-${fiscalYear}`;
  return (
    <div className="reserved-rows">
      <QueryState query={totals}>
        {(data) => (
          <>
            <dl className="figures">
              <div className="figure"><dt>{t('rows')}</dt><dd>{data.control.rows}</dd></div>
              <div className="figure"><dt>{t('paidCount')}</dt><dd>{data.control.paidCount}</dd></div>
              <div className="figure"><dt>{t('paidSum')}</dt><dd><Yuan amountFen={data.control.paidFen} /></dd></div>
              <div className="figure"><dt>{t('asOf')}</dt><dd className="small">{data.asOfAt === null ? t('asOfNothing') : <Moment at={data.asOfAt} />}</dd></div>
            </dl>
            <p>{t('sha')}{punctuation[language].colon}<span className="hash">{data.control.sha256}</span></p>
            <div className="actions no-print">
              <DownloadButton label={t('xlsx')} fileName={fileName} kind="xlsx" primary read={(files) => files.read('exportTotalsTableXlsx', { query })} />
              <DownloadButton label={t('csv')} fileName={fileName} kind="csv" read={(files) => files.read('exportTotalsTableCsv', { query })} />
              <DownloadButton label={t('json')} fileName={fileName} kind="json" read={(files) => files.read('getTotalsTable', { query })} />
            </div>
            <p className="small">{t('moving')}</p>
            <h2>{t('content')}</h2>
            {data.rows.length === 0 ? <p className="empty">{t('none')}</p> : <Rows table={data} desk={desk} />}
          </>
        )}
      </QueryState>
    </div>
  );
};

const Rows = ({ table: { by, rows }, desk }: { readonly table: Table; readonly desk: FinanceDesk }) => {
  const t = useTexts(totalsTexts);
  const f = useTexts(financeTexts);
  const wordOf = useWord(desk);
  return (
    <ScrollTable label={t('content')}>
      <thead><tr>{by.map((name) => <th key={name} scope="col">{t(`dimension_${name}`)}</th>)}<th scope="col" className="number">{f('count')}</th><th scope="col" className="number">{f('inYuan', { name: f('amount') })}</th></tr></thead>
      <tbody>
        {rows.map((line) => (
          <tr key={by.map((name) => String(line[name])).join(' ')}>
            {by.map((name) => <td key={name} {...(long.has(name) ? {} : { className: 'nowrap' })} {...(chinese.has(name) ? { lang: 'zh-CN' } : {})}>{wordOf(line, name)}</td>)}
            <td className="number">{line.count}</td><td className="number"><Yuan amountFen={line.amountFen} /></td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
};

/** Dimensions whose values may take several lines. */
const long: ReadonlySet<TotalsDimension> = new Set(['programme', 'kind', 'plan']);
/** Dimensions whose values are names of the catalogue or of places. */
const chinese: ReadonlySet<TotalsDimension> = new Set(['programme', 'plan', 'district']);

/** What a value is called; one without a name stays as it is. */
const useWord = (desk: FinanceDesk) => {
  const t = useTexts(totalsTexts);
  const f = useTexts(financeTexts);
  const named = (key: string): string | null => {
    const found = Object.keys(totalsTexts).find((one): one is keyof typeof totalsTexts => one === key);
    return found === undefined ? null : t(found);
  };
  return (line: Line, name: TotalsDimension): string => {
    const value = String(line[name] ?? '');
    if (value === '') return '—';
    switch (name) {
      case 'programme': return desk.programmes.find(({ programmeId }) => programmeId === value)?.title ?? value;
      case 'district': return desk.regionName(value);
      case 'kind': return named(`kind_${value}`) ?? value;
      case 'enterpriseSize': return named(`size_${value}`) ?? value;
      case 'status': {
        const status = moneyStatuses.find((one) => one === value);
        return status === undefined ? value : f(status);
      }
      case 'plan': case 'fiscalYear': case 'quarter': case 'month': return value;
    }
  };
};

