import type { Request } from '../../shared/casework/dependencies';
import { situationOf } from '../../shared/casework/situation';
import type { Application } from '../../shared/domain/application/application';
import type { OfficerActor } from '../../shared/domain/application/actor';
import { wasOrdered } from '../../shared/domain/application/parts';
import { requireUninvolved } from '../../shared/domain/review/separation-of-duties';
import { transition } from '../../shared/domain/application/transition';
import { Problem } from '../../shared/domain/problem';
import type { BatchMember, PaymentBatch } from '../../shared/ports/money';
import { actAsItStands } from './act-as-it-stands';
import { approveOpenBatch, isFinanceFor, requireApprover } from './batch-approval';
import { storeBatchFiles } from './batch-files';
import { requireFrozen, sealMembers } from './batch-member';
import { batchViewOf } from './batch-view';
import { orderOffsets } from './offset-of-member';
import type { DisbursementDependencies } from './disbursement-context';
import { batchApproverRoles, requireAnotherPerson, requireFinance } from './finance-authority';
import { findBatch } from './find-batch';
import { requireJournalKnown, writeJournal } from './payment-journal';

/**
 * Another person than the maker lets the money of a batch go, by the hash of what they checked.
 *
 * Where finance laid down that a sum needs several people, each approval is recorded and the batch stays open until they
 * are enough. Then five steps, each of which a retry recognises as done: (1) every member is checked and the batch turns `approving`,
 * with who and when; from here nothing can leave it. Just before, what enterprises owe and consented to set off is kept for their orders (`offset-of-member.ts`). (2) Each case is authorised once. (3) The journal outside the table is told (`payment-journal.ts`). (4) The payment file is computed
 * from the frozen members, the payee accounts (which can't change while a case is in a batch), the pinned terms and the
 * moment of step 1, so that each format has the same bytes whenever it is computed, and is created once. (5) The batch
 * turns `approved` and keeps the files' hashes. A crash leaves the batch `approving`; the same or another checker sends the approval again.
 * @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `payments_frozen`, `batch_sums_differ`, `batch_not_open`, `offset_changed`, `separation_of_duties`, `own_enterprise`, `recused`, `busy`.
 */
export const approveBatch = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly batchId: string }, unknown, { readonly membersHash: string }>) => {
  const officer = await requireFinance(dependencies, request.identity, batchApproverRoles);
  const batch = await findBatch(dependencies, officer, request.parameters.batchId);
  await requireApprover(dependencies, officer, batch);
  await requireAnotherPerson(dependencies, officer.actor, batch.madeBy);
  const finance = isFinanceFor(officer, batch);
  requireChecked(dependencies, batch, request.body.membersHash);
  if (batch.status === 'approved') return batchViewOf(batch);
  if (batch.status === 'approving') await requireJournalKnown(dependencies);
  const approving = await approveOpenBatch(dependencies, officer, batch, (open) => requireAllPayable(dependencies, officer.actor, finance, open));
  // Further people have to approve, or the last word is finance's.
  if (approving.status !== 'approving' || !finance) return batchViewOf(approving);
  // Kept before the batch turned `approving`; here they are read as they stand.
  const ordered: Application[] = [...await orderOffsets(dependencies, officer.actor, approving)];
  for (const member of approving.members) ordered.push(await authorise(dependencies, officer.actor, approving, member));
  // Before any file can leave: what is let go is written down outside the table, so that an older table is told from a whole one.
  await writeJournal(dependencies, { step: 'approval', batch: approving, resultFile: null, cases: ordered });
  return batchViewOf(await finishApproval(dependencies, approving));
};

/** What is approved is what was made: the hash the checker saw, the stored one and the one of the stored members agree. */
const requireChecked = (dependencies: DisbursementDependencies, batch: PaymentBatch, checkedHash: string): void => {
  const sealed = sealMembers(dependencies.hashing, batch, batch.members);
  if (checkedHash !== batch.membersHash || sealed.membersHash !== batch.membersHash || sealed.totalFen !== batch.totalFen) {
    throw new Problem('batch_sums_differ', { field: 'membersHash' });
  }
};

const requireAllPayable = async (dependencies: DisbursementDependencies, actor: OfficerActor, finance: boolean, batch: PaymentBatch): Promise<void> => {
  for (const member of batch.members) await requirePayable(dependencies, actor, finance, batch, member);
};

/** Everything that could stop the payment of a member is found before the first one is authorised. */
const requirePayable = async (dependencies: DisbursementDependencies, actor: OfficerActor, finance: boolean, batch: PaymentBatch, member: BatchMember): Promise<void> => {
  const application = await dependencies.applications.read(member.applicationId);
  if (application === null) throw new Problem('batch_sums_differ', { params: { applicationId: member.applicationId } });
  requireFrozen(application, member, batch);
  const { context } = await situationOf(dependencies, application);
  if (!finance) {
    // The approving officer does not authorise the order; the case must be none of their own.
    requireUninvolved(actor, application);
    return;
  }
  const outcome = transition(application, authorisationOf(batch, member), actor, context);
  if (outcome.kind === 'problem') throw outcome.problem;
};

const authorise = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch, member: BatchMember): Promise<Application> => {
  const { applicationId } = member;
  const idempotencyKey = `${batch.batchId}:authorise:${applicationId}`;
  return actAsItStands(dependencies, { applicationId, actor, idempotencyKey, bodyHash: batch.membersHash }, (application) => {
    // A checker who was overtaken comes to cases whose order went out and was even answered: the order is counted then.
    if (wasOrdered(application, member)) return null;
    requireFrozen(application, member, batch);
    return authorisationOf(batch, member);
  });
};

const authorisationOf = ({ batchId }: PaymentBatch, { offset }: BatchMember) => ({ action: 'authorise_payment', batchId, ...(offset === undefined ? {} : { offset }) }) as const;

const finishApproval = async (dependencies: DisbursementDependencies, batch: PaymentBatch): Promise<PaymentBatch> => {
  const files = await storeBatchFiles(dependencies, batch);
  const fileHash = files.find(({ format }) => format === 'list_csv')?.sha256 ?? null;
  const approved: PaymentBatch = { ...batch, status: 'approved', fileHash, files };
  try {
    await dependencies.batches.updateBatch(approved, 'approving');
    return approved;
  } catch (error) {
    const now = await dependencies.batches.readBatch(batch.batchId);
    if (now?.status === 'approved' && now.fileHash === fileHash) return now;
    throw error;
  }
};
