import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { approveBatch } from '../../functions/disbursements/approve-batch';
import { createBatch } from '../../functions/disbursements/create-batch';
import { recordResults } from '../../functions/disbursements/record-results';
import { paymentFilePath, resultFilePath } from '../../shared/domain/ledger/file-paths';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import { fen } from '../../shared/domain/money';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import { accountKey, entryKey, headKey, listedKey, resultFileKey, type Key } from '../../shared/persistence/keys';
import { pack, unpack, type StoredValue } from '../../shared/persistence/stored-body';
import { createDocumentClient } from '../../shared/persistence/table-client';
import type { Difference } from '../../shared/ports/books';
import type { PaymentBatch } from '../../shared/ports/money';
import { reconcileTable } from '../builders/books';
import { programmeId } from '../builders/application';
import { at, on } from '../builders/calendar';
import { fundDocumentNumber, openMoneyWorld, type MoneyWorld } from '../builders/money-world';

jest.setTimeout(60_000);
let world: MoneyWorld;
let batch: PaymentBatch;
let resultFile: string;

/** One batch of two cases, approved and answered: one paid, one failed; every event counted into the totals. */
beforeAll(async () => {
  world = await openMoneyWorld();
  const cases = [await world.caseAt('payee_confirmed', fen(700)), await world.caseAt('payee_confirmed', fen(300))];
  const made = await createBatch(world.dependencies)(world.by('user-finance_officer', { programmeId, accountId: world.accountId, fundDocumentNumber, cases: cases.map(({ applicationId, version }) => ({ applicationId, expectedVersion: version })) }));
  const approved = await approveBatch(world.dependencies)(world.by('user-finance_approver', { membersHash: made.batch.membersHash }, { batchId: made.batch.batchId }));
  const lines = approved.members.map(({ endToEndId, amountFen }, index) => ({ endToEndId, amountFen, outcome: index === 0 ? 'paid' as const : 'failed' as const, voucherNumber: `V-${index}`, settledOn: on('2026-03-16'), reason: '=演示, "退票"' }));
  world.table.clock.set(at('2026-03-30'));
  await recordResults(world.dependencies)(world.by('user-finance_officer', { count: 2, totalFen: fen(1_000), lines }, { batchId: approved.batchId }));
  batch = (await world.dependencies.batches.readBatch(approved.batchId))!;
  resultFile = (await world.dependencies.batches.listResultFiles(batch.batchId))[0]!.sha256;
  const events: ReturnType<typeof storedEventOf>[] = [];
  await world.table.scan((item) => { if (isEventItem(item)) events.push(storedEventOf(item)); });
  for (const { event, districtCode, enterpriseSize } of events) await world.dependencies.totals.apply(`${event.applicationId}#${event.version}`, event.at, totalsDeltasOf(event, districtCode, enterpriseSize));
});

const set = async (key: Key, name: string, value: unknown): Promise<void> => {
  await createDocumentClient(world.table.client).send(new UpdateCommand({ TableName: world.table.tableName, Key: key, UpdateExpression: 'SET #n = :v', ExpressionAttributeNames: { '#n': name }, ExpressionAttributeValues: { ':v': value } }));
};
/** What is found while an attribute has another value. */
const foundWith = async (key: Key, name: string, change: (value: unknown) => unknown): Promise<readonly Difference[]> => {
  const before = (await world.table.store.get(key))![name];
  await set(key, name, change(before));
  try {
    return (await reconcileTable(world.table, world.files)).differences;
  } finally {
    await set(key, name, before);
  }
};
/** The same while a packed body reads otherwise. */
const foundWithBody = (key: Key, change: (value: StoredValue) => StoredValue) => foundWith(key, 'body', (body) => pack(change(unpack(body as Uint8Array))));
const foundWithFile = async (path: string, change: (text: string) => string | null): Promise<readonly Difference[]> => {
  const read = async (asked: string): Promise<Uint8Array | null> => {
    const bytes = await world.files.read(asked);
    if (asked !== path || bytes === null) return bytes;
    const text = change(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    return text === null ? null : new TextEncoder().encode(text);
  };
  return (await reconcileTable(world.table, { read })).differences;
};
const kindsOf = (differences: readonly Difference[]): readonly string[] => [...new Set(differences.map(({ kind }) => kind))].sort();
const oneMore = (value: unknown): number => Number(value) + 1;

describe('reconcile over batches, files and answers', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await reconcileTable(world.table, world.files)).toMatchObject({ cases: 2, accounts: 1, batches: 1, resultFiles: 1, differences: [], more: false });
  });

  it('names a single fen in an entry', async () => {
    const [member] = batch.members;
    const version = (await world.dependencies.applications.readEvents(member!.applicationId)).find(({ change }) => change.action === 'authorise_payment')!.version;
    const entryId = `${member!.applicationId}#${String(version).padStart(6, '0')}#1`;
    const found = await foundWith(entryKey(world.accountId, entryId), 'amountFen', oneMore);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'entry_differs', subject: `${world.accountId} ${entryId}`, expected: 'committed > payable 700', found: 'committed > payable 701' }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'balance_differs_from_entries', subject: `${world.accountId} payable`, expected: 1, found: 0 }));
  });

  it.each(['available', 'committed', 'paid'])('names a single fen in the balance %s', async (name) => {
    const found = await foundWith(accountKey(world.accountId), name, oneMore);
    expect(found.map(({ subject }) => subject)).toContain(`${world.accountId} ${name}`);
    expect(kindsOf(found)).toContain('balance_differs_from_entries');
  });

  it('names a single fen in what a case holds', async () => {
    const [member] = batch.members;
    const found = await foundWithBody(headKey(member!.applicationId), (body) => ({ ...body, parts: (body['parts'] as [string, number][]).map(([accountId, amountFen, ...rest]) => [accountId, amountFen + 1, ...rest]) }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'balance_differs_from_cases', subject: `${world.accountId} paid`, expected: 701, found: 700 }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'parts_differ', subject: member!.applicationId, expected: 700, found: 701 }));
  });

  it('names a single fen in an order of a batch', async () => {
    const found = await foundWithBody(listedKey('BATCH', batch.batchId), (body) => ({ ...body, members: (body['members'] as { amountFen: number }[]).map((member, index) => (index === 1 ? { ...member, amountFen: member.amountFen + 1 } : member)) }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'order_differs', subject: `${batch.batchId} ${batch.members[1]!.applicationId}`, expected: `${world.accountId} 301`, found: `${world.accountId} 300` }));
    expect(kindsOf(found)).toEqual(['batch_seal_differs', 'order_differs', 'payment_file_differs']);
  });

  it('names a payment file that says another sum, is another file, or is gone', async () => {
    const path = paymentFilePath(batch.batchId, 'list_csv');
    const said = await foundWithFile(path, (text) => text.replace(',7.00,', ',7.01,'));
    expect(said.map(({ kind, subject, expected, found }) => [kind, subject, expected, found])).toContainEqual(['payment_file_differs', `${batch.batchId} lines`, `${batch.members[0]!.endToEndId} 700`, `${batch.members[0]!.endToEndId} 701`]);
    expect(kindsOf(await foundWithFile(path, (text) => `${text} `))).toEqual(['payment_file_differs']);
    expect(await foundWithFile(path, () => null)).toEqual([expect.objectContaining({ kind: 'payment_file_differs', subject: `${batch.batchId} list_csv`, found: null })]);
  });

  it('names a result file that is gone or was changed, and an answer that no file gave', async () => {
    const found = await foundWithFile(resultFilePath(batch.batchId, resultFile, 'csv'), (text) => text.replace('V-0', 'V-9'));
    expect(kindsOf(found)).toEqual(['answer_differs', 'result_file_differs']);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'answer_differs', subject: `${batch.batchId} ${batch.members[0]!.endToEndId}`, expected: null, found: 'paid 2026-03-16 V-0' }));
  });

  it('names an answer of a file that its case never recorded', async () => {
    const text = `\uFEFF端到端编号,金额(元),状态,凭证号,日期,原因\r\n${batch.members[1]!.endToEndId},3.00,成功,V-8,2026-03-17,\r\n合计,1笔,3.00\r\n`;
    const content = new TextEncoder().encode(text);
    const sha256 = world.table.hashing.sha256Bytes(content);
    // A contradiction is not a difference: what was recorded first counts, the second was told to whoever brought it.
    await world.files.createOnce(resultFilePath(batch.batchId, sha256, 'csv'), content, 'text/csv');
    await world.dependencies.batches.noteResultFile({ batchId: batch.batchId, sha256, format: 'csv', bytes: content.length, count: 1, receivedBy: 'user-finance_officer', receivedAt: at('2026-03-30') });
    expect((await reconcileTable(world.table, world.files)).differences).toEqual([]);
    const found = await foundWithBody(resultFileKey(batch.batchId, resultFile), (body) => ({ ...body, sha256 }));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'answer_differs', subject: `${batch.batchId} ${batch.members[1]!.endToEndId}`, expected: 'paid 2026-03-17 V-8', found: 'failed 2026-03-16 V-1' }));
  });
});
