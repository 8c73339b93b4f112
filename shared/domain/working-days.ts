import * as z from 'zod';
import type { LocalDate } from './brands';
import { addDays, dayOfWeek, localDateSchema, yearOf } from './local-date';
import { Problem } from './problem';

/**
 * Working days as the State Council's yearly notices leave them: Monday to Friday, less the weekdays off, plus the
 * weekend days worked. Known only for the years whose notice is published.
 */
export interface WorkingDayCalendar {
  readonly firstYear: number;
  readonly lastYear: number;
  /** Weekdays that are off. */
  readonly restDays: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked. */
  readonly workedRestDays: ReadonlySet<string>;
}

/** How long a public notice stays open. */
export interface NoticeLength {
  /** At least 1. */
  readonly days: number;
  readonly unit: 'working_day' | 'calendar_day';
  /** True where the opening day is day one, as public notices do in practice; false as Civil Code art. 201 counts. */
  readonly firstDayCounted: boolean;
}

export const calendarDataSchema = z.strictObject({
  source: z.string().min(1),
  firstYear: z.int(),
  lastYear: z.int(),
  restDays: z.array(localDateSchema),
  workedRestDays: z.array(localDateSchema),
});
export type CalendarData = z.infer<typeof calendarDataSchema>;

const isWeekend = (date: LocalDate): boolean => dayOfWeek(date) >= 6;

/** Data once checked are not checked again: every command asks for the calendar, and the data are kept for many commands. */
const built = new WeakMap<object, WorkingDayCalendar>();

/** Makes a calendar of checked data. Plain Error when a day off is a weekend, a worked day is not, or out of years. */
export function buildCalendar(data: Omit<CalendarData, 'source'>): WorkingDayCalendar {
  const known = built.get(data);
  if (known !== undefined) return known;
  const misplaced = [...data.restDays.filter((date) => isWeekend(date)), ...data.workedRestDays.filter((date) => !isWeekend(date))];
  const outside = [...data.restDays, ...data.workedRestDays].filter(
    (date) => yearOf(date) < data.firstYear || yearOf(date) > data.lastYear,
  );
  if (data.firstYear > data.lastYear || misplaced.length + outside.length > 0) {
    throw new Error(`calendar data contradict themselves: ${[...misplaced, ...outside].join(', ')}`);
  }
  const calendar: WorkingDayCalendar = {
    firstYear: data.firstYear,
    lastYear: data.lastYear,
    restDays: new Set(data.restDays),
    workedRestDays: new Set(data.workedRestDays),
  };
  built.set(data, calendar);
  return calendar;
}

/**
 * Whether offices work on that day. Problem `calendar_year_unpublished` (params year, firstYear, lastYear) for a year
 * without a notice: guessing from the weekday would be wrong for every holiday.
 */
export function isWorkingDay(calendar: WorkingDayCalendar, date: LocalDate): boolean {
  const year = yearOf(date);
  if (year < calendar.firstYear || year > calendar.lastYear) {
    throw new Problem('calendar_year_unpublished', {
      params: { year, firstYear: calendar.firstYear, lastYear: calendar.lastYear },
    });
  }
  return isWeekend(date) ? calendar.workedRestDays.has(date) : !calendar.restDays.has(date);
}

/** The date itself if it is a working day, else the next one: how a period ending on a holiday ends (Civil Code 203). */
export function nextWorkingDay(calendar: WorkingDayCalendar, onOrAfter: LocalDate): LocalDate {
  let date = onOrAfter;
  while (!isWorkingDay(calendar, date)) date = addDays(date, 1);
  return date;
}

/** The n-th working day after `from`; `from` itself is not counted (Civil Code 201). n = 0 gives `from`. */
export function addWorkingDays(calendar: WorkingDayCalendar, from: LocalDate, n: number): LocalDate {
  if (!Number.isSafeInteger(n) || n < 0) throw new Error(`not a number of working days: ${n}`);
  let date = from;
  for (let counted = 0; counted < n; counted += 1) date = nextWorkingDay(calendar, addDays(date, 1));
  return date;
}

/**
 * Working days after `from` up to and including `to`; minus the same count the other way round when `to` is earlier
 * (that many working days overdue). `addWorkingDays` undoes it.
 */
export function workingDaysUntil(calendar: WorkingDayCalendar, from: LocalDate, to: LocalDate): number {
  if (to < from) return 0 - workingDaysUntil(calendar, to, from);
  isWorkingDay(calendar, from); // an unpublished start is refused even when nothing is counted
  let counted = 0;
  for (let date = from; date < to; ) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) counted += 1;
  }
  return counted;
}

/**
 * Last day of a public notice, open until 24:00 of it. A notice in calendar days is not prolonged over a weekend:
 * whether it should be is for its measure to say, by `nextWorkingDay`.
 */
export function noticeClosesOn(calendar: WorkingDayCalendar, opensOn: LocalDate, length: NoticeLength): LocalDate {
  if (!Number.isSafeInteger(length.days) || length.days < 1) throw new Error(`not a length of notice: ${length.days}`);
  if (length.unit === 'calendar_day') return addDays(opensOn, length.firstDayCounted ? length.days - 1 : length.days);
  if (!length.firstDayCounted) return addWorkingDays(calendar, opensOn, length.days);
  return addWorkingDays(calendar, nextWorkingDay(calendar, opensOn), length.days - 1);
}
