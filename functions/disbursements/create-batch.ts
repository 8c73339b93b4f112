import { act, requireVisible } from '../../shared/casework/act';
import type { Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import { situationOf } from '../../shared/casework/situation';
import type { Application } from '../../shared/domain/application/application';
import type { OfficerActor } from '../../shared/domain/application/actor';
import { Problem } from '../../shared/domain/problem';
import type { BatchMember, PaymentBatch } from '../../shared/ports/money';
import { assignmentTo, candidateOf, isTiedTo, sealMembers } from './batch-member';
import type { BatchTerms } from './batch-member';
import { batchViewOf } from './batch-view';
import { problemOfCase } from '../../shared/casework/one-by-one';
import type { CaseResult } from '../../shared/casework/one-by-one';
import type { DisbursementDependencies } from './disbursement-context';
import { makerRoles, requireFinance } from './finance-authority';
import { leaveCancelledBatch } from './leave-cancelled-batch';
import { lessOffset, offsetForPayment } from './offset-of-member';
import { requireJournalKnown } from './payment-journal';
import type { ListedCase } from './release-funds';
import { requireOpenYear } from './year-end-run';

type Body = { readonly programmeId: string; readonly accountId: string; readonly fundDocumentNumber: string; readonly cases: readonly ListedCase[] };
type BatchRequest = Request<unknown, unknown, Body>;

/**
 * Draws up a payment batch from cases of one account and one fund document. Where an enterprise consented, what it owes
 * is set off: the order goes out for the rest.
 *
 * The batch is written before any case enters it. Were it the other way round, a crash between the two would leave
 * cases tied to a batch that nobody can see, approve or cancel. This way every tie points at a batch that exists: the
 * same request sent again completes it, anybody in finance can cancel it, and until each member is really tied to it
 * the approval refuses (`batch_sums_differ`). The tie itself is one field of the part in the case head, changed only on
 * condition that it is empty, so that no payer's part is ever in two batches. Members that turn out to be lost to another batch are taken
 * off while the batch is open; a member once tied stays until the batch is cancelled, so what an approver has checked
 * cannot shrink behind them.
 * @throws Problem `forbidden`, `account_unknown`, `payments_frozen`, `batch_empty` (with the reason for each case), `idempotency_key_reused`, `busy`.
 */
export const createBatch = (dependencies: DisbursementDependencies) => async (request: BatchRequest) => {
  const { body } = request;
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  const account = await dependencies.ledger.readAccount(body.accountId);
  if (account?.programmeId !== body.programmeId || !officer.covers(account.programmeId, account.payerRegionCode)) throw new Problem('account_unknown', { field: 'accountId' });
  requireOpenYear(account);
  await requireJournalKnown(dependencies);
  const { actor } = officer;
  const terms: BatchTerms = {
    batchId: derivedId(dependencies, 'batch', actor.userId, request.idempotencyKey),
    programmeId: body.programmeId, accountId: body.accountId, fundDocumentNumber: body.fundDocumentNumber,
  };
  const stored = await dependencies.batches.readBatch(terms.batchId);
  const opened = stored ?? (await openBatch(dependencies, actor, terms, body.cases));
  requireSameRequest(opened, body);
  const refusals = opened.status === 'open' ? await tieMembers(dependencies, actor, opened, request) : new Map<string, Problem>();
  const batch = await settleMembers(dependencies, actor, opened, refusals);
  return { batch: batchViewOf(batch), excluded: await excludedOf(dependencies, actor, batch, body.cases, refusals) };
};

/** The same key with another account, document or list is another request. */
const requireSameRequest = (batch: PaymentBatch, body: Body): void => {
  const listed = new Set(body.cases.map((item) => item.applicationId));
  const same = batch.programmeId === body.programmeId && batch.accountId === body.accountId && batch.fundDocumentNumber === body.fundDocumentNumber
    && batch.members.every((member) => listed.has(member.applicationId));
  if (!same) throw new Problem('idempotency_key_reused');
};

const openBatch = async (dependencies: DisbursementDependencies, actor: OfficerActor, terms: BatchTerms, cases: readonly ListedCase[]): Promise<PaymentBatch> => {
  const members: BatchMember[] = [];
  const refusals: { readonly code: Problem['code']; readonly field: string; readonly params: NonNullable<Problem['details']['params']> }[] = [];
  for (const [index, listed] of cases.entries()) {
    const candidate = await judge(dependencies, actor, terms, listed);
    if (!(candidate instanceof Problem)) {
      if (!members.some((member) => member.applicationId === listed.applicationId)) members.push(await withOffset(dependencies, terms, candidate, members));
    } else refusals.push({ code: candidate.code, field: `cases[${index}]`, params: candidate.details.params ?? {} });
  }
  if (members.length === 0) {
    // The same request, sent twice at once: its twin has opened the batch and tied the cases while they were judged here.
    const opened = await dependencies.batches.readBatch(terms.batchId);
    if (opened !== null) return opened;
    throw new Problem('batch_empty', { field: 'cases', errors: refusals });
  }
  const batch: PaymentBatch = {
    ...terms, ...sealMembers(dependencies.hashing, terms, members),
    madeBy: actor.userId, madeAt: dependencies.clock.now(), status: 'open', approvedBy: null, approvedAt: null, fileHash: null, terms: null, approvals: [], files: [],
  };
  try {
    await dependencies.batches.createBatch(batch);
    return batch;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'already_exists') throw error;
    return requireBatch(dependencies, terms.batchId);
  }
};

/** The order less what the enterprise owes and consented to set off; a demand is set off once in a batch. */
const withOffset = async (dependencies: DisbursementDependencies, { accountId }: BatchTerms, { application, member }: Candidate, others: readonly BatchMember[]): Promise<BatchMember> => {
  const taken = new Set(others.flatMap(({ offset }) => offset?.applicationId ?? []));
  return lessOffset(member, await offsetForPayment(dependencies, application, member, accountId, taken));
};

const requireBatch = async (dependencies: DisbursementDependencies, batchId: string): Promise<PaymentBatch> => {
  const batch = await dependencies.batches.readBatch(batchId);
  if (batch === null) throw new Error(`Batch ${batchId} exists and cannot be read.`);
  return batch;
};

/** A case as it was judged, with the order it would be. */
type Candidate = { readonly application: Application; readonly member: BatchMember };

/** The case with its order, or why it can't be in the batch. */
const judge = async (dependencies: DisbursementDependencies, actor: OfficerActor, terms: BatchTerms, listed: ListedCase): Promise<Candidate | Problem> => {
  try {
    const application = await dependencies.applications.read(listed.applicationId);
    if (application === null) throw new Problem('not_found');
    const situation = await situationOf(dependencies, application);
    requireVisible(situation, actor);
    const member = candidateOf(situation, actor, terms);
    if (application.version !== listed.expectedVersion) throw new Problem('version_stale', { params: { currentVersion: application.version, state: application.state } });
    return { application, member };
  } catch (error) {
    return problemOfCase(error);
  }
};

/** Ties each member to the batch; says which could not be and why. A member tied before answers as a repetition. */
const tieMembers = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch, request: BatchRequest): Promise<ReadonlyMap<string, Problem>> => {
  const refusals = new Map<string, Problem>();
  for (const member of batch.members) {
    const listed = request.body.cases.find((item) => item.applicationId === member.applicationId);
    if (listed === undefined) throw new Problem('idempotency_key_reused');
    const command = { ...listed, actor, idempotencyKey: `${request.idempotencyKey}:${member.applicationId}`, bodyHash: request.bodyHash };
    try {
      await act(dependencies, command, () => ({ action: assignmentTo(batch) }));
    } catch (error) {
      refusals.set(member.applicationId, problemOfCase(error));
    }
  }
  return refusals;
};

/** Takes off the members that were lost; gives the batch as it is stored in the end. */
const settleMembers = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch, refusals: ReadonlyMap<string, Problem>): Promise<PaymentBatch> => {
  if (refusals.size > 0) {
    const tied: BatchMember[] = [];
    for (const member of batch.members) {
      const application = await dependencies.applications.read(member.applicationId);
      if (application !== null && isTiedTo(application, batch.batchId)) tied.push(member);
    }
    if (tied.length < batch.members.length) await shrink(dependencies, batch, tied);
  }
  const stored = await requireBatch(dependencies, batch.batchId);
  // It was cancelled while members were being tied: those that came too late are let go as well.
  if (stored.status === 'cancelled') await leaveCancelledBatch(dependencies, actor, batch);
  return stored;
};

const shrink = async (dependencies: DisbursementDependencies, batch: PaymentBatch, members: readonly BatchMember[]): Promise<void> => {
  // What was approved was another list: nobody has approved this one.
  const sealed: PaymentBatch = { ...batch, ...sealMembers(dependencies.hashing, batch, members), terms: null, approvals: [] };
  try {
    await dependencies.batches.updateBatch(members.length === 0 ? { ...sealed, status: 'cancelled' } : sealed, 'open');
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'version_stale') throw error;
  }
};

const excludedOf = async (
  dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch, cases: readonly ListedCase[], refusals: ReadonlyMap<string, Problem>,
): Promise<readonly CaseResult[]> => {
  const excluded: CaseResult[] = [];
  for (const listed of cases.filter((item) => !batch.members.some((member) => member.applicationId === item.applicationId))) {
    const refusal = refusals.get(listed.applicationId) ?? (await judge(dependencies, actor, batch, listed));
    const problem = refusal instanceof Problem ? refusal : new Problem('case_not_in_batch', { params: { batchId: batch.batchId } });
    const application = problem.code === 'forbidden' || problem.code === 'not_found' ? null : await dependencies.applications.read(listed.applicationId);
    excluded.push({ applicationId: listed.applicationId, state: application?.state ?? null, problem });
  }
  return excluded;
};
