import type { RouteDefinition } from '../contracts/route';
import { Problem } from '../domain/problem';
import { addressGroupOf } from '../domain/request-rate';
import type { RateLimiter } from '../ports/rate-limiter';
import type { ApiEvent, UserIdentity } from './api-event';

/**
 * Counts a well-formed request of a limited route: by the person, or by the address where nobody is signed in. What was
 * refused for its form has cost nothing and counts nothing.
 * @throws Problem `rate_limited` with the seconds to wait.
 */
export const requireRate = async (route: RouteDefinition, event: ApiEvent, identity: UserIdentity | null, limiter: RateLimiter | undefined): Promise<void> => {
  if (route.rateClass === undefined || limiter === undefined) return;
  const subject = identity === null ? `address ${addressGroupOf(event.requestContext.http.sourceIp)}` : `user ${identity.userId}`;
  const retryAfterSeconds = await limiter.take(route.rateClass, subject);
  if (retryAfterSeconds !== null) throw new Problem('rate_limited', { params: { retryAfterSeconds } });
};
