import type { Client, Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider';
import type { Account } from './accounts';
import type { IssuerKeys } from './issuer-keys';
import { createSessionStore } from './session-store';
import { errorPage, pageLanguage, signedOutPage, signOutPage } from './sign-in-page';

/** Tokens for the API carry this audience. */
export const apiAudience = 'ip-finance-subsidies-api';
/** The same as a resource indicator (RFC 8707), which has to be a URI. Every sign-in gets it without asking. */
const apiResource = `urn:${apiAudience}`;
/** The portal and the command-line programs: a public client, PKCE instead of a secret. */
export const portalClientId = 'portal';

const hourSeconds = 3600;

/** How long a token is good, and how long the issuer remembers who signed in. */
export type SignInLasts = { readonly tokenSeconds: number; readonly sessionSeconds: number };

/** An hour, and a working day. */
export const usualSignIn: SignInLasts = { tokenSeconds: hourSeconds, sessionSeconds: 10 * hourSeconds };

export interface IssuerSettings {
  readonly mountPath: string;
  readonly accounts: readonly Account[];
  readonly keys: IssuerKeys;
  readonly redirectUris: readonly string[];
  readonly lasts: SignInLasts;
}

export function issuerConfiguration(settings: IssuerSettings): Configuration {
  const accountOf = (accountId: string): Account | undefined => settings.accounts.find((account) => account.accountId === accountId);
  const signingKey: JWK = settings.keys.signingKey;
  const { tokenSeconds, sessionSeconds } = settings.lasts;
  return {
    adapter: createSessionStore(),
    jwks: { keys: [signingKey] },
    cookies: { keys: [settings.keys.cookieKey] },
    clients: [{
      client_id: portalClientId, application_type: 'web', token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'RS256',
      response_types: ['code'], grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [...settings.redirectUris], post_logout_redirect_uris: [...settings.redirectUris],
    }],
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    ttl: {
      AccessToken: tokenSeconds, IdToken: tokenSeconds, AuthorizationCode: 60, Interaction: hourSeconds,
      Session: sessionSeconds, Grant: sessionSeconds, RefreshToken: sessionSeconds,
    },
    // As hosted issuers do for such clients: without one people would sign in anew every hour, in the middle of their work.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    findAccount: (_ctx, accountId) => {
      const account = accountOf(accountId);
      return account && { accountId, claims: () => ({ ...account.claims, sub: accountId, name: account.name }) };
    },
    extraTokenClaims: (_ctx, token) => {
      const account = 'accountId' in token && typeof token.accountId === 'string' ? accountOf(token.accountId) : undefined;
      return account && { ...account.claims, name: account.name };
    },
    interactions: { url: (_ctx, interaction) => `${settings.mountPath}/sign-in/${interaction.uid}` },
    loadExistingGrant: grantToPortal,
    clientBasedCORS: (_ctx, origin) => isLoopback(origin),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true, defaultResource: () => apiResource, useGrantedResource: () => true,
        getResourceServerInfo: () => ({ audience: apiAudience, scope: '', accessTokenFormat: 'jwt', accessTokenTTL: tokenSeconds, jwt: { sign: { alg: 'RS256' } } }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => { ctx.body = signOutPage(languageOf(ctx), form); },
        postLogoutSuccessSource: (ctx) => { ctx.body = signedOutPage(languageOf(ctx)); },
      },
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(languageOf(ctx), out.error);
    },
  };
}

type Session = NonNullable<KoaContextWithOIDC['oidc']['session']>;

/** Nothing at the first visit, which the published type overlooks. */
const knownGrant = (session: Session, clientId: string): string | undefined => session.grantIdFor(clientId);

/** The portal is part of the system, so nobody is asked whether it may see their name. */
async function grantToPortal(ctx: KoaContextWithOIDC): Promise<InstanceType<KoaContextWithOIDC['oidc']['provider']['Grant']> | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = knownGrant(session, client.clientId);
  if (known !== undefined) {
    const grant = await provider.Grant.find(known);
    if (grant !== undefined) return grant;
  }
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(apiResource, '');
  await grant.save();
  return grant;
}

const languageOf = (ctx: KoaContextWithOIDC): 'zh-CN' | 'en' => pageLanguage(ctx.query['ui_locales']);

function isLoopback(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}

/** RFC 8252 §7.3: on a loopback host the port of a redirect is free; everything else has to be as registered. */
export function redirectAllowed(client: Client, redirectUri: string): boolean {
  const registered = client.redirectUris ?? [];
  if (registered.includes(redirectUri)) return true;
  if (!isLoopback(redirectUri)) return false;
  return registered.some((uri) => isLoopback(uri) && withoutPort(uri) === withoutPort(redirectUri));
}

function withoutPort(uri: string): string {
  const url = new URL(uri);
  url.port = '';
  return url.href;
}
