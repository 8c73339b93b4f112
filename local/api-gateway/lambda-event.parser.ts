import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import type { VerifiedToken } from './verify-token';

export interface EventParts {
  readonly request: IncomingMessage;
  readonly routeKey: string;
  /** Path as sent, with the base path, without the query. */
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly requestId: string;
  readonly receivedAt: Date;
  /** Absent on public routes. */
  readonly token: VerifiedToken | undefined;
  /** Scopes the route asks for. */
  readonly scopes: readonly string[];
}

/** API Gateway HTTP API, payload format 2.0. Fields that would be empty are absent, as there. */
export function toLambdaEvent(parts: EventParts): APIGatewayProxyEventV2WithJWTAuthorizer {
  const { request, rawPath, rawQueryString, pathParameters, requestId, receivedAt } = parts;
  const { headers, cookies } = splitHeaders(request);
  const query = joinQuery(rawQueryString);
  const event = {
    version: '2.0',
    routeKey: parts.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers,
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...authorizerOf(parts),
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET', path: rawPath, protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '', userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: parts.routeKey,
      stage: '$default',
      time: accessLogTime(receivedAt),
      timeEpoch: receivedAt.getTime(),
    },
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters: { ...pathParameters } }),
    ...bodyOf(parts.body, request.headers['content-type']),
  };
  // On a public route there is no authorizer, which the published type can't say.
  return event as APIGatewayProxyEventV2WithJWTAuthorizer;
}

export function toLambdaContext(operationId: string, requestId: string, remainingMs: () => number): Context {
  const context: Omit<Context, 'done' | 'fail' | 'succeed'> = {
    callbackWaitsForEmptyEventLoop: false,
    functionName: operationId,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${operationId}`,
    memoryLimitInMB: '1024',
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${operationId}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: remainingMs,
  };
  // done, fail and succeed are of the callback style that Node runtimes no longer have.
  return context as Context;
}

function authorizerOf(parts: EventParts): object {
  const { token, scopes } = parts;
  if (token === undefined) return {};
  return { authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: { ...token.claims }, scopes: scopes.length === 0 ? null : [...scopes] } } };
}

function splitHeaders(request: IncomingMessage): { headers: Record<string, string>; cookies: string[] } {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (values === undefined) continue;
    if (name === 'cookie') cookies.push(...values.join('; ').split('; ').filter((cookie) => cookie !== ''));
    else headers[name] = values.join(',');
  }
  return { headers, cookies };
}

function joinQuery(rawQueryString: string): Record<string, string> {
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(rawQueryString)) query.set(name, [...(query.get(name) ?? []), value]);
  return Object.fromEntries([...query].map(([name, values]) => [name, values.join(',')]));
}

function bodyOf(body: Buffer, contentType: string | undefined): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  return isText(contentType) ? { body: body.toString('utf8'), isBase64Encoded: false } : { body: body.toString('base64'), isBase64Encoded: true };
}

/** Form posts count as binary there, too: functions have to look at isBase64Encoded. */
function isText(contentType: string | undefined): boolean {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || /^application\/(?:json|xml|javascript|[^/]+\+(?:json|xml))$/.test(type);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 23/Nov/2026:19:33:41 +0000 */
function accessLogTime(at: Date): string {
  const [day = '', time = ''] = at.toISOString().split('T');
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return `${dayOfMonth}/${months[Number(month) - 1] ?? ''}/${year}:${time.slice(0, 8)} +0000`;
}
