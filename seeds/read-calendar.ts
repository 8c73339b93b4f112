import { readFileSync } from 'node:fs';
import { buildCalendar, calendarDataSchema, type WorkingDayCalendar } from '../shared/domain/working-days';

/** The working-day calendar of a file such as `seeds/calendar.json`. Throws when the file breaks its schema. */
export function readCalendar(file: string): WorkingDayCalendar {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return buildCalendar(calendarDataSchema.parse(data));
}
