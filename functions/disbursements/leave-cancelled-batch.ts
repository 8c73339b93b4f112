import type { OfficerActor } from '../../shared/domain/application/actor';
import type { PaymentBatch } from '../../shared/ports/money';
import { actAsItStands } from './act-as-it-stands';
import { isTiedTo } from './batch-member';
import type { DisbursementDependencies } from './disbursement-context';
import { releaseOffsets } from './offset-of-member';

/** Lets every case go that is still tied to a cancelled batch, and every demand it kept; those that are not are left alone. */
export const leaveCancelledBatch = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch): Promise<void> => {
  for (const { applicationId } of batch.members) {
    const idempotencyKey = `${batch.batchId}:leave:${applicationId}`;
    await actAsItStands(dependencies, { applicationId, actor, idempotencyKey, bodyHash: batch.membersHash }, (application) =>
      isTiedTo(application, batch.batchId) ? { action: 'leave_batch', batchId: batch.batchId } : null);
  }
  await releaseOffsets(dependencies, actor, batch);
};
