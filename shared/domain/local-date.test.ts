import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from './brands';
import {
  addDays, addMonths, addYears, compareDates, dayOfWeek, daysBetween, endOfLegalDay, isLocalDate, legalDateOf, localDateSchema, maxDate,
  minDate, monthOf, parseInstant, parseLocalDate, yearOf,
} from './local-date';

const on = parseLocalDate;
const laterDate: fc.Arbitrary<LocalDate> = fc.integer({ min: 20_000, max: 2_900_000 }).map((days) => addDays(on('1900-01-01'), days));

describe('parseLocalDate', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('reads %s', (text) => expect(parseLocalDate(text)).toBe(text));

  it.each(['2023-02-29', '1900-02-29', '2100-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '1899-12-31', '2024-1-1', '2024/01/01', '20240101', '', '2024-01-01T00:00:00Z', '２０２４-01-01'])(
    'refuses %j', (text) => {
      expect(isLocalDate(text)).toBe(false);
      expect(localDateSchema.safeParse(text).success).toBe(false);
      expect(() => parseLocalDate(text, 'repaidOn')).toThrow('date_invalid (repaidOn)');
    });
});

describe('calendar arithmetic', () => {
  it('round-trips days', () => {
    fc.assert(
      fc.property(laterDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(isLocalDate(later)).toBe(true);
        expect(daysBetween(date, later)).toBe(days);
        expect(addDays(later, -days)).toBe(date);
        expect(compareDates(date, later)).toBe(Math.sign(-days) + 0);
      }),
    );
  });

  it('clamps to the end of the month and takes 29 February to 28 February', () => {
    expect(addMonths(on('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(on('2024-03-31'), -1)).toBe('2024-02-29');
    expect(addMonths(on('2024-01-15'), -13)).toBe('2022-12-15');
    expect(addYears(on('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(on('2024-02-29'), 4)).toBe('2028-02-29');
  });

  it('a year with 29 February has 366 days', () => {
    expect(daysBetween(on('2023-06-15'), addYears(on('2023-06-15'), 1))).toBe(366);
    expect(daysBetween(on('2021-06-15'), on('2022-06-14'))).toBe(364);
  });

  it('knows parts, weekdays and order', () => {
    expect([yearOf(on('2026-11-23')), monthOf(on('2026-11-23')), dayOfWeek(on('2026-11-23'))]).toEqual([2026, 11, 1]);
    expect([dayOfWeek(on('1969-12-31')), dayOfWeek(on('1970-01-01')), dayOfWeek(on('1900-01-01')), dayOfWeek(on('2025-09-28'))]).toEqual([3, 4, 1, 7]);
    expect([minDate(on('2024-01-02'), on('2024-01-01')), maxDate(on('2024-01-02'), on('2024-01-01'))]).toEqual(['2024-01-01', '2024-01-02']);
  });

  it('stops at its range and at parts of a day', () => {
    expect(() => addDays(on('9999-12-31'), 1)).toThrow('date_invalid');
    expect(() => addDays(on('2024-01-01'), Number.MAX_SAFE_INTEGER)).toThrow('date_invalid');
    expect(() => addYears(on('9999-12-31'), 1)).toThrow('date_invalid');
    expect(() => addDays(on('2024-01-01'), 0.5)).toThrow('whole number');
  });
});

describe('instants', () => {
  it('reads UTC moments with exactly three decimals', () => {
    expect(parseInstant('2026-11-23T19:33:42Z')).toBe('2026-11-23T19:33:42.000Z');
    expect(parseInstant('2026-11-23T19:33:42.5Z')).toBe('2026-11-23T19:33:42.500Z');
    for (const wrong of ['2026-11-23', '2026-11-23T19:33:42+08:00', '2026-02-30T00:00:00Z', '2026-11-23T24:00:00Z', '2026-11-23T10:60:00Z', '']) {
      expect(() => parseInstant(wrong, 'submittedAt')).toThrow('instant_invalid (submittedAt)');
    }
  });

  it('a legal day runs from 16:00 UTC to 16:00 UTC', () => {
    expect(legalDateOf(parseInstant('2022-09-30T15:59:59.999Z'))).toBe('2022-09-30');
    expect(legalDateOf(parseInstant('2022-09-30T16:00:00Z'))).toBe('2022-10-01');
    expect(endOfLegalDay(on('2022-09-30'))).toBe('2022-09-30T16:00:00.000Z');
    expect(legalDateOf(endOfLegalDay(on('2024-12-31')))).toBe('2025-01-01');
  });
});
