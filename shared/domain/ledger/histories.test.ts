import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomWalk, walkAccounts } from '../../../test/builders/walks';
import type { Application } from '../application/application';
import type { ApplicationAction, LedgerMove } from '../application/actions';
import type { Instant } from '../brands';
import { fen, sumFen } from '../money';
import { Problem } from '../problem';
import { appropriatedFen, applyEntry, emptyBalances, storedBalances } from './account';
import type { Balances } from './account';
import { totalsDeltasOf } from './totals';

/** Accounts as the totals know them: their ids say programme, year and payer. */
const accountIds = new Map(walkAccounts.map((accountId, index) => [accountId as string, `p.2026.44040${index}.budget`]));
const named = (accountId: string): string => accountIds.get(accountId) ?? `p.2026.440499.${accountId.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;

type Step = { readonly walk: number; readonly at: Instant; readonly action: ApplicationAction; readonly moves: readonly LedgerMove[]; readonly after: Application };
type History = { readonly books: ReadonlyMap<string, Balances>; readonly steps: readonly Step[]; readonly heads: ReadonlyMap<number, Application>; readonly refused: number };

/** Many cases side by side on the same few accounts, step by step in the order drawn; a case whose money is not there stops where it is, as the transaction would make it. */
const historyOf = (seeds: readonly number[], order: readonly number[], budgetFen: number): History => {
  const walks = seeds.map((seed) => randomWalk(seed, 70).flatMap((step) => (step.result.kind === 'next' ? [{ ...step, next: step.result }] : [])));
  const funded = applyEntry(emptyBalances, { from: 'outside', to: 'available', amountFen: fen(budgetFen) });
  const books = new Map<string, Balances>();
  const heads = new Map<number, Application>();
  const steps: Step[] = [];
  const places = walks.map(() => 0);
  let refused = 0;
  for (const drawn of [...order, ...walks.flatMap((walk, index) => walk.map(() => index))]) {
    const walk = drawn % walks.length;
    const step = walks[walk]?.[places[walk] ?? 0];
    if (step === undefined) continue;
    places[walk] = (places[walk] ?? 0) + 1;
    const moves = step.next.ledgerMoves.map((move) => ({ ...move, accountId: named(move.accountId) }));
    try {
      const changed = moves.map((move) => [move.accountId, applyEntry(books.get(move.accountId) ?? funded, move)] as const);
      for (const [accountId, balances] of changed) books.set(accountId, balances);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused += 1;
      places[walk] = Number.MAX_SAFE_INTEGER;
      continue;
    }
    heads.set(walk, step.next.application);
    steps.push({ walk, at: step.context.now, action: step.action, moves, after: step.next.application });
  }
  return { books, steps, heads, refused };
};

const histories = fc.tuple(fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 2, maxLength: 8 }), fc.array(fc.nat(1000), { maxLength: 300 }), fc.integer({ min: 0, max: 4_000_000 }));
const forEveryHistory = (check: (history: History, budgetFen: number) => void): void =>
  fc.assert(fc.property(histories, ([seeds, order, budgetFen]) => check(historyOf(seeds, order, budgetFen), budgetFen)), { numRuns: 60, seed: 20261127 });

describe('histories of many cases on the same accounts', () => {
  it('lose and make no fen, and bring no balance below zero', () => {
    forEveryHistory(({ books }, budgetFen) => {
      // What a year end carried on stands in the next year's account as well.
      const standing = [...books.values()].map((balances) => appropriatedFen(balances) - balances.carried);
      expect(standing.reduce((sum, amountFen) => sum + amountFen, 0)).toBe(books.size * budgetFen);
      for (const balances of books.values()) {
        for (const name of storedBalances) expect(balances[name]).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('keep in each account exactly what the cases hold in it', () => {
    forEveryHistory(({ books, heads }) => {
      for (const [accountId, balances] of books) {
        const parts = [...heads.values()].flatMap((head) => head.parts).filter((part) => named(part.accountId) === accountId);
        for (const name of ['reserved', 'committed', 'payable', 'paid'] as const) expect(balances[name]).toBe(sumFen(parts.filter((part) => part.balance === name).map(({ amountFen }) => amountFen)));
      }
    });
  });

  it('pay no order twice, and none again before it failed or came back', () => {
    forEveryHistory(({ steps }) => {
      const paid = new Set<string>();
      for (const { walk, action } of steps) {
        if (action.action === 'return_payment') paid.delete(`${walk} ${action.endToEndId.replace(/-\d+$/, '')}`);
        if (action.action !== 'record_payment' || action.outcome !== 'paid') continue;
        const payer = `${walk} ${action.endToEndId.replace(/-\d+$/, '')}`;
        expect(paid.has(payer)).toBe(false);
        paid.add(payer);
      }
    });
  });

  it('add up in the totals to what a scan of the accounts finds', () => {
    forEveryHistory(({ books, steps }) => {
      const totals = new Map<string, number>();
      for (const { at, moves } of steps) {
        for (const { programmeId, fiscalYear, status, amountFen } of totalsDeltasOf({ at, ledgerMoves: moves }, '440402', 'small')) {
          const name = `${programmeId} ${fiscalYear} ${status}`;
          totals.set(name, (totals.get(name) ?? 0) + amountFen);
        }
      }
      for (const status of ['reserved', 'committed', 'payable', 'paid', 'receivable', 'recovered'] as const) {
        expect(totals.get(`p 2026 ${status}`) ?? 0).toBe(sumFen([...books.values()].map((balances) => balances[status])));
      }
    });
  });

  it('really move money, and really run short of it', () => {
    let [moved, refusals] = [0, 0];
    forEveryHistory(({ steps, refused }) => {
      moved += steps.filter(({ moves }) => moves.some(({ to }) => to === 'paid')).length;
      refusals += refused;
    });
    expect([moved > 20, refusals > 20]).toEqual([true, true]);
  });
});
