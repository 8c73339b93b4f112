import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Checkpoint, StreamPosition } from './checkpoint';
import { deliverBatch, type DeadLetter, type StreamHandler } from './deliver-batch';
import { sequenceNumberOf, toLambdaRecord } from './lambda-record.parser';
import { findStream, listShards, openShard, readShard } from './read-stream';

export interface StreamPollerOptions {
  readonly streamsClient: DynamoDBStreamsClient;
  readonly tableName: string;
  readonly handler: StreamHandler;
  readonly checkpoint: Checkpoint;
  readonly deadLetter: (letter: DeadLetter) => Promise<void>;
  /** Records a call, 1 to 1000. Default 100. */
  readonly batchSize?: number;
  /** Default 5. */
  readonly triesAtMost?: number;
  /** Pause after the first failure; doubles with each. Default 200. */
  readonly backoffMs?: number;
  /** Pause between looks at a stream that was read to its end. Default 250. */
  readonly pollEveryMs?: number;
  readonly log: (line: string) => void;
}

export interface StreamPoller {
  /** Begins to poll in the background; errors are logged and tried again. */
  start(): void;
  /** Works off everything that is in the stream when it is called, and what doing so adds; rejects on an error. */
  drain(): Promise<void>;
  /** Ends polling after the call in progress; what that call did not finish comes again. */
  stop(): Promise<void>;
}

/** What Lambda's event source mapping does for a table's stream, on one machine. At least once, in order per item. */
export function createStreamPoller(options: StreamPollerOptions): StreamPoller {
  const stopping = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  let loop: Promise<void> | undefined;
  /** One reader at a time: each round begins where the one before it wrote its checkpoint. */
  const round = (): Promise<void> => {
    const next = turn.then(() => workOff(options, stopping.signal));
    turn = next.catch(() => undefined);
    return next;
  };
  return {
    start: () => { loop ??= pollUntilStopped(options, round, stopping.signal); },
    drain: round,
    stop: async () => {
      stopping.abort();
      await Promise.all([loop, turn]);
    },
  };
}

const errorPauseMs = 1000;

async function pollUntilStopped(options: StreamPollerOptions, round: () => Promise<void>, stopped: AbortSignal): Promise<void> {
  const pause = (milliseconds: number): Promise<unknown> => sleep(milliseconds, undefined, { signal: stopped }).catch(() => undefined);
  while (!stopped.aborted) {
    try {
      await round();
      await pause(options.pollEveryMs ?? 250);
    } catch (error) {
      if (isAborted(stopped)) return;
      options.log(`stream of ${options.tableName}: ${error instanceof Error ? error.message : String(error)}`);
      await pause(errorPauseMs);
    }
  }
}

/** Asked anew: the signal changes while a round runs. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

async function workOff(options: StreamPollerOptions, stopped: AbortSignal): Promise<void> {
  stopped.throwIfAborted();
  const streamArn = await findStream(options.streamsClient, options.tableName);
  const kept = await options.checkpoint.read();
  // A table that was made anew has a new stream, to which old positions mean nothing.
  const position: StreamPosition = kept?.streamArn === streamArn ? kept : { streamArn, shards: {} };
  const shards = await listShards(options.streamsClient, streamArn);
  const listed = new Set(shards.map(({ shardId }) => shardId));
  for (const { shardId, parentId } of shards) {
    const parentIsOpen = parentId !== undefined && listed.has(parentId) && position.shards[parentId]?.finished !== true;
    if (!parentIsOpen && position.shards[shardId]?.finished !== true) await workOffShard(options, position, shardId, stopped);
  }
}

async function workOffShard(options: StreamPollerOptions, position: StreamPosition, shardId: string, stopped: AbortSignal): Promise<void> {
  const { streamsClient, checkpoint, batchSize = 100 } = options;
  const { streamArn } = position;
  const delivery = {
    handler: options.handler, deadLetter: options.deadLetter, triesAtMost: options.triesAtMost ?? 5, backoffMs: options.backoffMs ?? 200, log: options.log, stopped,
  };
  let iterator: string | undefined = await openShard(streamsClient, streamArn, shardId, position.shards[shardId]?.after);
  let reopened = false;
  while (iterator !== undefined) {
    const page = await readShard(streamsClient, iterator, batchSize);
    if (page === 'expired' || page === 'trimmed') {
      if (reopened) throw new Error(`shard ${shardId} cannot be read: its iterators are ${page} at once`);
      reopened = true;
      iterator = await openShard(streamsClient, streamArn, shardId, page === 'trimmed' ? undefined : position.shards[shardId]?.after);
      continue;
    }
    reopened = false;
    const last = page.records.at(-1);
    if (last !== undefined) {
      await deliverBatch(delivery, page.records.map((record) => toLambdaRecord(record, streamArn)));
      position.shards[shardId] = { after: sequenceNumberOf(last), finished: false };
      await checkpoint.write(position);
    } else if (page.next !== undefined) return;
    iterator = page.next;
  }
  position.shards[shardId] = { ...position.shards[shardId], finished: true };
  await checkpoint.write(position);
}
