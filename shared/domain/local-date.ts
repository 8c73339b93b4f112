import * as z from 'zod';
import { brandInstant, brandLocalDate, type Instant, type LocalDate } from './brands';
import { fieldProblem } from './field-problem';

export type { Instant, LocalDate } from './brands';

const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;
const firstYear = 1900;
const lastYear = 9999;

const two = (value: number): string => String(value).padStart(2, '0');
const text = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;

function partsOf(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** True for a day that exists, written YYYY-MM-DD, 1900 … 9999. */
export function isLocalDate(value: string): value is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const { year, month, day } = partsOf(value);
  return year >= firstYear && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads a legal day (Asia/Shanghai). Problem `date_invalid`, reason `format` or `no_such_day`. */
export function parseLocalDate(value: string, field?: string): LocalDate {
  if (isLocalDate(value)) return value;
  const reason = /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'no_such_day' : 'format';
  throw fieldProblem('date_invalid', field, { reason });
}

/** The same check for data read by a zod schema. */
export const localDateSchema = z.string().transform((value, context): LocalDate => {
  if (isLocalDate(value)) return value;
  context.addIssue({ code: 'custom', message: 'not a day written YYYY-MM-DD' });
  return z.NEVER;
});

function dayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / dayMs;
}

function fromDayNumber(days: number): LocalDate {
  const date = new Date(days * dayMs);
  const year = date.getUTCFullYear();
  if (!(year >= firstYear && year <= lastYear)) throw fieldProblem('date_invalid', undefined, { reason: 'out_of_range' });
  return brandLocalDate(text(year, date.getUTCMonth() + 1, date.getUTCDate()));
}

/** The day `days` (whole, may be negative) later. Problem `date_invalid` (`out_of_range`) outside 1900 … 9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days)) throw new Error(`not a whole number of days: ${days}`);
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`: the first day in, the last day out (算头不算尾); negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** The same day `months` (whole, may be negative) later, or the last day of that month when it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  if (!Number.isSafeInteger(months)) throw new Error(`not a whole number of months: ${months}`);
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  if (toYear < firstYear || toYear > lastYear) throw fieldProblem('date_invalid', undefined, { reason: 'out_of_range' });
  return brandLocalDate(text(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth))));
}

/** The anniversary `years` later; 29 February falls on 28 February in a common year. */
export const addYears = (date: LocalDate, years: number): LocalDate => addMonths(date, years * 12);

/** -1, 0 or 1 as left is earlier, the same or later. */
export function compareDates(left: LocalDate, right: LocalDate): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export const minDate = (left: LocalDate, right: LocalDate): LocalDate => (left <= right ? left : right);
export const maxDate = (left: LocalDate, right: LocalDate): LocalDate => (left >= right ? left : right);
export const yearOf = (date: LocalDate): number => partsOf(date).year;
/** 1 … 12. */
export const monthOf = (date: LocalDate): number => partsOf(date).month;
/** ISO 8601: 1 Monday … 7 Sunday. */
export const dayOfWeek = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/**
 * Reads a moment in UTC: 'YYYY-MM-DDTHH:mm:ss' with up to three decimals and 'Z'; gives it with exactly three.
 * Problem `instant_invalid` on another form, another offset or a moment that does not exist.
 */
export function parseInstant(value: string, field?: string): Instant {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z$/.exec(value);
  const [, day = '', hours = '', minutes = '', seconds = '', fraction = ''] = match ?? [];
  if (!isLocalDate(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    throw fieldProblem('instant_invalid', field, {});
  }
  return brandInstant(`${day}T${hours}:${minutes}:${seconds}.${fraction.padEnd(3, '0')}Z`);
}

/**
 * The legal day on which a moment falls in Asia/Shanghai, UTC+8. Correct from 1991-09-15 on, when summer time was
 * last given up; the system makes no earlier moments.
 */
export const legalDateOf = (instant: Instant): LocalDate =>
  brandLocalDate(new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 10));

/** The moment a legal day ends: 24:00 in Asia/Shanghai. A window is open strictly before it. */
export const endOfLegalDay = (date: LocalDate): Instant =>
  brandInstant(new Date((dayNumber(date) + 1) * dayMs - shanghaiOffsetMs).toISOString());

/** The same moment on the clocks of Asia/Shanghai, "2026-03-02 17:05": for people to read. */
export const legalMomentText = (instant: Instant): string =>
  new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
