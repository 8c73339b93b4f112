import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { typicalAmountFen } from '../../../test/builders/application';
import { publishedCalendar } from '../../../test/builders/calendar';
import { randomWalk, walkAccounts } from '../../../test/builders/walks';
import type { WalkStep } from '../../../test/builders/walks';
import { appropriatedFen, applyEntry, emptyBalances } from '../ledger/account';
import type { Balances } from '../ledger/account';
import { addDays, legalDateOf } from '../local-date';
import { fen } from '../money';
import { isWorkingDay, nextWorkingDay, workingDaysUntil } from '../working-days';
import type { LocalDate } from '../brands';
import type { Application, Part } from './application';
import { endToEndIdOf } from './parts';
import { applicationStates } from './states';
import type { ApplicationState } from './states';
import { actionNames } from './actions';

const attempts = 90;
/** Walks are drawn once; every law is then checked on each of them. */
const walks = fc.sample(fc.integer({ min: 0, max: 2_000_000_000 }), { numRuns: 2000, seed: 20261123 }).map((seed) => ({ seed, steps: randomWalk(seed, attempts) }));
const appropriation = fen(typicalAmountFen * 3);
const funded = applyEntry(emptyBalances, { from: 'outside', to: 'available', amountFen: appropriation });

/** What the parts of a case must look like, by state alone: where each may stand, and what must be true of them together. */
const partsLaw = ({ state, decision, parts }: Application): boolean => {
  const all = (...balances: readonly string[]): boolean => parts.length > 0 && parts.every((part) => balances.includes(part.balance));
  const some = (balance: string): boolean => parts.some((part) => part.balance === balance);
  const bounced = parts.some((part) => part.balance === 'committed' && part.attempt > 0);
  switch (state) {
    case 'awaiting_decision': return decision === null ? parts.length === 0 : all('reserved', 'lapsed');
    case 'public_notice':
    case 'objection_handling': return all('reserved', 'lapsed');
    case 'approved': return all('committed', 'lapsed') && !bounced;
    case 'awaiting_payee': return !some('payable') && !bounced && (some('committed') || some('lapsed')) && parts.some((part) => part.fundDocumentNumber !== null);
    case 'payment_failed': return !some('payable') && bounced;
    case 'disbursing': return some('payable');
    case 'paid':
    case 'clawback_due':
    case 'clawed_back': return all('paid');
    case 'closed': return decision?.outcome === 'grant' ? all('paid') : parts.length === 0;
    case 'terminated':
    case 'revoked': return parts.every((part) => part.balance === 'paid');
    default: return parts.length === 0;
  }
};

const neverAgain: readonly ApplicationState[] = ['deemed_withdrawn', 'not_accepted', 'withdrawn', 'terminated', 'revoked', 'waived'];

const successes = (steps: readonly WalkStep[]) => steps.flatMap((step) => (step.result.kind === 'next' ? [{ ...step, result: step.result }] : []));
type Success = ReturnType<typeof successes>[number];

const forEveryWalk = (check: (steps: readonly WalkStep[]) => void): void => {
  for (const { seed, steps } of walks) {
    try {
      check(steps);
    } catch (error) {
      throw new Error(`walk ${seed}`, { cause: error });
    }
  }
};

/** Cheaper than `expect`, which would take most of the time in loops of a million. */
const must = (actual: unknown, wanted: unknown, law: string, step?: Success): void => {
  if (actual !== wanted) throw new Error(`${law}: ${JSON.stringify({ actual, wanted, action: step?.action, from: step?.before.state, to: step?.result.application.state })}`);
};

/** What a ledger and a case must agree on, account by account. */
const agree = (accountId: string, balances: Balances, receivedFen: number, { parts }: Application, step: Success): void => {
  const part = parts.find((candidate) => candidate.accountId === accountId);
  must(appropriatedFen(balances), appropriation + receivedFen, 'the sum never changes but by what another year passed on', step);
  for (const place of ['reserved', 'committed', 'payable', 'paid'] as const) must(balances[place], part?.balance === place ? part.amountFen : 0, `ledger and case agree on ${place}`, step);
  must(balances.receivable + balances.recovered, part?.demandedFen ?? 0, 'what was demanded', step);
  must(balances.recovered, part?.recoveredFen ?? 0, 'what came back', step);
  must((part?.demandedFen ?? 0) <= balances.paid, true, 'no more is demanded of a payer than it paid', step);
};

const sumOver = (books: ReadonlyMap<string, Balances>, name: 'carried'): number => [...books.values()].reduce((sum, balances) => sum + balances[name], 0);

const checkMoney = (steps: readonly Success[]): void => {
  const books = new Map<string, Balances>(walkAccounts.map((accountId) => [accountId, funded]));
  const received = new Map<string, number>();
  const paid = new Map<string, number>();
  const orders = new Set<string>();
  for (const step of steps) {
    const { ledgerMoves, application } = step.result;
    must(new Set(ledgerMoves.map((move) => move.accountId)).size, ledgerMoves.length, 'an account moves once', step);
    for (const move of ledgerMoves) {
      books.set(move.accountId, applyEntry(books.get(move.accountId) ?? funded, move)); // throws below zero and on unlawful moves
      if (move.from === 'outside' && move.to !== 'receivable') received.set(move.accountId, (received.get(move.accountId) ?? 0) + move.amountFen);
      if (move.to === 'paid') paid.set(move.accountId, (paid.get(move.accountId) ?? 0) + 1);
      if (move.from === 'paid') paid.set(move.accountId, (paid.get(move.accountId) ?? 0) - 1);
    }
    for (const [accountId, balances] of books) agree(accountId, balances, received.get(accountId) ?? 0, application, step);
    must(sumOver(books, 'carried'), [...received.values()].reduce((sum, amount) => sum + amount, 0), 'what one year passes on the other receives', step);
    must(partsLaw(application), true, 'money stands where the state says', step);
    must([...paid.values()].every((times) => times === 0 || times === 1), true, 'each payer pays once, and gets back only what it paid', step);
    const { parts, decision, clawback } = application;
    const total = (amountOf: (part: Part) => number): number => parts.reduce((sum, part) => sum + amountOf(part), 0);
    if (parts.length > 0 && !['terminated', 'revoked'].includes(application.state) && clawback === null) must(total((part) => part.amountFen), decision?.amountFen, 'the parts are the amount', step);
    must(total((part) => part.demandedFen), clawback?.demandedFen ?? 0, 'the demand is its parts', step);
    must(total((part) => part.recoveredFen), clawback?.recoveredFen ?? 0, 'the recovery is its parts', step);
    if (step.action.action !== 'authorise_payment') continue;
    const ordered = parts.find((part) => part.attempt !== step.before.parts.find(({ number }) => number === part.number)?.attempt)!;
    const order = endToEndIdOf(application, ordered.number, ordered.attempt);
    must(orders.has(order), false, 'an order is issued once', step);
    orders.add(order);
  }
};

const checkClaims = (steps: readonly Success[]): void => {
  let claims: 'free' | 'release' | 'seal' = 'free';
  const returned = (step: Success): boolean => step.action.action === 'return_payment';
  for (const step of steps) {
    const { before, action, result } = step;
    const paidBefore = before.parts.some((part) => part.balance === 'paid');
    const pays = action.action === 'record_payment' && action.outcome === 'paid' && !paidBefore;
    const givesUp = [...neverAgain, 'rejected'].includes(result.application.state) && before.state !== result.application.state && !paidBefore;
    const unseals = returned(step) && result.application.parts.every((part) => part.balance !== 'paid');
    must(result.claims, pays ? 'seal' : unseals ? 'unseal' : givesUp ? 'release' : 'none', 'claims follow the money', step);
    if (result.claims === 'none') continue;
    if (result.claims === 'unseal') {
      must(claims, 'seal', 'only what was sealed is unsealed', step);
      claims = 'free';
      continue;
    }
    must(claims, 'free', 'released or sealed once, never both', step);
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

const checkCorrection = (step: Success, today: LocalDate): void => {
  const { before, action, result } = step;
  if (action.action === 'request_correction') {
    const left = before.deadline === null ? null : workingDaysUntil(publishedCalendar, today, before.deadline.dueOn);
    must(result.application.correction?.remainingWorkingDays, left, 'the clock stops with what is left', step);
  }
  if (action.action !== 'correct') return;
  const left = before.correction?.remainingWorkingDays ?? null;
  const dueOn = result.application.deadline?.dueOn ?? null;
  must(result.application.state, before.correction?.returnState, 'back to the stage that asked', step);
  must(result.application.pins, before.pins, 'the pins stay', step);
  if (left === null || dueOn === null) must(dueOn, left, 'no limit, no deadline', step);
  else if (left <= 0) must(dueOn, nextWorkingDay(publishedCalendar, today), 'overdue: due at once', step);
  else must(workingDaysUntil(publishedCalendar, today, dueOn), left, 'the clock goes on with what was left', step);
};

const checkTime = (steps: readonly Success[]): void => {
  for (const step of steps) {
    const { before, action, context, result } = step;
    const { deadline, notice } = result.application;
    const today = legalDateOf(context.now);
    const counted = deadline !== null && ['acceptance', 'correction', 'review', 'notice_closing', 'payee_confirmation'].includes(deadline.kind);
    if (counted) must(isLegalDay(deadline.dueOn), true, 'deadlines end on working days', step);
    if (action.action === 'open_notice') {
      must(before.notice !== null && today >= before.notice.opensOn, true, 'never before its day', step);
      must(notice?.opensOn, today, 'runs from the day it really opens', step);
      must(notice?.closesOn, fifthDayOf(today), 'five working days', step);
      must(deadline?.dueOn, fifthDayOf(today), 'the daily run closes it', step);
    }
    const closesOn = before.notice?.closesOn ?? null;
    if (action.action === 'object') must(closesOn !== null && today <= closesOn, true, 'objections up to the last day', step);
    if (action.action === 'approve') must(closesOn !== null && today > closesOn && before.notice?.openObjectionIds.length === 0, true, 'approved after the whole notice, all objections answered', step);
    checkCorrection(step, today);
  }
};

/** Whoever objected gets an answer of their own, unless the case itself has ended: nothing is decided over an open objection. */
const checkObjections = (steps: readonly Success[]): void => {
  const open = new Set<string>();
  for (const step of steps) {
    const { action, result } = step;
    if (action.action === 'decide') must(open.size, 0, 'decided over an open objection', step);
    if (action.action === 'object') open.add(action.objectionId);
    if (action.action === 'resolve_objection') must(open.delete(action.objectionId), true, 'answers one that was open', step);
    must(JSON.stringify([...(result.application.notice?.openObjectionIds ?? [])].sort()), JSON.stringify([...open].sort()), 'none is dropped', step);
  }
};

type Done = { readonly duty: string; readonly names: readonly string[] };

/** Who stands behind an act, told by hand: the two deputies of the cast act in their principals' names too. */
const namesBehind = (userId: string, duty: string): readonly string[] => {
  if (userId === 'user-deputy' && duty !== 'decision') return [userId, 'user-city_reviewer'];
  return userId === 'user-finance-deputy' && duty.startsWith('checker') ? [userId, 'user-finance_officer'] : [userId];
};

const dutyDone = ({ before, action }: Success): string | null => {
  const reviews: Partial<Record<ApplicationState, string>> = { formal_review: 'first', substantive_review: 'second', expert_review: 'expert' };
  switch (action.action) {
    case 'accept': return 'intake';
    case 'record_review': return reviews[before.state] ?? null;
    case 'decide':
    case 'hold_over': return 'decision';
    case 'assign_batch': return `maker of ${before.version}`;
    case 'authorise_payment': return 'checker';
    default: return null;
  }
};

const apart = [['first', 'second'], ['first', 'expert'], ['second', 'expert'], ['first', 'decision'], ['second', 'decision'], ['expert', 'decision'], ['intake', 'decision']] as const;

const checkDuties = (steps: readonly Success[]): void => {
  const done: Done[] = [];
  let maker: readonly string[] = [];
  for (const step of steps) {
    const duty = dutyDone(step);
    const { actor, before } = step;
    if (actor.kind === 'officer' && step.action.action !== 'recuse') {
      must(actor.userId === 'user-relative', false, 'never on the case of the own enterprise', step);
      must(before.recusedUserIds.includes(actor.userId), false, 'never after recusing', step);
    }
    if (duty === null) continue;
    const names = namesBehind(actor.userId, duty);
    if (duty.startsWith('maker')) maker = names;
    if (duty === 'checker') must(names.some((name) => maker.includes(name)), false, 'maker is not checker', step);
    done.push({ duty, names });
  }
  for (const [left, right] of apart) {
    const hands = (duty: string) => done.filter((each) => each.duty === duty).flatMap((each) => each.names);
    must(hands(left).find((name) => hands(right).includes(name)), undefined, `${left} and ${right} in one hand`);
  }
};

describe('random lives of a case', () => {
  it('counts a version exactly on success, and ends for good where it ends', () => {
    forEveryWalk((steps) => {
      steps.forEach(({ before, result }, index) => {
        if (index > 0) must(before.version, steps[0]!.before.version + steps.slice(0, index).filter((step) => step.result.kind === 'next').length, 'version counts successes');
        if (result.kind === 'next') must(result.application.version, before.version + 1, 'one more');
        if (neverAgain.includes(before.state) && before.parts.length === 0) must(result.kind, 'problem', 'ended for good');
      });
    });
  });

  it('never puts two incompatible duties into one hand, a deputy counted as the principal too', () => {
    forEveryWalk((steps) => checkDuties(successes(steps)));
  });

  it('loses no fen of any payer, pays each part once at most, and keeps every balance where the case says it is', () => {
    forEveryWalk((steps) => checkMoney(successes(steps)));
  });

  it('lets cost items go only unpaid, and seals them exactly when paid', () => {
    forEveryWalk((steps) => checkClaims(successes(steps)));
  });

  it('sets deadlines on working days, keeps the notice whole and gives a stopped clock back as it was', () => {
    forEveryWalk((steps) => checkTime(successes(steps)));
  });

  it('answers every objection by name, and decides nothing while one is open', () => {
    forEveryWalk((steps) => checkObjections(successes(steps)));
  });

  it('goes everywhere: every state is reached and every action succeeds somewhere', () => {
    const [states, actions, problems] = [new Set<string>(['draft']), new Set<string>(), new Set<string>()];
    forEveryWalk((steps) => {
      for (const { action, result } of steps) {
        if (result.kind === 'problem') problems.add(result.problem.code);
        else {
          states.add(result.application.state);
          actions.add(action.action);
        }
      }
    });
    expect([...states].sort()).toEqual([...applicationStates].sort());
    expect([...actions].sort()).toEqual([...actionNames].sort());
    expect([...problems]).toEqual(expect.arrayContaining(['separation_of_duties', 'own_enterprise', 'clash_unresolved', 'payment_order_unknown', 'clawback_above_paid', 'recovery_above_demand', 'case_in_batch', 'amount_above_reviewed', 'payer_shares_invalid', 'funds_not_released']));
  });
});
