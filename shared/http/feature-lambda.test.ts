import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { routes, routeTable } from '../contracts/route-table';
import { Problem } from '../domain/problem';
import type { ApiEvent, ApiResult } from './api-event';
import { defineHandler } from './define-handler';
import type { HttpRuntime, RouteHandler } from './define-handler';
import { createFeatureLambda } from './feature-lambda';
import type { FeatureHandlers } from './feature-lambda';

const caseId = 'a'.repeat(26);
const creditCode = '91440400MA4W000000';

/** Handlers that answer with the request they saw, so that tests can look at it; replies are not checked for them. */
const echoing = (feature: string, overrides: Readonly<Record<string, RouteHandler>> = {}) =>
  Object.fromEntries(routeTable.filter((route) => route.feature === feature).map((route) => [route.operationId, overrides[route.operationId] ?? defineHandler(route, (request) => Promise.resolve(request))]));

function lambdaOf(overrides: Readonly<Record<string, RouteHandler>> = {}, runtime: Partial<HttpRuntime> = {}, feature: 'applications' | 'policies' | 'disbursements' = 'applications') {
  const lines: string[] = [];
  const log = (message: string, fields: Readonly<Record<string, string>>) => { lines.push(JSON.stringify({ message, ...fields })); };
  const handlers = echoing(feature, overrides) as unknown as FeatureHandlers<typeof feature>;
  const lambda = createFeatureLambda(feature, handlers, { hashing: { sha256: (text) => createHash('sha256').update(text).digest('hex'), sha256Bytes: () => '' }, log: { warn: log, error: log }, checkReplies: false, ...runtime });
  return { lines, call: (event: ApiEvent, remainingMs = 20_000) => lambda(event, { getRemainingTimeInMillis: () => remainingMs } as Context) };
}

type Parts = { routeKey: string; pathParameters?: Record<string, string>; query?: Record<string, string>; body?: unknown; rawBody?: string; headers?: Record<string, string>; claims?: Record<string, string> | null; base64?: boolean };

function eventOf(parts: Parts): ApiEvent {
  const claims = parts.claims === undefined ? { sub: 'user-1', name: '张三' } : parts.claims;
  const body = parts.rawBody ?? (parts.body === undefined ? undefined : JSON.stringify(parts.body));
  return {
    version: '2.0', routeKey: parts.routeKey, rawPath: '/', rawQueryString: '', isBase64Encoded: parts.base64 ?? false,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': 'key-1' }), ...parts.headers },
    ...(parts.pathParameters === undefined ? {} : { pathParameters: parts.pathParameters }),
    ...(parts.query === undefined ? {} : { queryStringParameters: parts.query }),
    ...(body === undefined ? {} : { body }),
    requestContext: {
      accountId: '0', apiId: 'a', domainName: 'd', domainPrefix: 'd', requestId: 'gateway-request', routeKey: parts.routeKey, stage: '$default', time: '', timeEpoch: 0,
      http: { method: 'POST', path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      ...(claims === null ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
    },
  };
}

const withdraw = (more: Partial<Parts> = {}): ApiEvent =>
  eventOf({ routeKey: 'POST /applications/{applicationId}/withdraw', pathParameters: { applicationId: caseId }, body: { expectedVersion: 3, reason: '不再需要' }, ...more });
const json = (result: ApiResult) => JSON.parse(result.body ?? '') as Record<string, unknown>;
const without = (event: ApiEvent, header: string): ApiEvent => ({ ...event, headers: Object.fromEntries(Object.entries(event.headers).filter(([name]) => name !== header)) });

describe('a request on its way to the use case', () => {
  it('arrives checked: identity, parameters, body, key, hash, correlation id, language', async () => {
    const result = await lambdaOf().call(withdraw({ headers: { 'x-correlation-id': 'from-client-1', 'accept-language': 'en-GB, zh;q=0.5' } }));
    expect(result.statusCode).toBe(200);
    expect(json(result)).toEqual({
      identity: { userId: 'user-1', name: '张三' }, parameters: { applicationId: caseId }, query: {}, body: { expectedVersion: 3, reason: '不再需要' },
      idempotencyKey: 'key-1', bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/), correlationId: 'from-client-1', language: 'english',
    });
    expect(result.headers).toMatchObject({ 'x-correlation-id': 'from-client-1', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-type': 'application/json; charset=utf-8' });
  });

  it('has one hash for one meaning, and another for another body, case or operation', async () => {
    const { call } = lambdaOf();
    const hashOf = async (event: ApiEvent) => json(await call(event))['bodyHash'];
    const hash = await hashOf(withdraw());
    expect(await hashOf(withdraw({ rawBody: `{ "reason": " 不再需要 ", "expectedVersion": 3 }` }))).toBe(hash);
    expect(await hashOf(withdraw({ headers: { 'idempotency-key': 'key-2' } }))).toBe(hash);
    expect(await hashOf(withdraw({ body: { expectedVersion: 4, reason: '不再需要' } }))).not.toBe(hash);
    expect(await hashOf(withdraw({ pathParameters: { applicationId: 'b'.repeat(26) } }))).not.toBe(hash);
    const declaration = { expectedVersion: 1, expectedDraftVersion: 1, declaration: { version: '1', accepted: true } };
    const sent = { pathParameters: { applicationId: caseId }, body: declaration };
    expect(await hashOf(eventOf({ routeKey: 'POST /applications/{applicationId}/submit', ...sent }))).not.toBe(await hashOf(eventOf({ routeKey: 'POST /applications/{applicationId}/correct', ...sent })));
  });

  it('takes the gateway\'s request id where the client\'s correlation id is unsafe', async () => {
    for (const unsafe of ['short', 'line\nbreak-here', 'x'.repeat(65), '{"injected":true}']) {
      expect(json(await lambdaOf().call(withdraw({ headers: { 'x-correlation-id': unsafe } })))['correlationId']).toBe('gateway-request');
    }
  });

  it('reads a base64 body and refuses one that is not UTF-8', async () => {
    const base64 = Buffer.from(JSON.stringify({ expectedVersion: 3, reason: '不再需要' })).toString('base64');
    expect((await lambdaOf().call(withdraw({ rawBody: base64, base64: true }))).statusCode).toBe(200);
    const broken = Buffer.from([0x22, 0xff, 0xfe, 0x22]).toString('base64');
    expect(json(await lambdaOf().call(withdraw({ rawBody: broken, base64: true })))).toMatchObject({ status: 400, code: 'body_not_json' });
  });

  it('needs no sign-in and no key for a public check', async () => {
    const event = eventOf({ routeKey: 'POST /eligibility-checks', body: { programmeId: null, facts: {} }, claims: null });
    const result = await lambdaOf({}, {}, 'policies').call(without(event, 'idempotency-key'));
    expect(json(result)).toMatchObject({ identity: null, idempotencyKey: null, bodyHash: null });
  });
});

describe('a request that does not fit', () => {
  const refusals: readonly (readonly [string, ApiEvent, number, string, string?])[] = [
    ['no token', withdraw({ claims: null }), 401, 'unauthorised'],
    ['a token without a subject', withdraw({ claims: { name: '张三' } }), 401, 'unauthorised'],
    ['no key', without(withdraw(), 'idempotency-key'), 400, 'idempotency_key_required'],
    ['an empty key', withdraw({ headers: { 'idempotency-key': '' } }), 400, 'idempotency_key_required'],
    ['a key with a blank', withdraw({ headers: { 'idempotency-key': 'a b' } }), 400, 'idempotency_key_required'],
    ['a key of 101 characters', withdraw({ headers: { 'idempotency-key': 'k'.repeat(101) } }), 400, 'idempotency_key_required'],
    ['no content type', without(withdraw(), 'content-type'), 400, 'content_type_not_json'],
    ['another content type', withdraw({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 400, 'content_type_not_json'],
    ['another charset', withdraw({ headers: { 'content-type': 'application/json; charset=gbk' } }), 400, 'content_type_not_json'],
    ['half a body', withdraw({ rawBody: '{"expectedVersion": 3' }), 400, 'body_not_json'],
    ['an empty body', withdraw({ rawBody: '' }), 400, 'body_not_json'],
    ['a body over 1 MB', withdraw({ rawBody: JSON.stringify({ expectedVersion: 3, reason: '字'.repeat(333_400) }) }), 413, 'body_too_large'],
    ['an unknown field', withdraw({ body: { expectedVersion: 3, reason: '不再需要', amountFen: 1 } }), 400, 'unknown_field', 'amountFen'],
    ['a missing field', withdraw({ body: { expectedVersion: 3 } }), 400, 'field_required', 'reason'],
    ['a version that is no integer', withdraw({ body: { expectedVersion: 1.5, reason: '不再需要' } }), 400, 'input_invalid', 'expectedVersion'],
    ['a malformed id in the path', withdraw({ pathParameters: { applicationId: '../x' } }), 400, 'input_invalid', 'applicationId'],
    ['an unknown query', withdraw({ query: { debug: '1' } }), 400, 'unknown_field', 'debug'],
    ['a page too long', eventOf({ routeKey: 'GET /applications', query: { creditCode: '91350100M000100Y43', limit: '101' } }), 400, 'query_invalid', 'limit'],
    ['a mistyped credit code', eventOf({ routeKey: 'GET /enterprises/{creditCode}', pathParameters: { creditCode } }), 400, 'credit_code_invalid', 'creditCode'],
    ['an address that is not there', eventOf({ routeKey: '$default' }), 404, 'not_found'],
    ['an address of another feature', eventOf({ routeKey: 'POST /batches' }), 404, 'not_found'],
  ];

  it.each(refusals.map(([what, ...refusal]) => [what, refusal] as const))('is refused as problem+json: %s', async (_, [event, status, code, field]) => {
    const result = await lambdaOf().call(event);
    expect(result.statusCode).toBe(status);
    expect(result.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', 'x-correlation-id': 'gateway-request', 'content-language': 'zh-CN' });
    expect(json(result)).toMatchObject({ type: `urn:ip-finance-subsidies:problem:${code}`, status, code, detail: expect.stringMatching(/\p{Script=Han}/u), correlationId: 'gateway-request', ...(field === undefined ? {} : { field }) });
  });

  it.each([['en', 'en'], ['en-US,en;q=0.9', 'en'], ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'], ['fr', 'zh-CN'], ['', 'zh-CN'], ['en;q=0.1, zh;q=0', 'en'], ['*;q=0.5, en;q=0.4', 'zh-CN']])('answers in the language asked for: %j', async (asked, given) => {
    const result = await lambdaOf().call(withdraw({ claims: null, headers: { 'accept-language': asked } }));
    expect(result.headers?.['content-language']).toBe(given);
    expect(/\p{Script=Han}/u.test(String(json(result)['detail']))).toBe(given !== 'en');
  });
});

describe('what the use case answers', () => {
  const failing = (error: Error) => ({ withdrawApplication: defineHandler(routes.withdrawApplication, () => Promise.reject(error)) });

  it('a problem keeps its code, field and status, and is not logged as an error', async () => {
    const { call, lines } = lambdaOf(failing(new Problem('version_stale', { field: 'expectedVersion', params: { currentVersion: 9 } })));
    const result = await call(withdraw());
    expect(json(result)).toMatchObject({ status: 409, code: 'version_stale', field: 'expectedVersion', params: { currentVersion: 9 } });
    expect(lines).toEqual([]);
  });

  it('busy and sign-in say what to do in their headers', async () => {
    const { call, lines } = lambdaOf(failing(new Problem('busy')));
    expect((await call(withdraw())).headers).toMatchObject({ 'retry-after': '1' });
    expect(lines).toHaveLength(1);
    expect((await call(withdraw({ claims: null }))).headers).toMatchObject({ 'www-authenticate': 'Bearer' });
  });

  it('an unknown error tells the client nothing and the log no person', async () => {
    const { call, lines } = lambdaOf(failing(new Error('can\'t write 张三 "6222020000001234567" tel 13800138000 of zhang@example.com')));
    const result = await call(withdraw({ headers: { 'x-correlation-id': 'trace-12345' } }));
    expect(json(result)).toEqual({ type: 'urn:ip-finance-subsidies:problem:internal_error', title: '系统出错', status: 500, code: 'internal_error', detail: expect.any(String), correlationId: 'trace-12345' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('trace-12345');
    expect(lines[0]).toContain('feature-lambda.test');
    for (const secret of ['张三', '6222020000001234567', '13800138000', 'zhang@example.com', '不再需要']) {
      expect(lines[0]).not.toContain(secret);
      expect(result.body).not.toContain(secret);
    }
  });

  it('too late becomes busy before the Lambda is cut off', async () => {
    const { call } = lambdaOf({ withdrawApplication: defineHandler(routes.withdrawApplication, () => new Promise(() => undefined)) });
    expect(json(await call(withdraw(), 520))).toMatchObject({ status: 503, code: 'busy' });
  });

  it('a reply that breaks its contract is caught where replies are checked', async () => {
    const { call, lines } = lambdaOf({}, { checkReplies: true });
    expect((await call(withdraw())).statusCode).toBe(500);
    expect(lines[0]).toContain('withdrawApplication');
    expect(lines[0]).not.toContain('不再需要');
  });

  it('a reply that keeps its contract passes the check', async () => {
    const getTimeline = defineHandler(routes.getTimeline, () => Promise.resolve({ items: [] }));
    const { call } = lambdaOf({ getTimeline }, { checkReplies: true });
    const result = await call(eventOf({ routeKey: 'GET /applications/{applicationId}/timeline', pathParameters: { applicationId: caseId } }));
    expect([result.statusCode, result.body]).toEqual([200, '{"items":[]}']);
  });

  it('a file goes out with its type and name', async () => {
    const getPaymentFile = defineHandler(routes.getPaymentFile, () => Promise.resolve({ fileName: '拨付 1.csv', text: '\uFEFFa,b\r\n' }));
    const { call } = lambdaOf({ getPaymentFile }, {}, 'disbursements');
    const result = await call(eventOf({ routeKey: 'GET /batches/{batchId}/payment-file', pathParameters: { batchId: 'batch-1' } }));
    expect(result.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': "attachment; filename=\"___1.csv\"; filename*=UTF-8''%E6%8B%A8%E4%BB%98%201.csv" });
    expect(result.body).toBe('\uFEFFa,b\r\n');
  });
});

describe('a feature', () => {
  it.each(['applications', 'reviews', 'notices', 'disbursements', 'policies'] as const)('%s does not start with an operation missing or foreign', (feature) => {
    const runtime: HttpRuntime = { hashing: { sha256: (text) => text, sha256Bytes: () => '' }, log: { warn: () => undefined, error: () => undefined }, checkReplies: false };
    const whole = echoing(feature);
    const start = (handlers: object) => createFeatureLambda(feature, handlers as FeatureHandlers<typeof feature>, runtime);
    expect(() => start(whole)).not.toThrow();
    const [first] = Object.keys(whole);
    expect(() => start(Object.fromEntries(Object.entries(whole).slice(1)))).toThrow(first!);
    const foreign = routeTable.find((route) => route.feature !== feature)!;
    expect(() => start({ ...whole, [foreign.operationId]: defineHandler(foreign, (request) => Promise.resolve(request)) })).toThrow(foreign.operationId);
  });
});
