import { approvalNeededFor } from '../../shared/domain/ledger/approval-level';
import { batchTotalsOf } from '../../shared/domain/ledger/batch-members';
import type { PaymentBatch } from '../../shared/ports/money';

export const batchViewOf = (batch: PaymentBatch) => ({
  batchId: batch.batchId, programmeId: batch.programmeId, accountId: batch.accountId, fundDocumentNumber: batch.fundDocumentNumber, status: batch.status,
  count: batch.members.length, ...batchTotalsOf(batch.members), totalFen: batch.totalFen, membersHash: batch.membersHash, fileHash: batch.fileHash, madeBy: batch.madeBy, approvedBy: batch.approvedBy,
  members: batch.members.map((member) => ({ ...member, offset: member.offset ?? null })),
  files: batch.files,
  approvals: batch.approvals.map(({ userId, role, at }) => ({ userId, role, at })),
  // Pinned with the first approval; before it nobody has looked yet.
  approvalNeeded: batch.approvals.length === 0 ? null : approvalNeededFor(batch.terms?.approvalLevels ?? [], batchTotalsOf(batch.members).grossFen),
});
