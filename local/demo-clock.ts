import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { Instant, LocalDate } from '../shared/domain/brands';
import { endOfLegalDay, addDays, legalDateOf, parseInstant } from '../shared/domain/local-date';
import type { Clock } from '../shared/ports/runtime';

/**
 * The demo's own time: real time shifted, so that the demo's programmes are open and its notices can be waited out.
 * Kept in the data folder; the cloud has no such thing.
 */
export type DemoClock = Clock & {
  /** Moves forward to 09:00 (Beijing) of that day. @throws Error when the day has passed: time never runs back. */
  advanceTo(day: LocalDate): void;
};

const fileSchema = z.object({ offsetMs: z.int() });

export const createDemoClock = (realNow: () => number, startAt: Instant, file: string | null): DemoClock => {
  let offsetMs = file !== null && existsSync(file) ? fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs : Date.parse(startAt) - realNow();
  const keep = (): void => {
    if (file !== null) writeFileSync(file, JSON.stringify({ offsetMs }));
  };
  const now = (): Instant => parseInstant(new Date(realNow() + offsetMs).toISOString());
  keep();
  return {
    now,
    advanceTo(day) {
      if (day <= legalDateOf(now())) throw new Error(`The demo clock stands at ${legalDateOf(now())} and only moves forward.`);
      // 24:00 of the day before plus nine hours.
      offsetMs += Date.parse(endOfLegalDay(addDays(day, -1))) + 9 * 3_600_000 - Date.parse(now());
      keep();
    },
  };
};
