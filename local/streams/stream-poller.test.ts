import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { startEngine, type Engine } from '../engine/start-engine';
import { createFileCheckpoint, createMemoryCheckpoint } from './checkpoint';
import type { DeadLetter, StreamHandler } from './deliver-batch';
import { parentsFirst } from './read-stream';
import { createStreamPoller, type StreamPoller, type StreamPollerOptions } from './stream-poller';

let engine: Engine;
let client: DynamoDBClient;
let folder: string;
let tableName: string;
let tables = 0;
let letters: DeadLetter[];
const connection = (): { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } } =>
  ({ endpoint: engine.endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });

beforeAll(async () => {
  engine = await startEngine({ log: () => undefined });
  client = new DynamoDBClient(connection());
  folder = mkdtempSync(join(tmpdir(), 'streams-'));
});
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  tables += 1;
  tableName = `table-${tables}`;
  letters = [];
  await createTable();
});

const createTable = (): Promise<unknown> => client.send(new CreateTableCommand({
  TableName: tableName, BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
}));
const put = (id: string, version: number): Promise<unknown> => client.send(new PutItemCommand({ TableName: tableName, Item: { id: { S: id }, version: { N: String(version) } } }));

/** Changes of three items, version 1, 2, 3 … of each in turn. */
async function putChanges(count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n += 1) await put('abc'[n % 3]!, Math.floor(n / 3) + 1);
}
const changeOf = (record: DynamoDBRecord): string => `${record.dynamodb?.NewImage?.['id']?.S ?? ''}${record.dynamodb?.NewImage?.['version']?.N ?? ''}`;
const changes = (count: number): string[] => Array.from({ length: count }, (_, n) => `${'abc'[n % 3]!}${Math.floor(n / 3) + 1}`);

function poll(handler: StreamHandler, more: Partial<StreamPollerOptions> = {}): StreamPoller {
  return createStreamPoller({
    streamsClient: new DynamoDBStreamsClient(connection()), tableName, handler, checkpoint: createMemoryCheckpoint(),
    deadLetter: (letter) => { letters.push(letter); return Promise.resolve(); }, backoffMs: 1, pollEveryMs: 10, log: () => undefined, ...more,
  });
}

/** Takes records one by one; `fails` may refuse one by throwing or naming it. */
function taker(fails: (change: string) => 'no' | 'named' | 'throws' = () => 'no'): { taken: string[]; batches: string[][]; handler: StreamHandler } {
  const taken: string[] = [];
  const batches: string[][] = [];
  const handler: StreamHandler = ({ Records: records }) => {
    batches.push(records.map(changeOf));
    // A throw undoes the whole batch, as a function does whose work is one transaction.
    if (records.some((record) => fails(changeOf(record)) === 'throws')) return Promise.reject(new Error('broken'));
    for (const record of records) {
      if (fails(changeOf(record)) === 'named') return Promise.resolve({ batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] });
      taken.push(changeOf(record));
    }
    return Promise.resolve({ batchItemFailures: [] });
  };
  return { taken, batches, handler };
}

describe('reading a stream', () => {
  it('gives each change once and in order, in batches, with images as Lambda writes them', async () => {
    await putChanges(25);
    const seen = taker();
    const poller = poll(seen.handler, { batchSize: 10 });
    await poller.drain();
    expect(seen.taken).toEqual(changes(25));
    expect(seen.batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
    await poller.drain();
    expect(seen.batches).toHaveLength(3);
    await put('d', 1);
    await poller.drain();
    expect(seen.taken.at(-1)).toBe('d1');
  });

  it('writes binary values as base64 and old images of removed items', async () => {
    await client.send(new PutItemCommand({ TableName: tableName, Item: { id: { S: 'x' }, bytes: { B: new Uint8Array([0, 255]) }, list: { L: [{ M: { b: { B: new Uint8Array([1]) } } }] } } }));
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: { id: { S: 'x' } } }));
    const records: DynamoDBRecord[] = [];
    await poll((batch) => { records.push(...batch.Records); return Promise.resolve({ batchItemFailures: [] }); }).drain();
    expect(records.map((record) => record.eventName)).toEqual(['INSERT', 'REMOVE']);
    expect(records[0]?.dynamodb?.NewImage).toMatchObject({ bytes: { B: 'AP8=' }, list: { L: [{ M: { b: { B: 'AQ==' } } }] } });
    expect(records[1]?.dynamodb?.OldImage).toMatchObject({ bytes: { B: 'AP8=' } });
    expect(JSON.parse(JSON.stringify(records))).toEqual(records);
  });

  it('includes what the function itself writes while it drains', async () => {
    await put('a', 1);
    const taken: string[] = [];
    await poll(async ({ Records: records }) => {
      for (const record of records) {
        taken.push(changeOf(record));
        if (taken.length < 4) await put('a', taken.length + 1);
      }
      return { batchItemFailures: [] };
    }).drain();
    expect(taken).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  it('polls in the background until it is stopped', async () => {
    const seen = taker();
    const poller = poll(seen.handler);
    poller.start();
    await putChanges(6);
    for (let tries = 0; tries < 200 && seen.taken.length < 6; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen.taken).toEqual(changes(6));
    await poller.stop();
    await put('z', 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(seen.taken).toHaveLength(6);
  });
});

describe('failures', () => {
  it.each(['named', 'throws'] as const)('that pass (%s) lose nothing, repeat nothing taken and keep the order', async (how) => {
    await putChanges(24);
    const left = new Map([['a2', 2], ['b5', 4], ['c8', 1]]);
    const seen = taker((change) => {
      const failures = left.get(change) ?? 0;
      if (failures === 0) return 'no';
      left.set(change, failures - 1);
      return how;
    });
    await poll(seen.handler, { batchSize: 7 }).drain();
    expect(seen.taken).toEqual(changes(24));
    expect(letters).toEqual([]);
  });

  it.each(['named', 'throws'] as const)('that last (%s) put that record alone among the dead letters after 5 tries', async (how) => {
    await putChanges(24);
    const seen = taker((change) => (change === 'b3' ? how : 'no'));
    await poll(seen.handler, { batchSize: 10 }).drain();
    expect(seen.taken).toEqual(changes(24).filter((change) => change !== 'b3'));
    expect(letters.map(({ record, tries }) => [changeOf(record), tries])).toEqual([['b3', 5]]);
    // By name each batch that has the record is a try; halving on a throw isn't one, until the record stands alone.
    expect(seen.batches.filter((batch) => batch.includes('b3') && (how === 'named' || batch.length === 1))).toHaveLength(5);
  });

  it('count a foreign or empty identifier as a failure of the whole batch', async () => {
    await putChanges(4);
    for (const itemIdentifier of ['', '999999']) {
      letters = [];
      await poll(() => Promise.resolve({ batchItemFailures: [{ itemIdentifier }] }), { triesAtMost: 2 }).drain();
      expect(letters.map(({ record }) => changeOf(record))).toEqual(changes(4));
    }
  });

  it('of the dead-letter store hold the stream: the record comes again and nothing after it is skipped', async () => {
    await putChanges(6);
    let storeIsDown = true;
    const seen = taker((change) => (change === 'a2' ? 'named' : 'no'));
    const poller = poll(seen.handler, {
      batchSize: 2,
      deadLetter: (letter) => {
        if (storeIsDown) return Promise.reject(new Error('store is down'));
        letters.push(letter);
        return Promise.resolve();
      },
    });
    await expect(poller.drain()).rejects.toThrow('store is down');
    storeIsDown = false;
    await poller.drain();
    expect(letters.map(({ record }) => changeOf(record))).toEqual(['a2']);
    expect([...new Set(seen.taken)]).toEqual(['a1', 'b1', 'c1', 'b2', 'c2']);
  });
});

describe('the checkpoint', () => {
  it('lets a new poller go on where the last one stopped, also one that was stopped inside a batch', async () => {
    const checkpoint = createFileCheckpoint(join(folder, 'new', `${tableName}.json`));
    await putChanges(9);
    const first = taker((change) => (change === 'c2' ? 'named' : 'no'));
    const poller = poll(first.handler, { checkpoint, batchSize: 3, backoffMs: 60_000 });
    const draining = poller.drain();
    draining.catch(() => undefined);
    for (let tries = 0; tries < 200 && first.taken.length < 5; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    await poller.stop();
    await expect(draining).rejects.toThrow();
    const second = taker();
    await poll(second.handler, { checkpoint, batchSize: 3 }).drain();
    expect(second.taken).toEqual(changes(9).slice(3));
    expect(letters).toEqual([]);
  });

  it.each([['is damaged', '{"streamArn":'], ['belongs to an older stream', JSON.stringify({ streamArn: 'old', shards: { s: { after: '9', finished: true } } })]])(
    'is set aside when it %s: the stream is read from its oldest record', async (_, text) => {
      const file = join(folder, `${tableName}.json`);
      writeFileSync(file, text);
      await putChanges(3);
      const seen = taker();
      await poll(seen.handler, { checkpoint: createFileCheckpoint(file) }).drain();
      expect(seen.taken).toEqual(changes(3));
    });

  it.each([['TrimmedDataAccessException', 'GetShardIteratorCommand'], ['TrimmedDataAccessException', 'GetRecordsCommand'], ['ExpiredIteratorException', 'GetRecordsCommand']])(
    'survives %s at %s', async (name, commandName) => {
      const checkpoint = createMemoryCheckpoint();
      await putChanges(3);
      await poll(taker().handler, { checkpoint }).drain();
      await putChanges(3, 3);
      const streamsClient = new DynamoDBStreamsClient({ ...connection(), maxAttempts: 1 });
      let failures = 1;
      streamsClient.middlewareStack.add((next, context) => (args) => {
        if (context['commandName'] !== commandName || failures === 0) return next(args);
        failures -= 1;
        return Promise.reject(Object.assign(new Error('injected'), { name }));
      }, { step: 'initialize' });
      const seen = taker();
      await poll(seen.handler, { streamsClient, checkpoint }).drain();
      // After trimming the stream begins at its oldest record: repeated, not lost.
      expect(seen.taken).toEqual(name === 'TrimmedDataAccessException' ? changes(6) : changes(6).slice(3));
      expect(failures).toBe(0);
    });
});

describe('the order of shards', () => {
  it('has parents before children, also when a parent is gone', () => {
    const shards = [{ ShardId: 'c', ParentShardId: 'b' }, { ShardId: 'b', ParentShardId: 'a' }, { ShardId: 'd', ParentShardId: 'gone' }, { ShardId: 'a' }];
    const order = parentsFirst(shards).map(({ shardId }) => shardId);
    expect([...order].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(order.indexOf('a')).toBeLessThan(order.indexOf('b'));
    expect(order.indexOf('b')).toBeLessThan(order.indexOf('c'));
  });
});
