import { parseAccountId } from '../../../../../shared/domain/ledger/account-id';
import type { ApprovalNeed } from '../../../../../shared/domain/ledger/approval-level';
import { useOperation } from '../../../api/api-provider';
import { Moment } from '../../../components/legal-date';
import { useTexts } from '../../../language/language-provider';
import type { BatchView } from '../data/money-views';
import type { FinanceDesk } from '../data/use-money';
import { approvalStateOf, expectedNeed } from './approval-state';
import { batchTexts } from './batch-texts';

/** How many people, and whose word, a batch needs; null while the payment terms are read. */
export const useExpectedNeed = (batch: BatchView, desk: FinanceDesk): ApprovalNeed | null => {
  const terms = useOperation('listPaymentTerms', { query: { programmeId: batch.programmeId } }).data?.items;
  return terms === undefined ? null : expectedNeed(batch, terms, parseAccountId(batch.accountId).payerRegionCode, desk.today);
};

/** Who has approved, and who is missing: people and roles by the level that the sum reaches. */
export const Approvals = ({ batch, desk }: { readonly batch: BatchView; readonly desk: FinanceDesk }) => {
  const t = useTexts(batchTexts);
  const need = useExpectedNeed(batch, desk);
  if (batch.status === 'cancelled' || need === null) return null;
  const { missingPeople, missingRoles, complete } = approvalStateOf(batch.approvals, need);
  const open = batch.status === 'open';
  return (
    <section aria-labelledby="approvals-title">
      <h2 id="approvals-title">{t('approvals')}</h2>
      <p>{t('needed', { n: need.approvers })}{need.role === null ? '' : ` ${t('neededRole')}`}{batch.approvalNeeded === null && open ? ` ${t('neededLater')}` : ''}</p>
      {batch.approvals.length === 0 ? <p className="empty">{t('noneYet')}</p> : <ul>{batch.approvals.map(({ userId, role, at }) => <li key={userId}>{userId}（{t(`role_${role}`)}） · <Moment at={at} /></li>)}</ul>}
      {open ? <p role="status" className="notice-box attention">{complete ? t('letGo') : `${t('missingPeople', { n: missingPeople })}${missingRoles.length === 0 ? '' : ` ${t('missingRole', { role: missingRoles.map((role) => t(`role_${role}`)).join('、') })}`}`}</p> : <p className="small">{t('complete')}</p>}
    </section>
  );
};
