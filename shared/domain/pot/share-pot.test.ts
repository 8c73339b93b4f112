import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { fen } from '../money';
import { potModes } from './pot-modes';
import type { PotMode } from './pot-modes';
import { claimedTotalFen, sharedTotalFen, sharePot, shareSaying } from './share-pot';

const claims = (amounts: readonly number[]) => amounts.map((amount, index) => ({ applicationId: `case-${index}`, reviewedFen: fen(amount) }));
const shares = (mode: PotMode, pot: number, amounts: readonly number[]) => sharePot(mode, fen(pot), claims(amounts)).map(({ shareFen }) => shareFen);

describe('a pot that is not enough', () => {
  it.each<[PotMode, number, readonly number[], readonly number[]]>([
    ['pro_rata', 100, [100, 100, 100], [34, 33, 33]],
    ['pro_rata', 1_000, [600, 900], [400, 600]],
    ['acceptance_order_last_cut', 1_000, [600, 900, 100], [600, 400, 0]],
    // Nobody overtakes: what is left over stays in the pot, even where a later case would fit.
    ['acceptance_order_last_left_out', 1_000, [600, 900, 100], [600, 0, 0]],
    ['acceptance_order_last_cut', 0, [1, 1], [0, 0]],
  ])('%s of %d among %j: %j', (mode, pot, amounts, given) => {
    expect(shares(mode, pot, amounts)).toEqual(given);
  });

  const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000_000 }), { maxLength: 40 });
  const mode = fc.constantFrom(...potModes);
  const pot = fc.nat({ max: 200_000_000_000 });

  it('gives nobody more than asked and never more than there is', () => {
    fc.assert(fc.property(mode, pot, amounts, (anyMode, potNumber, asked) => {
      const given = sharePot(anyMode, fen(potNumber), claims(asked));
      expect(given.every(({ shareFen, reviewedFen }) => shareFen >= 0 && shareFen <= reviewedFen)).toBe(true);
      expect(sharedTotalFen(given)).toBeLessThanOrEqual(potNumber);
      if (anyMode !== 'acceptance_order_last_left_out') expect(sharedTotalFen(given)).toBe(Math.min(potNumber, claimedTotalFen(given)));
    }));
  });

  it('gives everybody the reviewed amount when it is enough, whatever the mode', () => {
    fc.assert(fc.property(mode, amounts, (anyMode, asked) => {
      expect(shares(anyMode, asked.reduce((sum, amount) => sum + amount, 0), asked)).toEqual(asked);
    }));
  });

  it('gives no earlier case less because a later one came', () => {
    fc.assert(fc.property(fc.constantFrom<PotMode>('acceptance_order_last_cut', 'acceptance_order_last_left_out'), pot, amounts, fc.integer({ min: 1, max: 1_000_000 }), (byOrder, potNumber, asked, later) => {
      expect(shares(byOrder, potNumber, [...asked, later]).slice(0, -1)).toEqual(shares(byOrder, potNumber, asked));
    }));
  });
});

describe('why a case gets its share', () => {
  it('names the amounts it was made of', () => {
    const [first] = sharePot('pro_rata', fen(1_000), claims([600, 900]));
    expect(shareSaying('pro_rata', fen(1_000), fen(1_500), first!, 1)).toBe('审核金额 6.00 元 × 资金池 10.00 元 ÷ 审核金额合计 15.00 元，按比例分配，得 4.00 元');
    const [, , last] = sharePot('acceptance_order_last_cut', fen(1_000), claims([600, 900, 100]));
    expect(shareSaying('acceptance_order_last_cut', fen(1_000), fen(1_600), last!, 3)).toContain('受理顺序第 3 件');
  });
});
