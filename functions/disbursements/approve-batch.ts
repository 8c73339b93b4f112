import type { Request } from '../../shared/casework/dependencies';
import { situationOf } from '../../shared/casework/situation';
import type { OfficerActor } from '../../shared/domain/application/actor';
import { wasOrdered } from '../../shared/domain/application/parts';
import { transition } from '../../shared/domain/application/transition';
import { paymentFileOf } from '../../shared/domain/ledger/payment-file';
import { Problem } from '../../shared/domain/problem';
import type { BatchMember, PaymentBatch } from '../../shared/ports/money';
import { actAsItStands } from './act-as-it-stands';
import { requireFrozen, sealMembers } from './batch-member';
import { batchViewOf } from './batch-view';
import type { DisbursementDependencies } from './disbursement-context';
import { checkerRoles, requireAnotherPerson, requireFinance } from './finance-authority';
import { findBatch } from './find-batch';
import { decodeFile, encodeFile, paymentFilePath } from './payment-file-store';

/**
 * Another person than the maker lets the money of a batch go, by the hash of what they checked.
 *
 * Four steps, each of which a retry recognises as done: (1) every member is checked and the batch turns `approving`,
 * with who and when; from here nothing can leave it. (2) Each case is authorised once. (3) The payment file is computed
 * from the frozen members, the payee accounts (which can't change while a case is in a batch) and the moment of step 1,
 * so that it has the same bytes whenever it is computed, and is created once. (4) The batch turns `approved` and keeps
 * the file's hash. A crash leaves the batch `approving`; the same or another checker sends the approval again.
 * @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `batch_sums_differ`, `batch_not_open`, `separation_of_duties`, `own_enterprise`, `recused`, `busy`.
 */
export const approveBatch = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly batchId: string }, unknown, { readonly membersHash: string }>) => {
  const officer = await requireFinance(dependencies, request.identity, checkerRoles);
  const batch = await findBatch(dependencies, officer, request.parameters.batchId);
  await requireAnotherPerson(dependencies, officer.actor, batch.madeBy);
  requireChecked(dependencies, batch, request.body.membersHash);
  if (batch.status === 'approved') return batchViewOf(batch);
  if (batch.status === 'cancelled') throw new Problem('batch_not_open', { params: { status: batch.status } });
  const approving = batch.status === 'approving' ? batch : await beginApproval(dependencies, officer.actor, batch);
  for (const member of approving.members) await authorise(dependencies, officer.actor, approving, member);
  return batchViewOf(await finishApproval(dependencies, approving));
};

/** What is approved is what was made: the hash the checker saw, the stored one and the one of the stored members agree. */
const requireChecked = (dependencies: DisbursementDependencies, batch: PaymentBatch, checkedHash: string): void => {
  const sealed = sealMembers(dependencies.hashing, batch, batch.members);
  if (checkedHash !== batch.membersHash || sealed.membersHash !== batch.membersHash || sealed.totalFen !== batch.totalFen) {
    throw new Problem('batch_sums_differ', { field: 'membersHash' });
  }
};

const beginApproval = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch): Promise<PaymentBatch> => {
  for (const member of batch.members) await requirePayable(dependencies, actor, batch, member);
  const approving: PaymentBatch = { ...batch, status: 'approving', approvedBy: actor.userId, approvedAt: dependencies.clock.now() };
  try {
    await dependencies.batches.updateBatch(approving, 'open');
    return approving;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'version_stale') throw error;
  }
  // Somebody else moved it meanwhile: with another checker at work the approval is carried on together.
  const now = await dependencies.batches.readBatch(batch.batchId);
  if (now === null || now.status === 'cancelled' || now.status === 'open' || now.membersHash !== batch.membersHash) throw new Problem('batch_not_open', { params: { status: now?.status ?? null } });
  return now;
};

/** Everything that could stop the payment of a member is found before the first one is authorised. */
const requirePayable = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch, member: BatchMember): Promise<void> => {
  const application = await dependencies.applications.read(member.applicationId);
  if (application === null) throw new Problem('batch_sums_differ', { params: { applicationId: member.applicationId } });
  requireFrozen(application, member, batch);
  const { context } = await situationOf(dependencies, application);
  const outcome = transition(application, { action: 'authorise_payment', batchId: batch.batchId }, actor, context);
  if (outcome.kind === 'problem') throw outcome.problem;
};

const authorise = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch, member: BatchMember): Promise<void> => {
  const { applicationId } = member;
  const idempotencyKey = `${batch.batchId}:authorise:${applicationId}`;
  await actAsItStands(dependencies, { applicationId, actor, idempotencyKey, bodyHash: batch.membersHash }, (application) => {
    // A checker who was overtaken comes to cases whose order went out and was even answered: the order is counted then.
    if (wasOrdered(application, member)) return null;
    requireFrozen(application, member, batch);
    return { action: 'authorise_payment', batchId: batch.batchId };
  });
};

const finishApproval = async (dependencies: DisbursementDependencies, batch: PaymentBatch): Promise<PaymentBatch> => {
  const fileHash = await storeFile(dependencies, batch);
  const approved: PaymentBatch = { ...batch, status: 'approved', fileHash };
  try {
    await dependencies.batches.updateBatch(approved, 'approving');
    return approved;
  } catch (error) {
    const now = await dependencies.batches.readBatch(batch.batchId);
    if (now?.status === 'approved' && now.fileHash === fileHash) return now;
    throw error;
  }
};

/** Creates the payment file, or proves that the one there has these very bytes. @returns its SHA-256. */
const storeFile = async (dependencies: DisbursementDependencies, batch: PaymentBatch): Promise<string> => {
  if (batch.approvedAt === null) throw new Error(`Batch ${batch.batchId} is being approved without a moment of approval.`);
  const payees = await Promise.all(batch.members.map(async ({ applicationId }) => [applicationId, await dependencies.applications.readPayee(applicationId)] as const));
  const text = paymentFileOf({
    batchId: batch.batchId, fundDocumentNumber: batch.fundDocumentNumber, totalFen: batch.totalFen, approvedAt: batch.approvedAt, orders: batch.members,
    payees: new Map(payees.flatMap(([applicationId, payee]) => (payee === null ? [] : [[applicationId, payee] as const]))),
  });
  const path = paymentFilePath(batch.batchId);
  const created = await dependencies.files.createOnce(path, encodeFile(text), 'text/csv; charset=utf-8');
  const stored = created ? text : decodeFile(await dependencies.files.read(path));
  if (stored !== text) throw new Error(`The stored payment file of batch ${batch.batchId} is not the one its members give.`);
  return dependencies.hashing.sha256(text);
};
