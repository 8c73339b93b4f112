import type { Application } from '../../shared/domain/application/application';
import type { BatchMember, PaymentBatch } from '../../shared/ports/money';

/** The case waits for the answer to exactly this order. */
export const awaits = (application: Application, batch: PaymentBatch, member: BatchMember): boolean =>
  application.state === 'disbursing' && application.payment?.batchId === batch.batchId && application.payment.attempt === member.attempt;

/**
 * How the treasury answered this order, told from the head alone: an order is sent when its attempt is counted, attempt
 * n + 1 needs a failure of n, and money that was paid stays paid. Null: not sent.
 */
export const settlementOf = (application: Application, batch: PaymentBatch, member: BatchMember): 'awaiting' | 'paid' | 'failed' | null => {
  const attempt = application.payment?.attempt ?? 0;
  if (batch.status === 'cancelled' || attempt < member.attempt) return null;
  if (awaits(application, batch, member)) return 'awaiting';
  return attempt === member.attempt && application.holding?.balance === 'paid' ? 'paid' : 'failed';
};
