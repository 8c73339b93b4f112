import { dueMessage } from '../../shared/casework/due-message';
import type { WorkQueue } from '../../shared/ports/work-queue';
import type { HandOver } from './daily-run';

/** Leaves the cases of a large day to as many hands as the queue has: what became of each is told there. */
export const queueDueCases = (queue: WorkQueue): HandOver => async (applicationIds) => {
  await queue.put(applicationIds.map(dueMessage));
  return [];
};
