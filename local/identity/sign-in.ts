import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';

export interface SignInOptions {
  readonly issuerUrl: string;
  readonly accountId: string;
  readonly password: string;
  readonly clientId?: string;
  readonly redirectUri?: string;
  readonly scope?: string;
}

export interface SignedIn {
  readonly accessToken: string;
  readonly idToken: string;
  readonly expiresInSeconds: number;
}

const discoverySchema = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() });
const tokensSchema = z.object({ access_token: z.string(), id_token: z.string(), expires_in: z.number() });
const redirectsAtMost = 10;

/**
 * Signs a person in as a browser does: authorization request with PKCE, the sign-in form, the redirects back, code for
 * tokens. Throws an Error in one line when the account or the password is wrong, or the issuer says no.
 */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
  const { issuerUrl, accountId, password, clientId = 'portal', redirectUri = 'http://127.0.0.1/callback', scope = 'openid profile' } = options;
  const discovered = discoverySchema.parse(await (await fetch(`${issuerUrl}/.well-known/openid-configuration`)).json());
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const authorize = new URL(discovered.authorization_endpoint);
  authorize.search = new URLSearchParams({
    response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope, state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
  }).toString();

  const visit = browser(redirectUri);
  const form = await visit(authorize);
  if (form.kind !== 'page' || form.status !== 200) throw new Error(`The issuer shows no sign-in page: ${outcome(form)}`);
  const action = /<form[^>]*action="([^"]+)"/.exec(form.html)?.[1];
  if (action === undefined) throw new Error('The sign-in page has no form.');
  const back = await visit(new URL(action.replaceAll('&amp;', '&'), form.url), new URLSearchParams({ account: accountId, password }));
  if (back.kind === 'page') throw new Error(back.status === 401 ? `Account or password of ${accountId} is wrong.` : `Sign-in of ${accountId} failed: ${outcome(back)}`);
  const code = back.url.searchParams.get('code');
  if (code === null || back.url.searchParams.get('state') !== state) throw new Error(`Sign-in of ${accountId} failed: ${outcome(back)}`);

  const answer = await fetch(discovered.token_endpoint, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri, code, code_verifier: verifier }),
  });
  if (!answer.ok) throw new Error(`The issuer gives no tokens for ${accountId}: ${await answer.text()}`);
  const tokens = tokensSchema.parse(await answer.json());
  return { accessToken: tokens.access_token, idToken: tokens.id_token, expiresInSeconds: tokens.expires_in };
}

type Visit = { readonly kind: 'page'; readonly status: number; readonly url: URL; readonly html: string } | { readonly kind: 'returned'; readonly url: URL };

/** Follows redirects with a cookie jar until a page comes or the way leads back to the client. */
function browser(redirectUri: string): (url: URL, form?: URLSearchParams) => Promise<Visit> {
  const cookies = new Map<string, { value: string; path: string }>();
  return async (start, form) => {
    let url = start;
    let body = form;
    for (let hop = 0; hop <= redirectsAtMost; hop += 1) {
      const sent = [...cookies].filter(([, { path }]) => url.pathname.startsWith(path)).map(([name, { value }]) => `${name.split(' ')[0] ?? ''}=${value}`);
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie: sent.join('; ') }, ...(body === undefined ? {} : { method: 'POST', body }) });
      for (const line of answer.headers.getSetCookie()) keep(cookies, line);
      const location = answer.headers.get('location');
      if (location === null) return { kind: 'page', status: answer.status, url, html: await answer.text() };
      await answer.body?.cancel();
      url = new URL(location, url);
      if (url.href.startsWith(`${redirectUri}?`)) return { kind: 'returned', url };
      body = undefined;
    }
    throw new Error(`The issuer redirects without end, last to ${url.href}`);
  };
}

/** One issuer, one host: name and path are enough to tell cookies apart. */
function keep(cookies: Map<string, { value: string; path: string }>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const name = pair.slice(0, pair.indexOf('='));
  const value = pair.slice(pair.indexOf('=') + 1);
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
  if (value === '') cookies.delete(`${name} ${path}`);
  else cookies.set(`${name} ${path}`, { value, path });
}

function outcome(visit: Visit): string {
  if (visit.kind === 'returned') return visit.url.searchParams.get('error_description') ?? visit.url.searchParams.get('error') ?? 'no code';
  return `status ${visit.status} ${/<code>([^<]*)<\/code>/.exec(visit.html)?.[1] ?? ''}`.trim();
}
