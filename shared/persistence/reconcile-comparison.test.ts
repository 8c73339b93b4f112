import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../integrations/sha256';
import type { Difference } from '../ports/books';
import { createDigest, type Comparison } from './reconcile-comparison';

type Said = { readonly subject: string; readonly side: 'expected' | 'found'; readonly amount: number };
const say = (comparison: Comparison, said: readonly Said[]): void => {
  for (const { subject, side, amount } of said) comparison.amount('balance_differs_from_entries', side, subject, amount, null);
};
/** What a whole run over these items names. */
const namedOf = (tell: (comparison: Comparison) => void): readonly Difference[] => {
  const digest = createDigest(sha256, 'salt');
  tell(digest);
  return digest.suspects().flatMap((group) => {
    const naming = digest.naming(group);
    tell(naming);
    return naming.differences();
  });
};

const subjectArbitrary = fc.constantFrom(...Array.from({ length: 40 }, (_, index) => `account-${index} paid`));
const amountArbitrary = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const amounts = fc.array(fc.record({ subject: subjectArbitrary, amount: amountArbitrary }), { maxLength: 60 });

describe('comparing two sides in the memory of none', () => {
  it('finds nothing where both sides say the same, in whatever order and in however many pieces', () => {
    fc.assert(fc.property(amounts, fc.integer({ min: 0, max: 1000 }), (list, part) => {
      const expected = list.map(({ subject, amount }): Said => ({ subject, side: 'expected', amount }));
      const found = [...list].reverse().flatMap(({ subject, amount }): Said[] => [{ subject, side: 'found', amount: amount - part }, { subject, side: 'found', amount: part }]);
      expect(namedOf((comparison) => say(comparison, [...found, ...expected]))).toEqual([]);
    }));
  });

  it('names a single fen on a single subject, and nothing else', () => {
    fc.assert(fc.property(amounts, subjectArbitrary, fc.constantFrom(1, -1), (list, wrong, fen) => {
      const said = [...list.flatMap(({ subject, amount }): Said[] => [{ subject, side: 'expected', amount }, { subject, side: 'found', amount }]), { subject: wrong, side: 'found', amount: fen } as const];
      const total = list.filter(({ subject }) => subject === wrong).reduce((sum, { amount }) => sum + amount, 0);
      expect(namedOf((comparison) => say(comparison, said))).toEqual([{ kind: 'balance_differs_from_entries', subject: wrong, expected: total, found: total + fen, place: null }]);
    }));
  });

  it('finds two wrongs that cancel out in the sum', () => {
    const said: readonly Said[] = [{ subject: 'a', side: 'expected', amount: 1 }, { subject: 'b', side: 'expected', amount: 2 }, { subject: 'a', side: 'found', amount: 2 }, { subject: 'b', side: 'found', amount: 1 }];
    expect(namedOf((comparison) => say(comparison, said)).map(({ subject, found }) => [subject, found])).toEqual([['a', 2], ['b', 1]]);
  });

  it('names the same difference whichever side is read first, also where they name different places', () => {
    const [payer, district] = [{ programmeId: 'p', regionCode: '350200' }, { programmeId: 'p', regionCode: '350203' }];
    const sides = [
      (comparison: Comparison) => comparison.text('order_differs', 'expected', 'batch case', 'account 301', payer),
      (comparison: Comparison) => comparison.text('order_differs', 'found', 'batch case', 'account 300', district),
    ] as const;
    const named = [sides, [...sides].reverse()].map((order) => namedOf((comparison) => { for (const told of order) told(comparison); }));
    expect(named[0]).toEqual([{ kind: 'order_differs', subject: 'batch case', expected: 'account 301', found: 'account 300', place: payer }]);
    expect(named[1]).toEqual(named[0]);
  });

  it('tells missing, unfounded and different entries apart', () => {
    const named = namedOf((comparison) => {
      for (let index = 0; index < 5_000; index += 1) for (const side of ['expected', 'found'] as const) comparison.text('entry_differs', side, `e-${index}`, `paid ${index}`, null);
      comparison.text('entry_differs', 'expected', 'x-1', 'a > b 1', null);
      comparison.text('entry_differs', 'found', 'x-2', 'a > b 1', null);
      comparison.text('entry_differs', 'expected', 'x-3', 'a > b 1', null);
      comparison.text('entry_differs', 'found', 'x-3', 'a > b 2', null);
    });
    expect(named.map(({ kind, subject }) => [kind, subject]).sort()).toEqual([['entry_differs', 'x-3'], ['entry_missing', 'x-1'], ['entry_unfounded', 'x-2']]);
  });

  it('names thousands of differences in passes that each stay small', () => {
    const digest = createDigest(sha256, 'salt', 800);
    const tell = (comparison: Comparison): void => {
      for (let index = 0; index < 1_000; index += 1) comparison.text('receipt_differs', 'expected', `R-${index}`, `case-${index}`, null);
    };
    tell(digest);
    const groups = digest.suspects();
    const named = groups.map((group) => {
      const naming = digest.naming(group);
      tell(naming);
      return naming.differences().length;
    });
    expect(named.every((count) => count <= 800)).toBe(true);
    expect([named.length, named.reduce((sum, count) => sum + count, 0)]).toEqual([2, 1_000]);
  });
});
