import { Buffer } from 'node:buffer';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyResultV2, Context } from 'aws-lambda';
import { corsHeaders, preflightHeaders, type CorsOptions } from './cors';
import { toLambdaContext, toLambdaEvent } from './lambda-event.parser';
import { toHttpAnswer, type HttpAnswer } from './lambda-result';
import { compileRoutes, type RouteMatch, type RoutePattern } from './match-route';
import { readBody } from './read-body';
import type { VerifiedToken, VerifyToken } from './verify-token';

export type LambdaHandler = (event: APIGatewayProxyEventV2WithJWTAuthorizer, context: Context) => Promise<APIGatewayProxyResultV2>;

export interface ApiRoute extends RoutePattern {
  readonly operationId: string;
  readonly authorization: 'public' | 'signed_in';
  /** The token must have one of these (API Gateway: any one is enough). */
  readonly scopes?: readonly string[];
  readonly handler: LambdaHandler;
}

export interface ApiServerOptions {
  readonly routes: readonly ApiRoute[];
  /** What the paths of requests begin with, for example `/api`; routes are written without it. */
  readonly basePath?: string;
  readonly verifyToken: VerifyToken;
  readonly cors?: CorsOptions;
  /** Default 29,000. */
  readonly timeoutMs?: number;
  /** Default 10 MiB, the limit of an HTTP API. */
  readonly maxBodyBytes?: number;
  /** What a function can take or give in one call. Default 6 MiB, the limit of Lambda. */
  readonly maxLambdaPayloadBytes?: number;
  readonly now: () => Date;
  readonly newRequestId: () => string;
  readonly log: (line: string) => void;
}

const mebibyte = 1024 * 1024;

/** API Gateway HTTP API (payload 2.0, JWT authorizer) in front of Lambda handlers in this process. */
export function createApiServer(options: ApiServerOptions): Server {
  return createServer(createApiListener(options));
}

/** The same as a listener, for a server that carries more than the API. */
export function createApiListener(options: ApiServerOptions): RequestListener {
  const findRoute = compileRoutes(options.routes);
  return (request, response) => {
    const requestId = options.newRequestId();
    answer(options, findRoute, request, requestId)
      .catch((error: unknown) => {
        options.log(`${requestId} gateway failed: ${describe(error)}`);
        return message(500, 'Internal Server Error');
      })
      .then((found) => send(options, request, response, requestId, found))
      .catch((error: unknown) => options.log(`${requestId} answer not sent: ${describe(error)}`));
  };
}

type FindRoute = (method: string, path: string) => RouteMatch<ApiRoute> | undefined;

async function answer(options: ApiServerOptions, findRoute: FindRoute, request: IncomingMessage, requestId: string): Promise<HttpAnswer> {
  const { cors, basePath = '', maxBodyBytes = 10 * mebibyte } = options;
  const method = request.method ?? 'GET';
  const [rawPath = '/', ...queryParts] = (request.url ?? '/').split('?');
  if (cors !== undefined && method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
    return { status: 204, headers: preflightHeaders(cors, request.headers), cookies: [], body: Buffer.alloc(0) };
  }
  const match = rawPath.startsWith(`${basePath}/`) ? findRoute(method, rawPath.slice(basePath.length)) : undefined;
  if (match === undefined) return message(404, 'Not Found');
  const { route, pathParameters } = match;
  const admitted = await authorize(options, route, request.headers.authorization);
  if ('status' in admitted) return admitted;
  const body = await readBody(request, maxBodyBytes);
  if (body === undefined) return message(413, 'Request Entity Too Large');
  const event = toLambdaEvent({
    request, rawPath, pathParameters, body, requestId, routeKey: `${route.method} ${route.path}`,
    rawQueryString: queryParts.join('?'), receivedAt: options.now(), token: admitted.token, scopes: route.scopes ?? [],
  });
  return invoke(options, route, event, requestId);
}

async function authorize(options: ApiServerOptions, route: ApiRoute, header: string | undefined): Promise<{ token: VerifiedToken | undefined } | HttpAnswer> {
  if (route.authorization === 'public') return { token: undefined };
  const presented = /^(?:Bearer )?([^\s]+)$/i.exec(header?.trim() ?? '')?.[1];
  if (presented === undefined) return message(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
  let token: VerifiedToken;
  try {
    token = await options.verifyToken(presented);
  } catch (error) {
    options.log(`${route.operationId}: token refused: ${describe(error)}`);
    return message(401, 'Unauthorized', { 'www-authenticate': 'Bearer scope="" error="invalid_token"' });
  }
  const needed = route.scopes ?? [];
  if (needed.length > 0 && !needed.some((scope) => token.scopes.includes(scope))) {
    return message(403, 'Forbidden', { 'www-authenticate': `Bearer scope="${needed.join(' ')}" error="insufficient_scope"` });
  }
  return { token };
}

async function invoke(options: ApiServerOptions, route: ApiRoute, event: APIGatewayProxyEventV2WithJWTAuthorizer, requestId: string): Promise<HttpAnswer> {
  const { timeoutMs = 29_000, maxLambdaPayloadBytes = 6 * mebibyte } = options;
  if (Buffer.byteLength(JSON.stringify(event)) > maxLambdaPayloadBytes) return message(413, 'Request Entity Too Large');
  const begun = performance.now();
  const context = toLambdaContext(route.operationId, requestId, () => Math.max(0, Math.ceil(timeoutMs - (performance.now() - begun))));
  const timeout = new AbortController();
  const late = new Promise<'late'>((resolve) => {
    const timer = setTimeout(() => resolve('late'), timeoutMs);
    timeout.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    const result = await Promise.race([Promise.resolve().then(() => route.handler(event, context)), late]);
    if (result === 'late') {
      options.log(`${requestId} ${route.operationId}: no answer within ${timeoutMs} ms`);
      return message(503, 'Service Unavailable');
    }
    const found = toHttpAnswer(result);
    if (found !== undefined && found.body.length <= maxLambdaPayloadBytes) return found;
    options.log(`${requestId} ${route.operationId}: the reply is ${found === undefined ? 'malformed' : 'too large'}`);
  } catch (error) {
    options.log(`${requestId} ${route.operationId} threw ${describe(error)}`);
  } finally {
    timeout.abort();
  }
  return message(500, 'Internal Server Error');
}

function send(options: ApiServerOptions, request: IncomingMessage, response: ServerResponse, requestId: string, found: HttpAnswer): void {
  for (const [name, value] of Object.entries({ ...found.headers, ...corsHeaders(options.cors, request.headers) })) response.setHeader(name, value);
  if (found.cookies.length > 0) response.setHeader('set-cookie', [...found.cookies]);
  response.setHeader('apigw-requestid', requestId);
  response.statusCode = found.status;
  const bodiless = found.status === 204 || found.status === 304;
  if (bodiless) response.removeHeader('content-type');
  else response.setHeader('content-length', found.body.length);
  // A body that was not read to its end must not be taken for the next request of the connection.
  if (!request.complete) response.setHeader('connection', 'close');
  response.end(bodiless || request.method === 'HEAD' ? undefined : found.body);
}

function message(status: number, text: string, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, cookies: [], body: Buffer.from(JSON.stringify({ message: text })) };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
