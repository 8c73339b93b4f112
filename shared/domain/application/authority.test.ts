import { describe, expect, it } from '@jest/globals';
import { applicationIn, contextOn, programmeId, typicalActions, waysTo } from '../../../test/builders/application';
import { applicant, citizen, dailyRun, doumen, grantOf, guangzhou, officer, officers, otherEnterprise, ownEnterprise, xiangzhou } from '../../../test/builders/actors';
import { on } from '../../../test/builders/calendar';
import { actionNames } from './actions';
import type { ActionName } from './actions';
import { officerRoles } from './actor';
import type { Actor, Grant, OfficerRole } from './actor';
import { actionsOpenTo, transition } from './transition';

type Moment = keyof typeof waysTo;
type Permitted = { readonly at: Moment; readonly day?: string; readonly applicant?: true; readonly public?: true; readonly system?: true; readonly roles?: readonly OfficerRole[] };

const everyoneWhoHandles: readonly OfficerRole[] = ['intake_officer', 'district_reviewer', 'city_reviewer', 'head_of_stage', 'expert', 'approver', 'finance_officer', 'finance_approver'];

/** Written by hand: who may do what, at a moment when it can be done. */
const permitted: Readonly<Record<ActionName, Permitted>> = {
  submit: { at: 'draft', applicant: true },
  correct: { at: 'correction_requested', applicant: true },
  withdraw: { at: 'public_notice', applicant: true },
  confirm_payee: { at: 'awaiting_payee', applicant: true },
  claim: { at: 'accepted', roles: ['district_reviewer'] },
  release: { at: 'formal_review', roles: ['district_reviewer', 'head_of_stage'] },
  recuse: { at: 'formal_review', roles: everyoneWhoHandles },
  accept: { at: 'submitted', roles: ['intake_officer'] },
  refuse_acceptance: { at: 'submitted', roles: ['intake_officer'] },
  request_correction: { at: 'substantive_review', roles: ['city_reviewer', 'head_of_stage'] },
  resolve_clash: { at: 'formal_review', roles: ['district_reviewer', 'head_of_stage'] },
  record_review: { at: 'expert_review', roles: ['expert'] },
  decide: { at: 'awaiting_decision', day: '2026-03-10', roles: ['approver'] },
  hold_over: { at: 'awaiting_decision', roles: ['approver'] },
  hold_for_run: { at: 'awaiting_decision', roles: ['approver'] },
  leave_run: { at: 'held', roles: ['approver', 'finance_approver'] },
  award_share: { at: 'held', roles: ['approver', 'finance_approver'] },
  resume: { at: 'held_over', day: '2026-12-01', roles: ['approver'], system: true },
  open_notice: { at: 'decided', system: true },
  close_notice: { at: 'public_notice', day: '2026-03-18', system: true },
  object: { at: 'public_notice', day: '2026-03-12', public: true },
  resolve_objection: { at: 'objection_handling', roles: ['head_of_stage'] },
  approve: { at: 'notice_closed', roles: ['approver'] },
  release_funds: { at: 'approved', roles: ['finance_officer'] },
  waive: { at: 'awaiting_payee', day: '2026-04-03', system: true },
  deem_withdrawn: { at: 'correction_requested', system: true },
  assign_batch: { at: 'payee_confirmed', roles: ['finance_officer'] },
  leave_batch: { at: 'in_batch', roles: ['finance_officer', 'finance_approver'] },
  authorise_payment: { at: 'in_batch', roles: ['finance_approver'] },
  record_payment: { at: 'disbursing', roles: ['finance_officer'] },
  return_payment: { at: 'paid', roles: ['finance_officer'] },
  carry_over: { at: 'approved', roles: ['finance_approver'] },
  lapse: { at: 'approved', roles: ['finance_approver'] },
  fund_anew: { at: 'lapsed', roles: ['finance_officer'] },
  demand_clawback: { at: 'paid', roles: ['finance_officer', 'approver'] },
  record_recovery: { at: 'clawback_due', roles: ['finance_officer'] },
  consent_offset: { at: 'clawback_due', applicant: true },
  withdraw_offset_consent: { at: 'offset_consented', applicant: true },
  order_offset: { at: 'offset_consented', roles: ['finance_approver'] },
  settle_offset: { at: 'offset_ordered', roles: ['finance_officer'] },
  release_offset: { at: 'offset_ordered', roles: ['finance_officer', 'finance_approver'] },
  undo_offset: { at: 'offset_settled', roles: ['finance_officer'] },
  close: { at: 'paid', roles: ['finance_officer', 'approver'], system: true },
  terminate: { at: 'formal_review', roles: ['head_of_stage', 'approver'] },
  revoke: { at: 'formal_review', roles: ['approver'] },
};

const day = '2026-03-30';
const holder = (role: OfficerRole, changes: Partial<Grant>): Actor => officer(officers[role].userId, [grantOf(role, changes)]);
const answerTo = (name: ActionName, actor: Actor): string => {
  const { at: moment, day: own } = permitted[name];
  const result = transition(applicationIn(moment), typicalActions[name], actor, contextOn(own ?? day));
  return result.kind === 'next' ? 'done' : result.problem.code;
};

describe('who may do what', () => {
  it.each(actionNames)('%s: applicants, the public and the system', (name) => {
    const rule = permitted[name];
    expect(answerTo(name, applicant())).toBe(rule.applicant === true ? 'done' : 'forbidden');
    expect(answerTo(name, applicant({ userId: 'user-stranger', creditCode: otherEnterprise }))).toBe('not_found');
    expect(answerTo(name, citizen)).toBe(rule.public === true ? 'done' : 'forbidden');
    expect(answerTo(name, dailyRun)).toBe(rule.system === true ? 'done' : 'forbidden');
  });

  it.each(actionNames.flatMap((name) => officerRoles.map((role): [ActionName, OfficerRole] => [name, role])))('%s by %s', (name, role) => {
    const wanted = permitted[name].roles?.includes(role) === true ? 'done' : 'forbidden';
    const today = on(permitted[name].day ?? day);
    expect(answerTo(name, holder(role, {}))).toBe(wanted);
    expect(answerTo(name, holder(role, { regionCode: xiangzhou }))).toBe(wanted);
    expect(answerTo(name, holder(role, { programmeId }))).toBe(wanted);
    expect(answerTo(name, holder(role, { fromOn: today, toOn: today }))).toBe(wanted);
    expect(answerTo(name, holder(role, { regionCode: doumen }))).toBe('forbidden');
    expect(answerTo(name, holder(role, { regionCode: guangzhou }))).toBe('forbidden');
    expect(answerTo(name, holder(role, { programmeId: 'another-programme' }))).toBe('forbidden');
    expect(answerTo(name, holder(role, { toOn: on('2026-03-09') }))).toBe('forbidden');
    expect(answerTo(name, holder(role, { fromOn: on('2026-12-31') }))).toBe('forbidden');
    expect(answerTo(name, officer(officers[role].userId, []))).toBe('forbidden');
  });

  it.each(actionNames.filter((name) => permitted[name].roles !== undefined))('%s: never on a case of the own enterprise, nor after recusing', (name) => {
    for (const role of permitted[name].roles ?? []) {
      const own = officer(officers[role].userId, [grantOf(role)], { affiliatedCreditCodes: [ownEnterprise] });
      expect(answerTo(name, own)).toBe(name === 'recuse' ? 'done' : 'own_enterprise');
      const application = { ...applicationIn(permitted[name].at), recusedUserIds: [officers[role].userId] };
      const result = transition(application, typicalActions[name], officers[role], contextOn(permitted[name].day ?? day));
      expect(result.kind === 'problem' && result.problem.code).toBe('recused');
    }
  });

  it('only the officer whose turn it is takes a case in hand', () => {
    const turns: readonly (readonly [Moment, OfficerRole])[] = [['submitted', 'intake_officer'], ['accepted', 'district_reviewer'], ['formal_review', 'district_reviewer'], ['substantive_review', 'city_reviewer'], ['expert_review', 'expert']];
    for (const [moment, turn] of turns) {
      const free = { ...applicationIn(moment), claimedBy: null };
      const takers = officerRoles.filter((role) => transition(free, typicalActions.claim, officers[role], contextOn(day)).kind === 'next');
      expect(takers).toEqual([turn]);
    }
  });

  it('only who took the case in hand decides on it; a colleague of the same duty does not', () => {
    const colleague = officer('user-colleague', [grantOf('district_reviewer')]);
    const codes = (['release', 'request_correction', 'resolve_clash', 'record_review', 'claim'] as const).map((name) => {
      const result = transition(applicationIn('formal_review'), typicalActions[name], colleague, contextOn(day));
      return result.kind === 'problem' ? result.problem.code : 'done';
    });
    expect(codes).toEqual(['not_claimed_by_you', 'not_claimed_by_you', 'not_claimed_by_you', 'not_claimed_by_you', 'claimed_by_another']);
  });

  it('tells a stranger nothing of the state: the same answer whatever it is', () => {
    const outsider = officer('user-outsider', [grantOf('approver', { regionCode: guangzhou })]);
    for (const moment of Object.keys(waysTo) as Moment[]) {
      for (const name of actionNames) {
        const answers = [applicant({ creditCode: otherEnterprise }), outsider].map((actor) => transition(applicationIn(moment), typicalActions[name], actor, contextOn(day)));
        expect(answers.map((answer) => answer.kind === 'problem' && [answer.problem.code, answer.problem.details.params?.['state']])).toEqual([['not_found', undefined], ['forbidden', undefined]]);
      }
    }
  });

  it('writes down who acted, and as what', () => {
    const stamp = (moment: Moment, name: ActionName, actor: Actor) => {
      const result = transition(applicationIn(moment), typicalActions[name], actor, contextOn(permitted[name].day ?? day));
      return result.kind === 'next' ? result.actor : null;
    };
    expect(stamp('draft', 'submit', applicant({ capacity: 'agency' }))).toEqual({ kind: 'applicant', userId: 'user-applicant', as: 'agency' });
    expect(stamp('in_batch', 'leave_batch', officers.finance_approver)).toEqual({ kind: 'officer', userId: 'user-finance_approver', as: 'finance_approver' });
    expect(stamp('formal_review', 'record_review', officers.district_reviewer)).toEqual({ kind: 'officer', userId: 'user-district_reviewer', as: 'district_reviewer' });
    expect(stamp('held_over', 'resume', dailyRun)).toEqual({ kind: 'system', userId: 'system', as: 'daily_run' });
    expect(stamp('public_notice', 'object', citizen)).toEqual({ kind: 'public', userId: 'user-citizen', as: 'objector' });
  });

  it('offers buttons only for what the actor may do', () => {
    expect(actionsOpenTo(applicationIn('public_notice'), applicant(), contextOn(day))).toEqual(['withdraw']);
    expect(actionsOpenTo(applicationIn('formal_review'), officers.auditor, contextOn(day))).toEqual([]);
    expect(actionsOpenTo(applicationIn('awaiting_decision'), officers.approver, contextOn(day))).toEqual(['recuse', 'decide', 'hold_over', 'terminate', 'revoke']);
    expect(actionsOpenTo(applicationIn('formal_review'), officers.district_reviewer, contextOn(day))).toEqual(['claim', 'release', 'recuse', 'request_correction', 'resolve_clash', 'record_review']);
  });
});
