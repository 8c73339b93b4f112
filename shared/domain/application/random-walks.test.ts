import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accountId, typicalAmountFen } from '../../../test/builders/application';
import { publishedCalendar } from '../../../test/builders/calendar';
import { randomWalk } from '../../../test/builders/walks';
import type { WalkStep } from '../../../test/builders/walks';
import { appropriatedFen, applyEntry, emptyBalances } from '../ledger/account';
import type { Balances } from '../ledger/account';
import { addDays, legalDateOf } from '../local-date';
import { fen } from '../money';
import { isWorkingDay, nextWorkingDay, workingDaysUntil } from '../working-days';
import type { LocalDate } from '../brands';
import type { Application } from './application';
import { applicationStates } from './states';
import type { ApplicationState } from './states';
import { actionNames } from './actions';

const walks = 2000;
const attempts = 70;
const appropriation = fen(typicalAmountFen * 3);
const funded = applyEntry(emptyBalances, { from: 'outside', to: 'available', amountFen: appropriation });

/** Where a case's money must stand, by state alone (`null`: nowhere; two answers where a decision makes the difference). */
const moneyIn = (application: Application): string | null => {
  const places: Partial<Record<ApplicationState, string | null>> = {
    awaiting_decision: application.decision === null ? null : 'reserved',
    public_notice: 'reserved', objection_handling: 'reserved',
    approved: 'committed', awaiting_payee: 'committed', payment_failed: 'committed',
    disbursing: 'payable',
    paid: 'paid', clawback_due: 'paid', clawed_back: 'paid',
    closed: application.decision?.outcome === 'grant' ? 'paid' : null,
  };
  return places[application.state] ?? null;
};

const neverAgain: readonly ApplicationState[] = ['deemed_withdrawn', 'not_accepted', 'withdrawn', 'terminated', 'revoked', 'waived'];

const successes = (steps: readonly WalkStep[]) => steps.flatMap((step) => (step.result.kind === 'next' ? [{ ...step, result: step.result }] : []));
type Success = ReturnType<typeof successes>[number];

const forEveryWalk = (check: (steps: readonly WalkStep[]) => void): void => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seed) => check(randomWalk(seed, attempts))), { numRuns: walks, seed: 20261123, endOnFailure: true });
};

const checkMoney = (steps: readonly Success[]): void => {
  let balances: Balances = funded;
  let paid = 0;
  for (const { action, result } of steps) {
    if (result.ledgerMove !== null) {
      expect(result.ledgerMove.accountId).toBe(accountId);
      balances = applyEntry(balances, result.ledgerMove);
    }
    const { holding, clawback } = result.application;
    expect(Math.min(...Object.values(balances))).toBeGreaterThanOrEqual(0);
    expect(appropriatedFen(balances)).toBe(appropriation);
    expect(holding?.balance ?? null).toBe(moneyIn(result.application));
    for (const place of ['reserved', 'committed', 'payable', 'paid'] as const) expect(balances[place]).toBe(holding?.balance === place ? holding.amountFen : 0);
    expect(balances.receivable + balances.recovered).toBe(clawback?.demandedFen ?? 0);
    expect(balances.recovered).toBe(clawback?.recoveredFen ?? 0);
    expect(clawback?.demandedFen ?? 0).toBeLessThanOrEqual(balances.paid);
    if (action.action === 'record_payment' && action.outcome === 'paid') paid += 1;
  }
  expect(paid).toBeLessThanOrEqual(1);
};

const checkClaims = (steps: readonly Success[]): void => {
  let claims: 'free' | 'release' | 'seal' = 'free';
  for (const { before, action, result } of steps) {
    const pays = action.action === 'record_payment' && action.outcome === 'paid';
    const givesUp = [...neverAgain, 'rejected'].includes(result.application.state) && before.state !== result.application.state;
    expect(result.claims).toBe(pays ? 'seal' : givesUp ? 'release' : 'none');
    if (result.claims === 'none') continue;
    expect(claims).toBe('free'); // released or sealed once, never both
    claims = result.claims;
  }
};

const isLegalDay = (day: LocalDate): boolean => isWorkingDay(publishedCalendar, day);

/** The five working days of the notice, counted one by one with the opening day in. */
const fifthDayOf = (opensOn: LocalDate): LocalDate => {
  let [day, counted] = [opensOn, isLegalDay(opensOn) ? 1 : 0];
  while (counted < 5) {
    day = addDays(day, 1);
    if (isLegalDay(day)) counted += 1;
  }
  return day;
};

const checkTime = (steps: readonly Success[]): void => {
  for (const { before, action, context, result } of steps) {
    const { deadline, notice } = result.application;
    const today = legalDateOf(context.now);
    if (deadline !== null && ['acceptance', 'correction', 'review', 'notice_closing', 'payee_confirmation'].includes(deadline.kind)) expect(isLegalDay(deadline.dueOn)).toBe(true);
    if (action.action === 'open_notice') {
      expect(today >= before.notice!.opensOn).toBe(true);
      expect([notice?.opensOn, notice?.closesOn, deadline?.dueOn]).toEqual([today, fifthDayOf(today), fifthDayOf(today)]);
    }
    if (action.action === 'object') expect(today <= before.notice!.closesOn!).toBe(true);
    if (action.action === 'approve') expect(today > before.notice!.closesOn!).toBe(true);
    if (action.action === 'request_correction') {
      const left = before.deadline === null ? null : workingDaysUntil(publishedCalendar, today, before.deadline.dueOn);
      expect(result.application.correction?.remainingWorkingDays).toBe(left);
    }
    if (action.action === 'correct') {
      const left = before.correction!.remainingWorkingDays;
      expect(result.application.state).toBe(before.correction!.returnState);
      expect(result.application.pins).toEqual(before.pins);
      if (left === null) expect(deadline).toBeNull();
      else if (left <= 0) expect(deadline?.dueOn).toBe(nextWorkingDay(publishedCalendar, today));
      else expect(workingDaysUntil(publishedCalendar, today, deadline!.dueOn)).toBe(left);
    }
  }
};

describe('random lives of a case', () => {
  it('counts a version exactly on success, and ends for good where it ends', () => {
    forEveryWalk((steps) => {
      for (const { before, result } of steps) {
        if (result.kind === 'next') expect(result.application.version).toBe(before.version + 1);
        if (neverAgain.includes(before.state)) expect(result.kind).toBe('problem');
        if (result.kind === 'next' && result.ledgerMove === null) expect(result.application.holding).toEqual(before.holding);
      }
    });
  });

  it('loses no fen, pays once at most, and keeps every balance where the case says it is', () => {
    forEveryWalk((steps) => checkMoney(successes(steps)));
  });

  it('lets cost items go only unpaid, and seals them exactly when paid', () => {
    forEveryWalk((steps) => checkClaims(successes(steps)));
  });

  it('sets deadlines on working days, keeps the notice whole and gives a stopped clock back as it was', () => {
    forEveryWalk((steps) => checkTime(successes(steps)));
  });

  it('goes everywhere: every state is reached and every action succeeds somewhere', () => {
    const [states, actions, problems] = [new Set<string>(['draft']), new Set<string>(), new Set<string>()];
    forEveryWalk((steps) => {
      for (const { action, result } of steps) {
        if (result.kind === 'problem') problems.add(result.problem.code);
        else [states.add(result.application.state), actions.add(action.action)];
      }
    });
    expect([...states].sort()).toEqual([...applicationStates].sort());
    expect([...actions].sort()).toEqual([...actionNames].sort());
    expect([...problems]).toEqual(expect.arrayContaining(['separation_of_duties', 'own_enterprise', 'clash_unresolved', 'payment_order_unknown', 'clawback_above_paid', 'recovery_above_demand', 'case_in_batch', 'amount_above_reviewed']));
  });
});
