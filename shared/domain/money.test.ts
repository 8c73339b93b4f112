import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addFen, fen, formatYuan, maxFen, maxInputFen, minFen, parseYuan, subtractFen, sumFen, zeroFen } from './money';
import { Problem } from './problem';

function reasonOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error instanceof Problem ? [error.code, error.details.field, error.details.params?.['reason']] : error;
  }
  return 'accepted';
}

describe('parseYuan', () => {
  it.each([
    ['110716.67', 11_071_667],
    ['0', 0],
    ['0.5', 50],
    ['0.01', 1],
    ['5000000.00', 500_000_000],
    ['100000000000.00', 10_000_000_000_000],
  ])('reads %s exactly', (text, expected) => expect(parseYuan(text)).toBe(expected));

  it.each([
    ['1.005', 'decimals'],
    ['1.000', 'decimals'],
    ['-1', 'negative'],
    ['-0.01', 'negative'],
    ['100000000000.01', 'too_large'],
    ['9'.repeat(40), 'too_large'],
    ['+1', 'format'],
    ['1,000.00', 'format'],
    ['1e3', 'format'],
    ['', 'format'],
    ['.5', 'format'],
    ['5.', 'format'],
    [' 5', 'format'],
    ['05', 'format'],
    ['１２', 'format'],
    ['NaN', 'format'],
    ['5\n', 'format'],
  ])('refuses %j because of its %s', (text, reason) => {
    expect(reasonOf(() => parseYuan(text, 'loans[0].principalYuan'))).toEqual(['money_invalid', 'loans[0].principalYuan', reason]);
  });

  it('gives back every amount it wrote', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: maxInputFen }), (amount) => parseYuan(formatYuan(fen(amount))) === amount));
  });
});

describe('fen', () => {
  it('refuses fractions and unsafe integers', () => {
    for (const wrong of [0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1]) expect(() => fen(wrong)).toThrow('whole, safe number');
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow('whole, safe number');
  });

  it('knows one zero', () => expect(Object.is(fen(-0), 0)).toBe(true));

  it('adds, subtracts, compares and writes', () => {
    expect(sumFen([fen(1), fen(2), fen(3)])).toBe(6);
    expect(sumFen([])).toBe(zeroFen);
    expect(subtractFen(fen(1), fen(6))).toBe(-5);
    expect([minFen(fen(1), fen(2)), maxFen(fen(1), fen(2))]).toEqual([1, 2]);
    expect([fen(-5), fen(0), fen(7), fen(11_071_667), fen(-123_456)].map(formatYuan)).toEqual(['-0.05', '0.00', '0.07', '110716.67', '-1234.56']);
  });
});
