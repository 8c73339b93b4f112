import type { DeliveredEvent, OutboxDependencies } from './outbox-context';
import { projectEvent } from './project-event';

/**
 * Publishes stored events again, in the order of each case: what the stream lost or set aside is made good, what was
 * counted before is recognised by its id and counts no second time.
 * @returns how many events were looked at.
 */
export const republish = (dependencies: OutboxDependencies) => async (events: readonly DeliveredEvent[]): Promise<number> => {
  const project = projectEvent(dependencies);
  const inOrder = [...events].sort(({ event: left }, { event: right }) => (left.applicationId === right.applicationId ? left.version - right.version : left.applicationId < right.applicationId ? -1 : 1));
  for (const delivered of inOrder) await project(delivered);
  return inOrder.length;
};
