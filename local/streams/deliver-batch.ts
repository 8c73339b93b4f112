import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

export type StreamHandler = (batch: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

export interface DeadLetter {
  readonly record: DynamoDBRecord;
  readonly reason: string;
  readonly tries: number;
}

export interface Delivery {
  readonly handler: StreamHandler;
  /** Takes a record that failed every time. When it throws, nothing counts as done and the records come again. */
  readonly deadLetter: (letter: DeadLetter) => Promise<void>;
  readonly triesAtMost: number;
  /** Pause before try n + 1: backoffMs × 2^(n − 1). */
  readonly backoffMs: number;
  readonly log: (line: string) => void;
  readonly stopped: AbortSignal;
}

type Outcome = { readonly kind: 'done' } | { readonly kind: 'failed_at'; readonly position: number; readonly reason: string } | { readonly kind: 'threw'; readonly reason: string };

/**
 * Hands records to a function in order, as Lambda does with partial-batch answers and bisection on error: a record that
 * is named as failed is tried again with all that follow it; a batch that fails whole is halved until the record that
 * breaks it stands alone. A record that keeps failing goes to the dead letters and the rest goes on. Halving doesn't
 * count as a try. Resolves when each record was taken or is a dead letter; throws when stopped or when a dead letter
 * can't be kept.
 */
export async function deliverBatch(delivery: Delivery, records: readonly DynamoDBRecord[]): Promise<void> {
  let pending = records;
  let tries = 0;
  while (pending.length > 0) {
    delivery.stopped.throwIfAborted();
    const outcome = await offer(delivery.handler, pending);
    if (outcome.kind === 'done') return;
    if (outcome.kind === 'threw' && pending.length > 1) {
      const middle = Math.ceil(pending.length / 2);
      await deliverBatch(delivery, pending.slice(0, middle));
      pending = pending.slice(middle);
      tries = 0;
      continue;
    }
    if (outcome.kind === 'failed_at' && outcome.position > 0) {
      pending = pending.slice(outcome.position);
      tries = 0;
    }
    tries += 1;
    const [record] = pending;
    if (record === undefined) throw new Error('a failed record is among those pending');
    delivery.log(`stream record ${record.dynamodb?.SequenceNumber ?? ''} failed, try ${tries} of ${delivery.triesAtMost}: ${outcome.reason}`);
    if (tries < delivery.triesAtMost) {
      await sleep(delivery.backoffMs * 2 ** (tries - 1), undefined, { signal: delivery.stopped });
      continue;
    }
    await delivery.deadLetter({ record, reason: outcome.reason, tries });
    pending = pending.slice(1);
    tries = 0;
  }
}

async function offer(handler: StreamHandler, records: readonly DynamoDBRecord[]): Promise<Outcome> {
  let failures: readonly { readonly itemIdentifier: string }[];
  try {
    failures = (await handler({ Records: [...records] })).batchItemFailures;
  } catch (error) {
    return { kind: 'threw', reason: error instanceof Error ? error.message : String(error) };
  }
  if (failures.length === 0) return { kind: 'done' };
  const positions = failures.map(({ itemIdentifier }) => records.findIndex((record) => record.dynamodb?.SequenceNumber === itemIdentifier));
  // An identifier that is none of ours makes the whole batch a failure, as with Lambda.
  if (positions.includes(-1)) return { kind: 'threw', reason: 'the answer names a record that was not in the batch' };
  return { kind: 'failed_at', position: Math.min(...positions), reason: 'named in batchItemFailures' };
}
