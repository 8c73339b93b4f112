import { EntityFormatter } from 'dynamodb-toolbox';
import { wasOrdered } from '../domain/application/parts';
import { batchText, grossFenOf } from '../domain/ledger/batch-members';
import { paymentFilePath, resultFilePath } from '../domain/ledger/file-paths';
import { parseAccountId } from '../domain/ledger/account-id';
import { sumFen } from '../domain/money';
import type { Difference, DifferenceKind, Place } from '../ports/books';
import type { PaymentListReader, ResultFileLine, ResultFileReader } from '../ports/documents';
import type { Files, PaymentBatch, StoredResultFile } from '../ports/money';
import type { Hashing } from '../ports/runtime';
import { applicationOf, storedEventOf } from './application-items';
import { applicationPartition, eventPrefix, headKey, listedKey, resultFilePrefix } from './keys';
import { answerText, orderText } from './reconcile-books';
import { offsetDifferences } from './reconcile-offsets';
import type { Comparison } from './reconcile-comparison';
import { unpack } from './stored-body';
import type { RawItem, Store } from './store';

export type BatchSources = { readonly store: Store; readonly files: Pick<Files, 'read'>; readonly hashing: Hashing; readonly paymentLists: PaymentListReader; readonly resultFiles: ResultFileReader };
export type BatchFindings = { readonly resultFiles: number; readonly differences: readonly Difference[] };

/** One batch against its cases and against what lies in the file store: the orders it gave, the files that left, the answers that came back. */
export async function compareBatch(sources: BatchSources, comparison: Comparison, raw: RawItem): Promise<BatchFindings> {
  const { store } = sources;
  const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  const batch = store.upcast('batch', schemaVersion, unpack(body)) as unknown as PaymentBatch;
  const { programmeId, payerRegionCode } = parseAccountId(batch.accountId);
  const place = { programmeId, regionCode: payerRegionCode };
  const differ = (kind: DifferenceKind, subject: string, expected: string | null, found: string | null): Difference => ({ kind, subject, expected, found, place });
  const ordered = batch.status === 'approved' ? batch.members : batch.status === 'approving' ? await orderedSoFar(store, batch) : [];
  for (const order of ordered) comparison.text('order_differs', 'expected', `${batch.batchId} ${order.applicationId}`, orderText(batch.accountId, grossFenOf(order), order.offset), place);
  const offsets = await offsetDifferences(store, batch, differ);
  const sealed = sources.hashing.sha256(batchText(batch));
  const seal = [
    ...(sealed === batch.membersHash ? [] : [differ('batch_seal_differs', batch.batchId, batch.membersHash, sealed)]),
    ...(sumFen(batch.members.map((member) => member.amountFen)) === batch.totalFen ? [] : [differ('batch_seal_differs', `${batch.batchId} sum`, String(batch.totalFen), String(sumFen(batch.members.map((member) => member.amountFen))))]),
  ];
  if (batch.status !== 'approved') return { resultFiles: 0, differences: [...seal, ...offsets] };
  const sent = await paymentFileDifferences(sources, batch, differ);
  const answers = await compareResultFiles(sources, comparison, batch, place, differ);
  return { resultFiles: answers.resultFiles, differences: [...seal, ...offsets, ...sent, ...answers.differences] };
}

type Differ = (kind: DifferenceKind, subject: string, expected: string | null, found: string | null) => Difference;

/** An approval that stopped half way: those of its orders that are out. */
async function orderedSoFar(store: Store, batch: PaymentBatch): Promise<PaymentBatch['members']> {
  const heads = (await store.getMany(batch.members.map(({ applicationId }) => headKey(applicationId)))).map((head) => applicationOf(store, head));
  return batch.members.filter((member) => heads.some((head) => head.applicationId === member.applicationId && wasOrdered(head, member)));
}

const listText = (orders: readonly { readonly endToEndId: string; readonly amountFen: number }[], count: number, totalFen: number): string =>
  [`${count} orders, ${totalFen} fen`, ...orders.map(({ endToEndId, amountFen }) => `${endToEndId} ${amountFen}`)].join('\n');

/** Every format has the bytes whose hash the batch keeps, and the list says the batch's orders, line by line, and their sum. */
async function paymentFileDifferences({ files, hashing, paymentLists }: BatchSources, batch: PaymentBatch, differ: Differ): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const { format, sha256 } of batch.files) {
    const bytes = await files.read(paymentFilePath(batch.batchId, format));
    const found = bytes === null ? null : hashing.sha256Bytes(bytes);
    if (found !== sha256) differences.push(differ('payment_file_differs', `${batch.batchId} ${format}`, sha256, found));
    if (bytes === null || format !== 'list_csv') continue;
    const list = paymentLists.readPaymentList(new TextDecoder().decode(bytes));
    const [expected, said] = [listText(batch.members, batch.members.length, batch.totalFen), list === null ? null : listText(list.orders, list.count, list.totalFen)];
    if (said !== expected) differences.push(differ('payment_file_differs', `${batch.batchId} lines`, firstDifference(expected, said ?? ''), firstDifference(said ?? '', expected)));
  }
  if (batch.files.length === 0 || batch.fileHash === null) differences.push(differ('payment_file_differs', batch.batchId, 'a payment file', null));
  return differences;
}

/** The first line of a text that the other does not have in its place. */
const firstDifference = (text: string, other: string): string | null => {
  const others = other.split('\n');
  return text.split('\n').find((line, index) => line !== others[index]) ?? null;
};

/** Every file that came in is there with its hash, and every answer in it is the one that its case recorded. */
async function compareResultFiles(sources: BatchSources, comparison: Comparison, batch: PaymentBatch, place: Place, differ: Differ): Promise<BatchFindings> {
  const { store, files, hashing, resultFiles } = sources;
  const notes = (await store.queryAll(listedKey('BATCH', batch.batchId).pk, { prefix: resultFilePrefix })).map((raw) => {
    const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
    return store.upcast('result_file', schemaVersion, unpack(body)) as unknown as StoredResultFile;
  });
  const answers = new Map<string, Set<string>>();
  const differences: Difference[] = [];
  for (const { sha256, format } of notes) {
    const bytes = await files.read(resultFilePath(batch.batchId, sha256, format));
    const found = bytes === null ? null : hashing.sha256Bytes(bytes);
    if (bytes === null || found !== sha256) {
      differences.push(differ('result_file_differs', `${batch.batchId} ${sha256}`, sha256, found));
      continue;
    }
    for (const line of resultFiles.read(format, new TextDecoder().decode(bytes)).lines) {
      const answer = finalAnswer(line);
      if (answer !== null) answers.set(line.endToEndId, (answers.get(line.endToEndId) ?? new Set()).add(answer));
    }
  }
  for (const [endToEndId, said] of answers) comparison.text('answer_differs', 'expected', `${batch.batchId} ${endToEndId}`, await answerThatCounts(store, batch, endToEndId, [...said]), place);
  return { resultFiles: notes.length, differences };
}

const finalAnswer = ({ status, voucherNumber, settledOn }: ResultFileLine): string | null =>
  ((status !== 'paid' && status !== 'failed') || voucherNumber === null || settledOn === null ? null : answerText({ outcome: status, voucherNumber, settledOn }));

/** Files may contradict one another: the later one was refused then, and what was recorded first counts. */
async function answerThatCounts(store: Store, batch: PaymentBatch, endToEndId: string, said: readonly string[]): Promise<string> {
  const [only, ...others] = said;
  if (only === undefined) throw new Error(`Order ${endToEndId} has no answer.`);
  const member = batch.members.find((candidate) => candidate.endToEndId === endToEndId);
  if (others.length === 0 || member === undefined) return only;
  const events = (await store.queryAll(applicationPartition(member.applicationId), { prefix: eventPrefix })).map((raw) => storedEventOf(raw).event.change);
  const recorded = events.flatMap((change) => (change.action === 'record_payment' && change.endToEndId === endToEndId ? [answerText(change)] : []));
  return said.find((answer) => recorded.includes(answer)) ?? only;
}
