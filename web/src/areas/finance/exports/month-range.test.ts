import { describe, expect, it } from '@jest/globals';
import { faultsOfRange, isMonth } from './month-range';

describe('the months of an export', () => {
  it.each(['2026-01', '2026-12'])('%s is a month', (text) => expect(isMonth(text)).toBe(true));
  it.each(['', '2026', '2026-00', '2026-13', '2026-3', '1999-01', '2026-01-01'])('"%s" is none', (text) => expect(isMonth(text)).toBe(false));

  it('are in order, the same month included', () => {
    expect(faultsOfRange('2026-03', '2026-03')).toEqual({ fromMonth: null, toMonth: null });
    expect(faultsOfRange('2026-03', '2026-02')).toEqual({ fromMonth: null, toMonth: 'reversed' });
    expect(faultsOfRange('', '2026-02')).toEqual({ fromMonth: 'monthFault', toMonth: null });
    expect(faultsOfRange('2026-03', 'later')).toEqual({ fromMonth: null, toMonth: 'monthFault' });
  });
});
