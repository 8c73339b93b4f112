import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../money';
import { Problem } from '../problem';
import { appropriatedFen, applyEntry, balanceNames, emptyBalances, isLawfulMove, storedBalances, yearNeededFor } from './account';
import type { BalanceName, Balances, Entry } from './account';

/** Written by hand: the only ways money takes. */
const lawful: readonly (readonly [BalanceName, BalanceName])[] = [
  ['outside', 'available'], ['available', 'outside'], ['available', 'reserved'], ['reserved', 'available'], ['reserved', 'committed'], ['committed', 'available'],
  ['committed', 'payable'], ['payable', 'paid'], ['payable', 'committed'], ['paid', 'committed'], ['outside', 'receivable'], ['receivable', 'recovered'], ['recovered', 'receivable'],
  ['reserved', 'carried'], ['committed', 'carried'], ['available', 'carried'], ['reserved', 'lapsed'], ['committed', 'lapsed'], ['available', 'lapsed'],
  ['outside', 'reserved'], ['outside', 'committed'], ['available', 'committed'],
];
const isListed = (from: BalanceName, to: BalanceName): boolean => lawful.some(([left, right]) => left === from && right === to);

const entries = fc.array(fc.record({ move: fc.constantFrom(...lawful), amountFen: fc.integer({ min: 0, max: 1000 }).map(fen) }).map(({ move: [from, to], amountFen }): Entry => ({ from, to, amountFen })), { maxLength: 60 });

describe('the ledger of a budget account', () => {
  it.each(balanceNames.flatMap((from) => balanceNames.map((to): [BalanceName, BalanceName] => [from, to])))('%s > %s is lawful only where listed', (from, to) => {
    expect(isLawfulMove({ from, to, amountFen: fen(1) })).toBe(isListed(from, to));
    const full = Object.freeze(Object.fromEntries(storedBalances.map((name) => [name, fen(10)])) as unknown as Balances);
    if (isListed(from, to)) expect(applyEntry(full, { from, to, amountFen: fen(10) })).not.toEqual(full);
    else expect(() => applyEntry(full, { from, to, amountFen: fen(1) })).toThrow(`No such ledger move: ${from} > ${to}`);
  });

  it('what leaves one balance arrives in the other, nothing falls below zero, and a refused entry changes nothing', () => {
    fc.assert(
      fc.property(entries, (list) => {
        let balances: Balances = Object.freeze(emptyBalances);
        let [entered, demanded] = [0, 0];
        for (const entry of list) {
          const before = { ...balances };
          const short = entry.from !== 'outside' && balances[entry.from] < entry.amountFen;
          if (short) {
            expect(() => applyEntry(balances, entry)).toThrow(Problem);
            expect(balances).toEqual(before);
            continue;
          }
          balances = Object.freeze(applyEntry(balances, entry));
          for (const name of storedBalances) {
            const change = (name === entry.to ? entry.amountFen : 0) - (name === entry.from ? entry.amountFen : 0);
            expect(balances[name]).toBe(before[name] + change);
            expect(balances[name]).toBeGreaterThanOrEqual(0);
          }
          if (entry.from === 'outside' && entry.to !== 'receivable') entered += entry.amountFen;
          if (entry.to === 'outside') entered -= entry.amountFen;
          if (entry.from === 'outside' && entry.to === 'receivable') demanded += entry.amountFen;
        }
        expect(appropriatedFen(balances)).toBe(entered);
        expect(balances.receivable + balances.recovered).toBe(demanded);
      }),
    );
  });

  it('a closed year takes nothing new, settles what was ordered, and alone is carried on', () => {
    const need = (wanted: string): readonly string[] => lawful.filter(([from, to]) => yearNeededFor({ from, to }) === wanted).map(([from, to]) => `${from} > ${to}`);
    expect(need('open')).toEqual([
      'outside > available', 'available > outside', 'available > reserved', 'reserved > committed', 'committed > payable', 'outside > reserved', 'outside > committed', 'available > committed',
    ]);
    expect(need('any')).toEqual(['reserved > available', 'committed > available', 'payable > paid', 'payable > committed', 'paid > committed', 'outside > receivable', 'receivable > recovered', 'recovered > receivable']);
    expect(need('closed')).toEqual(['reserved > carried', 'committed > carried', 'available > carried', 'reserved > lapsed', 'committed > lapsed', 'available > lapsed']);
  });

  it('says what is missing to the fen', () => {
    const balances = applyEntry(emptyBalances, { from: 'outside', to: 'available', amountFen: fen(99) });
    expect(() => applyEntry(balances, { from: 'available', to: 'reserved', amountFen: fen(100) })).toThrow(
      expect.objectContaining({ code: 'account_balance_insufficient', details: { params: { balance: 'available', missingFen: 1 } } }),
    );
    expect(applyEntry(balances, { from: 'available', to: 'reserved', amountFen: fen(99) }).available).toBe(0);
  });

  it('takes no negative entry: that would run a move backwards', () => {
    expect(() => applyEntry(emptyBalances, { from: 'outside', to: 'available', amountFen: fen(-1) })).toThrow('never negative');
  });

  it('recovered money is not spendable, and what was paid stays paid', () => {
    const moves: readonly Entry[] = (
      [['outside', 'available'], ['available', 'reserved'], ['reserved', 'committed'], ['committed', 'payable'], ['payable', 'paid'], ['outside', 'receivable'], ['receivable', 'recovered']] as const
    ).map(([from, to]) => ({ from, to, amountFen: fen(500) }));
    const balances = moves.reduce(applyEntry, emptyBalances);
    expect(balances).toEqual({ ...emptyBalances, paid: 500, recovered: 500 });
    expect(appropriatedFen(balances)).toBe(500);
    expect(() => applyEntry(balances, { from: 'recovered', to: 'available', amountFen: fen(1) })).toThrow('No such ledger move');
  });
});
