import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { accountId, applicationIn, contextOn, typical } from '../../../test/builders/application';
import { applicant, officers } from '../../../test/builders/actors';
import { procedureWith } from '../../../test/builders/procedure';
import type { ApplicationAction } from '../application/actions';
import type { Actor } from '../application/actor';
import type { Application } from '../application/application';
import { endToEndIdOf, openDemandFen } from '../application/parts';
import { transition } from '../application/transition';
import { applyEntry, emptyBalances } from '../ledger/account';
import type { Balances } from '../ledger/account';
import { addFen, fen, subtractFen, zeroFen } from '../money';
import { offsetAgainst } from './offset';

const { finance_officer: maker, finance_approver: checker } = officers;
const procedure = procedureWith();
const owed = applicationIn('clawback_due');
const paidBefore = owed.parts[0]!.amountFen;

/** Two cases of an enterprise, their account, and what really went over the enterprise's bank account. */
type World = { owing: Application; payment: Application; balances: Balances; cashFen: number; orders: number };

const worldWith = (paymentFen: number): World => {
  const ready = applicationIn('payee_confirmed');
  const payment: Application = { ...ready, applicationId: 'case-2', parts: ready.parts.map((part) => ({ ...part, amountFen: fen(paymentFen) })) };
  return { owing: owed, payment, balances: { ...emptyBalances, committed: fen(paymentFen), paid: paidBefore, receivable: paidBefore }, cashFen: paidBefore, orders: 0 };
};

type Step = readonly [which: 'owing' | 'payment', action: ApplicationAction, actor: Actor];

/** All of these steps or none, as their transaction would have it. @returns whether they were taken. */
const take = (world: World, steps: readonly Step[]): boolean => {
  const next = { owing: world.owing, payment: world.payment };
  let { balances } = world;
  for (const [which, action, actor] of steps) {
    const result = transition(next[which], action, actor, contextOn('2026-03-25'));
    if (result.kind === 'problem') return false;
    next[which] = result.application;
    for (const move of result.ledgerMoves) balances = applyEntry(balances, move);
  }
  Object.assign(world, next, { balances });
  return true;
};

const commands = ['consent', 'withdraw', 'pay', 'fail', 'return', 'pay_in', 'give_up', 'close', 'demand'] as const;
type Command = { readonly name: (typeof commands)[number]; readonly amountFen: number };

/** A batch of this one payment, drawn up, kept for and ordered as the approval does it. */
const order = (world: World): { readonly netFen: number; readonly endToEndId: string; readonly kept: ReturnType<typeof offsetAgainst> } | null => {
  const part = world.payment.parts[0]!;
  const batchId = `batch-${(world.orders += 1)}`;
  const endToEndId = endToEndIdOf(world.payment, part.number, part.attempt + 1);
  if (!take(world, [['payment', typical('assign_batch', { batchId }), maker]])) return null;
  const kept = offsetAgainst(world.owing, procedure, { ...world.payment, accountId, amountFen: part.amountFen });
  if (kept !== null && !take(world, [['owing', { action: 'order_offset', batchId, endToEndId, paymentApplicationId: 'case-2', paymentAccountId: accountId, paymentFen: part.amountFen, amountFen: kept.amountFen }, checker]])) throw new Error('What was worked out a moment ago can be kept.');
  const offset = kept === null ? {} : { offset: { applicationId: world.owing.applicationId, amountFen: kept.amountFen } };
  if (!take(world, [['payment', { ...typical('authorise_payment', { batchId }), ...offset }, checker]])) throw new Error('A payment that was tied can be ordered.');
  return { netFen: part.amountFen - (kept?.amountFen ?? 0), endToEndId, kept };
};

const answer = (world: World, outcome: 'paid' | 'failed'): void => {
  const ordered = order(world);
  if (ordered === null) return;
  const { endToEndId, kept, netFen } = ordered;
  const { batchId } = world.payment.parts[0]!;
  const offset = kept === null ? {} : { offset: { applicationId: world.owing.applicationId, amountFen: kept.amountFen } };
  const companion: readonly Step[] = kept === null ? [] : [['owing', outcome === 'paid' ? { action: 'settle_offset', endToEndId, amountFen: kept.amountFen } : { action: 'release_offset', endToEndId, amountFen: kept.amountFen, cause: 'failed' }, maker]];
  if (!take(world, [['payment', { ...typical('record_payment', { batchId: batchId ?? '', endToEndId, outcome }), ...offset }, maker], ...companion])) throw new Error('An order that is out can be answered.');
  if (outcome === 'paid') world.cashFen += netFen;
};

const sendBack = (world: World): void => {
  const part = world.payment.parts[0]!;
  const { offset } = part;
  if (part.balance !== 'paid') return;
  const endToEndId = endToEndIdOf(world.payment, part.number, part.attempt);
  const companion: readonly Step[] = offset === undefined ? [] : [['owing', { action: 'undo_offset', endToEndId, amountFen: offset.amountFen }, maker]];
  const taken = take(world, [['payment', { ...typical('return_payment', { batchId: part.batchId ?? '', endToEndId }), ...(offset === undefined ? {} : { offset }) }, maker], ...companion]);
  if (!taken) throw new Error('A payment can be returned whatever became of the demand it settled.');
  world.cashFen -= part.amountFen - (offset?.amountFen ?? 0);
};

const run = (world: World, { name, amountFen }: Command): void => {
  switch (name) {
    case 'consent': take(world, [['owing', typical('consent_offset', { openFen: openDemandFen(world.owing.parts, null) }), applicant()]]); return;
    case 'withdraw': take(world, [['owing', { action: 'withdraw_offset_consent' }, applicant()]]); return;
    case 'pay': answer(world, 'paid'); return;
    case 'fail': answer(world, 'failed'); return;
    case 'return': sendBack(world); return;
    case 'pay_in': if (take(world, [['owing', typical('record_recovery', { amountFen: fen(amountFen) }), maker]])) world.cashFen -= amountFen; return;
    case 'close': take(world, [['owing', { action: 'close' }, maker]]); return;
    case 'demand': take(world, [['owing', typical('demand_clawback', { amountFen: fen(amountFen) }), maker]]); return;
    case 'give_up': {
      const part = world.payment.parts[0]!;
      if (part.batchId !== null && part.balance === 'committed') take(world, [['payment', typical('leave_batch', { batchId: part.batchId }), maker]]);
    }
  }
};

describe('a demand and a payment of one enterprise', () => {
  it('lose and make no fen, however they cross: what was paid and not given back is what the enterprise holds', () => {
    const history = fc.array(fc.record({ name: fc.constantFrom(...commands, 'consent', 'pay', 'return'), amountFen: fc.integer({ min: 1, max: 1_200_000 }) }), { minLength: 5, maxLength: 40, size: 'max' });
    let settled = 0;
    let undone = 0;
    fc.assert(fc.property(fc.integer({ min: 1, max: 3_000_000 }), history, (paymentFen, steps) => {
      const world = worldWith(paymentFen);
      for (const step of steps) {
        const before = world.owing.clawback?.offset?.status;
        run(world, step);
        const { balances, owing, payment } = world;
        const { demandedFen, recoveredFen, offset } = owing.clawback!;
        if (before === undefined && offset?.status === 'settled') settled += 1;
        if (before === 'settled' && offset === undefined) undone += 1;
        const paid = payment.parts[0]?.balance === 'paid' ? payment.parts[0] : null;
        expect(balances.paid).toBe(addFen(paidBefore, paid?.amountFen ?? zeroFen));
        expect([balances.recovered, balances.receivable]).toEqual([recoveredFen, subtractFen(demandedFen, recoveredFen)]);
        expect(subtractFen(balances.paid, balances.recovered)).toBe(world.cashFen);
        // Both sides tell of the same offset, or neither does.
        expect(offset?.status === 'settled' ? offset.amountFen : null).toBe(paid?.offset?.amountFen ?? null);
        expect(owing.state).toBe(recoveredFen < demandedFen ? 'clawback_due' : owing.state);
        expect(owing.state === 'clawback_due' && owing.deadline === null).toBe(false);
      }
    }), { numRuns: 400, seed: 20261127 });
    // Histories in which nothing is set off would prove nothing.
    expect([settled > 50, undone > 10]).toEqual([true, true]);
  });
});
