import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand, type DynamoDBDocumentClient, type PutCommandInput, type QueryCommandInput, type TransactWriteCommandInput, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { createEntities, type Entities } from './entities';
import type { Key } from './keys';
import { isTransient, retrying, transientReasons, type RetryPolicy } from './retry';
import type { StoredValue } from './stored-body';
import { schemaVersionOf, upcast, upcasterChains, type StoredKind, type UpcasterChains } from './upcasters';

export type StoreOptions = RetryPolicy & {
  /** Its SDK retries must be off (`maxAttempts: 1`). */
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** A fresh token of at most 36 characters for each transaction that is built. */
  readonly token: () => string;
  readonly upcasters?: UpcasterChains;
};

export type RawItem = Readonly<Record<string, unknown>>;
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One write of a transaction, with what it is for: a refusal is explained by it. */
export type Action<Purpose> = {
  readonly purpose: Purpose;
  /** Its failed condition settles the matter even when other parts of the transaction met contention. */
  readonly decisive?: boolean;
  readonly item: TransactItem;
};

export type TransactResult<Purpose> = { readonly kind: 'written' } | { readonly kind: 'refused'; readonly purposes: readonly Purpose[] };

export type Range = { readonly prefix: string } | { readonly from: string };
export type QueryOptions = { readonly limit?: number; readonly newestFirst?: boolean; readonly after?: string | null; readonly consistent?: boolean };

/** The table with retries; repositories speak to DynamoDB through it and nothing else. */
export type Store = {
  readonly entities: Entities;
  readonly tableName: string;
  get(key: Key, consistent?: boolean): Promise<RawItem | null>;
  getMany(keys: readonly Key[], consistent?: boolean): Promise<readonly RawItem[]>;
  /** One page of a partition, in key order. `more` tells whether the partition goes on after it. */
  query(partition: string, range: Range | null, options?: QueryOptions): Promise<{ readonly items: readonly RawItem[]; readonly more: boolean }>;
  /** A whole partition (or its part with a prefix), page by page. */
  queryAll(partition: string, range: Range | null, consistent?: boolean): Promise<readonly RawItem[]>;
  rawQuery(input: Omit<QueryCommandInput, 'TableName'>): Promise<{ readonly items: readonly RawItem[]; readonly lastKey: RawItem | null }>;
  /** @returns false when its condition failed. */
  put(input: PutCommandInput): Promise<boolean>;
  update(input: UpdateCommandInput): Promise<boolean>;
  transact<Purpose>(actions: readonly Action<Purpose>[]): Promise<TransactResult<Purpose>>;
  schemaVersion(kind: StoredKind): number;
  upcast(kind: StoredKind, schemaVersion: number, stored: StoredValue): StoredValue;
};

const batchGetAtMost = 100;

const isFailedCondition = (error: unknown): boolean => error instanceof Error && error.name === 'ConditionalCheckFailedException';

const reasonsOf = (error: unknown): readonly string[] | null =>
  error instanceof TransactionCanceledException || (error instanceof Error && error.name === 'TransactionCanceledException')
    ? ((error as TransactionCanceledException).CancellationReasons ?? []).map((reason) => reason.Code ?? 'None')
    : null;

const isTransientTransaction = (actions: readonly Action<unknown>[]) => (error: unknown): boolean => {
  const reasons = reasonsOf(error);
  if (reasons === null) return isTransient(error);
  const settled = reasons.some((reason, index) => reason === 'ConditionalCheckFailed' && actions[index]?.decisive === true);
  return !settled && reasons.some((reason) => transientReasons.has(reason));
};

const writeOnce = async (attempt: Promise<unknown>): Promise<boolean> => {
  try {
    await attempt;
    return true;
  } catch (error) {
    if (isFailedCondition(error)) return false;
    throw error;
  }
};

const keyCondition = (partition: string, range: Range | null): Pick<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues'> => {
  if (range === null) return { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': partition } };
  return 'prefix' in range
    ? { KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)', ExpressionAttributeValues: { ':pk': partition, ':sk': range.prefix } }
    : { KeyConditionExpression: 'pk = :pk AND sk >= :sk', ExpressionAttributeValues: { ':pk': partition, ':sk': range.from } };
};

const sameValue = (left: unknown, right: unknown): boolean =>
  left instanceof Uint8Array && right instanceof Uint8Array ? Buffer.compare(left, right) === 0 : left === right;

const sameItem = (stored: RawItem | null, meant: RawItem): boolean =>
  stored !== null && Object.keys(stored).length === Object.keys(meant).length && Object.entries(meant).every(([name, value]) => sameValue(stored[name], value));

export function createStore(options: StoreOptions): Store {
  const { client, tableName } = options;
  const chains = options.upcasters ?? upcasterChains;
  const retry = async <Result>(attempt: () => Promise<Result>): Promise<Result> => retrying(options, attempt);

  const rawQuery: Store['rawQuery'] = async (input) => {
    const answer = await retry(async () => client.send(new QueryCommand({ TableName: tableName, ...input })));
    return { items: answer.Items ?? [], lastKey: answer.LastEvaluatedKey ?? null };
  };

  const query: Store['query'] = async (partition, range, { limit, newestFirst, after, consistent } = {}) => {
    const { items, lastKey } = await rawQuery({
      ...keyCondition(partition, range),
      ConsistentRead: consistent ?? false,
      ScanIndexForward: newestFirst !== true,
      ...(limit === undefined ? {} : { Limit: limit }),
      ...(after === undefined || after === null ? {} : { ExclusiveStartKey: { pk: partition, sk: after } }),
    });
    return { items, more: lastKey !== null };
  };

  const transact: Store['transact'] = async (actions) => {
    const token = options.token();
    try {
      await retrying(options, async () => client.send(new TransactWriteCommand({ TransactItems: actions.map((action) => action.item), ClientRequestToken: token })), isTransientTransaction(actions));
      return { kind: 'written' };
    } catch (error) {
      const reasons = reasonsOf(error);
      if (reasons === null || !reasons.includes('ConditionalCheckFailed')) throw error;
      return { kind: 'refused', purposes: actions.filter((_, index) => reasons[index] === 'ConditionalCheckFailed').map((action) => action.purpose) };
    }
  };

  return {
    entities: createEntities(tableName),
    tableName,
    async get(key, consistent = true) {
      const answer = await retry(async () => client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: consistent })));
      return answer.Item ?? null;
    },
    async getMany(keys, consistent = true) {
      const found: RawItem[] = [];
      for (let start = 0; start < keys.length; start += batchGetAtMost) {
        found.push(...await getChunk(options, keys.slice(start, start + batchGetAtMost), consistent));
      }
      return found;
    },
    query,
    async queryAll(partition, range, consistent = true) {
      const all: RawItem[] = [];
      for (let after: string | null = null; ;) {
        const { items, more } = await query(partition, range, { consistent, after });
        all.push(...items);
        const last = items.at(-1);
        if (!more || last === undefined) return all;
        after = String(last['sk']);
      }
    },
    rawQuery,
    async put(input) {
      let tries = 0;
      const written = await retry(async () => {
        tries += 1;
        return writeOnce(client.send(new PutCommand(input)));
      });
      if (written || tries === 1) return written;
      // The answer to an earlier try may have got lost after it was written: then the item is ours.
      return sameItem(await this.get({ pk: String(input.Item?.['pk']), sk: String(input.Item?.['sk']) }), input.Item ?? {});
    },
    update: async (input) => retry(async () => writeOnce(client.send(new UpdateCommand(input)))),
    transact,
    schemaVersion: (kind) => schemaVersionOf(chains, kind),
    upcast: (kind, schemaVersion, stored) => upcast(chains, kind, schemaVersion, stored),
  };
}

/** Keys the table was too busy to answer are asked for again. */
async function getChunk(options: StoreOptions, keys: readonly Key[], consistent: boolean): Promise<readonly RawItem[]> {
  const { client, tableName } = options;
  const found: RawItem[] = [];
  let left: readonly Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  return retrying(options, async () => {
    while (left.length > 0) {
      const request = { Keys: [...left], ConsistentRead: consistent };
      const answer = await client.send(new BatchGetCommand({ RequestItems: { [tableName]: request } }));
      found.push(...(answer.Responses?.[tableName] ?? []));
      const unprocessed = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
      const progressed = unprocessed.length < left.length;
      left = unprocessed;
      if (!progressed) throw Object.assign(new Error('BatchGet made no progress'), { name: 'ProvisionedThroughputExceededException' });
    }
    return found;
  });
}
