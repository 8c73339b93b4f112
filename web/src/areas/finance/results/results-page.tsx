import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { fen, formatYuan } from '../../../../../shared/domain/money';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import type { BatchMemberView, BatchView } from '../data/money-views';
import { useFinanceDesk } from '../data/use-money';
import { TextField } from '../../../forms/field';
import { YuanField } from '../form/yuan-field';
import { readYuan } from '../form/yuan-text';
import { financeTexts } from '../layout/finance-texts';
import { CaseOutcomes } from '../layout/step-progress';
import { yuanText } from '../layout/yuan';
import type { ControlTotals } from './result-file';
import { ResultImport } from './result-import';
import { linesTotal, resultFaults, resultLinesOf } from './result-lines';
import type { ResultEntry } from './result-lines';
import { ResultTable } from './result-table';
import { resultTexts } from './result-texts';

/** The treasury's answers to one batch: typed line by line, or read from a file, looked at, then recorded. */
export const Component = () => {
  const t = useTexts(resultTexts);
  const f = useTexts(financeTexts);
  const { batchId = '' } = useParams();
  const desk = useFinanceDesk();
  const batch = useOperation('getBatch', { parameters: { batchId } });
  const members = useOperation('listBatchMembers', { parameters: { batchId } });
  return (
    <>
      <PageHeading title={t('title')} caption={<Link to={`/finance/batches/${batchId}`}>{t('toBatch')}</Link>} />
      <p>{t('lead')}</p>
      <QueryState query={batch}>
        {(data) => data.status !== 'approved' ? <p className="empty">{t('notApproved')}</p> : !desk.isMaker ? <p className="empty">{f('readOnly')}</p> : <QueryState query={members}>{({ items }) => <Entry batch={data} members={items} today={desk.today} />}</QueryState>}
      </QueryState>
    </>
  );
};

const typedFor = (members: readonly BatchMemberView[], today: string): readonly ResultEntry[] =>
  members.filter(({ settlement }) => settlement === 'awaiting').map(({ endToEndId, amountFen }) => ({ endToEndId, amountYuan: formatYuan(fen(amountFen)), outcome: '', voucherNumber: '', settledOn: today, reason: '' }));

type Sheet = { readonly entries: readonly ResultEntry[]; readonly lineNumbers: readonly number[] | null; readonly key: string };

const Entry = ({ batch, members, today }: { readonly batch: BatchView; readonly members: readonly BatchMemberView[]; readonly today: string }) => {
  const t = useTexts(resultTexts);
  const [sheet, setSheet] = useState<Sheet>(() => ({ entries: typedFor(members, today), lineNumbers: null, key: newKey() }));
  const [control, setControl] = useState<ControlTotals>({ count: '', amountYuan: '' });
  const record = useCommand('recordResults');
  const imported = sheet.lineNumbers !== null;
  const answered = imported ? sheet.entries : sheet.entries.filter(({ outcome }) => outcome !== '');
  const faults = resultFaults(sheet.entries, members, today);
  const open = sheet.entries.filter((entry, index) => (imported || entry.outcome !== '') && (faults[index]?.length ?? 0) > 0).length;
  const lines = open === 0 ? resultLinesOf(answered) : [];
  const sumFen = linesTotal(lines);
  const countRight = control.count.trim() === String(lines.length);
  const sumRight = readYuan(control.amountYuan).amountFen === sumFen;
  const change = (index: number, part: Partial<ResultEntry>): void => { setSheet({ ...sheet, key: newKey(), entries: sheet.entries.map((entry, at) => (at === index ? { ...entry, ...part } : entry)) }); };
  if (record.data !== undefined) return <Recorded batch={batch} members={members} outcome={record.data} />;
  const faultLines = imported ? sheet.entries.flatMap((_entry, index) => (faults[index] ?? []).map((fault) => t('faultLine', { line: sheet.lineNumbers?.[index] ?? index + 1, column: t(`column_${fault.column}`), what: t(fault.code) }))) : [];
  return (
    <>
      <ResultImport batchId={batch.batchId} open={members.filter(({ settlement }) => settlement === 'awaiting')} onRead={(file) => { setSheet({ entries: file.entries, lineNumbers: file.lineNumbers, key: newKey() }); if (file.control !== null) setControl(file.control); }} />
      {imported ? <div className="notice-box" role="status"><p>{t('imported', { n: sheet.entries.length })} <button type="button" className="link-button" onClick={() => { setSheet({ entries: typedFor(members, today), lineNumbers: null, key: newKey() }); }}>{t('clear')}</button></p>{faultLines.length === 0 ? null : <ul>{faultLines.map((line) => <li key={line}>{line}</li>)}</ul>}</div> : null}
      <h2>{t('entries')}</h2>
      <ResultTable entries={sheet.entries} faults={faults} members={members} lineNumbers={sheet.lineNumbers} onChange={change} />
      <h2>{t('control')}</h2>
      <p>{t('controlLead')}</p>
      <TextField id="control-count" label={t('controlCount')} fault={control.count !== '' && open === 0 && !countRight ? t('controlCountWrong', { n: lines.length }) : null} value={control.count} onChange={(count) => { setControl({ ...control, count }); }} />
      <YuanField id="control-sum" label={t('controlSum')} fault={control.amountYuan !== '' && open === 0 && !sumRight ? t('controlSumWrong', { amount: yuanText(sumFen) }) : null} value={control.amountYuan} onChange={(amountYuan) => { setControl({ ...control, amountYuan }); }} />
      {record.error === null ? null : <ErrorNotice error={record.error} />}
      <ConfirmButton label={t('send')} question={t('question')} tone="primary" busy={record.isPending} confirmDisabled={lines.length === 0 || !countRight || !sumRight} onConfirm={() => { record.mutate({ idempotencyKey: sheet.key, parameters: { batchId: batch.batchId }, body: { count: lines.length, totalFen: sumFen, lines: [...lines] } }); }}>
        {lines.length === 0 ? <p>{t('nothing')}</p> : !countRight || !sumRight ? <p>{t('controlLead')} {t('controlCountWrong', { n: lines.length })}；{t('controlSumWrong', { amount: yuanText(sumFen) })}</p> : <p>{t('sendText', { n: lines.filter(({ outcome }) => outcome === 'paid').length, m: lines.filter(({ outcome }) => outcome === 'failed').length, amount: yuanText(sumFen) })}</p>}
      </ConfirmButton>
    </>
  );
};

type RecordedProperties = { readonly batch: BatchView; readonly members: readonly BatchMemberView[]; readonly outcome: { readonly results: readonly { readonly applicationId: string; readonly problem: { readonly message: string } | null }[]; readonly unsettled: readonly string[] } };

const Recorded = ({ batch, members, outcome }: RecordedProperties) => {
  const t = useTexts(resultTexts);
  const names = new Map(members.map(({ applicationId, enterpriseName }) => [applicationId, enterpriseName]));
  return (
    <>
      <h2>{t('recorded')}</h2>
      <CaseOutcomes outcomes={outcome.results} nameOf={(applicationId) => names.get(applicationId) ?? applicationId} />
      <p>{outcome.unsettled.length === 0 ? t('leftNone') : t('left', { n: outcome.unsettled.length })}</p>
      <p><Link className="button primary" to={`/finance/batches/${batch.batchId}?programme=${batch.programmeId}`}>{t('toBatch')}</Link></p>
    </>
  );
};
