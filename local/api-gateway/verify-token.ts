import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

/** What API Gateway's JWT authorizer hands to a function: every claim as text. */
export interface VerifiedToken {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
}

/** Resolves for a token that is good now; rejects for any other. */
export type VerifyToken = (token: string) => Promise<VerifiedToken>;

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly now: () => Date;
}

/**
 * A JWT authorizer: RS256 only; issuer, audience, exp, nbf and signature are checked. Keys are found by the issuer's
 * discovery document at the first token and kept; an unknown key id leads to one new look at the issuer.
 */
export function createTokenVerifier(options: TokenVerifierOptions): VerifyToken {
  const { issuer, audience } = options;
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const findKeys = (): Promise<JWTVerifyGetKey> => {
    keys ??= discoverKeys(issuer).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  return async (token) => {
    const { payload } = await jwtVerify(token, await findKeys(), {
      issuer, audience, algorithms: ['RS256'], requiredClaims: ['exp'], currentDate: options.now(),
    });
    return { claims: claimsAsText(payload), scopes: scopesOf(payload) };
  };
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const discovered: unknown = await response.json();
  if (typeof discovered !== 'object' || discovered === null || !('jwks_uri' in discovered) || typeof discovered.jwks_uri !== 'string') {
    throw new Error(`${issuer} publishes no jwks_uri`);
  }
  return createRemoteJWKSet(new URL(discovered.jwks_uri));
}

/** API Gateway renders an array claim as `[a b]`, anything structured as JSON. */
function claimsAsText(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => [name, claimAsText(value)]),
  );
}

function claimAsText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(claimAsText).join(' ')}]`;
  return JSON.stringify(value);
}

function scopesOf(payload: JWTPayload): readonly string[] {
  const scope = payload['scope'] ?? payload['scp'];
  if (typeof scope === 'string') return scope.split(' ').filter((name) => name !== '');
  return Array.isArray(scope) ? scope.filter((name) => typeof name === 'string') : [];
}
