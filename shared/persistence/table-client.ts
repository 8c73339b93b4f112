import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type TableClientOptions = { readonly region: string; /** Null: AWS. Else the embedded engine, which takes any credentials. */ readonly endpoint: string | null };

/** A client without retries of its own: the store retries, and knows what a lost answer means. */
export const createClient = ({ region, endpoint }: TableClientOptions): DynamoDBClient =>
  new DynamoDBClient({
    region,
    maxAttempts: 1,
    ...(endpoint === null ? {} : { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  });

export const createDocumentClient = (client: DynamoDBClient): DynamoDBDocumentClient => DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: false } });
