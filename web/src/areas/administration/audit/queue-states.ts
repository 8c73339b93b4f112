import { routes } from '../../../../../shared/contracts/route-table';

/** The states that have a queue, as the contract lists them. */
export const queueStates = routes.getReviewQueue.query.shape.state.options;
export type QueueState = (typeof queueStates)[number];
