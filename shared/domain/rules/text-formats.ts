/**
 * The written forms that facts and measure files use, as zod schemas that also print as JSON Schema (no transforms).
 * Meaning is given to them by the kernel's parsers; here only the form is checked, so that a lawyer's file and an
 * applicant's form are refused for the same reasons.
 */
import * as z from 'zod';

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** A real day of the Gregorian calendar, YYYY-MM-DD, read as a legal day in Asia/Shanghai. */
export const dateText = z
  .string()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine((text) => Number(text.slice(8)) <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7))), { error: 'no such day' })
  .meta({ description: 'YYYY-MM-DD, Asia/Shanghai' });

/** Yuan with at most two decimals, no sign, no grouping; at most 10^11 yuan. */
export const yuanText = z
  .string()
  .regex(/^(0|[1-9]\d{0,10})(\.\d{1,2})?$/)
  .meta({ description: 'yuan as text, at most two decimals, e.g. "5000000.00"' });

/** A percentage as exact decimal text: "4.35" means 4.35 %. Range 0…10,000 with at most 8 decimals. */
export const percentText = z
  .string()
  .regex(/^(0|[1-9]\d{0,4})(\.\d{1,8})?$/)
  .meta({ description: 'percent as text: "4.35" means 4.35 %' });

/** Safe-integer fen, never negative. */
export const fenNumber = z.int().min(0).max(10_000_000_000_000).meta({ description: 'fen (0.01 yuan)' });

/** An id inside the catalogue: letters, digits, dots and hyphens. */
export const idText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/);

/** A released predicate or formula: `name@version`. */
export const versionedName = z.string().regex(/^[a-z][a-z0-9-]*@[1-9]\d*$/);

/** Six digits of GB/T 2260, or an internal id of a functional zone (see regions.ts). */
export const regionCodeText = z.string().regex(/^(\d{6}|X\d{6}-[A-Z]+)$/);

/** Text for people. Control characters, which no keyboard means and no reader sees, are refused; line breaks are fine. */
export const plainText = z.string().trim().min(1).max(2000).regex(/^(?:[^\p{Cc}]|[\t\n\r])*$/u);

/**
 * Short identifiers copied from papers (contract, receipt, policy, drawdown numbers). Control characters and invisible
 * ones (zero-width, direction marks) are refused: with them the same paper could pass for another one.
 */
export const paperNumber = z.string().trim().min(1).max(80).regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

export const yearNumber = z.int().min(1985).max(2100);
