import { Buffer } from 'node:buffer';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApiServer, type ApiRoute, type ApiServerOptions } from './api-server';

let server: Server | undefined;
let lines: string[] = [];
afterEach(async () => {
  await new Promise<void>((closed) => { if (server === undefined) closed(); else { server.close(() => closed()); server.closeAllConnections(); } });
  server = undefined;
});

async function serve(routes: readonly ApiRoute[], options: Partial<ApiServerOptions> = {}): Promise<string> {
  lines = [];
  let requests = 0;
  const started = createApiServer({
    routes, basePath: '/api',
    verifyToken: (token) => (token === 'good' ? Promise.resolve({ claims: { sub: 'u1', exp: '1' }, scopes: ['cases.read'] }) : Promise.reject(new Error('bad'))),
    now: () => new Date('2026-11-23T11:33:41.000Z'), newRequestId: () => `request-${(requests += 1)}`, log: (line) => lines.push(line),
    ...options,
  });
  server = started;
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

const route = (method: string, path: string, handler: ApiRoute['handler'], more: Partial<ApiRoute> = {}): ApiRoute => ({
  method, path, operationId: 'operation', authorization: 'public', handler, ...more,
});
const echo: ApiRoute['handler'] = (event) => Promise.resolve({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) });
const eventOf = async (answer: Response): Promise<APIGatewayProxyEventV2WithJWTAuthorizer> => (await answer.json()) as APIGatewayProxyEventV2WithJWTAuthorizer;

describe('the event a function gets', () => {
  it('has the fields of payload format 2.0', async () => {
    const origin = await serve([route('POST', '/applications/{applicationId}/submit', echo, { authorization: 'signed_in' })]);
    const answer = await fetch(`${origin}/api/applications/%E7%94%B2/submit?a=1&b=x%20y&a=2,3`, {
      method: 'POST', body: '{"名":"甲"}',
      headers: { Authorization: 'Bearer good', 'Content-Type': 'application/json; charset=utf-8', 'X-Trace': 'T', Cookie: 'one=1; two=2', 'User-Agent': 'tests' },
    });
    const event = await eventOf(answer);
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /applications/{applicationId}/submit',
      rawPath: '/api/applications/%E7%94%B2/submit',
      rawQueryString: 'a=1&b=x%20y&a=2,3',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { a: '1,2,3', b: 'x y' },
      pathParameters: { applicationId: '甲' },
      body: '{"名":"甲"}',
      isBase64Encoded: false,
      requestContext: {
        authorizer: { jwt: { claims: { sub: 'u1', exp: '1' }, scopes: null } },
        http: { method: 'POST', path: '/api/applications/%E7%94%B2/submit', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'tests' },
        requestId: 'request-1', stage: '$default', time: '23/Nov/2026:11:33:41 +0000', timeEpoch: 1795433621000,
      },
    });
    expect(event.headers).toMatchObject({ 'x-trace': 'T', authorization: 'Bearer good' });
    expect(Object.keys(event.headers)).not.toContain('cookie');
    expect(answer.headers.get('apigw-requestid')).toBe('request-1');
  });

  it('leaves out what is empty, and the authorizer on a public route even when a token came along', async () => {
    const origin = await serve([route('GET', '/open', echo)]);
    const event = await eventOf(await fetch(`${origin}/api/open`, { headers: { authorization: 'Bearer good' } }));
    for (const field of ['body', 'cookies', 'queryStringParameters', 'pathParameters']) expect(Object.keys(event)).not.toContain(field);
    expect(Object.keys(event.requestContext)).not.toContain('authorizer');
  });

  it.each(['application/octet-stream', 'application/x-www-form-urlencoded', 'image/png'])('carries a body of type %s as base64, byte for byte', async (type) => {
    const origin = await serve([route('PUT', '/files', echo)]);
    const bytes = Buffer.from([0, 255, 128, 10, 13]);
    const event = await eventOf(await fetch(`${origin}/api/files`, { method: 'PUT', headers: { 'content-type': type }, body: bytes }));
    expect(event.isBase64Encoded).toBe(true);
    expect(Buffer.from(event.body ?? '', 'base64')).toEqual(bytes);
  });
});

describe('who is let in', () => {
  const protectedRoute = route('GET', '/mine', echo, { authorization: 'signed_in' });

  it.each([[undefined], ['Bearer'], ['Basic dXNlcjpwYXNz'], ['Bearer a b'], ['Bearer bad']])('answers 401 to Authorization %s', async (header) => {
    const origin = await serve([protectedRoute]);
    const answer = await fetch(`${origin}/api/mine`, header === undefined ? {} : { headers: { authorization: header } });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ message: 'Unauthorized' });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('answers 403 when the token lacks the scope of the route, and passes with any one of them', async () => {
    const origin = await serve([{ ...protectedRoute, scopes: ['cases.write'] }, { ...protectedRoute, path: '/either', scopes: ['cases.write', 'cases.read'] }]);
    const refused = await fetch(`${origin}/api/mine`, { headers: { authorization: 'Bearer good' } });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({ message: 'Forbidden' });
    expect((await fetch(`${origin}/api/either`, { headers: { authorization: 'Bearer good' } })).status).toBe(200);
  });

  it('answers 404 before it looks at a token, also for another method and outside the base path', async () => {
    const origin = await serve([protectedRoute]);
    for (const [method, path] of [['GET', '/api/none'], ['POST', '/api/mine'], ['HEAD', '/api/mine'], ['GET', '/mine'], ['GET', '/apimine']]) {
      const answer = await fetch(`${origin}${path}`, { method: method! });
      expect(answer.status).toBe(404);
      if (method !== 'HEAD') expect(await answer.json()).toEqual({ message: 'Not Found' });
    }
  });
});

describe('what the client gets', () => {
  it('status, headers, cookies and bytes of a full reply', async () => {
    const bytes = Buffer.from([0, 1, 254, 255]);
    const origin = await serve([route('GET', '/file', () => Promise.resolve({
      statusCode: 201, headers: { 'Content-Type': 'application/pdf', 'X-Count': 3 }, cookies: ['a=1; HttpOnly', 'b=2'], isBase64Encoded: true, body: bytes.toString('base64'),
    }))]);
    const answer = await fetch(`${origin}/api/file`);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('x-count')).toBe('3');
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  it('JSON with 200 for a value without statusCode', async () => {
    const origin = await serve([
      route('GET', '/object', () => Promise.resolve({ total: '12.00' } as never)),
      route('GET', '/text', () => Promise.resolve('"as is"')),
    ]);
    const object = await fetch(`${origin}/api/object`);
    expect(object.headers.get('content-type')).toBe('application/json');
    expect(await object.json()).toEqual({ total: '12.00' });
    expect(await (await fetch(`${origin}/api/text`)).text()).toBe('"as is"');
  });

  it('no body for HEAD and 204, but the length HEAD asks for', async () => {
    const origin = await serve([
      route('HEAD', '/file', () => Promise.resolve({ statusCode: 200, body: 'four' })),
      route('DELETE', '/file', () => Promise.resolve({ statusCode: 204 })),
    ]);
    const head = await fetch(`${origin}/api/file`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('4');
    expect((await fetch(`${origin}/api/file`, { method: 'DELETE' })).status).toBe(204);
  });

  it.each([
    ['rejects', (): Promise<never> => Promise.reject(new Error('secret detail'))],
    ['throws', (): never => { throw new Error('secret detail'); }],
    ['returns no status', (): Promise<never> => Promise.resolve({ statusCode: 'secret detail' } as never)],
    ['returns a body that is no text', (): Promise<never> => Promise.resolve({ statusCode: 200, body: { secret: 'detail' } } as never)],
  ])('500 without detail when the function %s', async (_, handler) => {
    const origin = await serve([route('GET', '/broken', handler)]);
    const answer = await fetch(`${origin}/api/broken`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('{"message":"Internal Server Error"}');
    expect(lines).toHaveLength(1);
  });

  it('503 when the function is late; the function sees its time run down', async () => {
    let remainingMs = 0;
    const origin = await serve([route('GET', '/slow', async (_, context) => {
      remainingMs = context.getRemainingTimeInMillis();
      await sleep(300);
      return { statusCode: 200 };
    })], { timeoutMs: 50 });
    const answer = await fetch(`${origin}/api/slow`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ message: 'Service Unavailable' });
    expect(remainingMs).toBeGreaterThan(0);
    expect(remainingMs).toBeLessThanOrEqual(50);
  });
});

describe('sizes', () => {
  let called = 0;
  const counting: ApiRoute['handler'] = (event) => {
    called += 1;
    return Promise.resolve({ statusCode: 200, body: String(event.body?.length ?? 0) });
  };
  const options = { maxBodyBytes: 10_000, maxLambdaPayloadBytes: 6_000 };
  const post = (origin: string, length: number): Promise<Response> =>
    fetch(`${origin}/api/in`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(length) });

  it('passes a body within both limits and answers 413 above either, without calling the function', async () => {
    called = 0;
    const origin = await serve([route('POST', '/in', counting)], options);
    expect(await (await post(origin, 4000)).text()).toBe('4000');
    for (const length of [6_000, 10_000, 10_001, 50_000]) expect((await post(origin, length)).status).toBe(413);
    expect(called).toBe(1);
    expect((await post(origin, 10)).status).toBe(200);
  });

  it('stops reading a body of unannounced length at the limit', async () => {
    const origin = await serve([route('POST', '/in', counting)], options);
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(`${origin}/api/in`, { method: 'POST', headers: { 'content-type': 'text/plain' } }, (answer) => { answer.resume(); resolve(answer.statusCode); });
      sent.on('error', reject);
      sent.write('x'.repeat(9_000));
      sent.write('x'.repeat(9_000));
    });
    expect(status).toBe(413);
  });

  it('answers 500 when the reply is more than Lambda can give', async () => {
    const origin = await serve([route('GET', '/big', () => Promise.resolve({ statusCode: 200, body: 'x'.repeat(6_001) }))], options);
    expect((await fetch(`${origin}/api/big`)).status).toBe(500);
  });
});

describe('other origins', () => {
  const cors = { allowOrigins: ['https://portal.example'], allowMethods: ['GET', 'POST'], allowHeaders: ['authorization', 'idempotency-key'], exposeHeaders: ['etag'], maxAgeSeconds: 600 };
  const own = route('GET', '/x', () => Promise.resolve({ statusCode: 200, headers: { 'access-control-allow-origin': '*' } }), { authorization: 'signed_in' });
  const preflight = (origin: string, from: string): Promise<Response> =>
    fetch(`${origin}/api/x`, { method: 'OPTIONS', headers: { origin: from, 'access-control-request-method': 'GET' } });

  it('answers the preflight of an allowed origin without a token', async () => {
    const answer = await preflight(await serve([own], { cors }), 'https://portal.example');
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': 'https://portal.example', 'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization,idempotency-key', 'access-control-max-age': '600',
    });
  });

  it('gives another origin no CORS headers', async () => {
    const answer = await preflight(await serve([own], { cors }), 'https://evil.example');
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('sets its own headers on every answer, also on 401, over those of the function', async () => {
    const origin = await serve([own], { cors });
    for (const token of ['good', 'bad']) {
      const answer = await fetch(`${origin}/api/x`, { headers: { origin: 'https://portal.example', authorization: `Bearer ${token}` } });
      expect(answer.headers.get('access-control-allow-origin')).toBe('https://portal.example');
      expect(answer.headers.get('access-control-expose-headers')).toBe('etag');
    }
  });

  it('has no OPTIONS route of its own when CORS is off', async () => {
    expect((await preflight(await serve([own]), 'https://portal.example')).status).toBe(404);
  });
});
