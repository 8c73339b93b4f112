import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayCountFraction } from './day-count';
import { parseLocalDate } from './local-date';
import { fen, formatYuan, parseYuan } from './money';
import {
  addRational, compareRational, divideRational, formatRational, formatRationalApprox, maxRational, minRational, multiplyRational,
  parseDecimal, parsePercent, rational, rationalFromFen, subtractRational, sumRational, zeroRational, type Rational,
} from './rational';
import { roundingModes, roundToFen } from './rounding';

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([above, below]) => rational(above, below));
const one = rational(1n);

describe('rational', () => {
  it('keeps the laws of a field', () => {
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        expect(addRational(a, b)).toEqual(addRational(b, a));
        expect(addRational(addRational(a, b), c)).toEqual(addRational(a, addRational(b, c)));
        expect(multiplyRational(a, b)).toEqual(multiplyRational(b, a));
        expect(multiplyRational(multiplyRational(a, b), c)).toEqual(multiplyRational(a, multiplyRational(b, c)));
        expect(multiplyRational(a, addRational(b, c))).toEqual(addRational(multiplyRational(a, b), multiplyRational(a, c)));
        expect(subtractRational(a, a)).toEqual(zeroRational);
        expect(addRational(a, zeroRational)).toEqual(a);
        expect(multiplyRational(a, one)).toEqual(a);
        if (b.numerator !== 0n) expect(multiplyRational(divideRational(a, b), b)).toEqual(a);
      }),
    );
  });

  it('is normalised with a positive denominator', () => {
    expect(rational(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0, -7)).toEqual({ numerator: 0n, denominator: 1n });
    expect(() => rational(1, 0)).toThrow('division by zero');
    expect(() => divideRational(one, zeroRational)).toThrow('division by zero');
    expect(() => rational(0.1)).toThrow('safe integers');
  });

  it('orders, bounds and sums', () => {
    const [third, half] = [rational(1, 3), rational(1, 2)];
    expect([compareRational(third, half), compareRational(half, third), compareRational(half, rational(2, 4))]).toEqual([-1, 1, 0]);
    expect([minRational(third, half), maxRational(third, half)]).toEqual([third, half]);
    expect(sumRational([third, third, third])).toEqual(one);
  });

  it('reads decimals and percents exactly', () => {
    expect(parseDecimal('-0.125')).toEqual(rational(-1, 8));
    expect(parsePercent('4.35')).toEqual(rational(87, 2000));
    expect(parsePercent('100')).toEqual(one);
    for (const wrong of ['', '.5', '1.', '1e2', '+1', '1,0', ' 1', '٣', '0x1', '00.1', '1'.repeat(31)]) {
      expect(() => parseDecimal(wrong)).toThrow('decimal_invalid');
    }
    expect(() => parsePercent('-1', 'ratePercent')).toThrow('decimal_invalid (ratePercent)');
  });

  it('writes finite decimals exactly and others as a fraction', () => {
    expect([rational(87, 2000), rational(7, 3), rational(-1, 8), rational(5), rational(-3, 2)].map(formatRational)).toEqual(['0.0435', '7/3', '-0.125', '5', '-1.5']);
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 12 }), (unscaled, places) => {
        const value = rational(unscaled, 10n ** BigInt(places));
        expect(parseDecimal(formatRational(value))).toEqual(value);
      }),
    );
  });

  it('cuts for display and says so', () => {
    expect(formatRationalApprox(rational(7, 3), 4)).toBe('2.3333…');
    expect(formatRationalApprox(rational(-2, 3), 2)).toBe('-0.66…');
    expect(formatRationalApprox(rational(1, 2), 4)).toBe('0.5000');
    expect(formatRationalApprox(rational(29, 10), 0)).toBe('2…');
  });
});

describe('roundToFen', () => {
  const rounded = (value: Rational) => roundingModes.map((mode) => roundToFen(value, mode));

  it.each([
    [rational(5, 2), [3, 2, 2, 3]],
    [rational(7, 2), [4, 4, 3, 4]],
    [rational(-5, 2), [-3, -2, -2, -3]],
    [rational(1, 3), [0, 0, 0, 1]],
    [rational(2, 3), [1, 1, 0, 1]],
    [rational(-1, 3), [0, 0, 0, -1]],
    [rational(9), [9, 9, 9, 9]],
  ])('half_up, half_even, down, up of %o', (value, expected) => expect(rounded(value)).toEqual(expected));

  it('never errs by more than half a fen at the half, nor by a whole one otherwise', () => {
    const value = fc.tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.bigInt({ min: 100n, max: 10n ** 6n })).map(([a, b]) => rational(a, b));
    fc.assert(
      fc.property(value, fc.constantFrom(...roundingModes), (exact, mode) => {
        const error = subtractRational(rationalFromFen(roundToFen(exact, mode)), exact);
        const size = error.numerator < 0n ? subtractRational(zeroRational, error) : error;
        if (mode.startsWith('half')) expect(compareRational(size, rational(1, 2))).not.toBe(1);
        expect(compareRational(size, one)).toBe(-1);
      }),
    );
  });

  it('refuses what does not fit', () => expect(() => roundToFen(rational(10n ** 17n), 'down')).toThrow('whole, safe number'));
});

describe('the worked interest examples', () => {
  const interest = (principalYuan: string, ratePercent: string, from: string, to: string, base: 'ACT/360' | 'ACT/365F' = 'ACT/360') => {
    const days = dayCountFraction(base, parseLocalDate(from), parseLocalDate(to));
    const full = multiplyRational(multiplyRational(rationalFromFen(parseYuan(principalYuan)), parsePercent(ratePercent)), days);
    return formatYuan(roundToFen(multiplyRational(full, parsePercent('60')), 'half_up'));
  };

  it.each([
    ['L-1', interest('5000000.00', '3.65', '2021-06-15', '2022-06-14'), '110716.67'],
    ['L-1 at the actual rate', interest('5000000.00', '4.35', '2021-06-15', '2022-06-14'), '131950.00'],
    ['L-1 over 365', interest('5000000.00', '3.65', '2021-06-15', '2022-06-14', 'ACT/365F'), '109200.00'],
    ['L-3 first loan', interest('8000000.00', '5.22', '2012-10-10', '2014-10-10'), '508080.00'],
    ['L-3 second loan', interest('6000000.00', '5.655', '2014-03-01', '2015-02-28'), '205842.00'],
  ])('%s', (_id, actual, expected) => expect(actual).toBe(expected));

  it('L-10: a falling balance', () => {
    const part = (yuan: string, from: string, to: string) =>
      multiplyRational(rationalFromFen(parseYuan(yuan)), dayCountFraction('ACT/360', parseLocalDate(from), parseLocalDate(to)));
    const balances = sumRational([
      part('3000000.00', '2021-06-15', '2021-09-15'),
      part('5000000.00', '2021-09-15', '2022-03-15'),
      part('4000000.00', '2022-03-15', '2022-06-14'),
    ]);
    expect(multiplyRational(balances, rational(360))).toEqual(rationalFromFen(parseYuan('1545000000.00')));
    expect(roundToFen(multiplyRational(balances, multiplyRational(parsePercent('3.65'), parsePercent('60'))), 'half_up')).toBe(fen(9_398_750));
  });
});
