import type { Request } from '../../shared/casework/dependencies';
import { paymentFilePath } from '../../shared/domain/ledger/file-paths';
import { Problem } from '../../shared/domain/problem';
import type { BatchFileFormat } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance } from './finance-authority';
import { findBatch } from './find-batch';
import { paymentFileTypes } from './payment-file-store';

/**
 * A payment file of an approved batch, proved against the hash kept in the batch.
 * @throws Problem `not_found`, `forbidden`, `batch_not_open` before the approval, `payment_terms_unset` when this format needs values that finance had not laid down; plain Error when the file is missing or was changed.
 */
export const getPaymentFile = (dependencies: DisbursementDependencies, format: BatchFileFormat) => async (request: Pick<Request<{ readonly batchId: string }, unknown, unknown>, 'identity' | 'parameters'>) => {
  const officer = await requireFinance(dependencies, request.identity, ['finance_officer', 'finance_approver']);
  const batch = await findBatch(dependencies, officer, request.parameters.batchId);
  if (batch.status !== 'approved') throw new Problem('batch_not_open', { params: { status: batch.status } });
  const kept = batch.files.find((file) => file.format === format);
  if (kept === undefined) throw new Problem('payment_terms_unset', { params: { programmeId: batch.programmeId } });
  const bytes = await dependencies.files.read(paymentFilePath(batch.batchId, format));
  if (bytes === null || dependencies.hashing.sha256Bytes(bytes) !== kept.sha256) throw new Error(`The payment file ${format} of batch ${batch.batchId} is missing or was changed.`);
  const { title, suffix } = paymentFileTypes[format];
  return { fileName: `${title}-${batch.batchId}${suffix}`, bytes };
};
