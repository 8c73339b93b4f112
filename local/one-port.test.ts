import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createApiListener } from './api-gateway/api-server';
import { createTokenVerifier } from './api-gateway/verify-token';
import { createIdentityIssuer } from './identity/identity-issuer';
import { signIn } from './identity/sign-in';
import { listenOnOnePort, type Mount, type OnePort } from './one-port';
import { createStaticListener } from './static-files';

let folder: string;
let opened: OnePort[];
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'one-port-')); opened = []; });
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  rmSync(folder, { recursive: true, force: true });
});

const says = (text: string): RequestListener => (request, response) => { response.end(`${text} ${request.url ?? ''}`); };
async function open(mounts: readonly Mount[], otherwise: RequestListener = says('rest'), port = 0): Promise<OnePort & { origin: string }> {
  const one = await listenOnOnePort({ port, mounts, otherwise });
  opened.push(one);
  return { ...one, origin: `http://127.0.0.1:${one.port}` };
}
const text = async (url: string): Promise<string> => (await fetch(url)).text();

describe('one port', () => {
  it('gives each path to its listener, whole', async () => {
    const { origin } = await open([{ prefix: '/api', listener: says('api') }, { prefix: '/identity', listener: says('identity') }]);
    expect(await text(`${origin}/api/x?y=1`)).toBe('api /api/x?y=1');
    expect(await text(`${origin}/identity`)).toBe('identity /identity');
    expect(await text(`${origin}/apiary`)).toBe('rest /apiary');
  });

  it('says in one line that the port is busy', async () => {
    const { port } = await open([]);
    const error = await open([], says('second'), port).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'PortError', code: 'port_in_use' });
    expect((error as Error).message).toContain(String(port));
    expect((error as Error).message).not.toContain('\n');
  });

  it('lets a request in progress end before it closes', async () => {
    const one = await open([], (_, response) => { void sleep(150).then(() => response.end('whole')); });
    const answer = text(`${one.origin}/`);
    await sleep(50);
    await one.close();
    expect(await answer).toBe('whole');
    await expect(fetch(`${one.origin}/`)).rejects.toThrow();
  });

  it('carries sign-in and API together: a person signs in, calls, and is known', async () => {
    let identity: RequestListener = says('not yet');
    let api: RequestListener = says('not yet');
    const { origin } = await open([{ prefix: '/identity', listener: (q, s) => { identity(q, s); } }, { prefix: '/api', listener: (q, s) => { api(q, s); } }]);
    const issuerUrl = `${origin}/identity`;
    const now = (): Date => new Date(performance.timeOrigin + performance.now());
    identity = (await createIdentityIssuer({ issuerUrl, accounts: [{ accountId: 'u1', name: '甲', password: 'p', claims: {} }], log: () => undefined })).listener;
    api = createApiListener({
      basePath: '/api', now, newRequestId: () => 'r', log: () => undefined, verifyToken: createTokenVerifier({ issuer: issuerUrl, audience: 'ip-finance-subsidies-api', now }),
      routes: [{ method: 'GET', path: '/me', operationId: 'me', authorization: 'signed_in', handler: (event) => Promise.resolve({ statusCode: 200, body: String(event.requestContext.authorizer.jwt.claims['name']) }) }],
    });
    const { accessToken, idToken } = await signIn({ issuerUrl, accountId: 'u1', password: 'p' });
    const me = (token: string): Promise<Response> => fetch(`${origin}/api/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await me(accessToken)).text()).toBe('甲');
    expect((await me(idToken)).status).toBe(401);
    expect((await me(`${accessToken.slice(0, -6)}AAAAAA`)).status).toBe(401);
  });
});

describe('the files of the portal', () => {
  beforeEach(() => {
    const site = join(folder, 'site');
    mkdirSync(join(site, 'assets'), { recursive: true });
    mkdirSync(join(folder, 'site-secret'));
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'site-secret', 'key.txt'), 'secret');
    writeFileSync(join(site, 'index.html'), '<p>index');
    writeFileSync(join(site, 'assets', 'main-a1b2c3d4.js'), 'code');
  });

  it('are served with type and cache, and index.html stands for every path of the application', async () => {
    const { origin } = await open([], createStaticListener(join(folder, 'site')));
    const script = await fetch(`${origin}/assets/main-a1b2c3d4.js?x`);
    expect(await script.text()).toBe('code');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/', '/applications/7', '/assets']) {
      const page = await fetch(origin + path);
      expect(await page.text()).toBe('<p>index');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await fetch(`${origin}/assets/gone.js`)).status).toBe(404);
    expect((await fetch(`${origin}/`, { method: 'POST' })).status).toBe(405);
  });

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/..%2fsite-secret%2fkey.txt', '/%00', '/%E0%A4%A'])('never leave their folder: %s', async (path) => {
    const { port } = await open([], createStaticListener(join(folder, 'site')));
    // Not fetch, which would tidy the path before sending it.
    const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      httpRequest({ port, path }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk; }).on('end', () => resolve({ status: response.statusCode, body }));
      }).on('error', reject).end();
    });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });
});
