import { describe, expect, it } from '@jest/globals';
import { applicationIn, contextOn, typicalActions, waysTo } from '../../../test/builders/application';
import { applicant, citizen, dailyRun, officers } from '../../../test/builders/actors';
import type { ProblemCode } from '../problem';
import { actionNames } from './actions';
import type { ActionName } from './actions';
import type { Actor, OfficerRole } from './actor';
import { availableActions } from './availability';
import { applicationStates } from './states';
import type { ApplicationState } from './states';
import { transition } from './transition';

type Moment = keyof typeof waysTo;
type Answer = `→ ${ApplicationState}` | ProblemCode;

/** Written by hand from design §5; an action that is not named in a row is not available there. */
const ended = { withdraw: '→ withdrawn', terminate: '→ terminated', revoke: '→ revoked' } as const;
/** Where no money is held for the case, and where a year end finds some: carried on it stays, lapsed it waits in the state its parts say. */
const nothingHeld = { carry_over: 'account_unknown', lapse: 'account_unknown', fund_anew: 'account_unknown' } as const;
const yearEnd = (state: ApplicationState, lapsed: ApplicationState = state) => ({ carry_over: `→ ${state}`, lapse: `→ ${lapsed}`, fund_anew: 'funds_not_lapsed' }) as const;
const answers: Readonly<Record<Moment, Partial<Record<ActionName, Answer>>>> = {
  draft: { submit: '→ submitted', withdraw: '→ withdrawn' },
  submitted: { claim: 'already_claimed_by_you', release: '→ submitted', recuse: '→ submitted', accept: '→ accepted', refuse_acceptance: '→ not_accepted', request_correction: '→ correction_requested', withdraw: '→ withdrawn' },
  correction_requested: { correct: '→ formal_review', deem_withdrawn: '→ deemed_withdrawn', recuse: '→ correction_requested', ...ended },
  deemed_withdrawn: {},
  accepted: { claim: '→ formal_review', recuse: '→ accepted', resolve_clash: '→ accepted', ...ended },
  not_accepted: {},
  formal_review: { claim: 'already_claimed_by_you', release: '→ formal_review', recuse: '→ formal_review', request_correction: '→ correction_requested', resolve_clash: '→ formal_review', record_review: '→ substantive_review', ...ended },
  substantive_review: { claim: 'already_claimed_by_you', release: '→ substantive_review', recuse: '→ substantive_review', request_correction: '→ correction_requested', resolve_clash: '→ substantive_review', record_review: '→ expert_review', ...ended },
  expert_review: { claim: 'already_claimed_by_you', release: '→ expert_review', recuse: '→ expert_review', request_correction: '→ correction_requested', resolve_clash: '→ expert_review', record_review: '→ awaiting_decision', ...ended },
  awaiting_decision: { recuse: '→ awaiting_decision', resolve_clash: '→ awaiting_decision', resolve_objection: 'objection_not_open', decide: '→ awaiting_decision', hold_for_run: '→ awaiting_decision', leave_run: 'not_held_by_run', award_share: 'not_held_by_run', hold_over: '→ held_over', ...ended, ...nothingHeld },
  held: { recuse: '→ awaiting_decision', resolve_clash: 'held_by_run', resolve_objection: 'objection_not_open', decide: 'held_by_run', hold_for_run: 'held_by_run', leave_run: '→ awaiting_decision', award_share: '→ awaiting_decision', hold_over: 'held_by_run', open_notice: 'action_not_available', ...ended, ...nothingHeld },
  decided: { recuse: '→ awaiting_decision', resolve_clash: '→ awaiting_decision', resolve_objection: 'objection_not_open', decide: 'already_decided', hold_for_run: 'already_decided', leave_run: 'not_held_by_run', award_share: 'not_held_by_run', hold_over: '→ held_over', open_notice: '→ public_notice', ...ended, ...yearEnd('awaiting_decision') },
  public_notice: { recuse: '→ public_notice', object: '→ objection_handling', close_notice: 'deadline_not_passed', approve: 'notice_still_open', hold_over: '→ held_over', ...ended, ...yearEnd('public_notice') },
  notice_closed: { recuse: '→ public_notice', object: 'notice_closed', close_notice: 'notice_closed', approve: '→ approved', hold_over: '→ held_over', ...ended, ...yearEnd('public_notice') },
  objection_handling: { recuse: '→ objection_handling', object: 'already_exists', resolve_objection: '→ public_notice', hold_over: '→ held_over', ...ended, ...yearEnd('objection_handling') },
  approved: { recuse: '→ approved', release_funds: '→ awaiting_payee', terminate: '→ terminated', revoke: '→ revoked', ...yearEnd('approved') },
  lapsed: { recuse: '→ approved', release_funds: 'funds_lapsed', carry_over: 'action_not_available', lapse: 'action_not_available', fund_anew: '→ approved', terminate: '→ terminated', revoke: '→ revoked' },
  rejected: { close: '→ closed' },
  held_over: { recuse: '→ held_over', resolve_objection: 'objection_not_open', resume: '→ awaiting_decision', ...ended },
  awaiting_payee: { recuse: '→ awaiting_payee', release_funds: 'funds_already_released', return_payment: 'nothing_was_paid', confirm_payee: '→ awaiting_payee', waive: '→ waived', assign_batch: 'payee_not_confirmed', leave_batch: 'case_not_in_batch', authorise_payment: 'case_not_in_batch', terminate: '→ terminated', revoke: '→ revoked', ...yearEnd('awaiting_payee', 'approved') },
  payee_confirmed: { recuse: '→ awaiting_payee', release_funds: 'funds_already_released', return_payment: 'nothing_was_paid', confirm_payee: '→ awaiting_payee', waive: 'payee_already_confirmed', assign_batch: '→ awaiting_payee', leave_batch: 'case_not_in_batch', authorise_payment: 'case_not_in_batch', terminate: '→ terminated', revoke: '→ revoked', ...yearEnd('awaiting_payee', 'approved') },
  in_batch: { recuse: '→ awaiting_payee', release_funds: 'funds_already_released', return_payment: 'nothing_was_paid', confirm_payee: 'case_in_batch', waive: 'payee_already_confirmed', assign_batch: 'case_in_batch', leave_batch: '→ awaiting_payee', authorise_payment: '→ disbursing', terminate: 'case_in_batch', revoke: 'case_in_batch', carry_over: 'case_in_batch', lapse: 'case_in_batch', fund_anew: 'funds_not_lapsed' },
  disbursing: { recuse: '→ disbursing', release_funds: 'funds_already_released', return_payment: 'nothing_was_paid', assign_batch: 'case_in_batch', leave_batch: 'action_not_available', authorise_payment: 'action_not_available', record_payment: '→ paid', carry_over: 'action_not_available', lapse: 'action_not_available', fund_anew: 'funds_not_lapsed' },
  paid: { return_payment: '→ payment_failed', demand_clawback: '→ clawback_due', close: '→ closed' },
  payment_failed: { recuse: '→ payment_failed', release_funds: 'funds_already_released', return_payment: 'nothing_was_paid', confirm_payee: '→ payment_failed', assign_batch: '→ payment_failed', leave_batch: 'case_not_in_batch', authorise_payment: 'case_not_in_batch', terminate: '→ terminated', revoke: '→ revoked', ...yearEnd('payment_failed', 'approved') },
  clawback_due: { record_recovery: '→ clawed_back', consent_offset: '→ clawback_due', withdraw_offset_consent: 'offset_consent_missing', order_offset: 'offset_consent_missing', settle_offset: 'offset_unknown', release_offset: 'offset_unknown', undo_offset: 'offset_unknown' },
  offset_consented: { record_recovery: '→ clawed_back', consent_offset: '→ clawback_due', withdraw_offset_consent: '→ clawback_due', order_offset: '→ clawback_due', settle_offset: 'offset_unknown', release_offset: 'offset_unknown', undo_offset: 'offset_unknown' },
  offset_ordered: { record_recovery: 'offset_under_way', consent_offset: 'offset_under_way', withdraw_offset_consent: 'offset_under_way', order_offset: 'offset_under_way', settle_offset: '→ clawed_back', release_offset: '→ clawback_due', undo_offset: 'offset_unknown' },
  offset_settled: { close: '→ closed', undo_offset: '→ clawback_due' },
  clawed_back: { close: '→ closed', undo_offset: 'offset_unknown' },
  closed: { return_payment: '→ payment_failed', demand_clawback: '→ clawback_due', undo_offset: 'offset_unknown' },
  withdrawn: {},
  terminated: { demand_clawback: 'nothing_was_paid' },
  revoked: { demand_clawback: 'nothing_was_paid' },
  waived: {},
};

/** Days on which what is asked can happen: inside the notice, before it is due, after every other deadline. */
const days: Partial<Record<Moment, string>> = { awaiting_decision: '2026-03-10', public_notice: '2026-03-12', objection_handling: '2026-03-12', decided: '2026-03-11', held: '2026-03-10' };

const reviewerAt = (moment: Moment): Actor => {
  if (moment === 'submitted') return officers.intake_officer;
  if (moment === 'substantive_review') return officers.city_reviewer;
  return moment === 'expert_review' ? officers.expert : officers.district_reviewer;
};

const offices: Partial<Record<ActionName, OfficerRole>> = {
  recuse: 'head_of_stage', decide: 'approver', hold_for_run: 'approver', leave_run: 'approver', award_share: 'approver', hold_over: 'approver', resume: 'approver', approve: 'approver', resolve_objection: 'head_of_stage',
  resolve_clash: 'head_of_stage', release_funds: 'finance_officer', assign_batch: 'finance_officer', leave_batch: 'finance_officer',
  authorise_payment: 'finance_approver', record_payment: 'finance_officer', return_payment: 'finance_officer', carry_over: 'finance_approver', lapse: 'finance_approver', fund_anew: 'finance_officer', demand_clawback: 'finance_officer', record_recovery: 'finance_officer',
  order_offset: 'finance_approver', settle_offset: 'finance_officer', release_offset: 'finance_officer', undo_offset: 'finance_officer',
  close: 'finance_officer', terminate: 'head_of_stage', revoke: 'approver',
};

const rightActor = (name: ActionName, moment: Moment): Actor => {
  if (['submit', 'correct', 'withdraw', 'confirm_payee', 'consent_offset', 'withdraw_offset_consent'].includes(name)) return applicant();
  if (['open_notice', 'close_notice', 'waive', 'deem_withdrawn'].includes(name)) return dailyRun;
  if (name === 'object') return citizen;
  const office = offices[name];
  return office === undefined ? reviewerAt(moment) : officers[office];
};

const expected = (moment: Moment, name: ActionName): Answer => answers[moment][name] ?? (name === 'object' ? 'notice_closed' : 'action_not_available');

const moments = Object.keys(waysTo) as Moment[];
const pairs = moments.flatMap((moment) => actionNames.map((name): [Moment, ActionName, Answer] => [moment, name, expected(moment, name)]));

describe('every state and action is answered', () => {
  it('covers every state, every action and the nine moments inside a state', () => {
    expect(Object.keys(answers).sort()).toEqual([...applicationStates, 'decided', 'held', 'in_batch', 'lapsed', 'notice_closed', 'offset_consented', 'offset_ordered', 'offset_settled', 'payee_confirmed'].sort());
    expect(applicationStates).toHaveLength(26);
    expect(actionNames).toHaveLength(45);
    const named = applicationStates.reduce((sum, state) => sum + Object.keys(answers[state]).length, 0);
    expect(named).toBe(149);
  });

  it.each(pairs)('%s × %s: %s', (moment, name, answer) => {
    const application = applicationIn(moment);
    const result = transition(application, typicalActions[name], rightActor(name, moment), contextOn(days[moment] ?? '2026-04-03'));
    expect(result.kind === 'next' ? `→ ${result.application.state}` : result.problem.code).toBe(answer);
    expect(result.kind === 'next' ? result.application.version : application.version).toBe(application.version + (result.kind === 'next' ? 1 : 0));
  });

  it('reaches each moment in the state it is named after', () => {
    for (const state of applicationStates) expect(applicationIn(state).state).toBe(state);
  });

  it('offers exactly what the table answers with a change or with a condition of the action itself', () => {
    for (const state of applicationStates) {
      const offered = new Set([...Object.keys(answers[state]), ...(state === 'awaiting_decision' ? ['open_notice'] : [])]);
      expect([...availableActions[state]].sort()).toEqual([...offered].sort());
    }
  });

  it('ends for good in six states: nothing by anybody moves them', () => {
    const everybody: readonly Actor[] = [applicant(), citizen, dailyRun, ...Object.values(officers)];
    for (const state of ['deemed_withdrawn', 'not_accepted', 'withdrawn', 'terminated', 'revoked', 'waived'] as const) {
      const application = applicationIn(state);
      const moved = everybody.flatMap((actor) => actionNames.filter((name) => transition(application, typicalActions[name], actor, contextOn('2026-04-03')).kind === 'next'));
      expect(moved).toEqual([]);
    }
  });
});
