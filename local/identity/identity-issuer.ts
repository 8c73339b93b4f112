import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import { Provider } from 'oidc-provider';
import { checkPassword, type Account } from './accounts';
import { issuerConfiguration, redirectAllowed, usualSignIn } from './issuer-configuration';
import type { SignInLasts } from './issuer-configuration';
import { loadIssuerKeys, publicKey } from './issuer-keys';
import { errorPage, pageLanguage, signInPage } from './sign-in-page';

export interface IdentityIssuerOptions {
  /** Public address with the mount path, for example `http://localhost:8080/identity`. */
  readonly issuerUrl: string;
  readonly accounts: readonly Account[];
  /** Where the keys are kept over restarts; absent = new keys each time. */
  readonly keysFile?: string;
  /** Where the portal may be sent back to; on localhost the port is free. */
  readonly redirectUris?: readonly string[];
  /** Lists the accounts on the sign-in page as buttons that need no password. */
  readonly demo?: boolean;
  /** Default: tokens an hour, the session a working day. */
  readonly lasts?: SignInLasts;
  readonly log: (line: string) => void;
}

export interface IdentityIssuer {
  readonly listener: RequestListener;
  readonly jwks: { readonly keys: readonly JWK[] };
}

export const defaultRedirectUris = ['http://localhost/callback', 'http://127.0.0.1/callback', 'http://localhost/', 'http://127.0.0.1/'] as const;

const formBytesAtMost = 8192;

/** An OpenID Connect issuer for one machine: code flow with PKCE, the same as portals meet in the cloud. */
export async function createIdentityIssuer(options: IdentityIssuerOptions): Promise<IdentityIssuer> {
  const keys = await loadIssuerKeys(options.keysFile);
  const mountPath = new URL(options.issuerUrl).pathname.replace(/\/$/, '');
  const redirectUris = options.redirectUris ?? defaultRedirectUris;
  const provider = new Provider(options.issuerUrl, issuerConfiguration({ mountPath, accounts: options.accounts, keys, redirectUris, lasts: options.lasts ?? usualSignIn }));
  provider.Client.prototype.redirectUriAllowed = function allowed(uri) { return redirectAllowed(this, uri); };
  provider.Client.prototype.postLogoutRedirectUriAllowed = function allowed(uri) { return redirectAllowed(this, uri); };
  provider.on('server_error', (_ctx, error) => options.log(`identity: ${error.stack ?? error.message}`));
  const provide = provider.callback();

  const listener: RequestListener = (request, response) => {
    const originalUrl = request.url ?? '/';
    if (originalUrl.startsWith(`${mountPath}/sign-in/`)) {
      serveSignIn(options, provider, request, response).catch(() => {
        page(response, 400, errorPage(languageOf(request), 'session_not_found'));
      });
      return;
    }
    // The issuer routes without its mount path and finds it again by the difference of the two.
    if (mountPath !== '' && originalUrl.startsWith(`${mountPath}/`)) {
      Object.assign(request, { originalUrl });
      request.url = originalUrl.slice(mountPath.length);
    }
    void provide(request, response);
  };
  return { listener, jwks: { keys: [publicKey(keys)] } };
}

async function serveSignIn(options: IdentityIssuerOptions, provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  const path = (request.url ?? '').split('?')[0] ?? '';
  const asked = new URLSearchParams((request.url ?? '').split('?')[1]).get('ui_locales');
  const hint = details.params['login_hint'];
  const shown = { language: pageLanguage(asked ?? details.params['ui_locales']), action: path, demoAccounts: options.demo === true ? options.accounts : [], ...(typeof hint === 'string' ? { hint } : {}) };
  if (request.method !== 'POST') {
    page(response, 200, signInPage(shown));
    return;
  }
  const form = await readForm(request);
  const accountId = form.get('account') ?? '';
  const account = options.demo === true && form.has('demo_account')
    ? options.accounts.find((candidate) => candidate.accountId === form.get('demo_account'))
    : checkPassword(options.accounts, accountId, form.get('password') ?? '');
  if (account === undefined) {
    page(response, 401, signInPage({ ...shown, refused: { accountId } }));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: account.accountId } }, { mergeWithLastSubmission: false });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > formBytesAtMost) throw new Error('the sign-in form is short');
  }
  return new URLSearchParams(text);
}

const languageOf = (request: IncomingMessage): 'zh-CN' | 'en' => pageLanguage(new URLSearchParams((request.url ?? '').split('?')[1]).get('ui_locales'));

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(html);
}
