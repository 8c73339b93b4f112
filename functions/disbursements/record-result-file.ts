import type { Request } from '../../shared/casework/dependencies';
import type { CaseResult } from '../../shared/casework/one-by-one';
import type { LocalDate } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';
import { sumFen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import type { ResultFile, ResultFileFormat, ResultFileLine } from '../../shared/ports/documents';
import type { BatchMember, PaymentBatch } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';
import { makerRoles, requireFinance, viewerRoles } from './finance-authority';
import { findBatch } from './find-batch';
import { requireJournalKnown } from './payment-journal';
import { journalAnswers, matchLines, settle, unsettledOf } from './record-results';
import { keepResultFile } from './result-file-store';

type Body = { readonly format: ResultFileFormat; readonly text: string };
type Answered = { readonly line: ResultFileLine; readonly member: BatchMember };
/** A line that settles nothing, and why. */
export type ResultException = { readonly endToEndId: string; readonly statusText: string; readonly reason: 'pending' | 'unknown_status' | 'incomplete' };

/**
 * Takes in a result file as it came from the treasury or a bank. A file that is no such file, is cut off, contradicts
 * its own totals, names another batch, an unknown order or an order twice is refused whole, before anything is stored.
 * Then the file itself is kept, once, under its hash; every line is settled as a typed-in answer would be, or listed: an
 * order that is still under way, a word nobody knows, an answer without its voucher or date. Nothing is inferred from
 * these, and the same file again changes nothing.
 * @throws Problem `not_found`, `forbidden`, `batch_not_open`, `payments_frozen`, `result_file_invalid`, `result_file_other_batch`, `result_lines_differ`, `payment_order_unknown`, `date_in_future`, `money_invalid`, `date_invalid`, `busy`.
 */
export const recordResultFile = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly batchId: string }, unknown, Body>) => {
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  const batch = await findBatch(dependencies, officer, request.parameters.batchId);
  if (batch.status !== 'approved') throw new Problem('batch_not_open', { params: { status: batch.status } });
  const { format, text } = request.body;
  const file = dependencies.resultFiles.read(format, text);
  const today = legalDateOf(dependencies.clock.now());
  const answered = requireAnswersOf(batch, file, today);
  const settling = answered.flatMap(finalLines);
  const orders = matchLines(batch, { count: settling.length, totalFen: sumFen(settling.map(({ amountFen }) => amountFen)), lines: settling }, today, answered.filter((one) => finalLines(one).length > 0).map(({ line }) => line.line));
  await requireJournalKnown(dependencies);
  const kept = await keepResultFile(dependencies, batch, { ...request.body, count: file.lines.length, receivedBy: officer.actor.userId });
  const results: (CaseResult & { readonly endToEndId: string })[] = [];
  for (const order of orders) results.push({ endToEndId: order.member.endToEndId, ...(await settle(dependencies, officer.actor, batch, order)) });
  await journalAnswers(dependencies, batch, kept, orders);
  return { sha256: kept.sha256, receivedAt: kept.receivedAt, results, exceptions: answered.flatMap(exceptionOf), unsettled: await unsettledOf(dependencies, batch) };
};

/** Each line with its order of the batch. The whole file is right or nothing of it is used. */
const requireAnswersOf = (batch: PaymentBatch, { batchId, control, lines }: ResultFile, today: LocalDate): readonly Answered[] => {
  if (batchId !== null && batchId !== batch.batchId) throw new Problem('result_file_other_batch', { field: 'text' });
  const members = new Map(batch.members.map((member) => [member.endToEndId, member]));
  if (lines.length > 0 && lines.every(({ endToEndId }) => !members.has(endToEndId))) throw new Problem('result_file_other_batch', { field: 'text' });
  const seen = new Set<string>();
  const answered = lines.map((line): Answered => {
    const member = members.get(line.endToEndId);
    const place = { line: line.line, endToEndId: line.endToEndId };
    if (member === undefined) throw new Problem('payment_order_unknown', { field: 'text', params: place });
    if (seen.has(line.endToEndId)) throw new Problem('result_lines_differ', { field: 'text', params: { ...place, reason: 'repeated' } });
    if (line.amountFen !== null && line.amountFen !== member.amountFen) throw new Problem('result_lines_differ', { field: 'text', params: { ...place, statedFen: line.amountFen, foundFen: member.amountFen } });
    if (line.settledOn !== null && line.settledOn > today && finalLines({ line, member }).length > 0) throw new Problem('date_in_future', { field: 'text', params: { ...place, stated: line.settledOn, found: today } });
    seen.add(line.endToEndId);
    return { line, member };
  });
  const found = control.of === 'lines'
    ? { count: lines.length, totalFen: sumFen(answered.map(({ member }) => member.amountFen)) }
    : { count: batch.members.length, totalFen: batch.totalFen };
  if (control.count !== null && control.count !== found.count) throw new Problem('result_lines_differ', { field: 'text', params: { stated: control.count, found: found.count } });
  if (control.totalFen !== null && control.totalFen !== found.totalFen) throw new Problem('result_lines_differ', { field: 'text', params: { statedFen: control.totalFen, foundFen: found.totalFen } });
  return answered;
};

/** An answer is a final word with its voucher and its day. */
const finalLines = ({ line, member }: Answered) => {
  const { status, voucherNumber, settledOn, endToEndId, reason } = line;
  if ((status !== 'paid' && status !== 'failed') || voucherNumber === null || settledOn === null) return [];
  return [{ endToEndId, amountFen: member.amountFen, outcome: status, voucherNumber, settledOn, reason }];
};

const exceptionOf = ({ line }: Answered): readonly ResultException[] => {
  const { status, voucherNumber, settledOn, endToEndId, statusText } = line;
  if (status === 'pending') return [{ endToEndId, statusText, reason: 'pending' }];
  if (status === 'unknown') return [{ endToEndId, statusText, reason: 'unknown_status' }];
  return voucherNumber === null || settledOn === null ? [{ endToEndId, statusText, reason: 'incomplete' }] : [];
};

/** The result files that came in for a batch, in the order of their hashes. @throws Problem `not_found`, `forbidden`. */
export const listResultFiles = (dependencies: DisbursementDependencies) => async (request: Pick<Request<{ readonly batchId: string }, unknown, unknown>, 'identity' | 'parameters'>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const { batchId } = await findBatch(dependencies, officer, request.parameters.batchId);
  return { items: await dependencies.batches.listResultFiles(batchId) };
};
