import { CreateTableCommand, waitUntilTableExists, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What an index carries besides its own keys and the table's. */
export type IndexSchema = {
  readonly indexName: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly projection: { readonly kind: 'keys_only' } | { readonly kind: 'include'; readonly attributes: readonly string[] };
};

/**
 * The one description of the table: local runs and tests create it from here, the CDK reads it, the meter prices
 * writes by it. All keys are strings. The access patterns are in docs/architecture/access-patterns.md.
 */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  streamViewType: 'NEW_IMAGE',
  /** Only counters of how often somebody asked carry it; nothing of a case is ever removed by age. */
  timeToLiveAttribute: 'expiresAt',
  indexes: [
    {
      // Work waiting for officers: one partition per state and district, in the order of the deadline.
      indexName: 'byQueue',
      partitionKey: 'queue',
      sortKey: 'queueOrder',
      projection: { kind: 'include', attributes: ['version', 'state', 'programmeId', 'districtCode', 'receiptNumber', 'claimedBy'] },
    },
    {
      // Deadlines of a day in four shards, so that the daily run can spread its reading.
      indexName: 'byDeadline',
      partitionKey: 'due',
      sortKey: 'pk',
      projection: { kind: 'keys_only' },
    },
  ],
} as const satisfies {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly streamViewType: 'NEW_IMAGE';
  readonly timeToLiveAttribute: string;
  readonly indexes: readonly IndexSchema[];
};

export type TableSchema = typeof tableSchema;

/** Attributes that are keys of the table or of an index; DynamoDB wants each declared once. */
export const keyAttributes = (): readonly string[] => [
  ...new Set([tableSchema.partitionKey, tableSchema.sortKey, ...tableSchema.indexes.flatMap((index) => [index.partitionKey, index.sortKey])]),
];

const keySchema = (partitionKey: string, sortKey: string): { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[] => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
];

const projectionOf = (index: IndexSchema): { ProjectionType: 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] } =>
  index.projection.kind === 'keys_only' ? { ProjectionType: 'KEYS_ONLY' } : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.projection.attributes] };

/** Creates the table for local runs and tests; in the cloud the CDK does. Resolves when it can be used. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  await client.send(new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keyAttributes().map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keySchema(tableSchema.partitionKey, tableSchema.sortKey),
    GlobalSecondaryIndexes: tableSchema.indexes.map((index) => ({
      IndexName: index.indexName,
      KeySchema: keySchema(index.partitionKey, index.sortKey),
      Projection: projectionOf(index),
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: tableSchema.streamViewType },
  }));
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: tableName });
}
