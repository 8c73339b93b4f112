import { useState } from 'react';
import { Link } from 'react-router';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useCommand, useOperation } from '../../../api/api-provider';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { QueryState } from '../../../components/query-state';
import { ConfirmButton } from '../../../components/confirm-button';
import { useTexts } from '../../../language/language-provider';
import { useAccountsOf } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { TextField } from '../../../forms/field';
import { accountLine } from '../layout/account-choice';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { Yuan, yuanText } from '../layout/yuan';
import { ShareTable } from './share-table';
import { transferTexts } from './transfer-texts';

type TransferView = OperationOutput<'listTransfers'>['items'][number];

export const Component = () => {
  const t = useTexts(transferTexts);
  return <ProgrammePage title={t('title')} lead={t('lead')}>{(programme, desk) => <Transfers key={programme.programmeId} programme={programme} desk={desk} />}</ProgrammePage>;
};

const Transfers = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(transferTexts);
  const transfers = useOperation('listTransfers', { query: { programmeId: programme.programmeId } });
  const { accounts } = useAccountsOf([programme.programmeId]);
  const approve = useCommand('approveTransfer');
  const refuse = useCommand('refuseTransfer');
  const error = approve.error ?? refuse.error;
  const busyId = approve.isPending ? approve.variables.parameters.transferId : refuse.isPending ? refuse.variables.parameters.transferId : null;
  const lineOf = (accountId: string): string => accountLine(accounts.find((account) => account.accountId === accountId), accountId);
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} onRetry={() => { approve.reset(); refuse.reset(); void transfers.refetch(); }} />}
      {approve.isSuccess ? <p className="notice-box good" role="status">{t('approved')}</p> : null}
      {refuse.isSuccess ? <p className="notice-box" role="status">{t('refused')}</p> : null}
      {desk.isMaker ? <p><Link className="button primary" to={`/finance/transfers/new?programme=${programme.programmeId}`}>{t('propose')}</Link></p> : null}
      <QueryState query={transfers} empty={{ when: ({ items }) => items.length === 0, text: t('none') }}>
        {({ items }) => [...items].sort((left, right) => (left.madeAt < right.madeAt ? 1 : -1)).map((transfer) => (
          <TransferCard
            key={transfer.transferId} transfer={transfer} desk={desk} busy={busyId === transfer.transferId} fromLine={lineOf(transfer.fromAccountId)}
            onApprove={() => { refuse.reset(); approve.mutate({ parameters: { transferId: transfer.transferId }, body: {} }); }}
            onRefuse={(reason) => { approve.reset(); refuse.mutate({ parameters: { transferId: transfer.transferId }, body: { reason } }); }}
          />
        ))}
      </QueryState>
    </>
  );
};

const tones = { open: 'attention', approved: 'good', refused: 'bad' } as const;

type Properties = { readonly transfer: TransferView; readonly desk: FinanceDesk; readonly busy: boolean; readonly fromLine: string; readonly onApprove: () => void; readonly onRefuse: (reason: string) => void };

/** One transfer with each district's share and why; open ones can be decided by a second person. */
const TransferCard = ({ transfer, desk, busy, fromLine, onApprove, onRefuse }: Properties) => {
  const t = useTexts(transferTexts);
  const f = useTexts(financeTexts);
  const [reason, setReason] = useState('');
  const mine = transfer.madeBy === desk.userId;
  const decides = transfer.status === 'open' && desk.isChecker && !mine;
  return (
    <section className="card" aria-labelledby={`transfer-${transfer.transferId}`}>
      <h2 id={`transfer-${transfer.transferId}`}><span lang="zh-CN">{transfer.documentNumber}</span> · <Yuan amountFen={transfer.amountFen} /> {f('yuanUnit')} <span className={`tag ${tones[transfer.status]}`}>{t(`status_${transfer.status}`)}</span></h2>
      <dl className="facts">
        <dt>{f('payer')}</dt><dd lang="zh-CN">{desk.regionName(transfer.payerRegionCode)}</dd>
        <dt>{t('from')}</dt><dd lang="zh-CN">{fromLine}</dd>
        <dt>{t('factors')}</dt><dd lang="zh-CN"><ul className="plain">{transfer.factors.map(({ name, weightPercent, basis }) => <li key={name}>{name} {weightPercent}% · {basis}</li>)}</ul></dd>
        <dt>{f('madeBy')}</dt><dd>{transfer.madeBy} · <Moment at={transfer.madeAt} /></dd>
        {transfer.decidedBy === null ? null : <><dt>{f('checkedBy')}</dt><dd>{transfer.decidedBy} · <Moment at={transfer.decidedAt} />{transfer.reason === null ? null : <div lang="zh-CN">{t('why', { reason: transfer.reason })}</div>}</dd></>}
      </dl>
      <ShareTable label={`${t('gets')} ${transfer.documentNumber}`} factors={transfer.factors} shares={transfer.shares} totalFen={transfer.amountFen} regionName={desk.regionName} />
      {transfer.status === 'open' && mine ? <p>{f('makerWhy')}</p> : null}
      {decides ? (
        <div className="actions">
          <ConfirmButton label={t('approve')} question={t('approveQuestion')} tone="primary" busy={busy} onConfirm={onApprove}><p lang="zh-CN"><strong>{transfer.documentNumber}</strong></p><p>{t('approveText', { amount: yuanText(transfer.amountFen), n: transfer.shares.length })}</p></ConfirmButton>
          <ConfirmButton label={t('refuse')} question={t('refuseQuestion')} tone="danger" busy={busy} confirmDisabled={reason.trim().length < 2} onConfirm={() => { onRefuse(reason.trim()); }}><TextField id={`reason-${transfer.transferId}`} long label={t('refuseReason')} fault={null} value={reason} onChange={setReason} /></ConfirmButton>
        </div>
      ) : null}
    </section>
  );
};
