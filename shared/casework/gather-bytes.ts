import type { Bytes } from '../ports/documents';

/** A small file in one piece. */
export const gatherBytes = async (bytes: Bytes): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Uint8Array.from(Buffer.concat(pieces));
};
