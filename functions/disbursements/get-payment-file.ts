import type { Request } from '../../shared/casework/dependencies';
import { Problem } from '../../shared/domain/problem';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance } from './finance-authority';
import { findBatch } from './find-batch';
import { decodeFile, paymentFilePath } from './payment-file-store';

/**
 * The payment file of an approved batch, proved against the hash kept in the batch.
 * @throws Problem `not_found`, `forbidden`, `batch_not_open` before the approval; plain Error when the file is missing or was changed.
 */
export const getPaymentFile = (dependencies: DisbursementDependencies) => async (request: Pick<Request<{ readonly batchId: string }, unknown, unknown>, 'identity' | 'parameters'>) => {
  const officer = await requireFinance(dependencies, request.identity, ['finance_officer', 'finance_approver']);
  const batch = await findBatch(dependencies, officer, request.parameters.batchId);
  if (batch.status !== 'approved') throw new Problem('batch_not_open', { params: { status: batch.status } });
  const text = decodeFile(await dependencies.files.read(paymentFilePath(batch.batchId)));
  if (text === null || dependencies.hashing.sha256(text) !== batch.fileHash) throw new Error(`The payment file of batch ${batch.batchId} is missing or was changed.`);
  return { fileName: `支付文件-${batch.batchId}.csv`, text };
};
