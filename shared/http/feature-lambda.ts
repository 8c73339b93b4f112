import middy from '@middy/core';
import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Feature } from '../contracts/route';
import { problemDefinitions } from '../contracts/problem-definitions';
import { toProblemJson } from '../contracts/problems';
import { routeTable } from '../contracts/route-table';
import type { OperationId, routes } from '../contracts/route-table';
import { Problem } from '../domain/problem';
import { correlationIdOf, languageOf } from './api-event';
import type { ApiEvent, ApiResult } from './api-event';
import type { HttpRuntime, RouteHandler } from './define-handler';
import { replyHeaders } from './reply';
import { describeSafely } from './request-log';

/** One handler for every operation of a feature: the compiler refuses a missing, a foreign and a misplaced one. */
export type FeatureHandlers<Name extends Feature> = {
  readonly [Id in OperationId as (typeof routes)[Id]['feature'] extends Name ? Id : never]: RouteHandler<Id>;
};

export type FeatureLambda = (event: ApiEvent, context: Context) => Promise<ApiResult>;

/** So long before the Lambda's own end a request is answered with `busy`: the client may repeat it under its key. */
const reserveMs = 500;

/**
 * The Lambda of one feature: finds the operation by the gateway's route key and answers in its place, always with a
 * contract reply or problem+json. Plain Error at start when an operation has no handler or a handler no operation.
 */
export function createFeatureLambda<Name extends Feature>(feature: Name, handlers: FeatureHandlers<Name>, runtime: HttpRuntime): FeatureLambda {
  const byRouteKey = handlersByRouteKey(feature, Object.values<RouteHandler>(handlers));
  const dispatch = async (event: ApiEvent): Promise<ApiResult> => {
    const handler = byRouteKey.get(event.routeKey);
    if (handler === undefined) throw new Problem('not_found');
    return handler.respond(event, runtime);
  };
  return middy<ApiEvent, ApiResult>({
    timeoutEarlyInMillis: reserveMs,
    timeoutEarlyResponse: () => { throw new Problem('busy'); },
  })
    .use(headers)
    .use(problems(runtime))
    .handler(dispatch);
}

function handlersByRouteKey(feature: Feature, handlers: readonly RouteHandler[]): ReadonlyMap<string, RouteHandler> {
  const expected = routeTable.filter((route) => route.feature === feature);
  const missing = expected.filter((route) => !handlers.some((handler) => handler.route === route));
  const foreign = handlers.filter((handler) => !expected.includes(handler.route));
  if (missing.length + foreign.length > 0) {
    throw new Error(`${feature}: missing ${missing.map(({ operationId }) => operationId).join(', ')}; foreign ${foreign.map(({ operationId }) => operationId).join(', ')}`);
  }
  return new Map(handlers.map((handler) => [`${handler.route.method} ${handler.route.path}`, handler]));
}

type Middleware = MiddlewareObj<ApiEvent, ApiResult>;

const addHeaders = (event: ApiEvent, result: ApiResult | null): ApiResult =>
  ({ ...result, headers: { ...replyHeaders, ...result?.headers, 'x-correlation-id': correlationIdOf(event) } });

const headers: Middleware = {
  after: (request) => { request.response = addHeaders(request.event, request.response); },
  onError: (request) => { request.response = addHeaders(request.event, request.response); },
};

/** RFC 9110, 10.2.3: how long to wait, where waiting helps. */
const retryAfter = ({ details }: Problem, status: number): Readonly<Record<string, string>> => {
  if (status === 503) return { 'retry-after': '1' };
  return status === 429 ? { 'retry-after': String(details.params?.['retryAfterSeconds'] ?? 1) } : {};
};

/** Errors to problem+json (RFC 9457). What is not a Problem is logged, masked, and answered without any detail. */
const problems = (runtime: HttpRuntime): Middleware => ({
  onError: (request) => {
    const { event, error } = request;
    const correlationId = correlationIdOf(event);
    const fields = { correlationId, routeKey: event.routeKey };
    const problem = error instanceof Problem ? error : new Problem('internal_error');
    const { status } = problemDefinitions[problem.code];
    if (!(error instanceof Problem)) runtime.log.error('request failed', { ...fields, ...describeSafely(error) });
    else if (status >= 500) runtime.log.warn('request refused', { ...fields, code: problem.code });
    const language = languageOf(event);
    request.response = {
      statusCode: status,
      headers: {
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': language === 'english' ? 'en' : 'zh-CN',
        ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
        ...retryAfter(problem, status),
      },
      body: JSON.stringify(toProblemJson(problem, { correlationId, language })),
    };
  },
});
