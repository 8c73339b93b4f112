import type { Request } from '../../shared/casework/dependencies';
import type { OfficerActor } from '../../shared/domain/application/actor';
import type { PaymentOffset } from '../../shared/domain/application/application';
import type { Fen, LocalDate } from '../../shared/domain/brands';
import { canonicalJson } from '../../shared/domain/canonical-json';
import { legalDateOf } from '../../shared/domain/local-date';
import { sumFen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import type { BatchMember, PaymentBatch, StoredResultFile } from '../../shared/ports/money';
import { actAsItStands } from './act-as-it-stands';
import { problemOfCase } from '../../shared/casework/one-by-one';
import type { CaseResult } from '../../shared/casework/one-by-one';
import type { DisbursementDependencies } from './disbursement-context';
import { makerRoles, requireFinance } from './finance-authority';
import { findBatch } from './find-batch';
import { owingCase } from './offset-of-member';
import { requireJournalKnown, writeJournal } from './payment-journal';
import { keepResultFile, typedResultText } from './result-file-store';
import type { AnswerLine } from './result-file-store';
import { awaits } from './settlement';

type Body = { readonly count: number; readonly totalFen: Fen; readonly lines: readonly AnswerLine[] };
/** `place`: the line it stands on, for who has the file before them. */
export type Order = { readonly line: AnswerLine; readonly place: number; readonly member: BatchMember };

/**
 * Takes in the treasury's answers for orders of a batch. A file that doesn't match its own control totals or the batch
 * is refused whole, before anything is recorded. Then it is kept as a file would be, and each order is settled in a transaction of its own: an answer that
 * was recorded before is told as such and changes nothing, a contradicting one is a problem of that line.
 * @returns each line's outcome, and the end-to-end ids of the batch that still have no answer.
 * @throws Problem `not_found`, `forbidden`, `batch_not_open`, `payments_frozen`, `result_lines_differ`, `payment_order_unknown`, `date_in_future`, `busy`.
 */
export const recordResults = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly batchId: string }, unknown, Body>) => {
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  const batch = await findBatch(dependencies, officer, request.parameters.batchId);
  if (batch.status !== 'approved') throw new Problem('batch_not_open', { params: { status: batch.status } });
  const orders = matchLines(batch, request.body, legalDateOf(dependencies.clock.now()));
  const { lines, count, totalFen } = request.body;
  await requireJournalKnown(dependencies);
  const kept = await keepResultFile(dependencies, batch, { format: 'csv', text: typedResultText(lines, totalFen), count, receivedBy: officer.actor.userId });
  const results: CaseResult[] = [];
  for (const order of orders) results.push(await settle(dependencies, officer.actor, batch, order));
  await journalAnswers(dependencies, batch, kept, orders);
  return { results, unsettled: await unsettledOf(dependencies, batch) };
};

/** Each line with its order. The whole list is right or nothing of it is used. `places`: where the lines stand in their file, if they are of one. */
export const matchLines = (batch: PaymentBatch, body: Body, today: LocalDate, places: readonly number[] = body.lines.map((_line, index) => index + 1)): readonly Order[] => {
  if (body.count !== body.lines.length) throw new Problem('result_lines_differ', { field: 'count', params: { stated: body.count, found: body.lines.length } });
  const foundFen = sumFen(body.lines.map((line) => line.amountFen));
  if (body.totalFen !== foundFen) throw new Problem('result_lines_differ', { field: 'totalFen', params: { statedFen: body.totalFen, foundFen } });
  const seen = new Set<string>();
  return body.lines.map((line, index) => {
    const at = (name: keyof AnswerLine): string => `lines[${index}].${name}`;
    const place = places[index] ?? index + 1;
    const told = { line: place, endToEndId: line.endToEndId };
    const member = batch.members.find((candidate) => candidate.endToEndId === line.endToEndId);
    if (member === undefined) throw new Problem('payment_order_unknown', { field: at('endToEndId'), params: told });
    if (seen.has(line.endToEndId)) throw new Problem('result_lines_differ', { field: at('endToEndId'), params: { ...told, reason: 'repeated' } });
    if (line.amountFen !== member.amountFen) throw new Problem('result_lines_differ', { field: at('amountFen'), params: { ...told, statedFen: line.amountFen, foundFen: member.amountFen } });
    if (line.settledOn > today) throw new Problem('date_in_future', { field: at('settledOn'), params: { ...told, stated: line.settledOn, found: today } });
    seen.add(line.endToEndId);
    return { line, place, member };
  });
};

export const settle = async (dependencies: DisbursementDependencies, actor: OfficerActor, batch: PaymentBatch, { line, place, member }: Order): Promise<CaseResult> => {
  const { applicationId } = member;
  const { endToEndId, outcome, voucherNumber, settledOn, reason } = line;
  const { offset } = member;
  const command = { applicationId, actor, idempotencyKey: `${batch.batchId}:result:${endToEndId}`, bodyHash: dependencies.hashing.sha256(canonicalJson({ ...line })) };
  try {
    const found = { open: false };
    const application = await actAsItStands(dependencies, command, (now) => {
      found.open = awaits(now, batch, member);
      return found.open ? { action: 'record_payment', batchId: batch.batchId, endToEndId, outcome, voucherNumber, settledOn, reason, ...(offset === undefined ? {} : { offset }) } : null;
    }, async () => (offset === undefined ? undefined : { application: await owingCase(dependencies, offset), action: answerOfOffset(line, offset) }));
    // An order that was open is answered now; one that wasn't must have been answered the same way.
    if (!found.open) await requireRecorded(dependencies, line, place, applicationId);
    return { applicationId, state: application.state, problem: null };
  } catch (error) {
    const problem = problemOfCase(error);
    return { applicationId, state: (await dependencies.applications.read(applicationId))?.state ?? null, problem };
  }
};

/** An answer in words both sides can be compared by. */
const answerSaid = ({ outcome, settledOn, voucherNumber }: Pick<AnswerLine, 'outcome' | 'settledOn' | 'voucherNumber'>): string => `${outcome} ${settledOn} ${voucherNumber}`;

/** What the answer to an order makes of the demand that was kept for it: settled with the payment, or as if it had never been. */
const answerOfOffset = ({ endToEndId, outcome }: AnswerLine, { amountFen }: PaymentOffset) =>
  (outcome === 'paid' ? { action: 'settle_offset', endToEndId, amountFen } as const : { action: 'release_offset', endToEndId, amountFen, cause: 'failed' } as const);

/** @throws Problem `result_lines_differ` when the order was answered otherwise before. */
const requireRecorded = async (dependencies: DisbursementDependencies, line: AnswerLine, place: number, applicationId: string): Promise<void> => {
  const events = await dependencies.applications.readEvents(applicationId);
  const recorded = events.map((event) => event.change).find((change) => change.action === 'record_payment' && change.endToEndId === line.endToEndId);
  if (recorded?.action !== 'record_payment') throw new Error(`Order ${line.endToEndId} is neither open nor answered.`);
  if (recorded.outcome !== line.outcome || recorded.voucherNumber !== line.voucherNumber || recorded.settledOn !== line.settledOn) {
    throw new Problem('result_lines_differ', { field: 'endToEndId', params: { line: place, endToEndId: line.endToEndId, stated: answerSaid(line), found: answerSaid(recorded) } });
  }
};

/** What was answered is written down outside the table: a restored one is brought up to it. */
export const journalAnswers = async (dependencies: DisbursementDependencies, batch: PaymentBatch, resultFile: StoredResultFile, orders: readonly Order[]): Promise<void> => {
  const touched = orders.flatMap(({ member }) => [member.applicationId, ...(member.offset === undefined ? [] : [member.offset.applicationId])]);
  const heads = await Promise.all([...new Set(touched)].map((applicationId) => dependencies.applications.read(applicationId)));
  await writeJournal(dependencies, { step: 'answers', batch, resultFile, cases: heads.filter((head) => head !== null) });
};

export const unsettledOf = async (dependencies: DisbursementDependencies, batch: PaymentBatch): Promise<readonly string[]> => {
  const open = await Promise.all(batch.members.map(async (member) => {
    const application = await dependencies.applications.read(member.applicationId);
    return application !== null && awaits(application, batch, member) ? [member.endToEndId] : [];
  }));
  return open.flat();
};
