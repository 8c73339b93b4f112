import type { PaymentBatch } from '../../shared/ports/money';

export const batchViewOf = (batch: PaymentBatch) => ({
  batchId: batch.batchId, programmeId: batch.programmeId, accountId: batch.accountId, fundDocumentNumber: batch.fundDocumentNumber, status: batch.status,
  count: batch.members.length, totalFen: batch.totalFen, membersHash: batch.membersHash, fileHash: batch.fileHash, madeBy: batch.madeBy, approvedBy: batch.approvedBy,
  members: batch.members,
});
