import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen, sumFen } from '../money';
import { Problem } from '../problem';
import { allocateByFactors } from './factor-allocation';
import type { Factor } from './factor-allocation';

const factor = (weightPercent: string, ...figures: readonly string[]): Factor => ({ name: '专利质押登记件数', weightPercent, basis: '统计公报', figures });
const reasonOf = (factors: readonly Factor[], regions: number): unknown => {
  try {
    return allocateByFactors(fen(100), factors, regions);
  } catch (error) {
    if (error instanceof Problem) return [error.code, error.details.params?.['reason'], error.details.field];
    throw error;
  }
};

describe('因素法', () => {
  it('is worked out by hand: 60 % by loans, 40 % by patents, explained to the fen', () => {
    // 10,000 fen: loans 6,000 x 1/3, 2/3, 0; patents 4,000 x 1/7, 2/7, 4/7.
    expect(allocateByFactors(fen(10_000), [factor('60', '1.5', '3', '0'), factor('40', '1', '2', '4')], 3)).toEqual([
      { amountFen: 2_571, exactFen: '2571.4285…', byFactorFen: ['2000.0000', '571.4285…'], oddFen: 0 },
      { amountFen: 5_143, exactFen: '5142.8571…', byFactorFen: ['4000.0000', '1142.8571…'], oddFen: 1 },
      { amountFen: 2_286, exactFen: '2285.7142…', byFactorFen: ['0.0000', '2285.7142…'], oddFen: 1 },
    ]);
  });

  it('gives a tie to the region named earlier', () => {
    expect(allocateByFactors(fen(2), [factor('100', '1', '1', '1')], 3).map(({ amountFen }) => amountFen)).toEqual([1, 1, 0]);
  });

  it('adds up to the amount, each region within a fen of its exact share', () => {
    const figures = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 21 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000_000_000 }), figures, fc.integer({ min: 0, max: 100 }), (amount, counts, weight) => {
      const first = counts.map((count) => `${Math.floor(count / 100)}.${String(count % 100).padStart(2, '0')}`);
      const second = counts.map((count) => String(1_000_001 - count));
      fc.pre(counts.some((count) => count > 0));
      const shares = allocateByFactors(fen(amount), [factor(String(weight), ...first), factor(String(100 - weight), ...second)], counts.length);
      expect(sumFen(shares.map(({ amountFen }) => amountFen))).toBe(amount);
      for (const { amountFen, exactFen, oddFen } of shares) expect(amountFen - oddFen).toBe(Number(exactFen.replace(/\..*$/, '')));
    }));
  });

  it.each([
    ['weights below 100 %', [factor('60', '1'), factor('39.99', '1')], 1, 'weights', 'factors'],
    ['no factor', [], 1, 'weights', 'factors'],
    ['a figure too few', [factor('100', '1')], 2, 'figures', 'factors[0].figures'],
    ['figures that are all zero', [factor('100', '0', '0.00')], 2, 'zero', 'factors[0].figures'],
    ['a figure below zero', [factor('100', '1', '-1')], 2, 'negative', 'factors[0].figures[1]'],
  ] as const)('refuses %s', (_what, factors, regions, reason, field) => expect(reasonOf(factors, regions)).toEqual(['transfer_factors_invalid', reason, field]));
});
