import {
  DescribeStreamCommand, GetRecordsCommand, GetShardIteratorCommand, ListStreamsCommand,
  type DynamoDBStreamsClient, type _Record as SdkRecord, type Shard,
} from '@aws-sdk/client-dynamodb-streams';

/** The stream of a table. Throws when the table has none. */
export async function findStream(client: DynamoDBStreamsClient, tableName: string): Promise<string> {
  const { Streams: streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }));
  const streamArn = streams.at(-1)?.StreamArn;
  if (streamArn === undefined) throw new Error(`The table ${tableName} has no stream`);
  return streamArn;
}

export interface ShardInStream {
  readonly shardId: string;
  readonly parentId: string | undefined;
}

/** All shards, parents before their children, so that an item's changes come in order. */
export async function listShards(client: DynamoDBStreamsClient, streamArn: string): Promise<readonly ShardInStream[]> {
  const shards: Shard[] = [];
  let lastShardId: string | undefined;
  do {
    const { StreamDescription: page } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: lastShardId }));
    shards.push(...(page?.Shards ?? []));
    lastShardId = page?.LastEvaluatedShardId;
  } while (lastShardId !== undefined);
  return parentsFirst(shards);
}

export function parentsFirst(shards: readonly Pick<Shard, 'ShardId' | 'ParentShardId'>[]): readonly ShardInStream[] {
  const parentOf = new Map(shards.map((shard) => [shard.ShardId ?? '', shard.ParentShardId]));
  const ordered = new Set<string>();
  const place = (shardId: string): void => {
    const parent = parentOf.get(shardId);
    if (parent !== undefined && parentOf.has(parent) && !ordered.has(parent)) place(parent);
    ordered.add(shardId);
  };
  for (const shardId of parentOf.keys()) place(shardId);
  return [...ordered].map((shardId) => ({ shardId, parentId: parentOf.get(shardId) }));
}

export interface ShardPage {
  readonly records: readonly SdkRecord[];
  /** Absent when the shard is closed and read to its end. */
  readonly next: string | undefined;
}

/** An iterator behind a sequence number, or at the oldest record when there is none or it was trimmed. */
export async function openShard(client: DynamoDBStreamsClient, streamArn: string, shardId: string, after: string | undefined): Promise<string> {
  const shard = { StreamArn: streamArn, ShardId: shardId };
  const request = async (command: GetShardIteratorCommand): Promise<string> => {
    const { ShardIterator: iterator } = await client.send(command);
    if (iterator === undefined) throw new Error(`shard ${shardId} gives no iterator`);
    return iterator;
  };
  const oldest = new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'TRIM_HORIZON' });
  if (after === undefined) return request(oldest);
  try {
    return await request(new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }));
  } catch (error) {
    if (nameOf(error) !== 'TrimmedDataAccessException') throw error;
    return request(oldest);
  }
}

/** One page, or why the iterator is no longer good: then open the shard again, after trimming at its oldest record. */
export async function readShard(client: DynamoDBStreamsClient, iterator: string, batchSize: number): Promise<ShardPage | 'expired' | 'trimmed'> {
  try {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: batchSize }));
    return { records: page.Records ?? [], next: page.NextShardIterator };
  } catch (error) {
    if (nameOf(error) === 'ExpiredIteratorException') return 'expired';
    if (nameOf(error) === 'TrimmedDataAccessException') return 'trimmed';
    throw error;
  }
}

const nameOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '');
