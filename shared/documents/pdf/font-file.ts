import { readFile } from 'node:fs/promises';

/** A font that lies beside the code; it is too large to be part of it. */
export const fontFile = (path: string) => async (): Promise<Uint8Array> => readFile(path);
