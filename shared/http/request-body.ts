import { Problem } from '../domain/problem';
import { headerOf } from './api-event';
import type { ApiEvent } from './api-event';

/** The longest body, in bytes. */
export const longestBodyBytes = 1_000_000;

/**
 * The JSON value of a request's body.
 * Problems: `content_type_not_json`, `body_too_large`, `body_not_json` (also: no body, not UTF-8).
 */
export function readJsonBody(event: ApiEvent): unknown {
  const mediaType = headerOf(event, 'content-type') ?? '';
  if (!/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(mediaType.trim())) throw new Problem('content_type_not_json');
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > longestBodyBytes) throw new Problem('body_too_large', { params: { limitBytes: longestBodyBytes } });
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value;
  } catch {
    // The parser's own message quotes the body, so it goes nowhere.
    throw new Problem('body_not_json');
  }
}
