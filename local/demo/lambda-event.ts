import type { Context } from 'aws-lambda';
import type { ApiEvent } from '../../shared/http/api-event';

export type EventParts = {
  readonly routeKey: string;
  readonly path: string;
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly identity: { readonly userId: string; readonly name: string } | null;
};

/** A gateway event (HTTP API, payload 2.0) for a direct call of a Lambda, as an authorizer that passed would send it. */
export const lambdaEvent = (parts: EventParts): ApiEvent => {
  const [method = 'GET'] = parts.routeKey.split(' ');
  const { identity } = parts;
  return {
    version: '2.0', routeKey: parts.routeKey, rawPath: parts.path, rawQueryString: parts.query, headers: { ...parts.headers }, isBase64Encoded: false,
    pathParameters: { ...parts.parameters },
    ...(parts.query === '' ? {} : { queryStringParameters: Object.fromEntries(new URLSearchParams(parts.query)) }),
    ...(parts.body === null ? {} : { body: parts.body }),
    requestContext: {
      accountId: 'local', apiId: 'local', domainName: 'localhost', domainPrefix: 'localhost', requestId: 'direct-call', routeKey: parts.routeKey, stage: '$default', time: '', timeEpoch: 0,
      http: { method, path: parts.path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'direct' },
      ...(identity === null ? {} : { authorizer: { principalId: identity.userId, integrationLatency: 0, jwt: { claims: { sub: identity.userId, name: identity.name }, scopes: [] } } }),
    },
  };
};

/** The type still asks for what no handler here uses. */
const retiredCallbacks = { done: () => undefined, fail: () => undefined, succeed: () => undefined };

export const lambdaContext = (functionName: string): Context => ({
  callbackWaitsForEmptyEventLoop: false, functionName, functionVersion: '1', invokedFunctionArn: functionName, memoryLimitInMB: '512', awsRequestId: 'direct-call',
  logGroupName: functionName, logStreamName: functionName, getRemainingTimeInMillis: () => 29_000,
  ...retiredCallbacks,
});
