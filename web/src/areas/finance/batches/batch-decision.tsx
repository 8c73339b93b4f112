import { useCommand } from '../../../api/api-provider';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import type { BatchView } from '../data/money-views';
import type { FinanceDesk } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { Yuan } from '../layout/yuan';
import { approvalStateOf } from './approval-state';
import { useExpectedNeed } from './approvals';
import { batchTexts } from './batch-texts';

/** The second person's word on a batch, or its end: what is approved stands in the question once more. */
export const BatchDecision = ({ batch, desk }: { readonly batch: BatchView; readonly desk: FinanceDesk }) => {
  const t = useTexts(batchTexts);
  const f = useTexts(financeTexts);
  const approve = useCommand('approveBatch');
  const cancel = useCommand('cancelBatch');
  const parameters = { batchId: batch.batchId };
  const undecided = batch.status === 'open' || batch.status === 'approving';
  const mine = batch.madeBy === desk.userId;
  const expected = useExpectedNeed(batch, desk);
  const complete = expected !== null && approvalStateOf(batch.approvals, expected).complete;
  // The approving officer has a say where finance laid it down; whoever has approved waits for the others, and at last finance lets the money go.
  const done = batch.status === 'open' && !complete && batch.approvals.some(({ userId }) => userId === desk.userId);
  const asked = desk.isChecker || (desk.decides && expected?.role === 'approver' && !complete);
  const error = approve.error ?? cancel.error;
  return (
    <>
      {approve.isSuccess && batch.status === 'approved' ? <p className="notice-box good" role="status">{t('approved')}</p> : null}
      {cancel.isSuccess && batch.status === 'cancelled' ? <p className="notice-box good" role="status">{t('cancelled')}</p> : null}
      {error === null ? null : <ErrorNotice error={error} onRetry={() => { approve.reset(); cancel.reset(); }} />}
      {batch.status === 'approving' ? <p className="notice-box attention">{t('carryOn')}</p> : null}
      {undecided && mine ? <p>{f('makerWhy')}</p> : null}
      {done ? <p role="status">{t('youApproved')}</p> : null}
      {undecided ? (
        <div className="actions">
          {asked && !mine && !done ? (
            <ConfirmButton label={t('approve')} question={t('approveQuestion')} tone="primary" busy={approve.isPending} onConfirm={() => { approve.mutate({ parameters, body: { membersHash: batch.membersHash } }); }}>
              <p>{t('approveText')}</p>
              <dl className="facts">
                <dt>{f('count')}</dt><dd><strong>{batch.count}</strong></dd>
                <dt>{t('sum')}</dt><dd><strong><Yuan amountFen={batch.totalFen} /></strong> {f('yuanUnit')}</dd>
                <dt>{f('document')}</dt><dd lang="zh-CN">{batch.fundDocumentNumber}</dd>
                <dt>{t('hash')}</dt><dd className="hash">{batch.membersHash}</dd>
              </dl>
            </ConfirmButton>
          ) : null}
          {batch.status === 'open' && (desk.isChecker || desk.isMaker) ? (
            <ConfirmButton label={t('cancel')} question={t('cancelQuestion')} tone="danger" busy={cancel.isPending} onConfirm={() => { cancel.mutate({ parameters, body: {} }); }}><p>{t('cancelText')}</p></ConfirmButton>
          ) : null}
        </div>
      ) : null}
    </>
  );
};
