import type { CalendarData } from '../domain/working-days';
import type { Catalogues } from '../ports/catalogues';
import type { Clock } from '../ports/runtime';

/** A new year's working days are published months ahead; ten minutes late is early enough. */
const keptMs = 600_000;

/** Reads the calendar once in ten minutes instead of with every command: it is the largest thing a command would read. */
export const withCalendarCache = (catalogues: Catalogues, clock: Clock): Catalogues => {
  let kept: { readonly until: number; readonly data: CalendarData } | null = null;
  return {
    ...catalogues,
    async readCalendar() {
      const now = Date.parse(clock.now());
      if (kept !== null && now < kept.until && now > kept.until - 2 * keptMs) return kept.data;
      kept = { until: now + keptMs, data: await catalogues.readCalendar() };
      return kept.data;
    },
    async saveCalendar(calendar) {
      await catalogues.saveCalendar(calendar);
      kept = null;
    },
  };
};
