import type { RouteDefinition } from '../contracts/route';
import type { ApiResult } from './api-event';
import type { FileReply } from './handler-request';

/** On every reply, good or bad: what it holds is one person's and is never cached, framed, sniffed or run. */
export const replyHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The content type of a route that replies with a file; undefined for JSON. */
export function fileContentTypeOf(route: RouteDefinition): string | undefined {
  const contentType = route.reply.meta()?.['contentType'];
  return typeof contentType === 'string' ? contentType : undefined;
}

/**
 * The use case's answer as an HTTP reply. With `checkReplies` it is held against the contract first; a reply that
 * breaks it is a programming error (plain Error naming the fields, never their values).
 */
export function toReply(route: RouteDefinition, answer: unknown, checkReplies: boolean): ApiResult {
  const contentType = fileContentTypeOf(route);
  if (contentType !== undefined) {
    if (!isFileReply(answer)) throw new Error(`${route.operationId} must reply with a file`);
    const headers = { 'content-type': contentType, 'content-disposition': attachment(answer.fileName) };
    if ('text' in answer) return { statusCode: route.success, headers, body: answer.text };
    return { statusCode: route.success, headers, ...bodyOf(answer.bytes, contentType) };
  }
  const body = JSON.stringify(answer);
  if (checkReplies) checkReply(route, body);
  return { statusCode: route.success, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

function checkReply(route: RouteDefinition, body: string): void {
  const sent: unknown = JSON.parse(body);
  const result = route.reply.safeParse(sent);
  if (result.success) return;
  const faults = result.error.issues.map(({ code, path }) => `${code} at ${path.map(String).join('.')}`);
  throw new Error(`the reply of ${route.operationId} breaks its contract: ${faults.join('; ')}`);
}

const isFileReply = (answer: unknown): answer is FileReply =>
  typeof answer === 'object' && answer !== null && 'fileName' in answer && typeof answer.fileName === 'string'
  && (('text' in answer && typeof answer.text === 'string') || ('bytes' in answer && answer.bytes instanceof Uint8Array));

/** Text in UTF-8 as it is, with its byte order mark; everything else in base64, which the gateway undoes. */
const bodyOf = (bytes: Uint8Array, contentType: string): Pick<ApiResult, 'body' | 'isBase64Encoded'> =>
  contentType.includes('charset=utf-8')
    ? { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
    : { body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true };

/** RFC 6266: a plain name for old clients, the full one in UTF-8 (RFC 8187) beside it. */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
