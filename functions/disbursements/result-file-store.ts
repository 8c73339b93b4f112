import { csvText } from '../../shared/domain/ledger/csv';
import { resultFilePath } from '../../shared/domain/ledger/file-paths';
import type { Fen, LocalDate } from '../../shared/domain/brands';
import { formatYuan } from '../../shared/domain/money';
import type { ResultFileFormat } from '../../shared/ports/documents';
import type { PaymentBatch, StoredResultFile } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';
import { encodeFile } from './payment-file-store';

export type AnswerLine = { readonly endToEndId: string; readonly amountFen: Fen; readonly outcome: 'paid' | 'failed'; readonly voucherNumber: string; readonly settledOn: LocalDate; readonly reason: string };
type Received = { readonly format: ResultFileFormat; readonly text: string; readonly count: number; readonly receivedBy: string };

/**
 * Keeps what came in before anything of it is recorded, outside the table: what was settled can always be held against
 * it, and a restored table can be brought up to it.
 */
export const keepResultFile = async (dependencies: DisbursementDependencies, { batchId }: PaymentBatch, { format, text, count, receivedBy }: Received): Promise<StoredResultFile> => {
  const content = encodeFile(text);
  const sha256 = dependencies.hashing.sha256Bytes(content);
  await dependencies.files.createOnce(resultFilePath(batchId, sha256, format), content, format === 'csv' ? 'text/csv; charset=utf-8' : 'application/xml; charset=utf-8');
  return dependencies.batches.noteResultFile({ batchId, sha256, format, bytes: content.length, receivedAt: dependencies.clock.now(), count, receivedBy });
};

/** Answers that somebody typed in, as the file the treasury might have sent: they are kept the same way. */
export const typedResultText = (lines: readonly AnswerLine[], totalFen: Fen): string => csvText([
  ['端到端编号', '金额(元)', '状态', '凭证号', '日期', '原因'],
  ...lines.map(({ endToEndId, amountFen, outcome, voucherNumber, settledOn, reason }) => [endToEndId, formatYuan(amountFen), outcome, voucherNumber, settledOn, reason]),
  ['合计', `${lines.length}笔`, formatYuan(totalFen)],
]);
