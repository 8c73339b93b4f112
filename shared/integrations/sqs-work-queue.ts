import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { WorkQueue } from '../ports/work-queue';

const batchAtMost = 10;
const triesAtMost = 5;

/** Messages on SQS. The SDK repeats calls that failed as a whole; entries that were turned away one by one are sent again here. */
export const createSqsWorkQueue = (client: Pick<SQSClient, 'send'>, queueUrl: string): WorkQueue => ({
  async put(messages) {
    for (let start = 0; start < messages.length; start += batchAtMost) await sendAll(client, queueUrl, messages.slice(start, start + batchAtMost));
  },
});

const sendAll = async (client: Pick<SQSClient, 'send'>, queueUrl: string, messages: readonly string[]): Promise<void> => {
  let left = messages.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  for (let tries = 0; tries < triesAtMost && left.length > 0; tries += 1) {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: left }));
    const failed = new Set(Failed.map(({ Id }) => Id));
    left = left.filter(({ Id }) => failed.has(Id));
  }
  if (left.length > 0) throw new Error(`The queue took ${messages.length - left.length} of ${messages.length} messages`);
};
