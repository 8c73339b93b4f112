import { createHash } from 'node:crypto';
import type { ByteMeter } from '../ports/exports';

/** SHA-256 and length of what passes by; asked for when all has passed. */
export const byteMeter: ByteMeter = {
  measure: (bytes) => {
    const hash = createHash('sha256');
    let count = 0;
    let digest: string | null = null;
    async function* passing(): AsyncGenerator<Uint8Array> {
      for await (const piece of bytes) {
        hash.update(piece);
        count += piece.length;
        yield piece;
      }
    }
    return { bytes: passing(), result: () => ({ sha256: (digest ??= hash.digest('hex')), bytes: count }) };
  },
};
