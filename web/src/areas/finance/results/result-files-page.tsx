import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { Moment } from '../../../components/legal-date';
import { useTexts } from '../../../language/language-provider';
import { saveFile } from '../data/file-download';
import type { BatchMemberView, BatchView } from '../data/money-views';
import { useFinanceDesk } from '../data/use-money';
import { Field, SelectField } from '../../../forms/field';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { decodeFile } from './result-file';
import { resultFileTexts } from './result-file-texts';
import { ResultFileOutcome } from './result-file-outcome';
import { resultTemplate } from './result-template';

const formats = ['csv', 'pain_002'] as const;
type Format = (typeof formats)[number];
/** As the contract has it. */
const longestFile = 400_000;

/** The files that came back for a batch, and the way in for another one: taken whole or refused whole. */
export const Component = () => {
  const t = useTexts(resultFileTexts);
  const { batchId = '' } = useParams();
  const desk = useFinanceDesk();
  const batch = useOperation('getBatch', { parameters: { batchId } });
  const members = useOperation('listBatchMembers', { parameters: { batchId } });
  const received = useOperation('listResultFiles', { parameters: { batchId } });
  return (
    <>
      <PageHeading title={t('title')} caption={<Link to={`/finance/batches/${batchId}`}>{t('toBatch')}</Link>} />
      <p>{t('lead')}</p>
      <QueryState query={batch}>{(data) => data.status !== 'approved' ? <p className="empty">{t('notApproved')}</p> : desk.isMaker ? <QueryState query={members}>{({ items }) => <Upload batch={data} members={items} />}</QueryState> : null}</QueryState>
      <h2>{t('received')}</h2>
      <QueryState query={received} empty={{ when: ({ items }) => items.length === 0, text: t('receivedNone') }}>
        {({ items }) => (
          <ScrollTable label={t('received')}>
            <thead><tr><th scope="col">{t('receivedAt')}</th><th scope="col">{t('format')}</th><th scope="col" className="number">{t('lines')}</th><th scope="col" className="number">{t('bytes')}</th><th scope="col">{t('receivedBy')}</th><th scope="col">{t('sha')}</th></tr></thead>
            <tbody>{[...items].sort((left, right) => (left.receivedAt < right.receivedAt ? 1 : -1)).map((file) => <tr key={file.sha256}><th scope="row"><Moment at={file.receivedAt} /></th><td>{t(`format_${file.format}`)}</td><td className="number">{file.count}</td><td className="number">{file.bytes}</td><td>{file.receivedBy}</td><td className="hash">{file.sha256}</td></tr>)}</tbody>
          </ScrollTable>
        )}
      </QueryState>
    </>
  );
};

type Chosen = { readonly name: string; readonly text: string; readonly key: string };

const Upload = ({ batch, members }: { readonly batch: BatchView; readonly members: readonly BatchMemberView[] }) => {
  const t = useTexts(resultFileTexts);
  const f = useTexts(financeTexts);
  const [format, setFormat] = useState<Format>('csv');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const record = useCommand('recordResultFile');
  const open = members.filter(({ settlement }) => settlement === 'awaiting');
  const fault = chosen === null ? null : chosen.text === '' ? t('empty') : chosen.text.length > longestFile ? t('tooLarge') : null;
  // Another file is another request and has a key of its own.
  const take = async (file: File): Promise<void> => {
    const text = decodeFile(await file.arrayBuffer());
    record.reset();
    if (/\.xml$/i.test(file.name)) setFormat('pain_002');
    else if (/\.(csv|txt)$/i.test(file.name)) setFormat('csv');
    setChosen({ name: file.name, text, key: newKey() });
  };
  return (
    <>
      {record.data === undefined ? null : <ResultFileOutcome outcome={record.data} members={members} />}
      {record.error === null ? null : <ErrorNotice error={record.error} />}
      <Field id="result-file" label={t('file')} hint={t('fileHint')} fault={fault}>
        {(described) => <input type="file" accept=".csv,.xml,text/csv,application/xml,text/xml" {...described} onChange={({ target }) => { const [file] = target.files ?? []; if (file !== undefined) void take(file); target.value = ''; }} />}
      </Field>
      <p role="status" className="status-line">{chosen === null ? '' : t('chosen', { name: chosen.name, n: chosen.text.length })}</p>
      <SelectField id="result-format" label={t('format')} hint={t('csvHint')} fault={null} value={format} choices={formats.map((value) => ({ value, label: t(`format_${value}`) }))} onChange={(value) => { setFormat(formats.find((one) => one === value) ?? 'csv'); if (chosen !== null) setChosen({ ...chosen, key: newKey() }); }} />
      <div className="actions">
        <ConfirmButton label={t('send')} question={t('question')} tone="primary" busy={record.isPending} confirmDisabled={chosen === null || fault !== null} onConfirm={() => { if (chosen !== null) record.mutate({ idempotencyKey: chosen.key, parameters: { batchId: batch.batchId }, body: { format, text: chosen.text } }, { onSuccess: () => { setChosen(null); } }); }}>
          <p>{chosen === null ? t('none') : fault ?? t('sendText', { name: chosen.name })}</p>
          <dl className="facts"><dt>{f('count')}</dt><dd>{batch.count}</dd></dl>
        </ConfirmButton>
        <button type="button" className="link-button" disabled={open.length === 0} onClick={() => { saveFile(`支付结果-${batch.batchId}.csv`, resultTemplate(open)); }}>{t('template')}</button>
        <Link to={`/finance/batches/${batch.batchId}/results?programme=${batch.programmeId}`}>{t('byHand')}</Link>
      </div>
    </>
  );
};
