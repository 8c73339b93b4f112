import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareByLargestRemainder } from './largest-remainder';
import { fen, formatYuan, parseYuan, sumFen } from './money';

const share = (pot: string, approved: readonly string[]) =>
  shareByLargestRemainder(parseYuan(pot), approved.map((text) => parseYuan(text))).map(formatYuan);

describe('shareByLargestRemainder', () => {
  it('I-7: shares a yearly pot to the fen', () => {
    expect(share('500000.00', ['200000.00', '90712.83', '61000.37', '148286.81', '33333.33'])).toEqual(
      ['187500.00', '85043.28', '57187.84', '139018.88', '31250.00']);
  });

  it('I-7b: in a tie the earlier acceptance gets the fen', () => {
    expect(share('500000.00', ['200000.00', '200000.00', '200000.00'])).toEqual(['166666.67', '166666.67', '166666.66']);
  });

  it('pays everyone in full when the pot suffices, and nobody from an empty one', () => {
    expect(share('3.00', ['1.00', '2.00'])).toEqual(['1.00', '2.00']);
    expect(share('9.00', ['1.00', '2.00'])).toEqual(['1.00', '2.00']);
    expect(share('0.00', ['1.00', '2.00'])).toEqual(['0.00', '0.00']);
    expect(shareByLargestRemainder(fen(5), [])).toEqual([]);
    expect(shareByLargestRemainder(fen(0), [fen(0)])).toEqual([fen(0)]);
  });

  it('refuses negative amounts', () => {
    expect(() => shareByLargestRemainder(fen(-1), [fen(1)])).toThrow('not negative');
    expect(() => shareByLargestRemainder(fen(1), [fen(-1)])).toThrow('not negative');
  });

  it('spends the whole pot, stays within a fen of the exact share and within the weight', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 12 }), fc.array(fc.nat({ max: 10 ** 11 }), { maxLength: 40 }), (potNumber, weightNumbers) => {
        const [pot, weights] = [fen(potNumber), weightNumbers.map(fen)];
        const shares = shareByLargestRemainder(pot, weights);
        const total = sumFen(weights);
        expect(sumFen(shares)).toBe(Math.min(pot, total));
        shares.forEach((got, index) => {
          const weight = weights[index]!;
          expect(got).toBeLessThanOrEqual(weight);
          if (pot >= total) {
            expect(got).toBe(weight);
            return;
          }
          const offBy = BigInt(got) * BigInt(total) - BigInt(pot) * BigInt(weight);
          expect((offBy < 0n ? -offBy : offBy) < BigInt(total)).toBe(true);
        });
      }),
    );
  });
});
