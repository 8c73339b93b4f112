import { describe, expect, it } from '@jest/globals';
import { dayOf } from './day-text';

describe('a typed day', () => {
  it.each(['2026-03-05', '2026-3-5', '2026/3/5', '2026.03.05', '20260305', '2026年3月5日', ' 2026 年 3 月 5 日 ', '２０２６－０３－０５'])('%s is the fifth of March', (text) => expect(dayOf(text)).toBe('2026-03-05'));
  it.each(['', '2026', '2026-03', '03/05/2026', '5.3.2026', '2026-02-30', '2026-13-01', '2026-00-10', '0026-03-05', 'tomorrow'])('"%s" is no day: nothing is guessed', (text) => expect(dayOf(text)).toBeNull());
  it('knows leap years', () => {
    expect(dayOf('2024-02-29')).toBe('2024-02-29');
    expect(dayOf('2026-02-29')).toBeNull();
  });
});
