import type { RouteDefinition } from '../contracts/route';
import type { Hashing } from '../ports/runtime';
import type { RateLimiter } from '../ports/rate-limiter';
import type { ApiEvent, ApiResult } from './api-event';
import { parseHandlerRequest } from './handler-request.parser';
import type { HandlerReply, HandlerRequest } from './handler-request';
import type { RequestLog } from './request-log';
import { requireRate } from './require-rate';
import { toReply } from './reply';

/** What the edge needs besides the event; each Lambda passes its own. */
export type HttpRuntime = {
  readonly hashing: Hashing;
  readonly log: RequestLog;
  /** Counts requests of routes that have a rate class; left out, nobody is counted. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** Holds every reply against its contract: on in tests and on one machine, off in production. */
  readonly checkReplies: boolean;
};

/** One operation, ready to be put into its feature's Lambda. */
export type RouteHandler<Id extends string = string> = {
  readonly operationId: Id;
  readonly route: RouteDefinition;
  /** Throws what the use case throws; the Lambda around it turns that into a reply. */
  readonly respond: (event: ApiEvent, runtime: HttpRuntime) => Promise<ApiResult>;
};

/**
 * Joins a route and its use case; requests and replies are typed from the route.
 *
 *     export const submitApplicationHandler = defineHandler(routes.submitApplication, (request) => submitApplication(dependencies())(request));
 */
export function defineHandler<Definition extends RouteDefinition>(
  route: Definition,
  handle: (request: HandlerRequest<Definition>) => Promise<HandlerReply<Definition>>,
): RouteHandler<Definition['operationId']> {
  return {
    operationId: route.operationId,
    route,
    respond: async (event, runtime) => {
      const request = parseHandlerRequest(route, event, runtime.hashing);
      await requireRate(route, event, request.identity, runtime.rateLimiter);
      return toReply(route, await handle(request), runtime.checkReplies);
    },
  };
}
