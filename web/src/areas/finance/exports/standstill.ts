import type { OperationOutput } from '../../../../../shared/contracts/client';

export type ExportJobView = OperationOutput<'listExports'>['items'][number];

/** How far each unfinished job had come when it was last seen to move, and when that was. */
export type Movement = ReadonlyMap<string, { readonly mark: string; readonly sinceMs: number }>;

/** A job that says nothing new for so long is offered to be let go on. */
export const standstillMs = 60_000;

const markOf = ({ phase, rowsDone }: ExportJobView): string => `${phase} ${rowsDone}`;

/** The movement after another look at `nowMs` (any steady clock). */
export const movementAfter = (before: Movement, jobs: readonly ExportJobView[], nowMs: number): Movement =>
  new Map(jobs.filter(({ phase }) => phase !== 'ready' && phase !== 'failed').map((job) => {
    const seen = before.get(job.exportId);
    return [job.exportId, seen?.mark === markOf(job) ? seen : { mark: markOf(job), sinceMs: nowMs }];
  }));

export const standsStill = (movement: Movement, { exportId }: ExportJobView, nowMs: number): boolean => {
  const seen = movement.get(exportId);
  return seen !== undefined && nowMs - seen.sinceMs >= standstillMs;
};
