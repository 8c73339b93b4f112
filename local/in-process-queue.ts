import type { WorkQueue } from '../shared/ports/work-queue';

export type InProcessQueue = WorkQueue & {
  /** Resolves when everything that was put is worked off. */
  readonly drain: () => Promise<void>;
};

/** A queue whose worker is this process: one message after the other, after the request that put it. */
export const createInProcessQueue = (work: (message: string) => Promise<unknown>, log: (line: string) => void): InProcessQueue => {
  let last: Promise<void> = Promise.resolve();
  return {
    put: (messages) => {
      for (const message of messages) {
        last = last.then(() => work(message)).then(() => undefined, (error: unknown) => log(`background work failed: ${error instanceof Error ? error.message : String(error)}`));
      }
      return Promise.resolve();
    },
    drain: async () => {
      for (let seen: Promise<void> | null = null; seen !== last;) {
        seen = last;
        await seen;
      }
    },
  };
};
