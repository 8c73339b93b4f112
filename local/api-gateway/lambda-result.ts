import { Buffer } from 'node:buffer';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/**
 * What a function returned, as the gateway reads it: without a `statusCode` the whole value is a JSON body with 200.
 * Returns undefined for a value the gateway cannot read (it answers 500 then).
 */
export function toHttpAnswer(result: unknown): HttpAnswer | undefined {
  if (!isRecord(result) || result['statusCode'] === undefined) return inferred(result);
  const { statusCode, headers, cookies, body, isBase64Encoded } = result;
  const status = typeof statusCode === 'string' ? Number(statusCode) : statusCode;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  const texts = headers === undefined || headers === null ? {} : headerTexts(headers);
  if (texts === undefined || !isCookieList(cookies)) return undefined;
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=utf-8', ...texts },
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

function inferred(result: unknown): HttpAnswer {
  const text = typeof result === 'string' ? result : (JSON.stringify(result ?? null));
  return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body: Buffer.from(text, 'utf8') };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isCookieList = (value: unknown): value is readonly string[] | undefined =>
  value === undefined || (Array.isArray(value) && value.every((cookie) => typeof cookie === 'string'));

function headerTexts(headers: unknown): Record<string, string> | undefined {
  if (!isRecord(headers)) return undefined;
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    texts[name.toLowerCase()] = String(value);
  }
  return texts;
}
