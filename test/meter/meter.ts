import { DynamoDBClient, GetItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { indexWriteUnits } from './index-writes';
import { asMarshalled, itemBytes, readUnits, writeUnits, type MarshalledItem } from './item-bytes';
import type { MeteredSchema } from './metered-schema';

export type Units = { readonly readUnits: number; readonly writeUnits: number; /** The part of `writeUnits` that indexes cost. */ readonly indexWriteUnits: number };

export type Meter = {
  units(): Units;
  /** Requests sent, by direction: a transaction is one. */
  roundTrips(): { readonly reads: number; readonly writes: number };
  /** Actions of the largest transaction since the last reset. */
  largestTransaction(): number;
  reset(): void;
};

type Count = { readUnits: number; writeUnits: number; indexWriteUnits: number; reads: number; writes: number; largestTransaction: number };
type Item = Record<string, AttributeValue>;
type Write = { TableName?: string; Key?: Item; Item?: Item };
type Transaction = { TransactItems?: { Put?: Write; Update?: Write; Delete?: Write; ConditionCheck?: Write }[] };
type Read = { ConsistentRead?: boolean; RequestItems?: Record<string, { ConsistentRead?: boolean }> };
type Answer = { Item?: Item; Items?: Item[]; Responses?: Record<string, Item[]> };

const nothing = (): Count => ({ readUnits: 0, writeUnits: 0, indexWriteUnits: 0, reads: 0, writes: 0, largestTransaction: 0 });

/**
 * Prices every request of a client from item bytes by DynamoDB's rules, because emulators' meters can't be trusted:
 * writes by the larger of the item before and after, twice in transactions, refused ones as well; reads by what was
 * returned. It looks at items before and after each write by a client of its own, so requests on one item must not run
 * side by side while it measures. Indexes are priced by the schema's projections.
 */
export function createMeter(client: DynamoDBClient, schema: MeteredSchema): Meter {
  const observer = new DynamoDBClient({ region: client.config.region, credentials: client.config.credentials, ...(client.config.endpoint === undefined ? {} : { endpoint: client.config.endpoint }) });
  let count = nothing();

  const keyOf = (item: Item): Item => Object.fromEntries(Object.entries(item).filter(([name]) => name === schema.partitionKey || name === schema.sortKey));
  const look = async ({ TableName, Key, Item }: Write): Promise<MarshalledItem | null> =>
    (await observer.send(new GetItemCommand({ TableName, Key: Key ?? keyOf(Item ?? {}), ConsistentRead: true }))).Item ?? null;

  const priceWrites = async (writes: readonly Write[], factor: number, send: () => Promise<unknown>): Promise<void> => {
    const before = await Promise.all(writes.map(look));
    try {
      await send();
    } finally {
      const after = await Promise.all(writes.map(look));
      writes.forEach((write, position) => {
        const [old, now] = [before[position] ?? null, after[position] ?? null];
        const bytes = Math.max(old === null ? 0 : itemBytes(old), now === null ? 0 : itemBytes(now), write.Item === undefined ? 0 : itemBytes(write.Item));
        const inIndexes = schema.indexes.reduce((sum, index) => sum + indexWriteUnits(schema, index, old, now), 0);
        count.writeUnits += factor * writeUnits(bytes) + inIndexes;
        count.indexWriteUnits += inIndexes;
      });
    }
  };

  client.middlewareStack.add(
    (next, context) => async (request) => {
      const input: unknown = request.input;
      const name = context.commandName ?? '';
      const writes = writesOf(name, input);
      if (writes !== null) {
        count.writes += 1;
        const transactional = name === 'TransactWriteItemsCommand';
        if (transactional) count.largestTransaction = Math.max(count.largestTransaction, writes.length);
        let answer: Awaited<ReturnType<typeof next>> | undefined;
        await priceWrites(writes, transactional ? 2 : 1, async () => { answer = await next(request); });
        if (answer === undefined) throw new Error('a write that was sent has an answer');
        return answer;
      }
      const answer = await next(request);
      const units = unitsRead(name, input as Read, answer.output as Answer);
      if (units !== null) {
        count.reads += 1;
        count.readUnits += units;
      }
      return answer;
    },
    { step: 'build', name: 'meter' },
  );

  return {
    units: () => ({ readUnits: count.readUnits, writeUnits: count.writeUnits, indexWriteUnits: count.indexWriteUnits }),
    roundTrips: () => ({ reads: count.reads, writes: count.writes }),
    largestTransaction: () => count.largestTransaction,
    reset: () => { count = nothing(); },
  };
}

/** The writes of a request; null when it is none. */
function writesOf(commandName: string, input: unknown): readonly Write[] | null {
  if (commandName === 'TransactWriteItemsCommand') {
    return ((input as Transaction).TransactItems ?? []).flatMap(({ Put, Update, Delete, ConditionCheck }) => Put ?? Update ?? Delete ?? ConditionCheck ?? []);
  }
  return ['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand'].includes(commandName) ? [input as Write] : null;
}

/** A Get or each item of a batch is rounded up alone, a Query as a whole; null for requests that read no items. */
function unitsRead(commandName: string, input: Read, answer: Answer): number | null {
  const bytesOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + itemBytes(asMarshalled(item)), 0);
  switch (commandName) {
    case 'GetItemCommand': return readUnits(bytesOf(answer.Item === undefined ? [] : [answer.Item]), input.ConsistentRead === true);
    case 'QueryCommand':
    case 'ScanCommand': return readUnits(bytesOf(answer.Items ?? []), input.ConsistentRead === true);
    case 'BatchGetItemCommand': {
      const responses: Readonly<Record<string, readonly Item[]>> = answer.Responses ?? {};
      return Object.entries(responses).reduce((sum, [table, items]) => {
        const consistent = input.RequestItems?.[table]?.ConsistentRead === true;
        return sum + items.reduce((units, item) => units + readUnits(bytesOf([item]), consistent), 0);
      }, 0);
    }
    default: return null;
  }
}
