import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const positionSchema = z.strictObject({
  streamArn: z.string(),
  /** Per shard: the last sequence number that is done, or that the shard was read to its very end. */
  shards: z.record(z.string(), z.strictObject({ after: z.string().optional(), finished: z.boolean() })),
});

/** How far a stream has been worked off. */
export type StreamPosition = z.infer<typeof positionSchema>;

export interface Checkpoint {
  /** Undefined = from the oldest record. */
  read(): Promise<StreamPosition | undefined>;
  write(position: StreamPosition): Promise<void>;
}

/**
 * Keeps the position in a file, replaced whole. A file that can't be read counts as none: reading the stream again only
 * repeats records, which consumers must bear anyway; guessing a position could lose some.
 */
export function createFileCheckpoint(file: string): Checkpoint {
  return {
    read: () => Promise.resolve(readPosition(file)),
    write: (position) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(position), { flush: true });
      renameSync(`${file}.new`, file);
      return Promise.resolve();
    },
  };
}

export function createMemoryCheckpoint(): Checkpoint {
  let kept: StreamPosition | undefined;
  return {
    read: () => Promise.resolve(kept),
    write: (position) => {
      kept = position;
      return Promise.resolve();
    },
  };
}

function readPosition(file: string): StreamPosition | undefined {
  try {
    return positionSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
