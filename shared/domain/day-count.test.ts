import { describe, expect, it } from '@jest/globals';
import { countDays, dayCountFraction } from './day-count';
import { parseLocalDate as on } from './local-date';
import { rational } from './rational';

describe('day counts', () => {
  it('counts the drawdown day, not the repayment day', () => {
    expect(countDays('ACT/360', on('2021-06-15'), on('2022-06-14'))).toBe(364);
    expect(countDays('ACT/360', on('2021-06-15'), on('2021-06-16'))).toBe(1);
    expect(countDays('ACT/365F', on('2021-06-15'), on('2021-06-15'))).toBe(0);
  });

  it('divides by its own year', () => {
    expect(dayCountFraction('ACT/360', on('2021-06-15'), on('2022-06-14'))).toEqual(rational(364, 360));
    expect(dayCountFraction('ACT/365F', on('2024-01-01'), on('2025-01-01'))).toEqual(rational(366, 365));
    expect(dayCountFraction('30/360', on('2024-01-01'), on('2025-01-01'))).toEqual(rational(1));
  });

  it.each([
    ['2024-01-31', '2024-02-29', 29],
    ['2024-01-30', '2024-03-31', 60],
    ['2024-01-15', '2024-01-31', 16],
    ['2024-02-28', '2024-03-31', 33],
    ['2023-12-31', '2024-12-31', 360],
    ['2024-01-30', '2024-01-31', 0],
  ])('30/360 from %s to %s is %d days', (from, to, days) => expect(countDays('30/360', on(from), on(to))).toBe(days));

  it('refuses a period that runs backwards', () => {
    expect(() => countDays('ACT/360', on('2022-06-14'), on('2021-06-15'))).toThrow('period_reversed');
  });
});
