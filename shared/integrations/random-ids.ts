import { randomBytes } from 'node:crypto';
import type { Ids } from '../ports/runtime';

/** Salts from the operating system's random source. */
export const randomIds: Ids = { salt: () => randomBytes(16).toString('hex') };
