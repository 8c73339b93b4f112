import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** Reads a request's body; undefined when it is longer than allowed. What comes after the limit is not kept. */
export async function readBody(request: IncomingMessage, maxBodyBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? '0') > maxBodyBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!(ArrayBuffer.isView(chunk))) throw new Error('a request without encoding reads as bytes');
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    length += bytes.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
