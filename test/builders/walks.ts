import type { ActionName, ApplicationAction } from '../../shared/domain/application/actions';
import { actionNames } from '../../shared/domain/application/actions';
import type { Actor, OfficerRole } from '../../shared/domain/application/actor';
import { potClaimOf } from '../../shared/domain/application/pot-transitions';
import type { Application } from '../../shared/domain/application/application';
import { availableActions } from '../../shared/domain/application/availability';
import type { TransitionContext } from '../../shared/domain/application/context';
import { endToEndIdOf, isUnderWay, openDemandFen } from '../../shared/domain/application/parts';
import type { ApplicationState } from '../../shared/domain/application/states';
import { transition } from '../../shared/domain/application/transition';
import type { TransitionResult } from '../../shared/domain/application/transition';
import { addDays, legalDateOf, parseInstant } from '../../shared/domain/local-date';
import { offsetFenOf } from '../../shared/domain/clawback/offset';
import { accountIdOf, parseAccountId } from '../../shared/domain/ledger/account-id';
import type { PayerShare } from '../../shared/domain/ledger/payer-shares';
import { fen } from '../../shared/domain/money';
import { applicant, citizen, dailyRun, grantOf, officer, officers, otherEnterprise, ownEnterprise } from './actors';
import { accountId, contextOn, decideToReject, draftApplication, typical, typicalActions } from './application';

/** Numbers that look random and are the same for the same seed (Lehmer's generator, modulus 2^31 - 1). */
export const randomFrom = (seed: number) => {
  let state = (seed % 2_147_483_646) + 1;
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
  return { below, pick, chance: (percent: number): boolean => below(100) < percent };
};
export type Random = ReturnType<typeof randomFrom>;

const all: readonly OfficerRole[] = ['intake_officer', 'district_reviewer', 'city_reviewer', 'head_of_stage', 'expert', 'approver', 'finance_officer', 'finance_approver'];

/** Somebody with every role, a relative of the applicant, deputies of others, and one person for each duty. */
export const people: readonly Actor[] = [
  applicant(),
  applicant({ userId: 'user-agency', capacity: 'agency' }),
  applicant({ userId: 'user-stranger', creditCode: otherEnterprise }),
  citizen,
  dailyRun,
  ...Object.values(officers),
  officer('user-everything', all.map((role) => grantOf(role))),
  officer('user-relative', all.map((role) => grantOf(role)), { affiliatedCreditCodes: [ownEnterprise] }),
  officer('user-deputy', [grantOf('district_reviewer', { deputyForUserId: 'user-city_reviewer' }), grantOf('approver')]),
  officer('user-finance-deputy', [grantOf('finance_approver', { deputyForUserId: 'user-finance_officer' }), grantOf('finance_officer')]),
  officer('user-second-finance', [grantOf('finance_officer'), grantOf('finance_approver')]),
];

/** Who may pay in the walks: one payer, two or three, with shares that leave odd fen, and now and then shares that don't add up. */
export const walkAccounts = [accountId, 'zhuhai-demo-interest.2026.440400.d2', 'zhuhai-demo-interest.2026.440000.d3'] as const;
/** The account a year end carries this one into. */
const nextYearOf = (from: string): string => {
  const parts = parseAccountId(from);
  return accountIdOf({ ...parts, fiscalYear: parts.fiscalYear + 1 });
};

const payerSets: readonly (readonly PayerShare[])[] = [
  [{ accountId, sharePercent: '100' }],
  [{ accountId, sharePercent: '50' }, { accountId: walkAccounts[1], sharePercent: '50' }],
  [{ accountId, sharePercent: '33.3333' }, { accountId: walkAccounts[1], sharePercent: '33.3333' }, { accountId: walkAccounts[2], sharePercent: '33.3334' }],
];
const faultyPayers: readonly PayerShare[] = [{ accountId, sharePercent: '50' }, { accountId: walkAccounts[1], sharePercent: '49.999999' }];

const decideOf = (random: Random, application: Application, context: TransitionContext): ApplicationAction => {
  const today = legalDateOf(context.now);
  if (random.chance(20)) return { ...decideToReject, decidedOn: today };
  const reviewedFen = application.reviewedFen ?? fen(1);
  const amountFen = random.pick([reviewedFen, reviewedFen, fen(reviewedFen + 1), fen(1 + random.below(reviewedFen + 1)), fen(0)]);
  return typical('decide', { decidedOn: random.chance(95) ? today : addDays(today, 1), amountFen, payers: random.chance(95) ? random.pick(payerSets) : faultyPayers, noticeOpensOn: addDays(today, random.below(4) - (random.chance(5) ? 5 : 0)) });
};

/** An action of that name with plausible, sometimes wrong, particulars. */
const particularsOf = (name: ActionName, random: Random, application: Application, context: TransitionContext): ApplicationAction => {
  const today = legalDateOf(context.now);
  const { notice, clawback, parts } = application;
  const underWay = parts.filter((candidate) => isUnderWay(candidate) && (name !== 'record_payment' || candidate.balance === 'payable'));
  const part = underWay.length > 0 ? random.pick(underWay) : parts[0];
  const batchId = random.chance(90) ? (part?.batchId ?? 'batch-0') : 'batch-other';
  const assignable = parts.filter((candidate) => !isUnderWay(candidate) && candidate.fundDocumentNumber !== null && candidate.balance === 'committed');
  const someAccount = random.pick(assignable.length > 0 && random.chance(90) ? assignable.map((candidate) => candidate.accountId) : walkAccounts);
  const unreleased = parts.filter((candidate) => candidate.fundDocumentNumber === null).map((candidate) => candidate.accountId);
  const clashedLines = random.chance(15) ? ['line-1'] : [];
  const paidFen = application.decision?.amountFen ?? fen(0);
  switch (name) {
    case 'submit': return typical('submit', { clashedLines });
    case 'correct': return typical('correct', { clashedLines });
    case 'resolve_clash': return typical('resolve_clash', { lineIds: random.chance(90) ? application.clashedLines : ['line-unknown'] });
    case 'record_review': return typical('record_review', { opinion: random.chance(88) ? 'grant' : 'reject', reviewedFen: fen(1 + random.below(1_000_000)) });
    case 'decide': return decideOf(random, application, context);
    case 'award_share': return typical('award_share', { reviewedFen: potClaimOf(application) ?? fen(0), shareFen: fen(random.below(1_000_001)) });
    case 'hold_over': return typical('hold_over', { reviewOn: addDays(today, random.below(20)) });
    case 'object': return typical('object', { objectionId: `objection-${random.below(3)}` });
    case 'resolve_objection': return typical('resolve_objection', { objectionId: random.chance(90) ? random.pick(notice?.openObjectionIds.length ? notice.openObjectionIds : ['none']) : 'none', outcome: random.chance(70) ? 'dismissed' : 'upheld' });
    case 'release_funds': return typical('release_funds', { accountIds: random.chance(60) ? unreleased : unreleased.slice(0, 1) });
    case 'assign_batch': return typical('assign_batch', { accountId: someAccount, batchId: `batch-${random.below(1000)}` });
    case 'leave_batch': return typical('leave_batch', { batchId });
    case 'authorise_payment': return typical('authorise_payment', { batchId });
    case 'record_payment': return typical('record_payment', { batchId, endToEndId: endToEndIdOf(application, part?.number ?? 1, (part?.attempt ?? 0) - (random.chance(10) ? 1 : 0)), outcome: random.chance(60) ? 'paid' : 'failed', settledOn: addDays(today, random.chance(95) ? 0 : 1) });
    case 'return_payment': {
      const paid = parts.find((candidate) => candidate.balance === 'paid');
      return typical('return_payment', { batchId: paid?.batchId ?? 'none', endToEndId: endToEndIdOf(application, paid?.number ?? 1, paid?.attempt ?? 0), returnedOn: addDays(today, random.chance(95) ? 0 : 1) });
    }
    case 'carry_over':
    case 'lapse':
    case 'fund_anew': {
      const wanted = name === 'fund_anew' ? ['lapsed'] : ['reserved', 'committed'];
      const found = parts.find((candidate) => wanted.includes(candidate.balance) && candidate.batchId === null) ?? part;
      const from = found?.accountId ?? accountId;
      const to = { accountId: from, toAccountId: nextYearOf(from) };
      if (name === 'lapse') return typical('lapse', { accountId: from });
      return name === 'carry_over' ? typical('carry_over', to) : typical('fund_anew', to);
    }
    case 'demand_clawback': return typical('demand_clawback', { amountFen: fen(random.below(paidFen + 2)), dueOn: addDays(today, random.below(30)) });
    case 'record_recovery': return typical('record_recovery', { amountFen: random.chance(50) && clawback !== null ? fen(clawback.demandedFen - clawback.recoveredFen) : fen(random.below(paidFen + 2)) });
    case 'consent_offset': return typical('consent_offset', { openFen: fen(openDemandFen(parts, null) + (random.chance(5) ? 1 : 0)) });
    case 'order_offset': {
      const paymentFen = fen(1 + random.below(2 * paidFen + 200));
      const owed = parts.find((candidate) => candidate.demandedFen > candidate.recoveredFen)?.accountId ?? accountId;
      const amountFen = offsetFenOf(openDemandFen(parts, null), paymentFen, 100);
      return typical('order_offset', { endToEndId: `case-2-${random.below(90) + 10}`, paymentAccountId: random.chance(90) ? owed : random.pick(walkAccounts), paymentFen, amountFen: fen(amountFen + (random.chance(5) ? 1 : 0)) });
    }
    case 'settle_offset':
    case 'release_offset':
    case 'undo_offset': {
      const offset = clawback?.offset;
      const order = { endToEndId: offset?.endToEndId ?? 'case-2-01', amountFen: fen((offset?.amountFen ?? 0) + (random.chance(5) ? 1 : 0)) };
      if (name === 'release_offset') return typical('release_offset', { ...order, cause: random.pick(['failed', 'cancelled'] as const) });
      return name === 'settle_offset' ? typical('settle_offset', order) : typical('undo_offset', order);
    }
    default: return typicalActions[name];
  }
};

const ending: readonly ActionName[] = ['withdraw', 'terminate', 'revoke', 'refuse_acceptance'];

const reviewers: Partial<Record<ApplicationState, readonly OfficerRole[]>> = {
  submitted: ['intake_officer'], accepted: ['district_reviewer'], formal_review: ['district_reviewer'], substantive_review: ['city_reviewer'], expert_review: ['expert'],
};
const offices: Partial<Record<ActionName, readonly OfficerRole[]>> = {
  decide: ['approver'], hold_for_run: ['approver'], leave_run: ['approver'], award_share: ['approver'], hold_over: ['approver'], resume: ['approver'], approve: ['approver'], resolve_objection: ['head_of_stage'],
  release_funds: ['finance_officer'], assign_batch: ['finance_officer'], leave_batch: ['finance_officer'], authorise_payment: ['finance_approver'],
  record_payment: ['finance_officer'], return_payment: ['finance_officer'], carry_over: ['finance_approver'], lapse: ['finance_approver'], fund_anew: ['finance_officer'], order_offset: ['finance_approver'], settle_offset: ['finance_officer'], release_offset: ['finance_officer'], undo_offset: ['finance_officer'], demand_clawback: ['finance_officer'], record_recovery: ['finance_officer'], close: ['finance_officer'],
};

/** By whom an action is tried first; the rest of the people come in now and then. */
const candidates = (name: ActionName, application: Application): readonly Actor[] => {
  if (application.claimedBy !== null && ['release', 'accept', 'refuse_acceptance', 'request_correction', 'resolve_clash', 'record_review'].includes(name)) {
    return people.filter((actor) => actor.userId === application.claimedBy || actor.userId === 'user-head_of_stage');
  }
  if (['submit', 'correct', 'withdraw', 'confirm_payee', 'consent_offset', 'withdraw_offset_consent'].includes(name)) return people.slice(0, 2);
  if (['open_notice', 'close_notice', 'waive', 'deem_withdrawn'].includes(name)) return [dailyRun];
  if (name === 'object') return [citizen];
  const roles = offices[name] ?? reviewers[application.state] ?? all;
  return people.filter((actor) => actor.kind === 'officer' && actor.grants.some((grant) => roles.includes(grant.role)));
};

/** What brings the case on from here. */
const forward = ({ state, claimedBy, heldBy, clashedLines, decision, notice, payment, parts, clawback }: Application): ActionName | null => {
  const claimed = claimedBy !== null;
  switch (state) {
    case 'draft': return 'submit';
    case 'submitted': return claimed ? 'accept' : 'claim';
    case 'accepted': return 'claim';
    case 'correction_requested': return 'correct';
    case 'formal_review':
    case 'substantive_review':
    case 'expert_review': return claimed ? 'record_review' : 'claim';
    case 'awaiting_decision':
      if (decision !== null) return 'open_notice';
      if (heldBy !== null) return 'award_share';
      if ((notice?.openObjectionIds.length ?? 0) > 0) return 'resolve_objection';
      return clashedLines.length > 0 ? 'resolve_clash' : 'decide';
    case 'public_notice': return notice?.closed === true ? 'approve' : 'close_notice';
    case 'objection_handling': return 'resolve_objection';
    case 'held_over': return 'resume';
    case 'approved': return 'release_funds';
    case 'awaiting_payee':
    case 'payment_failed':
      if (parts.some(isUnderWay)) return 'authorise_payment';
      if (payment?.payeeConfirmedAt == null) return 'confirm_payee';
      return parts.some((part) => part.fundDocumentNumber !== null && part.balance === 'committed') ? 'assign_batch' : 'release_funds';
    case 'disbursing': return 'record_payment';
    case 'clawback_due':
      if (clawback?.offset?.status === 'ordered') return 'settle_offset';
      if (clawback?.consent !== undefined) return 'order_offset';
      // Every other demand goes the way of an offset, where one payer's money is open.
      return clawback?.offset === undefined && (clawback?.demandedFen ?? 0) % 2 === 0 && parts.filter((part) => part.demandedFen > part.recoveredFen).length === 1 ? 'consent_offset' : 'record_recovery';
    default: return null;
  }
};

/** Mostly what brings the case on, by somebody whose office it is; often enough anything else, by anybody. */
const choose = (random: Random, application: Application, context: TransitionContext): { readonly action: ApplicationAction; readonly actor: Actor } => {
  // A window that has run out is rare, and what follows from it must be walked too.
  const onward = application.state === 'awaiting_payee' && application.deadline !== null && application.deadline.dueOn < legalDateOf(context.now) && random.chance(50) ? 'waive' : forward(application);
  const wanted = availableActions[application.state].filter((name) => random.chance(ending.includes(name) || name === 'recuse' ? 5 : 100));
  const name = onward !== null && random.chance(75) ? onward : random.pick(random.chance(80) && wanted.length > 0 ? wanted : actionNames);
  const able = candidates(name, application).filter((actor) => actor.userId !== 'user-relative' || random.chance(10));
  return { action: particularsOf(name, random, application, context), actor: random.pick(random.chance(92) && able.length > 0 ? able : people) };
};

export type WalkStep = {
  readonly before: Application;
  readonly action: ApplicationAction;
  readonly actor: Actor;
  readonly context: TransitionContext;
  readonly result: TransitionResult;
};

const freeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

/** A walk of at most that many attempts from a draft, and a few more where it ended. Every case given to the transition is frozen through and through. */
export const randomWalk = (seed: number, attempts: number): readonly WalkStep[] => {
  const random = randomFrom(seed);
  const steps: WalkStep[] = [];
  let application = freeze(draftApplication());
  let context = contextOn('2026-03-02');
  let idle = 0;
  for (let attempt = 0; attempt < attempts && idle < 12; attempt += 1) {
    const hours = random.chance(70) ? random.below(12) : random.below(24 * (random.chance(10) ? 40 : 8));
    context = { ...context, now: parseInstant(new Date(Date.parse(context.now) + hours * 3_600_000).toISOString()) };
    const { action, actor } = choose(random, application, context);
    const result = transition(application, freeze(action), freeze(actor), context);
    steps.push({ before: application, action, actor, context, result });
    idle = result.kind === 'next' ? 0 : idle + 1;
    if (result.kind === 'next') application = freeze(result.application);
  }
  return steps;
};
