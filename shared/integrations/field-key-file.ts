import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from './system-error';

/** The field key of a one-machine run: made at the first start, readable by its owner only, kept beside the data. */
export function readOrCreateFieldKey(path: string): Uint8Array {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  return Uint8Array.from(Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'));
}
