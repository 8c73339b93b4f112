import type { Request } from '../../shared/casework/dependencies';
import { Problem } from '../../shared/domain/problem';
import type { PaymentBatch } from '../../shared/ports/money';
import { batchViewOf } from './batch-view';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance } from './finance-authority';
import { findBatch } from './find-batch';
import { leaveCancelledBatch } from './leave-cancelled-batch';

/**
 * Gives a batch up before its approval: by its maker's side, or by the checker who refuses it. The batch is closed
 * first, so that nobody can approve it any more; then its cases are let go. Sent again it finishes what is left.
 * @throws Problem `not_found`, `forbidden`, `batch_not_open` (approved, or being approved), `busy`.
 */
export const cancelBatch = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly batchId: string }, unknown, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, ['finance_officer', 'finance_approver']);
  const batch = await close(dependencies, await findBatch(dependencies, officer, request.parameters.batchId));
  await leaveCancelledBatch(dependencies, officer.actor, batch);
  return batchViewOf(batch);
};

const close = async (dependencies: DisbursementDependencies, batch: PaymentBatch): Promise<PaymentBatch> => {
  if (batch.status === 'cancelled') return batch;
  if (batch.status !== 'open') throw new Problem('batch_not_open', { params: { status: batch.status } });
  const cancelled: PaymentBatch = { ...batch, status: 'cancelled' };
  try {
    await dependencies.batches.updateBatch(cancelled, 'open');
    return cancelled;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'version_stale') throw error;
  }
  // Somebody else moved it meanwhile: cancelled by them it is cancelled all the same; its members may have shrunk before.
  const now = await dependencies.batches.readBatch(batch.batchId);
  if (now?.status !== 'cancelled') throw new Problem('batch_not_open', { params: { status: now?.status ?? null } });
  return now;
};
