import type { IncomingHttpHeaders } from 'node:http';

export interface CorsOptions {
  /** Exact origins, or `*`. */
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly allowCredentials?: boolean;
  readonly maxAgeSeconds?: number;
}

const isAllowed = (cors: CorsOptions, origin: string): boolean => cors.allowOrigins.includes('*') || cors.allowOrigins.includes(origin);

/** Headers on every answer to a browser of an allowed origin; they replace those a function sets. */
export function corsHeaders(cors: CorsOptions | undefined, request: IncomingHttpHeaders): Record<string, string> {
  const { origin } = request;
  if (cors === undefined || origin === undefined || !isAllowed(cors, origin)) return {};
  return {
    'access-control-allow-origin': cors.allowOrigins.includes('*') && cors.allowCredentials !== true ? '*' : origin,
    ...(cors.allowOrigins.includes('*') ? {} : { vary: 'Origin' }),
    ...(cors.allowCredentials === true ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(cors.exposeHeaders === undefined ? {} : { 'access-control-expose-headers': cors.exposeHeaders.join(',') }),
  };
}

/** Headers of the answer to a preflight request; an origin that isn't allowed gets none, and the browser stops. */
export function preflightHeaders(cors: CorsOptions, request: IncomingHttpHeaders): Record<string, string> {
  const headers = corsHeaders(cors, request);
  if (Object.keys(headers).length === 0) return {};
  return {
    ...headers,
    'access-control-allow-methods': cors.allowMethods.join(','),
    'access-control-allow-headers': cors.allowHeaders.join(','),
    ...(cors.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(cors.maxAgeSeconds) }),
  };
}
