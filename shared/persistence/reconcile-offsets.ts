import type { Application, DebtOffset } from '../domain/application/application';
import type { Difference, DifferenceKind } from '../ports/books';
import type { BatchMember, PaymentBatch } from '../ports/money';
import { applicationOf } from './application-items';
import { headKey } from './keys';
import type { Store } from './store';

type Differ = (kind: DifferenceKind, subject: string, expected: string | null, found: string | null) => Difference;

/**
 * Both sides of every offset of a batch say the same: the demand is kept while its order is out, settled when it was
 * paid, and untouched when it failed, was returned or was never sent. One that differs is read once more, since two
 * heads are not read at one moment.
 */
export async function offsetDifferences(store: Store, batch: PaymentBatch, differ: Differ): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const member of batch.members) {
    if (member.offset === undefined) continue;
    const found = await bothSides(store, batch, member) ?? await bothSides(store, batch, member);
    if (found !== null) differences.push(differ('offset_differs', `${batch.batchId} ${member.endToEndId}`, found.expected, found.found));
  }
  return differences;
}

type Sides = { readonly expected: string; readonly found: string };

/** What the payment says of its offset and what the demand does; null when they agree. */
async function bothSides(store: Store, batch: PaymentBatch, member: BatchMember): Promise<Sides | null> {
  const { offset } = member;
  if (offset === undefined) return null;
  const [paymentRaw, owingRaw] = await Promise.all([store.get(headKey(member.applicationId)), store.get(headKey(offset.applicationId))]);
  const payment = paymentRaw === null ? null : applicationOf(store, paymentRaw);
  const owing = owingRaw === null ? null : applicationOf(store, owingRaw);
  const [expected, found] = [saidByPayment(payment, batch, member), saidByDemand(owing, batch, member)];
  // Before the order is out the demand may be kept for it; given up, it may not.
  const mayBeKept = batch.status === 'open' || batch.status === 'approving';
  const kept = `ordered ${offset.amountFen}`;
  if (expected === found || (mayBeKept && expected === 'none' && found === kept)) return null;
  return { expected, found };
}

const saidByPayment = (payment: Application | null, { accountId, batchId }: PaymentBatch, { attempt }: BatchMember): string => {
  const part = payment?.parts.find((candidate) => candidate.accountId === accountId);
  if (part?.batchId !== batchId || part.attempt !== attempt || part.offset === undefined) return 'none';
  if (part.balance === 'payable') return `ordered ${part.offset.amountFen}`;
  return part.balance === 'paid' ? `settled ${part.offset.amountFen}` : 'none';
};

const said = ({ status, amountFen }: DebtOffset): string => `${status} ${amountFen}`;

/** A batch that was given up and the one drawn up after it give an order the same number. */
const saidByDemand = (owing: Application | null, { batchId }: PaymentBatch, { endToEndId }: BatchMember): string => {
  const offset = owing?.clawback?.offset;
  return offset?.endToEndId === endToEndId && offset.batchId === batchId ? said(offset) : 'none';
};
