import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { readCalendar } from '../../seeds/read-calendar';
import { addDays, parseLocalDate as on } from './local-date';
import { addWorkingDays, buildCalendar, isWorkingDay, nextWorkingDay, noticeClosesOn, workingDaysUntil } from './working-days';

const calendar = readCalendar(fileURLToPath(new URL('../../seeds/calendar.json', import.meta.url)));
const anyDay = fc.integer({ min: 0, max: 7000 }).map((days) => addDays(on('2007-01-01'), days));

describe('working days', () => {
  it.each([
    ['2020-01-21', '2020-02-04', '2020-02-05'],
    ['2023-09-27', '2023-10-09', '2023-10-10'],
    ['2024-02-05', '2024-02-09', '2024-02-18'],
    ['2025-09-28', '2025-10-10', '2025-10-11'],
    ['2018-12-27', '2019-01-03', '2019-01-04'],
    ['2021-03-25', '2021-03-31', '2021-04-01'],
    ['2026-02-12', '2026-02-25', '2026-02-26'],
  ])('a notice of 5 working days opened on %s closes on %s, or on %s with the first day not counted', (opensOn, counted, notCounted) => {
    expect(noticeClosesOn(calendar, on(opensOn), { days: 5, unit: 'working_day', firstDayCounted: true })).toBe(counted);
    expect(noticeClosesOn(calendar, on(opensOn), { days: 5, unit: 'working_day', firstDayCounted: false })).toBe(notCounted);
  });

  it('a notice of calendar days runs over the weekend', () => {
    expect(noticeClosesOn(calendar, on('2023-10-27'), { days: 3, unit: 'calendar_day', firstDayCounted: true })).toBe('2023-10-29');
    expect(noticeClosesOn(calendar, on('2023-10-27'), { days: 3, unit: 'calendar_day', firstDayCounted: false })).toBe('2023-10-30');
  });

  it('opened on a day off, day one is the next working day', () => {
    expect(noticeClosesOn(calendar, on('2025-10-04'), { days: 1, unit: 'working_day', firstDayCounted: true })).toBe('2025-10-09');
  });

  it('knows weekends worked, weekdays off and the odd days other tables get wrong', () => {
    expect(['2025-09-28', '2025-10-11', '2020-01-31', '2020-02-01', '2023-01-03', '2018-01-01'].map((day) => isWorkingDay(calendar, on(day)))).toEqual([true, true, false, false, true, false]);
    expect(['2015-09-03', '2015-09-04', '2015-09-06'].map((day) => isWorkingDay(calendar, on(day)))).toEqual([false, false, true]);
    expect(nextWorkingDay(calendar, on('2025-10-01'))).toBe('2025-10-09');
    expect(nextWorkingDay(calendar, on('2025-10-09'))).toBe('2025-10-09');
  });

  it('refuses years without a published notice, wherever the count crosses into one', () => {
    const refused = (year: number) => expect.objectContaining({ code: 'calendar_year_unpublished', details: { params: { year, firstYear: 2007, lastYear: 2026 } } });
    expect(() => isWorkingDay(calendar, on('2027-01-04'))).toThrow(refused(2027));
    expect(() => isWorkingDay(calendar, on('2006-12-29'))).toThrow(refused(2006));
    expect(() => addWorkingDays(calendar, on('2026-12-30'), 5)).toThrow(refused(2027));
    expect(() => workingDaysUntil(calendar, on('2026-12-30'), on('2027-01-02'))).toThrow(refused(2027));
    expect(() => workingDaysUntil(calendar, on('2027-01-02'), on('2026-12-30'))).toThrow(refused(2027));
    expect(() => workingDaysUntil(calendar, on('2006-12-31'), on('2007-01-05'))).toThrow(refused(2006));
    expect(() => noticeClosesOn(calendar, on('2026-12-29'), { days: 5, unit: 'working_day', firstDayCounted: true })).toThrow(refused(2027));
  });

  it('moves on with every day added and is undone by counting', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (from, n) => {
        const end = addWorkingDays(calendar, from, n);
        expect(workingDaysUntil(calendar, from, end)).toBe(n);
        expect(workingDaysUntil(calendar, end, from)).toBe(0 - n);
        const next = addWorkingDays(calendar, from, n + 1);
        expect(next > end).toBe(true);
        expect(isWorkingDay(calendar, next)).toBe(true);
        expect(addWorkingDays(calendar, addDays(from, 1), n) >= end).toBe(true);
      }),
    );
  });

  it('refuses lengths that are none', () => {
    expect(() => addWorkingDays(calendar, on('2024-01-02'), -1)).toThrow('number of working days');
    expect(() => noticeClosesOn(calendar, on('2024-01-02'), { days: 0, unit: 'working_day', firstDayCounted: true })).toThrow('length of notice');
  });

  it('refuses data that contradict themselves', () => {
    const years = { firstYear: 2024, lastYear: 2024 };
    expect(() => buildCalendar({ ...years, restDays: [on('2024-01-06')], workedRestDays: [] })).toThrow('2024-01-06');
    expect(() => buildCalendar({ ...years, restDays: [], workedRestDays: [on('2024-01-05')] })).toThrow('2024-01-05');
    expect(() => buildCalendar({ ...years, restDays: [on('2025-01-01')], workedRestDays: [] })).toThrow('2025-01-01');
  });
});
