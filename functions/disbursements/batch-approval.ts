import type { OfficerActor, OfficerRole } from '../../shared/domain/application/actor';
import { parseAccountId } from '../../shared/domain/ledger/account-id';
import { approvalNeededFor, isApproved, sharesHands } from '../../shared/domain/ledger/approval-level';
import type { BatchApproval } from '../../shared/domain/ledger/approval-level';
import { termsInForce } from '../../shared/domain/ledger/payment-terms';
import { batchTotalsOf } from '../../shared/domain/ledger/batch-members';
import type { PaymentTerms } from '../../shared/domain/ledger/payment-terms';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import type { PaymentBatch } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';
import type { FinanceOfficer } from './finance-authority';
import { orderOffsets, releaseOffsets } from './offset-of-member';
import { requireJournalKnown } from './payment-journal';

const triesAtMost = 5;

/** True for finance's own checker of this money; the approving officer also has a say where finance laid it down. */
export const isFinanceFor = ({ coversAs }: FinanceOfficer, { accountId }: PaymentBatch): boolean => {
  const { programmeId, payerRegionCode } = parseAccountId(accountId);
  return coversAs('finance_approver', programmeId, payerRegionCode);
};

/** Asked before anything is said about the batch. @throws Problem `forbidden`. */
export const requireApprover = async (dependencies: DisbursementDependencies, officer: FinanceOfficer, batch: PaymentBatch): Promise<void> => {
  if (isFinanceFor(officer, batch)) return;
  const terms = batch.approvals.length > 0 ? batch.terms : await currentTerms(dependencies, batch);
  if (approvalNeededFor(terms?.approvalLevels ?? [], batchTotalsOf(batch.members).grossFen).role === null) throw new Problem('forbidden', { params: { roles: ['finance_approver'] } });
};

/**
 * Notes that this officer approves the batch and, when that is enough, turns it `approving`: from here nothing can leave
 * it. What finance laid down about levels and files is pinned with the first approval. Of two who approve at once
 * neither is lost; whoever finds that the other was first approves what stands there then.
 * @param check everything that could stop the payment, looked at before the approval counts.
 * @returns the batch as it stands: open, while further people have to approve.
 * @throws Problem `payments_frozen`, `separation_of_duties`, `batch_not_open`, `batch_sums_differ`, `offset_changed`, `busy`, and those of `check`.
 */
export const approveOpenBatch = async (
  dependencies: DisbursementDependencies, officer: FinanceOfficer, opened: PaymentBatch, check: (batch: PaymentBatch) => Promise<void>,
): Promise<PaymentBatch> => {
  let batch = opened;
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    if (batch.status === 'cancelled') {
      // Given up while demands were being kept for it: those that came too late are let go as well.
      if (tries > 0) await releaseOffsets(dependencies, officer.actor, batch);
      throw new Problem('batch_not_open', { params: { status: batch.status } });
    }
    if (batch.status !== 'open') return batch;
    const terms = batch.approvals.length > 0 ? batch.terms : await currentTerms(dependencies, batch);
    const known = await requireJournalKnown(dependencies);
    const next = withApproval(dependencies, officer, batch, terms);
    if (next === batch) return batch;
    try {
      await check(batch);
      // Demands are kept for their orders before the batch can no longer be given up.
      if (next.status === 'approving') await orderOffsets(dependencies, officer.actor, batch);
      await dependencies.batches.recordApproval(next, batch, known);
      return next;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      batch = await overtakenBatch(dependencies, batch, error);
    }
  }
  throw new Problem('busy');
};

/** The batch as another approval left it meanwhile. @throws Problem `batch_sums_differ`; the given one when nobody moved the batch, so that the reason is its own. */
const overtakenBatch = async (dependencies: DisbursementDependencies, before: PaymentBatch, reason: Problem): Promise<PaymentBatch> => {
  const now = await dependencies.batches.readBatch(before.batchId);
  if (now === null || now.membersHash !== before.membersHash) throw new Problem('batch_sums_differ', { field: 'membersHash' });
  const unmoved = now.status === before.status && now.approvals.length === before.approvals.length;
  if (unmoved && reason.code !== 'version_stale') throw reason;
  return now;
};

const currentTerms = async (dependencies: DisbursementDependencies, batch: PaymentBatch): Promise<PaymentTerms | null> => {
  const [account, all] = await Promise.all([dependencies.ledger.readAccount(batch.accountId), dependencies.paymentTerms.listTerms(batch.programmeId)]);
  if (account === null) throw new Error(`Batch ${batch.batchId} names an account that does not exist.`);
  return termsInForce(all, account.payerRegionCode, legalDateOf(dependencies.clock.now()), dependencies.demoMode);
};

/** The batch with this officer's approval; the batch itself when they have approved and others are still missing. */
const withApproval = (dependencies: DisbursementDependencies, officer: FinanceOfficer, batch: PaymentBatch, terms: PaymentTerms | null): PaymentBatch => {
  const need = approvalNeededFor(terms?.approvalLevels ?? [], batchTotalsOf(batch.members).grossFen);
  const { actor } = officer;
  const finance = isFinanceFor(officer, batch);
  const approvedBefore = batch.approvals.some(({ userId }) => userId === actor.userId);
  const approvals = approvedBefore ? batch.approvals : [...batch.approvals, approvalOf(dependencies, actor, batch, finance ? 'finance_approver' : 'approver')];
  const complete = finance && isApproved(approvals, need);
  if (approvedBefore && !complete) return batch;
  return { ...batch, terms, approvals, ...(complete ? { status: 'approving' as const, approvedBy: actor.userId, approvedAt: dependencies.clock.now() } : {}) };
};

const approvalOf = ({ clock }: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch, role: Extract<OfficerRole, 'finance_approver' | 'approver'>): BatchApproval => {
  const hands = [...new Set([actor.userId, ...actor.grants.flatMap((grant) => (grant.role === role && grant.deputyForUserId !== null ? [grant.deputyForUserId] : []))])];
  if (sharesHands(batch.approvals, hands)) throw new Problem('separation_of_duties', { params: { duty: 'batch_checker', heldDuty: 'batch_checker' } });
  return { userId: actor.userId, hands, role, at: clock.now() };
};
