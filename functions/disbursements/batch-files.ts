import { gatherBytes } from '../../shared/casework/gather-bytes';
import { creditTransferOf } from '../../shared/domain/ledger/credit-transfer';
import { fiscalListOf } from '../../shared/domain/ledger/fiscal-list';
import { paymentFilePath } from '../../shared/domain/ledger/file-paths';
import { paymentFileOf } from '../../shared/domain/ledger/payment-file';
import type { PaymentFileSource } from '../../shared/domain/ledger/payment-file';
import type { BatchFile, BatchFileFormat, PaymentBatch } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';
import { encodeFile, paymentFileTypes } from './payment-file-store';

/**
 * Creates the payment file of a batch in every format that its terms allow, or proves that the ones there have these
 * very bytes. They depend on the frozen members, the payees (which can't change while a case is in a batch), the pinned
 * terms and the moment of the approval, and not on a compressor: workbooks are stored uncompressed.
 * Plain Error when a stored file is another one.
 */
export const storeBatchFiles = async (dependencies: DisbursementDependencies, batch: PaymentBatch): Promise<readonly BatchFile[]> => {
  const source = await sourceOf(dependencies, batch);
  const files: BatchFile[] = [];
  for (const [format, content] of await contentsOf(dependencies, batch, source)) {
    const path = paymentFilePath(batch.batchId, format);
    const sha256 = dependencies.hashing.sha256Bytes(content);
    const created = await dependencies.files.createOnce(path, content, paymentFileTypes[format].contentType);
    const stored = created ? content : await dependencies.files.read(path);
    if (stored === null || dependencies.hashing.sha256Bytes(stored) !== sha256) throw new Error(`The stored payment file ${path} is not the one the batch gives.`);
    files.push({ format, sha256, bytes: content.length });
  }
  return files;
};

const sourceOf = async (dependencies: DisbursementDependencies, batch: PaymentBatch): Promise<PaymentFileSource> => {
  if (batch.approvedAt === null) throw new Error(`Batch ${batch.batchId} is being approved without a moment of approval.`);
  const payees = await Promise.all(batch.members.map(async ({ applicationId }) => [applicationId, await dependencies.applications.readPayee(applicationId)] as const));
  return {
    batchId: batch.batchId, fundDocumentNumber: batch.fundDocumentNumber, totalFen: batch.totalFen, approvedAt: batch.approvedAt, orders: batch.members,
    payees: new Map(payees.flatMap(([applicationId, payee]) => (payee === null ? [] : [[applicationId, payee] as const]))),
  };
};

const contentsOf = async (dependencies: DisbursementDependencies, batch: PaymentBatch, source: PaymentFileSource): Promise<readonly (readonly [BatchFileFormat, Uint8Array])[]> => {
  const plain = [['list_csv', encodeFile(paymentFileOf(source))]] as const;
  const { terms } = batch;
  if (terms === null) return plain;
  const account = await dependencies.ledger.readAccount(batch.accountId);
  if (account === null) throw new Error(`Batch ${batch.batchId} names an account that does not exist.`);
  const fiscal = () => fiscalListOf({ ...source, terms, budgetDocumentNumber: account.budgetDocumentNumber, membersHash: batch.membersHash });
  return [
    ...plain,
    ['fiscal_csv', await gatherBytes(dependencies.tables.csv(fiscal()))],
    ['fiscal_xlsx', await gatherBytes(dependencies.tables.xlsx(fiscal(), { compressed: false }))],
    ...(terms.debtor === null ? [] : [['pain_001', encodeFile(creditTransferOf(source, terms, terms.debtor))] as const]),
  ];
};
