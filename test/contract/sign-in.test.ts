import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn } from '../../local/identity/sign-in';
import { demoPassword } from '../../local/demo/people';
import { serve } from '../../local/serve';
import type { Served } from '../../local/serve';
import { routeTable } from '../../shared/contracts/route-table';

let served: Served;
let tokens: { readonly accessToken: string; readonly idToken: string };
beforeAll(async () => {
  served = await serve({ port: 0, dataDirectory: null, demoCases: false, realNow: () => performance.timeOrigin + performance.now(), log: () => undefined });
  tokens = await signIn({ issuerUrl: `${served.baseUrl}/identity`, accountId: 'applicant-1', password: demoPassword });
}, 60_000);
afterAll(() => served.stop());

const call = (method: string, path: string, authorization?: string): Promise<Response> =>
  fetch(`${served.baseUrl}/api${path}`, { method, headers: { 'content-type': 'application/json', 'idempotency-key': 'k', ...(authorization === undefined ? {} : { authorization }) }, ...(method === 'GET' ? {} : { body: '{}' }) });

const path = (pattern: string): string => pattern.replace(/\{\w+\}/g, 'a'.repeat(26));
const closed = routeTable.filter((route) => route.access.kind !== 'public');
const changed = (token: string): string => {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return [head, Buffer.from(JSON.stringify({ ...(claims as object), sub: 'xiamen-approver' })).toString('base64url'), signature].join('.');
};
const unsigned = (token: string): string => `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')}.${token.split('.')[1] ?? ''}.`;

describe('the door of the API, as the gateway keeps it', () => {
  it('opens to a person who has signed in, and knows them', async () => {
    const me = await call('GET', '/me', `Bearer ${tokens.accessToken}`);
    expect([me.status, await me.json()]).toEqual([200, expect.objectContaining({ userId: 'applicant-1' })]);
  });

  it('stays closed without a token on every route that is not public', async () => {
    const answers = await Promise.all(closed.map(async (route) => [route.operationId, (await call(route.method, path(route.path))).status]));
    expect(answers).toEqual(closed.map((route) => [route.operationId, 401]));
  });

  it.each([
    ['no token at all', () => 'Bearer'],
    ['something that is no token', () => 'Bearer abc'],
    ['the identity token, which is for the portal and not for the API', () => `Bearer ${tokens.idToken}`],
    ['a token for somebody else made from one\'s own', () => `Bearer ${changed(tokens.accessToken)}`],
    ['a token without a signature', () => `Bearer ${unsigned(tokens.accessToken)}`],
    ['a signature cut short', () => `Bearer ${tokens.accessToken.slice(0, -8)}`],
    ['name and password', () => `Basic ${Buffer.from('applicant-1:demo').toString('base64')}`],
  ])('stays closed to %s', async (_what, authorization) => {
    const answer = await call('GET', '/me', authorization());
    expect([answer.status, answer.headers.get('www-authenticate')?.startsWith('Bearer')]).toEqual([401, true]);
    expect(await answer.text()).not.toContain('applicant');
  });

  it('asks nobody to sign in where the public may look', async () => {
    for (const route of routeTable.filter(({ access, method, path: pattern }) => access.kind === 'public' && method === 'GET' && !pattern.includes('{'))) {
      expect([route.operationId, (await call('GET', route.path)).status]).toEqual([route.operationId, 200]);
    }
  });

  it('shows who can sign in to the demonstration, and moves its clock for no page of another site', async () => {
    const list = await fetch(`${served.baseUrl}/demo/accounts`);
    expect(await list.json()).toEqual({
      password: demoPassword,
      accounts: expect.arrayContaining([{ accountId: 'xiamen-intake', name: '林晓岚（演示厦门受理人员）', roles: [{ role: 'intake_officer', regionCode: '350200' }], enterprises: [], conflicted: false }]) as unknown,
    });
    expect((await fetch(`${served.baseUrl}/demo/run-daily`)).status).toBe(405);
    expect((await fetch(`${served.baseUrl}/demo/run-daily`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(405);
  });
});
