import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { totalsDimensions } from '../../../../../shared/domain/ledger/totals-table';
import { freeDimensions, readTotalsView, toggled, writeTotalsView } from './totals-view';

describe('how totals are asked for', () => {
  it('comes back from the URL as it went in, beside what else stands there', () => {
    fc.assert(fc.property(fc.subarray([...freeDimensions]), fc.constantFrom(null, 'paid' as const), fc.constantFrom(null, 'p-1'), (some, status, programmeId) => {
      const view = { programmeId, by: totalsDimensions.filter((name) => name === 'status' || some.includes(name)), status };
      const search = writeTotalsView(new URLSearchParams({ year: '2026', programme: 'p-0' }), view);
      expect(readTotalsView(search)).toEqual(view);
      expect(search.get('year')).toBe('2026');
    }));
  });

  it('always keeps the status, leaves out what it does not know, and is as usual when nothing is said', () => {
    expect(readTotalsView(new URLSearchParams({ by: 'month,secret' })).by).toEqual(['month', 'status']);
    expect(readTotalsView(new URLSearchParams()).by).toEqual(['programme', 'district', 'month', 'status']);
    expect(writeTotalsView(new URLSearchParams(), readTotalsView(new URLSearchParams({ programme: 'p' }))).toString()).toBe('programme=p');
  });

  it('takes a dimension in at its place and out again', () => {
    expect(toggled(['programme', 'status'], 'month')).toEqual(['programme', 'month', 'status']);
    expect(toggled(['programme', 'month', 'status'], 'month')).toEqual(['programme', 'status']);
  });
});
