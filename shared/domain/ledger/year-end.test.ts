import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { on } from '../../../test/builders/calendar';
import { fen } from '../money';
import type { Entry } from './account';
import { carriesAnything, enterHeld, membersTotalFen, openPartsOf, yearEndText } from './year-end';
import type { HeldParts, YearEndRule } from './year-end';

type Booked = Entry & { readonly entryId: string };
const booked = (entryId: string, from: Entry['from'], to: Entry['to'], amount: number): Booked => ({ entryId, from, to, amountFen: fen(amount) });
const heldOf = (entries: readonly Booked[]): HeldParts => {
  const held: HeldParts = new Map();
  for (const entry of entries) enterHeld(held, entry);
  return held;
};

/** The life of a case in an account, as far as it got. */
const life = (id: string, amount: number, steps: number): readonly Booked[] => [
  booked(`${id}#000008#1`, 'available', 'reserved', amount), booked(`${id}#000011#1`, 'reserved', 'committed', amount),
  booked(`${id}#000015#1`, 'committed', 'payable', amount), booked(`${id}#000016#1`, 'payable', 'committed', amount), booked(`${id}#000019#1`, 'committed', 'carried', amount),
].slice(0, steps);

describe('what the cases of an account hold, from its entries', () => {
  it('tells reserved, committed, ordered and gone apart, and does not count what instructions and year ends book', () => {
    const entries = [...life('a', 5, 1), ...life('b', 7, 2), ...life('c', 11, 3), ...life('d', 13, 4), ...life('e', 17, 5), booked('appropriation1', 'outside', 'available', 99), booked('run1.1', 'available', 'lapsed', 40)];
    expect(openPartsOf(heldOf(entries))).toEqual([{ applicationId: 'a', balance: 'reserved', amountFen: 5 }, { applicationId: 'b', balance: 'committed', amountFen: 7 }, { applicationId: 'd', balance: 'committed', amountFen: 13 }]);
    expect(heldOf(entries).get('c')).toEqual({ reserved: 0, committed: 0, payable: 11 });
  });

  it('knows a part that came from another year by the entry that received it', () => {
    expect(openPartsOf(heldOf([booked('a#000019#2', 'outside', 'committed', 5)]))).toEqual([{ applicationId: 'a', balance: 'committed', amountFen: 5 }]);
  });

  it('comes to the same in whatever order the entries are read, and adds up to what the account holds', () => {
    const cases = fc.array(fc.tuple(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 1, max: 5 })), { maxLength: 20 });
    fc.assert(fc.property(cases, fc.infiniteStream(fc.nat()), (lives, order) => {
      const entries = lives.flatMap(([amount, steps], index) => life(`case-${index}`, amount, steps));
      const shuffled = entries.map((entry): readonly [number, Booked] => [order.next().value ?? 0, entry]).sort(([left], [right]) => left - right).map(([, entry]) => entry);
      expect(openPartsOf(heldOf(shuffled))).toEqual(openPartsOf(heldOf(entries)));
      const open = lives.filter(([, steps]) => [1, 2, 4].includes(steps)).reduce((sum, [amount]) => sum + amount, 0);
      expect(membersTotalFen(openPartsOf(heldOf(entries)))).toBe(open);
    }));
  });
});

describe('what the second person approves', () => {
  const rule: YearEndRule = { documentNumber: '结转〔2026〕1号', issuedOn: on('2026-12-30'), openParts: 'lapse', remainder: 'lapse', returns: 'lapse' };
  const terms = { runId: 'r', accountId: 'a', cutOffOn: on('2026-12-31'), rule, successorAccountId: null };
  const seal = { accountVersion: 3, members: [{ applicationId: 'c', receiptNumber: 'R', balance: 'reserved', amountFen: fen(5) }], openFen: fen(5), availableFen: fen(6), payableFen: fen(7), sealHash: 'x' } as const;

  it('covers the basis, every mode, the list, the sums and the version of the account', () => {
    const text = yearEndText(terms, seal);
    expect(yearEndText(terms, { ...seal, sealHash: 'y' })).toBe(text);
    const others = [
      yearEndText({ ...terms, rule: { ...rule, openParts: 'carry_over' } }, seal), yearEndText({ ...terms, rule: { ...rule, remainder: 'carry_over' } }, seal), yearEndText({ ...terms, rule: { ...rule, returns: 'carry_over' } }, seal),
      yearEndText({ ...terms, rule: { ...rule, documentNumber: '结转〔2026〕2号' } }, seal), yearEndText({ ...terms, cutOffOn: on('2026-12-30') }, seal), yearEndText({ ...terms, successorAccountId: 'b' }, seal),
      yearEndText(terms, { ...seal, accountVersion: 4 }), yearEndText(terms, { ...seal, availableFen: fen(7) }), yearEndText(terms, { ...seal, members: [{ ...seal.members[0], amountFen: fen(6) }] }),
    ];
    expect(new Set([text, ...others]).size).toBe(10);
  });

  it('opens an account of next year only where anything goes on', () => {
    expect(carriesAnything(rule)).toBe(false);
    for (const name of ['openParts', 'remainder', 'returns'] as const) expect(carriesAnything({ ...rule, [name]: 'carry_over' })).toBe(true);
  });
});
