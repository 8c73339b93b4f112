import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { LegalDate } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import type { BatchMemberView } from '../data/money-views';
import { useFinanceDesk } from '../data/use-money';
import { TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { financeTexts } from '../layout/finance-texts';
import { Yuan, yuanText } from '../layout/yuan';
import { returnFaults } from './return-checks';
import type { ReturnForm } from './return-checks';
import { returnTexts } from './return-texts';

/** 退票 of one order that was paid: its document, its day, why; afterwards the case can be sent again alone. */
export const Component = () => {
  const t = useTexts(returnTexts);
  const f = useTexts(financeTexts);
  const { batchId = '', endToEndId = '' } = useParams();
  const desk = useFinanceDesk();
  const members = useOperation('listBatchMembers', { parameters: { batchId } });
  const programmeId = useOperation('getBatch', { parameters: { batchId } }).data?.programmeId ?? '';
  const record = useCommand('returnPayment');
  // Kept over the reading anew that follows the command: the order is no longer paid then.
  const [sent, setSent] = useState<BatchMemberView | null>(null);
  return (
    <>
      <PageHeading title={t('title')} caption={<Link to={`/finance/batches/${batchId}`}>{t('toBatch')}</Link>} />
      <p>{t('lead')}</p>
      {sent === null || !record.isSuccess ? (
        <QueryState query={members}>{({ items }) => {
          const member = sent ?? items.find((item) => item.endToEndId === endToEndId);
          if (member === undefined) return <p className="empty">{t('notHere')}</p>;
          if (member.settlement !== 'paid') return <p className="empty">{t('notPaid')}</p>;
          return desk.isMaker ? <Entry member={member} batchId={batchId} today={desk.today} record={record} onSend={() => { setSent(member); }} /> : <p className="empty">{f('readOnly')}</p>;
        }}</QueryState>
      ) : (
        <div className="notice-box good" role="status">
          <p>{sent.enterpriseName}：{t('done', { amount: yuanText(sent.amountFen) })}</p>
          <p><Link className="button primary" to={`/finance/batches/new?programme=${programmeId}&case=${sent.applicationId}`}>{t('reissue')}</Link> <Link to={`/finance/batches/${batchId}`}>{t('toBatch')}</Link></p>
        </div>
      )}
    </>
  );
};

type Properties = { readonly member: BatchMemberView; readonly batchId: string; readonly today: string; readonly record: ReturnType<typeof useCommand<'returnPayment'>>; readonly onSend: () => void };

const Entry = ({ member, batchId, today, record, onSend }: Properties) => {
  const t = useTexts(returnTexts);
  const f = useTexts(financeTexts);
  const w = useTexts(formTexts);
  const [key] = useState(newKey);
  const [form, setForm] = useState<ReturnForm>({ documentNumber: '', returnedOn: today, reason: '' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const item = useOperation('getPaymentCase', { parameters: { applicationId: member.applicationId } });
  const faults = returnFaults(form, today);
  const whole = Object.keys(faults).length === 0;
  const shown = (name: keyof ReturnForm): string | null => { const fault = faults[name]; return fault === undefined || !left.has(name) ? null : w(fault); };
  return (
    <>
      <dl className="facts">
        <dt>{f('enterprise')}</dt><dd lang="zh-CN">{member.enterpriseName}</dd>
        <dt>{f('receipt')}</dt><dd>{member.receiptNumber ?? '—'}</dd>
        <dt>{f('amount')}</dt><dd><strong><Yuan amountFen={member.amountFen} /></strong> {f('yuanUnit')}</dd>
        <dt>{t('order')}</dt><dd className="hash">{member.endToEndId}</dd>
        <dt>{t('voucher')}</dt><dd>{member.result?.voucherNumber ?? '—'}</dd>
        <dt>{t('settledOn')}</dt><dd><LegalDate dateOn={member.result?.settledOn ?? null} /></dd>
      </dl>
      <div onBlur={({ target: { id } }) => { setLeft((before) => new Set([...before, id])); }}>
        <TextField id="documentNumber" label={t('documentNumber')} hint={t('documentHint')} fault={shown('documentNumber')} value={form.documentNumber} onChange={(documentNumber) => { setForm({ ...form, documentNumber }); }} />
        <TextField id="returnedOn" type="date" label={t('returnedOn')} fault={shown('returnedOn')} value={form.returnedOn} onChange={(returnedOn) => { setForm({ ...form, returnedOn }); }} />
        <TextField id="reason" long label={t('reason')} fault={shown('reason')} value={form.reason} onChange={(reason) => { setForm({ ...form, reason }); }} />
      </div>
      {record.error === null ? null : <ErrorNotice error={record.error} />}
      <QueryState query={item}>
        {({ version }) => (
          <ConfirmButton label={t('send')} question={t('question')} tone="primary" busy={record.isPending} confirmDisabled={!whole} onConfirm={() => { onSend(); record.mutate({ idempotencyKey: key, parameters: { applicationId: member.applicationId }, body: { expectedVersion: version, batchId, endToEndId: member.endToEndId, documentNumber: form.documentNumber.trim(), returnedOn: form.returnedOn, reason: form.reason.trim() } }); }}>
            {whole ? <p>{t('sendText', { name: member.enterpriseName, amount: yuanText(member.amountFen) })}</p> : <p>{t('completeFirst')}</p>}
          </ConfirmButton>
        )}
      </QueryState>
    </>
  );
};
