import type { APIGatewayEventRequestContextJWTAuthorizer, APIGatewayEventRequestContextV2, APIGatewayProxyEventV2WithRequestContext, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ProblemLanguage } from '../contracts/problems';

type WithAuthorizer = APIGatewayEventRequestContextV2 & { readonly authorizer?: Partial<APIGatewayEventRequestContextJWTAuthorizer> };

/** HTTP API, payload format 2.0. Public routes have no authorizer, which the published type can't say. */
export type ApiEvent = APIGatewayProxyEventV2WithRequestContext<WithAuthorizer>;
export type ApiResult = APIGatewayProxyStructuredResultV2;

/** Who signed in, by the issuer's claims. What they may do is looked up per command, not claimed. */
export type UserIdentity = { readonly userId: string; readonly name: string };

/** The gateway gives header names in lower case. */
export const headerOf = (event: ApiEvent, name: string): string | undefined => event.headers[name];

/** The caller's correlation id where it is safe to log and echo, else the gateway's request id. */
export function correlationIdOf(event: ApiEvent): string {
  const given = headerOf(event, 'x-correlation-id');
  return given !== undefined && /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/.test(given) ? given : event.requestContext.requestId;
}

/** The signed-in user; null without a checked token or without a subject in it. */
export function identityOf(event: ApiEvent): UserIdentity | null {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  const userId = claims?.['sub'];
  if (typeof userId !== 'string' || userId === '') return null;
  const name = claims?.['name'];
  return { userId, name: typeof name === 'string' ? name : '' };
}

/** Accept-Language (RFC 9110, 12.5.4): the best-weighted of Chinese and English; Chinese when neither is asked for. */
export function languageOf(event: ApiEvent): ProblemLanguage {
  const weights = { zh: 0, en: 0 };
  for (const part of (headerOf(event, 'accept-language') ?? '').split(',')) {
    const match = /^\s*(zh|en|\*)(?:-[a-z0-9-]*)?\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?\s*$/i.exec(part);
    const tag = match?.[1]?.toLowerCase();
    const weight = Number(match?.[2] ?? '1');
    if (tag === 'zh' || tag === '*') weights.zh = Math.max(weights.zh, weight);
    else if (tag === 'en') weights.en = Math.max(weights.en, weight);
  }
  return weights.en > weights.zh ? 'english' : 'chinese';
}
