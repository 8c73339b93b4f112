import { describe, expect, it } from '@jest/globals';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { createSqsWorkQueue } from './sqs-work-queue';

/** Takes every message but those named, which it turns away so many times. */
const queueThatRefuses = (times: number, refused: string) => {
  const taken: string[] = [];
  const sizes: number[] = [];
  let left = times;
  const send = async (command: unknown): Promise<object> => {
    if (!(command instanceof SendMessageBatchCommand)) throw new Error('Only batches');
    const entries = command.input.Entries ?? [];
    sizes.push(entries.length);
    const failed = entries.filter(({ MessageBody }) => MessageBody === refused && left > 0);
    left -= failed.length;
    taken.push(...entries.filter((entry) => !failed.includes(entry)).map(({ MessageBody }) => MessageBody ?? ''));
    return Promise.resolve({ Failed: failed.map(({ Id }) => ({ Id, SenderFault: false, Code: 'InternalError' })) });
  };
  return { client: { send } as unknown as Pick<SQSClient, 'send'>, taken, sizes };
};

const messages = Array.from({ length: 23 }, (_, index) => `case-${index}`);

describe('messages on a queue', () => {
  it('go ten at a time, each once, and not at all when there are none', async () => {
    const { client, taken, sizes } = queueThatRefuses(0, '');
    await createSqsWorkQueue(client, 'queue').put(messages);
    expect([taken, sizes]).toEqual([messages, [10, 10, 3]]);
    await createSqsWorkQueue(client, 'queue').put([]);
    expect(sizes).toHaveLength(3);
  });

  it('that were turned away are sent again, alone', async () => {
    const { client, taken, sizes } = queueThatRefuses(2, 'case-4');
    await createSqsWorkQueue(client, 'queue').put(messages);
    expect([[...taken].sort(), sizes]).toEqual([[...messages].sort(), [10, 1, 1, 10, 3]]);
  });

  it('that no try brings in are an error, so that the caller comes back', async () => {
    const { client } = queueThatRefuses(100, 'case-4');
    await expect(createSqsWorkQueue(client, 'queue').put(messages)).rejects.toThrow('9 of 10');
  });
});
