import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen, sumFen } from '../money';
import { Problem } from '../problem';
import { payersAtMost, splitByShares } from './payer-shares';

const payers = (...shares: readonly string[]) => shares.map((sharePercent, index) => ({ accountId: `account-${index}`, sharePercent }));
const reasonOf = (sharing: () => unknown): unknown => {
  try {
    sharing();
  } catch (error) {
    if (error instanceof Problem) return [error.code, error.details.params?.['reason']];
    throw error;
  }
  return null;
};

describe('several payers', () => {
  it.each([
    [100, ['100'], [100]],
    [101, ['50', '50'], [51, 50]],
    [100, ['33.3333', '33.3333', '33.3334'], [34, 33, 33]],
    [1, ['40', '60'], [1, 0]],
    [1_000_000_007, ['12.5', '87.5'], [125_000_001, 875_000_006]],
  ])('%s fen by %j are %j', (amount, shares, expected) => expect(splitByShares(fen(amount), payers(...shares))).toEqual(expected));

  it('add up to the amount, and only the first is off its exact share by as much as the others can lose together', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 99_999_999 }), { maxLength: payersAtMost - 1 }).map((found) => [0, ...found.sort((left, right) => left - right), 100_000_000]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000_000_000 }), cuts, (amount, edges) => {
      const millionths = edges.slice(1).map((edge, index) => edge - edges[index]!);
      const text = (share: number): string => `${Math.floor(share / 1_000_000)}.${String(share % 1_000_000).padStart(6, '0')}`;
      const parts = splitByShares(fen(amount), payers(...millionths.map(text)));
      expect(sumFen(parts)).toBe(amount);
      parts.forEach((part, index) => {
        const over = BigInt(part) * 100_000_000n - BigInt(amount) * BigInt(millionths[index]!);
        expect(over > -100_000_000n && over < (index === 0 ? 100_000_000n * BigInt(parts.length) : 1n)).toBe(true);
      });
    }));
  });

  it.each([
    [['50', '49.999999'], 'sum'],
    [['50', '50.000001'], 'sum'],
    [['0', '100'], 'share'],
    [['-1', '101'], 'share'],
    [['50%', '50'], 'share'],
    [['5e1', '50'], 'share'],
    [['33.33333333', '66.66666667'], 'share'],
    [[], 'count'],
    [['25', '25', '25', '25'], 'count'],
  ])('refuses %j: %s', (shares, reason) => expect(reasonOf(() => splitByShares(fen(100), payers(...shares)))).toEqual(['payer_shares_invalid', reason]));

  it('refuses an account that stands twice', () => {
    expect(reasonOf(() => splitByShares(fen(100), [{ accountId: 'a', sharePercent: '50' }, { accountId: 'a', sharePercent: '50' }]))).toEqual(['payer_shares_invalid', 'repeated']);
  });
});
