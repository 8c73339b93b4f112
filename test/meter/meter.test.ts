import { beforeEach, describe, expect, it } from '@jest/globals';
import { type DynamoDBClient, PutItemCommand, QueryCommand, TransactWriteItemsCommand, UpdateItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { tableSchema } from '../../shared/persistence/table';
import { withTable, type TestTable } from '../integration/harness';
import { changeOf, createCase, newCase, someDay } from '../integration/sample-cases';
import { itemBytes } from './item-bytes';
import { createMeter, type Meter } from './meter';

let table: TestTable;
let meter: Meter;
let client: DynamoDBClient;
beforeEach(async () => {
  table = await withTable();
  client = table.client;
  meter = createMeter(client, tableSchema);
});

const put = async (sk: string, more: Record<string, AttributeValue>): Promise<unknown> =>
  client.send(new PutItemCommand({ TableName: table.tableName, Item: { pk: { S: 'APP#x' }, sk: { S: sk }, ...more } }));

describe('bytes of an item', () => {
  it('counts names and values by kind', () => {
    expect(itemBytes({ pk: { S: '厦门' } })).toBe(2 + 6);
    expect(itemBytes({ n: { N: '12300' } })).toBe(1 + 3);
    expect(itemBytes({ n: { N: '-12.34' } })).toBe(1 + 4);
    expect(itemBytes({ b: { B: new Uint8Array(10) }, t: { BOOL: true } })).toBe(1 + 10 + 1 + 1);
    expect(itemBytes({ l: { L: [{ S: 'ab' }] }, m: { M: { k: { S: 'v' } } } })).toBe(1 + 3 + 1 + 2 + 1 + 3 + 1 + 1 + 1);
  });
});

describe('the meter', () => {
  it('rounds a write up to the KB, by the larger of before and after', async () => {
    await put('a', { text: { S: 'x'.repeat(1500) } });
    expect(meter.units().writeUnits).toBe(2);
    meter.reset();
    await put('a', { text: { S: 'x' } });
    expect(meter.units().writeUnits).toBe(2);
    expect(meter.roundTrips()).toEqual({ reads: 0, writes: 1 });
  });

  it('doubles transactions and charges refused ones', async () => {
    const write = { Put: { TableName: table.tableName, Item: { pk: { S: 'p' }, sk: { S: 's' } }, ConditionExpression: 'attribute_not_exists(pk)' } };
    await client.send(new TransactWriteItemsCommand({ TransactItems: [write] }));
    await expect(client.send(new TransactWriteItemsCommand({ TransactItems: [write] }))).rejects.toThrow();
    expect(meter.units().writeUnits).toBe(4);
  });

  it('charges an index for a row that appears, moves, or changes, and not for one that stays', async () => {
    const row = { queue: { S: 'QUEUE#submitted#350203' }, queueOrder: { S: '2026-03-20#x' } };
    await put('HEAD', { ...row, version: { N: '1' } });
    expect(meter.units().indexWriteUnits).toBe(1);
    await put('HEAD', { ...row, version: { N: '1' }, body: { S: 'not projected' } });
    expect(meter.units().indexWriteUnits).toBe(1);
    await put('HEAD', { ...row, version: { N: '2' } });
    expect(meter.units().indexWriteUnits).toBe(2);
    await client.send(new UpdateItemCommand({ TableName: table.tableName, Key: { pk: { S: 'APP#x' }, sk: { S: 'HEAD' } }, UpdateExpression: 'SET queueOrder = :o', ExpressionAttributeValues: { ':o': { S: '2026-03-21#x' } } }));
    expect(meter.units().indexWriteUnits).toBe(4);
  });

  it('charges a query once for all it returns, half when eventually consistent', async () => {
    for (const sk of ['a', 'b', 'c']) await put(sk, { text: { S: 'x'.repeat(1990) } });
    meter.reset();
    const query = { TableName: table.tableName, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'APP#x' } } };
    await client.send(new QueryCommand({ ...query, ConsistentRead: true }));
    await client.send(new QueryCommand(query));
    expect(meter.units().readUnits).toBe(2 + 1);
  });
});

describe('costs of the repositories', () => {
  it('saves a transition in one round trip and reads a head for one unit', async () => {
    const application = await createCase(table.applications, 'abcdefghijklmnopqrstuvwxyz');
    meter.reset();
    await table.applications.commit(changeOf(application, { changes: { state: 'submitted', deadline: { kind: 'acceptance', dueOn: someDay } } }));
    expect(meter.roundTrips()).toEqual({ reads: 0, writes: 1 });
    // Head and event 2 each in a transaction; a row in both indexes.
    expect(meter.units()).toEqual({ readUnits: 0, writeUnits: 6, indexWriteUnits: 2 });
    meter.reset();
    await table.applications.read('abcdefghijklmnopqrstuvwxyz');
    expect(meter.units().readUnits).toBe(1);
  });

  it('saves a draft without a transaction', async () => {
    await createCase(table.applications, 'a1');
    meter.reset();
    await table.applications.saveDraft(newCase('a1').draft, 1);
    expect(meter.units()).toEqual({ readUnits: 0, writeUnits: 1, indexWriteUnits: 0 });
  });

  it('reads a queue page of 25 for at most 2 units', async () => {
    for (let index = 0; index < 25; index += 1) {
      const application = await createCase(table.applications, `case${String(index).padStart(22, '0')}`);
      await table.applications.commit(changeOf(application, { changes: { state: 'submitted', receiptNumber: `XM-2026-350203-${index}`, claimedBy: 'user-0123456789abcdef' } }));
    }
    meter.reset();
    const page = await table.applications.queue({ state: 'submitted', districtCode: (await table.applications.read(`case${'0'.repeat(22)}`))!.districtCode, limit: 25, cursor: null });
    expect(page.items).toHaveLength(25);
    expect(meter.units().readUnits - 1).toBeLessThanOrEqual(2);
  });
});
