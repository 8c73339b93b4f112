import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createStaticListener } from './static-files';

/** Where the portal is built to. Without a build every page of it is 404. */
export const portalFolder = fileURLToPath(new URL('../dist/web', import.meta.url));

/** What the portal reads before anything else, so that one bundle runs everywhere. */
export type PortalSettings = { readonly issuer: string; readonly clientId: string; readonly apiBase: string; readonly demo: boolean };

/**
 * Scripts only from here, requests only here and to the issuer. Styles may stand inline, because antd writes its own
 * while it runs and a static host can't hand out a nonce. No HSTS: this server speaks plain http on one machine.
 */
export const portalHeaders = (issuerOrigin: string): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' ${issuerOrigin}; form-action 'self' ${issuerOrigin}; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'same-origin', 'permissions-policy': 'camera=(), microphone=(), geolocation=()', 'cross-origin-opener-policy': 'same-origin',
});

/** The built portal with its settings; every path of the portal's own routing gets its page. */
export const createPortalListener = (settings: PortalSettings, folder: string = portalFolder): RequestListener => {
  const files = createStaticListener(folder);
  const headers = portalHeaders(new URL(settings.issuer).origin);
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if ((request.url ?? '').split('?')[0] !== '/settings.json') {
      files(request, response);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
    response.end(JSON.stringify(settings));
  };
};
