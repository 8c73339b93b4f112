import type { Application } from '../../shared/domain/application/application';
import type { BatchMember, PaymentBatch } from '../../shared/ports/money';

/** The case waits for the answer to exactly this order. */
export const awaits = (application: Application, batch: PaymentBatch, member: BatchMember): boolean =>
  application.parts.some((part) => part.balance === 'payable' && part.batchId === batch.batchId && part.attempt === member.attempt);

/**
 * How the treasury answered this order, told from the head alone: an order is sent when its part's attempt is counted,
 * attempt n + 1 needs a failure of n, and a part that was ordered and is gone was given back after it failed. Null: not sent.
 */
export const settlementOf = (application: Application, batch: PaymentBatch, member: BatchMember): 'awaiting' | 'paid' | 'failed' | null => {
  if (batch.status === 'cancelled') return null;
  if (awaits(application, batch, member)) return 'awaiting';
  const part = application.parts.find(({ accountId }) => accountId === batch.accountId);
  if (part === undefined) return batch.status === 'approved' ? 'failed' : null;
  if (part.attempt < member.attempt) return null;
  return part.attempt === member.attempt && part.balance === 'paid' ? 'paid' : 'failed';
};
