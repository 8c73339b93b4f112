import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../../../../../shared/domain/money';
import { accountViewOf, moneyStatuses, shareText } from '../data/money-views';
import type { MovementView } from '../data/money-views';
import { overviewRows, overviewTotal } from './overview-rows';
import type { OverviewFilters } from './overview-filters';

const all: OverviewFilters = { programmeId: null, districtCode: null, fiscalYear: null, month: null, by: 'programme', measure: 'balance' };
const movements = fc.array(fc.record<MovementView>({
  programmeId: fc.constantFrom('a', 'b'), fiscalYear: fc.constantFrom(2025, 2026), districtCode: fc.constantFrom('350203', '350206'), month: fc.constantFrom('2026-01', '2026-02', '2026-03'),
  status: fc.constantFrom(...moneyStatuses), count: fc.integer({ min: -3, max: 3 }), amountFen: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((amount) => fen(amount)),
}), { maxLength: 40 });
const account = accountViewOf({ accountId: 'a.2026.350200.x', programmeId: 'a', fiscalYear: 2026, payerRegionCode: '350200', budgetDocumentNumber: 'd', source: 'city', carriedOver: false, carriedFrom: null, closedBy: null, balancesFen: { available: 70, reserved: 10, committed: 8, payable: 7, paid: 5, receivable: 3, recovered: 2, carried: 0, lapsed: 0 } });

describe('rows of the overview', () => {
  it('add up to the same whatever they are grouped by', () => {
    fc.assert(fc.property(movements, (found) => {
      const totals = (['programme', 'district', 'year'] as const).map((by) => overviewTotal(overviewRows(found, [], { ...all, by }), { ...all, by })?.figures);
      const moves = overviewTotal(overviewRows(found, [], { ...all, by: 'month', measure: 'moves' }), { ...all, by: 'month', measure: 'moves' })?.figures;
      for (const other of [...totals, moves]) expect(other).toEqual(totals[0]);
    }));
  });

  it('carry on from month to month: the last month stands where everything stands', () => {
    fc.assert(fc.property(movements, (found) => {
      fc.pre(found.length > 0);
      const byMonth = overviewRows(found, [], { ...all, by: 'month' });
      expect(byMonth.at(-1)?.figures).toEqual(overviewTotal(overviewRows(found, [], all), all)?.figures);
      expect(overviewTotal(byMonth, { ...all, by: 'month' })).toBeNull();
    }));
  });

  it('say where money stood at the end of a month, or what moved in it', () => {
    const move = (month: string, amount: number): MovementView => ({ programmeId: 'a', fiscalYear: 2026, districtCode: '350203', month, status: 'paid', count: 1, amountFen: fen(amount) });
    const found = [move('2026-01', 5), move('2026-02', 7), move('2026-03', 9)];
    expect(overviewRows(found, [], { ...all, month: '2026-02' })[0]?.figures.paid).toEqual({ amountFen: 12, count: 2 });
    expect(overviewRows(found, [], { ...all, month: '2026-02', measure: 'moves' })[0]?.figures.paid).toEqual({ amountFen: 7, count: 1 });
  });

  it('have a budget by programme and year only', () => {
    expect(overviewRows([], [account], all)).toEqual([expect.objectContaining({ key: 'a', budgetFen: 100, availableFen: 70 })]);
    expect(overviewRows([], [account], { ...all, by: 'year' })).toEqual([expect.objectContaining({ key: '2026', budgetFen: 100 })]);
    expect(overviewRows([], [account], { ...all, by: 'district' })).toEqual([]);
    expect(overviewRows([], [account], { ...all, fiscalYear: 2025 })).toEqual([]);
  });
});

describe('an account', () => {
  it('has used what is not free, and the share is exact', () => {
    expect(account).toMatchObject({ budgetFen: 100, usedFen: 30, availableFen: 70 });
    expect(shareText(30, 100)).toBe('30.0');
    expect(shareText(1, 3)).toBe('33.3');
    expect(shareText(9_999_999_999_999, 10_000_000_000_000)).toBe('99.9');
    expect(shareText(0, 0)).toBeNull();
  });
});
