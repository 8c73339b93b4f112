import { createHash } from 'node:crypto';
import type { Hashing } from '../ports/runtime';

/** SHA-256 (FIPS 180-4) over UTF-8, lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const sha256Bytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const hashing: Hashing = { sha256, sha256Bytes };
