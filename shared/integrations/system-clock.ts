import { parseInstant } from '../domain/local-date';
import type { Clock } from '../ports/runtime';

/** The clock of the machine. */
export const systemClock: Clock = { now: () => parseInstant(new Date().toISOString()) };
