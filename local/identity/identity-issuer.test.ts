import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { createTokenVerifier } from '../api-gateway/verify-token';
import { createIdentityIssuer, type IdentityIssuer, type IdentityIssuerOptions } from './identity-issuer';
import { signIn } from './sign-in';

const accounts = [
  { accountId: 'xm-applicant', name: '厦门甲公司 <李>', password: 'pledge-2026', claims: { enterprise_credit_codes: ['91350200MA2XYZ1234'], role: 'applicant' } },
  { accountId: 'xm-officer', name: '王审核', password: 'review-2026', claims: {} },
];
let folder: string;
let servers: Server[];
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'identity-')); servers = []; });
afterEach(async () => {
  await Promise.all(servers.map(close));
  rmSync(folder, { recursive: true, force: true });
});

const close = (server: Server): Promise<void> => new Promise((closed) => { server.close(() => closed()); server.closeAllConnections(); });

async function serve(options: Partial<IdentityIssuerOptions> = {}, port = 0): Promise<{ issuerUrl: string; issuer: IdentityIssuer; server: Server }> {
  let listener: IdentityIssuer['listener'] = (_, response) => { response.end(); };
  const server = createServer((request, response) => { listener(request, response); });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const issuerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/identity`;
  const issuer = await createIdentityIssuer({ issuerUrl, accounts, log: (line) => { throw new Error(line); }, ...options });
  listener = issuer.listener;
  return { issuerUrl, issuer, server };
}

const person = { accountId: 'xm-applicant', password: 'pledge-2026' };
const verifierOf = (issuerUrl: string): ReturnType<typeof createTokenVerifier> =>
  createTokenVerifier({ issuer: issuerUrl, audience: 'ip-finance-subsidies-api', now: () => new Date(performance.timeOrigin + performance.now()) });

describe('signing in', () => {
  it('ends in a token that the API accepts and that says who it is', async () => {
    const { issuerUrl, issuer } = await serve();
    const { accessToken, idToken, expiresInSeconds } = await signIn({ issuerUrl, ...person });
    const { claims } = await verifierOf(issuerUrl)(accessToken);
    expect(claims).toMatchObject({
      iss: issuerUrl, aud: 'ip-finance-subsidies-api', sub: 'xm-applicant', name: '厦门甲公司 <李>', client_id: 'portal',
      enterprise_credit_codes: '[91350200MA2XYZ1234]', role: 'applicant',
    });
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'RS256', kid: issuer.jwks.keys[0]?.kid });
    expect(decodeJwt(idToken)).toMatchObject({ aud: 'portal', sub: 'xm-applicant', name: '厦门甲公司 <李>' });
    expect(expiresInSeconds).toBe(3600);
  });

  it('never gives the id token to the API, nor private key parts to anybody', async () => {
    const { issuerUrl, issuer } = await serve();
    const { idToken } = await signIn({ issuerUrl, ...person });
    await expect(verifierOf(issuerUrl)(idToken)).rejects.toThrow('aud');
    const published = (await (await fetch(`${issuerUrl}/jwks`)).json()) as { keys: object[] };
    for (const key of [...published.keys, ...issuer.jwks.keys]) for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key).not.toHaveProperty(part);
  });

  it.each([{ accountId: 'xm-applicant', password: 'wrong' }, { accountId: 'xm-applicant', password: '' }, { accountId: 'nobody', password: '' }, { accountId: 'xm-officer', password: 'pledge-2026' }])(
    'refuses $accountId with "$password"', async (wrong) => {
      const { issuerUrl } = await serve();
      await expect(signIn({ issuerUrl, ...wrong })).rejects.toThrow('is wrong');
    });

  it('takes any port on a loopback redirect, and no other path or host', async () => {
    const { issuerUrl } = await serve();
    await expect(signIn({ issuerUrl, ...person, redirectUri: 'http://localhost:51234/callback' })).resolves.toBeDefined();
    for (const redirectUri of ['http://localhost:51234/elsewhere', 'https://evil.example/callback', 'http://localhost.evil.example/callback', 'https://localhost/callback']) {
      await expect(signIn({ issuerUrl, ...person, redirectUri })).rejects.toThrow('invalid_redirect_uri');
    }
  });

  it('refuses a client it does not know, a code flow without PKCE, and a password or client grant', async () => {
    const { issuerUrl } = await serve();
    await expect(signIn({ issuerUrl, ...person, clientId: 'other' })).rejects.toThrow('invalid_client');
    const plain = await fetch(`${issuerUrl}/auth?response_type=code&client_id=portal&scope=openid&redirect_uri=http://127.0.0.1/callback`, { redirect: 'manual' });
    expect(plain.headers.get('location')).toContain('error=invalid_request');
    for (const grant of ['client_credentials', 'password']) {
      const answer = await fetch(`${issuerUrl}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: grant, client_id: 'portal', username: 'xm-applicant', password: 'pledge-2026' }) });
      expect(answer.status).toBe(400);
    }
  });
});

describe('the keys', () => {
  it('are kept in the file, so that a token outlives a restart', async () => {
    const keysFile = join(folder, 'new', 'keys.json');
    const first = await serve({ keysFile });
    const { accessToken } = await signIn({ issuerUrl: first.issuerUrl, ...person });
    await close(first.server);
    servers = [];
    // Long enough for this process's fetch to notice that its kept connection is gone.
    await sleep(100);
    const second = await serve({ keysFile }, Number(new URL(first.issuerUrl).port));
    expect(second.issuer.jwks).toEqual(first.issuer.jwks);
    await expect(verifierOf(second.issuerUrl)(accessToken)).resolves.toMatchObject({ claims: { sub: 'xm-applicant' } });
    expect(statSync(keysFile).mode & 0o077).toBe(0);
  });

  it('are new for each issuer without a file', async () => {
    expect((await serve()).issuer.jwks).not.toEqual((await serve()).issuer.jwks);
  });

  it('are not replaced when the file is damaged', async () => {
    const keysFile = join(folder, 'keys.json');
    writeFileSync(keysFile, '{"signingKey":');
    await expect(serve({ keysFile })).rejects.toThrow(keysFile);
  });
});

describe('the sign-in page', () => {
  /** Opens the page as a browser would; gives its address, its text and the cookies. */
  async function open(issuerUrl: string, more = ''): Promise<{ url: string; html: string; cookie: string; headers: Headers }> {
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const asked = await fetch(`${issuerUrl}/auth?response_type=code&client_id=portal&scope=openid&redirect_uri=http://127.0.0.1/callback&code_challenge=${challenge}&code_challenge_method=S256${more}`, { redirect: 'manual' });
    const url = new URL(asked.headers.get('location')!, issuerUrl).href;
    const cookie = asked.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const page = await fetch(url, { headers: { cookie } });
    return { url, html: await page.text(), cookie, headers: page.headers };
  }

  it('is Chinese, labelled, focused, without script and without demo accounts by default', async () => {
    const { html, headers } = await open((await serve()).issuerUrl);
    expect(html).toContain('<html lang="zh-CN">');
    for (const field of ['account', 'password']) {
      expect(html).toContain(`<label for="${field}">`);
      expect(html).toMatch(new RegExp(`<input id="${field}" name="${field}"`));
    }
    expect(html).toMatch(/<input id="account"[^>]* autofocus/);
    expect(html).not.toContain('xm-applicant');
    expect(html).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is English where ui_locales asks for it, in the request or on the page', async () => {
    const { issuerUrl } = await serve();
    expect((await open(issuerUrl, '&ui_locales=en-GB%20zh')).html).toContain('<html lang="en">');
    const { url, cookie } = await open(issuerUrl);
    expect(await (await fetch(`${url}?ui_locales=en`, { headers: { cookie } })).text()).toContain('<html lang="en">');
  });

  it('shows a refusal next to the field with what was typed, escaped', async () => {
    const { url, cookie } = await open((await serve()).issuerUrl);
    const answer = await fetch(url, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ account: '"><b>x', password: 'wrong' }) });
    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain('role="alert"');
    expect(html).toContain('aria-invalid="true" aria-describedby="problem"');
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;x"');
  });

  it('signs in by one click on a demo account in demo mode only', async () => {
    for (const demo of [true, false]) {
      const { url, cookie, html } = await open((await serve({ demo })).issuerUrl);
      expect(html.includes('厦门甲公司 &lt;李&gt;')).toBe(demo);
      expect(html.includes('演示')).toBe(demo);
      expect(html).not.toContain('pledge-2026');
      const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ demo_account: 'xm-officer' }) });
      expect(answer.status).toBe(demo ? 303 : 401);
    }
  });

  it('cannot be used without the cookie of the one who asked', async () => {
    const { url } = await open((await serve({ demo: true })).issuerUrl);
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ demo_account: 'xm-officer' }) });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('无法登录');
  });
});
