import { actAsItStands } from './act-as-it-stands';
import { situationOf } from '../../shared/casework/situation';
import type { OfficerActor } from '../../shared/domain/application/actor';
import type { Application, DebtOffset, PaymentOffset } from '../../shared/domain/application/application';
import { wasOrdered } from '../../shared/domain/application/parts';
import { offsetAgainst } from '../../shared/domain/clawback/offset';
import { grossFenOf } from '../../shared/domain/ledger/batch-members';
import { subtractFen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import type { BatchMember, PaymentBatch } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';

/** The cases of an enterprise that owe and whose applicant consented, the earliest consent first. */
const consentingCases = async ({ applications }: DisbursementDependencies, { creditCode }: Application): Promise<readonly Application[]> => {
  const owing = (await applications.readDebts(creditCode)).filter(({ openFen }) => openFen > 0);
  const heads = await Promise.all(owing.map(({ applicationId }) => applications.read(applicationId)));
  const givenAt = ({ clawback }: Application): string => clawback?.consent?.givenAt ?? '';
  return heads.filter((head) => head !== null).filter(({ clawback }) => clawback?.consent !== undefined)
    .sort((left, right) => (givenAt(left) < givenAt(right) ? -1 : givenAt(left) > givenAt(right) ? 1 : left.applicationId < right.applicationId ? -1 : 1));
};

/**
 * What of a payment settles a demand: the whole demand of one other case of the enterprise, or as much as leaves
 * something to be paid out. Money of the same payer, programme and source only; otherwise nothing, and the payment is
 * paid whole.
 * @param taken cases whose demand another order of the same batch settles.
 */
export const offsetForPayment = async (dependencies: DisbursementDependencies, application: Application, order: Pick<BatchMember, 'amountFen'>, accountId: string, taken: ReadonlySet<string>): Promise<PaymentOffset | null> => {
  for (const owing of await consentingCases(dependencies, application)) {
    if (taken.has(owing.applicationId)) continue;
    const { context } = await situationOf(dependencies, owing);
    const due = offsetAgainst(owing, context.procedure, { applicationId: application.applicationId, creditCode: application.creditCode, accountId, amountFen: order.amountFen });
    if (due === null || !(await haveOneSource(dependencies, accountId, due.accountId))) continue;
    return { applicationId: owing.applicationId, amountFen: due.amountFen };
  }
  return null;
};

/** Central money does not repay the city's own, though one payer holds both. */
const haveOneSource = async ({ ledger }: DisbursementDependencies, one: string, other: string): Promise<boolean> => {
  const accounts = await Promise.all([ledger.readAccount(one), ledger.readAccount(other)]);
  return accounts[0] !== null && accounts[0].source === accounts[1]?.source;
};

/** The order with what is set off: so much less is paid out. */
export const lessOffset = (member: BatchMember, offset: PaymentOffset | null): BatchMember =>
  (offset === null ? member : { ...member, amountFen: subtractFen(member.amountFen, offset.amountFen), offset });

const isOf = (offset: DebtOffset | undefined, batch: PaymentBatch, endToEndId: string): boolean => offset?.status === 'ordered' && offset.batchId === batch.batchId && offset.endToEndId === endToEndId;

/**
 * Keeps the demands of a batch for its orders, each once: from here no consent is taken back, nothing else settles them.
 * Comes before the batch turns `approving`, so that an approval that began never meets a demand that is gone; a batch
 * given up lets them go again.
 * @throws Problem `offset_changed` naming the case that owes, and those of who may not act on it.
 */
export const orderOffsets = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch): Promise<readonly Application[]> => {
  const kept: Application[] = [];
  for (const member of batch.members) {
    const { applicationId, endToEndId, offset } = member;
    if (offset === undefined) continue;
    const payment = await dependencies.applications.read(applicationId);
    // A checker who was overtaken comes to orders that went out and were even answered: nothing is left to keep.
    if (payment !== null && wasOrdered(payment, member)) {
      kept.push(await owingCase(dependencies, offset));
      continue;
    }
    const order = { action: 'order_offset', batchId: batch.batchId, endToEndId, paymentApplicationId: applicationId, paymentAccountId: batch.accountId, paymentFen: grossFenOf(member), amountFen: offset.amountFen } as const;
    const command = { applicationId: offset.applicationId, actor, idempotencyKey: `${batch.batchId}:order-offset:${endToEndId}`, bodyHash: batch.membersHash };
    try {
      kept.push(await actAsItStands(dependencies, command, ({ clawback }) => (isOf(clawback?.offset, batch, endToEndId) ? null : order)));
    } catch (error) {
      throw await changedOffset(dependencies, offset, error);
    }
  }
  return kept;
};

/** Whatever moved the demand, the batch is drawn up again; who may not act on the case is told so. */
const changedOffset = async ({ applications }: DisbursementDependencies, { applicationId }: PaymentOffset, error: unknown): Promise<unknown> => {
  const moved = error instanceof Problem && (error.code.startsWith('offset_') || error.code === 'action_not_available');
  return moved ? new Problem('offset_changed', { params: { applicationId, receiptNumber: (await applications.read(applicationId))?.receiptNumber ?? null, reason: error.code } }) : error;
};

/** Lets the demands go that a batch still keeps when it is given up. */
export const releaseOffsets = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch): Promise<void> => {
  for (const { endToEndId, offset } of batch.members) {
    if (offset === undefined) continue;
    const command = { applicationId: offset.applicationId, actor, idempotencyKey: `${batch.batchId}:release-offset:${endToEndId}`, bodyHash: batch.membersHash };
    await actAsItStands(dependencies, command, ({ clawback }) =>
      (isOf(clawback?.offset, batch, endToEndId) ? { action: 'release_offset', endToEndId, amountFen: offset.amountFen, cause: 'cancelled' } : null));
  }
};

/** The case whose demand an order's answer settles or lets go, as it stands now. */
export const owingCase = async ({ applications }: DisbursementDependencies, { applicationId }: PaymentOffset): Promise<Application> => {
  const owing = await applications.read(applicationId);
  if (owing === null) throw new Error(`Case ${applicationId} owes and does not exist.`);
  return owing;
};

/** What is set off, with the receipt number of the case that owes; null where nothing is. */
export const offsetViewOf = async (dependencies: Pick<DisbursementDependencies, 'applications'>, offset: PaymentOffset | null | undefined) =>
  (offset === null || offset === undefined ? null : { applicationId: offset.applicationId, receiptNumber: (await dependencies.applications.read(offset.applicationId))?.receiptNumber ?? null, amountFen: offset.amountFen });
