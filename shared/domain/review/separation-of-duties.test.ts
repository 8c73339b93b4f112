import { describe, expect, it } from '@jest/globals';
import { applicationIn, contextOn, succeed, typical, typicalActions, walk } from '../../../test/builders/application';
import { grantOf, officer, officers, ownEnterprise } from '../../../test/builders/actors';
import { on } from '../../../test/builders/calendar';
import type { ApplicationAction } from '../application/actions';
import type { Actor, Grant, OfficerRole } from '../application/actor';
import type { Application } from '../application/application';
import { transition } from '../application/transition';
import { dutyGroups, requireSeparateHands, withDuty } from './separation-of-duties';
import type { DutyGroup } from './separation-of-duties';

const day = '2026-03-10';
const answer = (application: Application, action: ApplicationAction, actor: Actor): string => {
  const result = transition(application, action, actor, contextOn(day));
  return result.kind === 'next' ? 'done' : result.problem.code;
};
const all = (userId: string, ...roles: readonly OfficerRole[]): Actor => officer(userId, roles.map((role) => grantOf(role)));
const deputyOf = (principal: string, role: OfficerRole, changes: Partial<Grant> = {}): Grant => grantOf(role, { deputyForUserId: principal, ...changes });
const reviewers: readonly OfficerRole[] = ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert', 'approver'];

describe('duties that lie in different hands', () => {
  const apart: readonly (readonly [DutyGroup, DutyGroup])[] = [
    ['intake', 'decision'], ['first_review', 'second_review'], ['first_review', 'expert'], ['first_review', 'decision'], ['second_review', 'expert'],
    ['second_review', 'decision'], ['expert', 'decision'], ['batch_maker', 'batch_checker'],
  ];
  it.each(dutyGroups.flatMap((held) => dutyGroups.map((wanted): [DutyGroup, DutyGroup] => [held, wanted])))('who held %s, may they take %s?', (held, wanted) => {
    const barred = apart.some(([left, right]) => (left === held && right === wanted) || (left === wanted && right === held));
    const onCase = { creditCode: ownEnterprise, recusedUserIds: [], dutyHolders: withDuty([], held, ['user-a']) };
    const take = (userId: string) => () => requireSeparateHands(officer(userId, []), wanted, onCase);
    if (barred) expect(take('user-a')).toThrow(expect.objectContaining({ code: 'separation_of_duties', details: { params: { duty: wanted, heldDuty: held } } }));
    else expect(take('user-a')).not.toThrow();
    expect(take('user-b')).not.toThrow();
  });

  it('初审 ≠ 复核 ≠ 专家 ≠ 审定, whoever holds all the roles', () => {
    const first = all(officers.district_reviewer.userId, ...reviewers);
    const second = all(officers.city_reviewer.userId, ...reviewers);
    const expert = all(officers.expert.userId, ...reviewers);
    const freed = (moment: 'substantive_review' | 'expert_review') => ({ ...applicationIn(moment), claimedBy: null });
    expect(answer(freed('substantive_review'), typicalActions.claim, first)).toBe('separation_of_duties');
    expect(answer({ ...applicationIn('substantive_review'), claimedBy: first.userId }, typicalActions.record_review, first)).toBe('separation_of_duties');
    expect([first, second].map((actor) => answer(freed('expert_review'), typicalActions.claim, actor))).toEqual(['separation_of_duties', 'separation_of_duties']);
    const intake = all(officers.intake_officer.userId, ...reviewers);
    for (const actor of [intake, first, second, expert]) {
      expect(answer(applicationIn('awaiting_decision'), typicalActions.decide, actor)).toBe('separation_of_duties');
      expect(answer(applicationIn('awaiting_decision'), typicalActions.hold_over, actor)).toBe('separation_of_duties');
      expect(answer(applicationIn('notice_closed'), typicalActions.approve, actor)).toBe('separation_of_duties');
    }
    expect(answer(applicationIn('accepted'), typicalActions.claim, intake)).toBe('done'); // intake checks form, it decides nothing
  });

  it('who asked for a correction of the first review still may not take the second', () => {
    const both = all(officers.district_reviewer.userId, 'district_reviewer', 'city_reviewer');
    const reviewed = walk(applicationIn('correction_requested'), [['2026-03-06', typicalActions.correct, { kind: 'applicant', userId: 'user-applicant', creditCode: ownEnterprise, capacity: 'handler' }], ['2026-03-09', typicalActions.record_review, both]]);
    expect(reviewed.state).toBe('substantive_review');
    expect(answer(reviewed, typicalActions.claim, both)).toBe('separation_of_duties');
  });

  it('a rejection at the first stage leaves nothing an approver could grant past the second pair of eyes', () => {
    const rejected = succeed(applicationIn('formal_review'), typical('record_review', { opinion: 'reject' }), officers.district_reviewer, contextOn(day)).application;
    expect([rejected.state, rejected.opinion, rejected.reviewedFen]).toEqual(['awaiting_decision', 'reject', 0]);
    expect(answer(rejected, typicalActions.decide, officers.approver)).toBe('amount_above_reviewed');
  });
});

describe('batches', () => {
  const maker = all(officers.finance_officer.userId, 'finance_officer', 'finance_approver');
  it('who put the case into the batch does not let its money go', () => {
    expect(answer(applicationIn('in_batch'), typicalActions.authorise_payment, maker)).toBe('separation_of_duties');
    expect(answer(applicationIn('in_batch'), typicalActions.authorise_payment, officers.finance_approver)).toBe('done');
  });

  it('nor does the checker of a failed order make the next batch', () => {
    const checker = all(officers.finance_approver.userId, 'finance_officer', 'finance_approver');
    expect(answer(applicationIn('payment_failed'), typical('assign_batch', { batchId: 'batch-2' }), checker)).toBe('separation_of_duties');
    expect(answer(applicationIn('payment_failed'), typical('assign_batch', { batchId: 'batch-2' }), officers.finance_officer)).toBe('done');
  });

  it('a case that left a batch and was put into another has that one\'s maker', () => {
    const other = all('user-other-finance', 'finance_officer', 'finance_approver');
    const moved = walk(applicationIn('in_batch'), [['2026-03-20', typicalActions.leave_batch, maker], ['2026-03-20', typical('assign_batch', { batchId: 'batch-2' }), other]]);
    const release = typical('authorise_payment', { batchId: 'batch-2' });
    expect(answer(moved, release, other)).toBe('separation_of_duties');
    expect(answer(moved, typicalActions.authorise_payment, officers.finance_approver)).toBe('case_not_in_batch');
    expect(moved.dutyHolders.filter((holder) => holder.duty === 'batch_maker').map((holder) => holder.userId)).toEqual(['user-other-finance']);
  });
});

describe('deputies', () => {
  const principal = officers.city_reviewer;

  it('may not do what their principal may not', () => {
    const deputy = officer('user-deputy', [deputyOf(officers.district_reviewer.userId, 'city_reviewer')]);
    expect(answer({ ...applicationIn('substantive_review'), claimedBy: null }, typicalActions.claim, deputy)).toBe('separation_of_duties');
    expect(answer({ ...applicationIn('substantive_review'), claimedBy: null, recusedUserIds: [officers.district_reviewer.userId] }, typicalActions.claim, deputy)).toBe('recused');
  });

  it('act in the principal\'s name: the principal may not take the second duty either', () => {
    const deputy = officer('user-deputy', [deputyOf(principal.userId, 'district_reviewer')]);
    const reviewed = walk(applicationIn('accepted'), [['2026-03-04', typicalActions.claim, deputy], ['2026-03-05', typicalActions.record_review, deputy]]);
    expect(reviewed.dutyHolders.filter((holder) => holder.duty === 'first_review').map((holder) => holder.userId)).toEqual(['user-deputy', principal.userId]);
    expect(answer(reviewed, typicalActions.claim, principal)).toBe('separation_of_duties');
    expect(answer(reviewed, typicalActions.claim, all('user-third', 'city_reviewer'))).toBe('done');
  });

  it('who hold the role in their own right act in nobody else\'s name', () => {
    const both = officer('user-both', [grantOf('district_reviewer'), deputyOf(principal.userId, 'district_reviewer')]);
    const reviewed = walk(applicationIn('accepted'), [['2026-03-04', typicalActions.claim, both], ['2026-03-05', typicalActions.record_review, both]]);
    expect(reviewed.dutyHolders.filter((holder) => holder.duty === 'first_review').map((holder) => holder.userId)).toEqual(['user-both']);
    expect(answer(reviewed, typicalActions.claim, principal)).toBe('done');
  });

  it('have no authority outside the days of the delegation', () => {
    const lapsed = officer('user-deputy', [deputyOf(principal.userId, 'district_reviewer', { toOn: on('2026-03-09') })]);
    expect(answer(applicationIn('accepted'), typicalActions.claim, lapsed)).toBe('forbidden');
  });

  it('of a batch\'s maker do not check it', () => {
    const deputy = officer('user-deputy', [deputyOf(officers.finance_officer.userId, 'finance_approver')]);
    expect(answer(applicationIn('in_batch'), typicalActions.authorise_payment, deputy)).toBe('separation_of_duties');
  });
});

describe('recusal', () => {
  it('lays the case down at once, and it stays out of those hands', () => {
    const recused = succeed(applicationIn('formal_review'), typicalActions.recuse, officers.district_reviewer, contextOn(day)).application;
    expect([recused.claimedBy, recused.state]).toEqual([null, 'formal_review']);
    expect(answer(recused, typicalActions.claim, officers.district_reviewer)).toBe('recused');
    expect(answer(recused, typicalActions.record_review, officers.district_reviewer)).toBe('recused');
    expect(answer(recused, typicalActions.recuse, officers.district_reviewer)).toBe('recused');
    expect(answer(recused, typicalActions.claim, all('user-colleague', 'district_reviewer'))).toBe('done');
  });

  it('of somebody else leaves the claim alone', () => {
    const recused = succeed(applicationIn('formal_review'), typicalActions.recuse, officers.head_of_stage, contextOn(day)).application;
    expect(recused.claimedBy).toBe(officers.district_reviewer.userId);
    expect(answer(recused, typicalActions.terminate, officers.head_of_stage)).toBe('recused');
  });

  it('is open to the one who has a stake in the case, and nothing else is', () => {
    const relative = officer('user-relative', [grantOf('district_reviewer')], { affiliatedCreditCodes: [ownEnterprise] });
    expect(answer(applicationIn('accepted'), typicalActions.claim, relative)).toBe('own_enterprise');
    expect(answer(applicationIn('accepted'), typicalActions.recuse, relative)).toBe('done');
  });

  it('holds while a correction is with the applicant: the case comes back free', () => {
    const recused = succeed(applicationIn('correction_requested'), typicalActions.recuse, officers.district_reviewer, contextOn(day)).application;
    expect([recused.state, recused.claimedBy]).toEqual(['correction_requested', null]);
  });
});
