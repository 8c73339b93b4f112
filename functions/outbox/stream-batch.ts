import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

/** Written when a record could not be projected; names positions and errors, never contents. */
export type OutboxLog = { readonly error: (message: string, fields: Readonly<Record<string, string>>) => void };

/**
 * Hands the records of a stream batch on in their order. The first one that fails is named and ends the batch: the
 * stream then delivers it and all after it again, and puts it aside after its last try, so that no later event of a
 * case overtakes an earlier one.
 */
export const projectBatch =
  (project: (record: DynamoDBRecord) => Promise<void>, log: OutboxLog) =>
  async (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of batch.Records) {
      try {
        await project(record);
      } catch (error) {
        const sequenceNumber = record.dynamodb?.SequenceNumber ?? '';
        log.error('event not projected', { sequenceNumber, errorName: error instanceof Error ? error.name : typeof error });
        return { batchItemFailures: [{ itemIdentifier: sequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };

/** The text attributes of a newly written item; null for changes and removals, which are no events. */
export const newItemOf = (record: DynamoDBRecord): Readonly<Record<string, string>> | null => {
  const image = record.dynamodb?.NewImage;
  if (record.eventName !== 'INSERT' || image === undefined) return null;
  return Object.fromEntries(Object.entries(image).flatMap(([name, value]) => (value.S === undefined ? [] : [[name, value.S]])));
};
