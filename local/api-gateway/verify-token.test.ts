import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { createTokenVerifier, type VerifyToken } from './verify-token';

const nowSeconds = 1_795_433_621;
const audience = 'ip-finance-subsidies-api';
let server: Server;
let issuer: string;
let keySetReads = 0;
let verify: VerifyToken;
let own: CryptoKey;
let ownPss: CryptoKey;
let foreign: CryptoKey;
let ownPublic: JWK;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  own = pair.privateKey;
  ownPss = (await importJWK({ ...(await exportJWK(pair.privateKey)), alg: 'PS256' }, 'PS256')) as CryptoKey;
  ownPublic = { ...(await exportJWK(pair.publicKey)), kid: 'k1' };
  foreign = (await generateKeyPair('RS256')).privateKey;
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/id/.well-known/openid-configuration') response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
    else {
      keySetReads += 1;
      response.end(JSON.stringify({ keys: [ownPublic] }));
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/id`;
  verify = createTokenVerifier({ issuer, audience, now: () => new Date(nowSeconds * 1000) });
});
afterAll(() => { server.close(); server.closeAllConnections(); });

const claims = (changed: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ iss: issuer, aud: audience, sub: 'u1', iat: nowSeconds - 10, exp: nowSeconds + 60, ...changed });
const signed = (changed: Record<string, unknown> = {}, key: CryptoKey | Uint8Array = own, alg = 'RS256', kid = 'k1'): Promise<string> =>
  new SignJWT(claims(changed)).setProtectedHeader({ alg, kid }).sign(key);

describe('the JWT authorizer', () => {
  it('gives every claim as text, and the scopes', async () => {
    const token = await signed({ scope: 'openid cases.read', groups: ['a', 'b'], vip: true, address: { city: '厦门' } });
    expect(await verify(token)).toEqual({
      scopes: ['openid', 'cases.read'],
      claims: {
        iss: issuer, aud: audience, sub: 'u1', iat: String(nowSeconds - 10), exp: String(nowSeconds + 60), scope: 'openid cases.read',
        groups: '[a b]', vip: 'true', address: '{"city":"厦门"}',
      },
    });
  });

  it('accepts an audience list that has ours, and reads the keys once for many tokens', async () => {
    const before = keySetReads;
    for (let n = 0; n < 5; n += 1) await verify(await signed({ aud: ['other', audience] }));
    expect(keySetReads - before).toBeLessThanOrEqual(1);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['is no token', () => 'a.b.c'],
    ['is empty', () => ''],
    ['has ended', () => signed({ exp: nowSeconds - 1 })],
    ['ends now', () => signed({ exp: nowSeconds })],
    ['has no end', () => signed({ exp: undefined })],
    ['is not valid yet', () => signed({ nbf: nowSeconds + 30 })],
    ['is of another issuer', () => signed({ iss: 'https://other.example' })],
    ['has no issuer', () => signed({ iss: undefined })],
    ['is for another audience', () => signed({ aud: 'portal' })],
    ['has no audience', () => signed({ aud: undefined })],
    ['is signed by a foreign key under our key id', () => signed({}, foreign)],
    ['is signed by a key nobody published', () => signed({}, foreign, 'RS256', 'k2')],
    ['is signed with PS256 by our own key', () => signed({}, ownPss, 'PS256')],
    ['is signed with HS256 by our public key as secret', () => signed({}, new TextEncoder().encode(JSON.stringify(ownPublic)), 'HS256')],
    ['is not signed', () => new UnsecuredJWT(claims()).encode()],
    ['was changed after signing', async () => {
      const [header, , signature] = (await signed()).split('.');
      return `${header!}.${base64url.encode(JSON.stringify(claims({ sub: 'u2' })))}.${signature!}`;
    }],
    ['lost its signature', async () => `${(await signed()).split('.').slice(0, 2).join('.')}.`],
  ])('refuses a token that %s', async (_, make) => {
    await expect(verify(await make())).rejects.toThrow();
  });

  it('refuses while the issuer cannot be reached, and accepts once it can', async () => {
    let reachable = false;
    const gate = createServer((_, response) => {
      response.statusCode = reachable ? 200 : 503;
      response.end(reachable ? JSON.stringify({ jwks_uri: `${issuer}/keys` }) : 'down');
    });
    await new Promise<void>((listening) => gate.listen(0, '127.0.0.1', listening));
    const gateIssuer = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
    const verifyThere = createTokenVerifier({ issuer: gateIssuer, audience, now: () => new Date(nowSeconds * 1000) });
    const token = await signed({ iss: gateIssuer });
    await expect(verifyThere(token)).rejects.toThrow();
    reachable = true;
    await expect(verifyThere(token)).resolves.toMatchObject({ claims: { sub: 'u1' } });
    gate.close();
    gate.closeAllConnections();
  });
});
