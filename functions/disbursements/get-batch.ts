import type { Request } from '../../shared/casework/dependencies';
import { batchViewOf } from './batch-view';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';
import { findBatch } from './find-batch';

/** One payment batch with its orders. @throws Problem `not_found`, `forbidden`. */
export const getBatch = (dependencies: DisbursementDependencies) => async (request: Pick<Request<{ readonly batchId: string }, unknown, unknown>, 'identity' | 'parameters'>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  return batchViewOf(await findBatch(dependencies, officer, request.parameters.batchId));
};
