import type { LocalDate } from './brands';
import { daysBetween } from './local-date';
import { Problem } from './problem';
import { rational, type Rational } from './rational';

/**
 * How days become a part of a year. RMB loans usually count actual days over 360; a contract may say 365. 30/360 is
 * the bond basis (ISDA 2006 section 4.16(f)): day 31 counts as 30, in the end date only after a start on 30 or 31.
 */
export const dayCounts = ['ACT/360', 'ACT/365F', '30/360'] as const;
export type DayCount = (typeof dayCounts)[number];

function days30(from: LocalDate, to: LocalDate): number {
  const part = (date: LocalDate, start: number, end: number): number => Number(date.slice(start, end));
  const firstDay = Math.min(part(from, 8, 10), 30);
  const lastDay = firstDay === 30 ? Math.min(part(to, 8, 10), 30) : part(to, 8, 10);
  const years = part(to, 0, 4) - part(from, 0, 4);
  return years * 360 + (part(to, 5, 7) - part(from, 5, 7)) * 30 + (lastDay - firstDay);
}

/** Interest days from `from` (counted) to `to` (not counted). Problem `period_reversed` when `to` is earlier. */
export function countDays(dayCount: DayCount, from: LocalDate, to: LocalDate): number {
  if (to < from) throw new Problem('period_reversed', { params: { from, to } });
  return dayCount === '30/360' ? days30(from, to) : daysBetween(from, to);
}

/** The same days as an exact part of a year. Problem `period_reversed` when `to` is earlier. */
export const dayCountFraction = (dayCount: DayCount, from: LocalDate, to: LocalDate): Rational =>
  rational(countDays(dayCount, from, to), dayCount === 'ACT/365F' ? 365 : 360);
