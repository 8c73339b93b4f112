import { readFileSync } from 'node:fs';
import { buildCalendar, calendarDataSchema, type CalendarData, type WorkingDayCalendar } from '../shared/domain/working-days';

/** The calendar's data as they are stored and published. Throws when the file breaks its schema. */
export const readCalendarData = (file: string): CalendarData => calendarDataSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** The working-day calendar of a file such as `seeds/calendar.json`. Throws when the file breaks its schema. */
export function readCalendar(file: string): WorkingDayCalendar {
  return buildCalendar(readCalendarData(file));
}
