import { describe, expect, it } from '@jest/globals';
import { accountId, applicationIn, contextOn, decideToReject, draftApplication, succeed, typical, typicalActions, typicalAmountFen, walk, waysTo } from '../../../test/builders/application';
import { applicant, citizen, dailyRun, grantOf, officer, officers } from '../../../test/builders/actors';
import { at, on, publishedCalendar } from '../../../test/builders/calendar';
import { demoValue, expertStage, formalStage, procedureWith } from '../../../test/builders/procedure';
import { laidDownDeadline } from '../clawback/clawback-deadline';
import type { ClawbackKind } from '../clawback/clawback-kinds';
import { fen } from '../money';
import { workingDaysUntil } from '../working-days';
import type { ApplicationAction } from './actions';
import type { Actor } from './actor';
import type { Application } from './application';
import type { TransitionContext } from './context';
import { transition } from './transition';

const answer = (application: Application, action: ApplicationAction, actor: Actor, context: TransitionContext): string => {
  const result = transition(application, action, actor, context);
  return result.kind === 'next' ? result.application.state : result.problem.code;
};
const { approver, district_reviewer: reviewer, head_of_stage: head, finance_officer: finance } = officers;

describe('corrections', () => {
  it('stop the clock of the stage and give back the working days that were left, over holidays too', () => {
    const asked = applicationIn('correction_requested'); // review due 2026-03-17; asked on 2026-03-05
    expect(asked.correction).toEqual({ round: 1, servedAt: at('2026-03-05'), servedBy: 'portal', returnState: 'formal_review', remainingWorkingDays: 8 });
    expect(asked.deadline).toEqual({ kind: 'correction', dueOn: '2026-03-19' });
    const answered = succeed(asked, typicalActions.correct, applicant(), contextOn('2026-04-30')).application; // Labour Day follows: 1 to 5 May off, 9 May worked
    expect(answered.deadline).toEqual({ kind: 'review', dueOn: '2026-05-14' });
    expect(workingDaysUntil(publishedCalendar, on('2026-04-30'), on('2026-05-14'))).toBe(8);
    expect([answered.state, answered.correction, answered.reviewedFen, answered.opinion]).toEqual(['formal_review', null, null, null]);
  });

  it('come back to intake when intake asked, with its own deadline', () => {
    const asked = succeed(applicationIn('submitted'), typicalActions.request_correction, officers.intake_officer, contextOn('2026-03-04')).application;
    const answered = succeed(asked, typicalActions.correct, applicant(), contextOn('2026-03-05')).application;
    expect([answered.state, answered.deadline?.kind, answered.deadline?.dueOn, answered.pins]).toEqual(['submitted', 'acceptance', '2026-03-10', null]);
  });

  it('asked for when the stage was overdue make it due at once, on a working day', () => {
    const asked = succeed(applicationIn('formal_review'), typicalActions.request_correction, reviewer, contextOn('2026-04-10')).application;
    expect(asked.correction?.remainingWorkingDays).toBeLessThan(0);
    expect(succeed(asked, typicalActions.correct, applicant(), contextOn('2026-04-18')).application.deadline?.dueOn).toBe('2026-04-20'); // asked back on a Saturday
  });

  it('set no deadline where the procedure has none', () => {
    const procedure = procedureWith({ stages: [{ ...formalStage, limitWorkingDays: null }, expertStage], correctionLimitWorkingDays: null });
    const asked = walk(draftApplication(), waysTo.correction_requested, { procedure });
    expect([asked.deadline, asked.correction?.remainingWorkingDays]).toEqual([null, null]);
    expect(answer(asked, typicalActions.deem_withdrawn, dailyRun, contextOn('2026-12-31', { procedure }))).toBe('deadline_not_passed');
    expect(succeed(asked, typicalActions.correct, applicant(), contextOn('2026-04-01', { procedure })).application.deadline).toBeNull();
  });

  it('a second round needs the head of stage, who needs no claim', () => {
    const again = succeed(applicationIn('correction_requested'), typicalActions.correct, applicant(), contextOn('2026-03-06')).application;
    expect(answer(again, typicalActions.request_correction, reviewer, contextOn('2026-03-06'))).toBe('further_correction_needs_head_of_stage');
    const byHead = succeed(again, typicalActions.request_correction, head, contextOn('2026-03-06'));
    expect([byHead.application.correctionRounds, byHead.application.correction?.round, byHead.actor.as]).toEqual([2, 2, 'head_of_stage']);
  });

  it('do not exist once the review is over', () => {
    for (const moment of ['awaiting_decision', 'public_notice', 'objection_handling', 'held_over', 'approved'] as const) {
      expect(answer(applicationIn(moment), typicalActions.request_correction, head, contextOn('2026-03-12'))).toBe('action_not_available');
      expect(answer(applicationIn(moment), typicalActions.correct, applicant(), contextOn('2026-03-12'))).toBe('action_not_available');
    }
  });

  it('unanswered are withdrawal only after the last day and only where a rule says so', () => {
    const asked = applicationIn('correction_requested'); // due 2026-03-19
    const last = { ...contextOn('2026-03-19'), now: at('2026-03-19', '23:59:59.999') };
    expect(answer(asked, typicalActions.deem_withdrawn, dailyRun, last)).toBe('deadline_not_passed');
    const after = { ...last, now: at('2026-03-20', '00:00:00.000') };
    expect(answer(asked, typicalActions.deem_withdrawn, dailyRun, after)).toBe('deemed_withdrawn');
    const procedure = procedureWith({ consequences: { ...procedureWith().consequences, deemedWithdrawal: null } });
    expect(answer(asked, typicalActions.deem_withdrawn, dailyRun, { ...after, procedure })).toBe('consequence_without_basis');
  });

  it('before acceptance no case can be terminated or revoked: it can only be refused', () => {
    const asked = succeed(applicationIn('submitted'), typicalActions.request_correction, officers.intake_officer, contextOn('2026-03-04')).application;
    expect(answer(asked, typicalActions.terminate, head, contextOn('2026-03-05'))).toBe('action_not_available');
    expect(answer(asked, typicalActions.revoke, approver, contextOn('2026-03-05'))).toBe('action_not_available');
    expect(answer(asked, typicalActions.withdraw, applicant(), contextOn('2026-03-05'))).toBe('withdrawn');
  });
});

describe('claims on work', () => {
  it('the head of stage frees a case whose holder is away or lost the role; a free case is not freed', () => {
    const formal = applicationIn('formal_review');
    const dismissed = officer(reviewer.userId, [grantOf('district_reviewer', { toOn: on('2026-03-04') })]);
    expect(answer(formal, typicalActions.release, dismissed, contextOn('2026-03-06'))).toBe('forbidden');
    const free = succeed(formal, typicalActions.release, head, contextOn('2026-03-06')).application;
    expect(free.claimedBy).toBeNull();
    expect(answer(free, typicalActions.release, head, contextOn('2026-03-06'))).toBe('not_claimed_by_you');
  });
});

describe('the decision', () => {
  const awaiting = applicationIn('awaiting_decision');
  const on10 = contextOn('2026-03-10');

  it('grants at least one fen and at most what was reviewed', () => {
    expect(answer(awaiting, typical('decide', { amountFen: fen(typicalAmountFen + 1) }), approver, on10)).toBe('amount_above_reviewed');
    expect(answer(awaiting, typical('decide', { amountFen: fen(0) }), approver, on10)).toBe('amount_not_positive');
    expect(succeed(awaiting, typical('decide', { amountFen: fen(1) }), approver, on10).ledgerMoves).toEqual([{ accountId, from: 'available', to: 'reserved', amountFen: 1 }]);
    expect(answer({ ...awaiting, reviewedFen: null }, typicalActions.decide, approver, on10)).toBe('amount_above_reviewed');
  });

  it('needs the notice rule, a day that has come, and a notice that is still ahead', () => {
    expect(answer(awaiting, typicalActions.decide, approver, contextOn('2026-03-10', { procedure: procedureWith({ notice: null }) }))).toBe('notice_rule_unset');
    expect(answer(awaiting, typical('decide', { decidedOn: on('2026-03-11') }), approver, on10)).toBe('date_in_future');
    expect(answer(awaiting, typical('decide', { noticeOpensOn: on('2026-03-09') }), approver, on10)).toBe('notice_opens_in_past');
  });

  it('waits for every duplicate-funding finding, but a refusal does not', () => {
    const clashed = { ...awaiting, clashedLines: ['line-1', 'line-2'] };
    expect(answer(clashed, typicalActions.decide, approver, on10)).toBe('clash_unresolved');
    expect(answer(clashed, decideToReject, approver, on10)).toBe('rejected');
    const half = succeed(clashed, typical('resolve_clash', { lineIds: ['line-1'] }), head, on10).application;
    expect(answer(half, typicalActions.decide, approver, on10)).toBe('clash_unresolved');
    expect(answer(half, typical('resolve_clash', { lineIds: ['line-1'] }), head, on10)).toBe('line_not_clashed');
  });

  it('is taken once, the other way round neither', () => {
    const decided = applicationIn('decided');
    expect(answer(decided, typicalActions.decide, approver, on10)).toBe('already_decided');
    expect(answer(decided, decideToReject, approver, on10)).toBe('already_decided');
  });

  it('to refuse lets the cost items go and leaves nothing to claw back after closing', () => {
    const refused = succeed(awaiting, decideToReject, approver, on10);
    expect([refused.claims, refused.ledgerMoves, refused.application.decision?.amountFen]).toEqual(['release', [], 0]);
    const closed = succeed(refused.application, typicalActions.close, finance, on10).application;
    expect(answer(closed, typicalActions.demand_clawback, finance, on10)).toBe('nothing_was_paid');
  });
});

describe('the public notice', () => {
  it.each([
    ['2020-01-21', '2020-02-04', '2020-02-05'], ['2023-09-27', '2023-10-09', '2023-10-10'], ['2024-02-05', '2024-02-09', '2024-02-18'], ['2025-09-28', '2025-10-10', '2025-10-11'],
    ['2018-12-27', '2019-01-03', '2019-01-04'], ['2021-03-25', '2021-03-31', '2021-04-01'], ['2026-02-12', '2026-02-25', '2026-02-26'],
  ])('opened on %s closes on %s with the first day counted, on %s without', (opensOn, counted, notCounted) => {
    const decided = { ...applicationIn('decided'), notice: { round: 1, opensOn: on(opensOn), closesOn: null, closed: false, openObjectionIds: [] } };
    for (const [firstDayCounted, closesOn] of [[true, counted], [false, notCounted]] as const) {
      const procedure = procedureWith({ notice: demoValue({ days: 5, unit: 'working_day', firstDayCounted }) });
      const open = succeed(decided, typicalActions.open_notice, dailyRun, contextOn(opensOn, { procedure })).application;
      expect([open.notice?.closesOn, open.deadline]).toEqual([closesOn, { kind: 'notice_closing', dueOn: closesOn }]);
    }
  });

  it('opens on its day by Shanghai\'s clock, not before', () => {
    const decided = applicationIn('decided'); // opens 2026-03-11
    const context = contextOn('2026-03-10');
    expect(answer(decided, typicalActions.open_notice, dailyRun, { ...context, now: at('2026-03-10', '23:59:59.999') })).toBe('deadline_not_passed');
    expect(answer(decided, typicalActions.open_notice, dailyRun, { ...context, now: at('2026-03-11', '00:00:00.000') })).toBe('public_notice');
    expect(at('2026-03-11', '00:00:00.000')).toBe('2026-03-10T16:00:00.000Z');
  });

  it('opened late runs its whole length from the day it opened', () => {
    const open = succeed(applicationIn('decided'), typicalActions.open_notice, dailyRun, contextOn('2026-03-13')).application;
    expect(open.notice).toEqual({ round: 1, opensOn: '2026-03-13', closesOn: '2026-03-19', closed: false, openObjectionIds: [] });
  });

  it('takes objections to the last moment of its last day, and closes after it', () => {
    const open = applicationIn('public_notice'); // closes 2026-03-17
    const last = { ...contextOn('2026-03-17'), now: at('2026-03-17', '23:59:59.999') };
    const after = { ...last, now: at('2026-03-18', '00:00:00.000') };
    expect(last.now).toBe('2026-03-17T15:59:59.999Z');
    expect([answer(open, typicalActions.object, citizen, last), answer(open, typicalActions.close_notice, dailyRun, last)]).toEqual(['objection_handling', 'deadline_not_passed']);
    expect([answer(open, typicalActions.object, citizen, after), answer(open, typicalActions.close_notice, dailyRun, after)]).toEqual(['notice_closed', 'public_notice']);
  });

  it('is approved neither while open, nor over its length, nor past an objection', () => {
    expect(answer(applicationIn('public_notice'), typicalActions.approve, approver, contextOn('2026-03-30'))).toBe('notice_still_open');
    expect(answer(applicationIn('objection_handling'), typicalActions.approve, approver, contextOn('2026-03-30'))).toBe('action_not_available');
    expect(answer(applicationIn('objection_handling'), typicalActions.close_notice, dailyRun, contextOn('2026-03-30'))).toBe('action_not_available');
  });

  it('answers every objection one by one; dismissed, it goes on where it stood', () => {
    const first = applicationIn('objection_handling');
    const second = succeed(first, typical('object', { objectionId: 'objection-2' }), citizen, contextOn('2026-03-16')).application;
    expect(answer(second, typical('resolve_objection', { objectionId: 'objection-3' }), head, contextOn('2026-03-20'))).toBe('objection_not_open');
    const one = succeed(second, typicalActions.resolve_objection, head, contextOn('2026-03-20')).application;
    expect([one.state, one.notice?.openObjectionIds]).toEqual(['objection_handling', ['objection-2']]);
    expect(answer(one, typicalActions.resolve_objection, head, contextOn('2026-03-20'))).toBe('objection_not_open');
    const none = succeed(one, typical('resolve_objection', { objectionId: 'objection-2' }), head, contextOn('2026-03-20')).application;
    expect([none.state, none.deadline, none.parts[0]?.balance]).toEqual(['public_notice', { kind: 'notice_closing', dueOn: '2026-03-17' }, 'reserved']);
    expect(answer(none, typicalActions.object, citizen, contextOn('2026-03-20'))).toBe('notice_closed');
    expect(answer(none, typicalActions.close_notice, dailyRun, contextOn('2026-03-20'))).toBe('public_notice');
  });

  it('with an objection upheld goes back to the decision, money given back, and is noticed again', () => {
    const upheld = succeed(applicationIn('objection_handling'), typical('resolve_objection', { outcome: 'upheld' }), head, contextOn('2026-03-20'));
    expect(upheld.ledgerMoves).toEqual([{ accountId, from: 'reserved', to: 'available', amountFen: typicalAmountFen }]);
    expect([upheld.application.state, upheld.application.decision, upheld.application.parts, upheld.claims]).toEqual(['awaiting_decision', null, [], 'none']);
    expect(answer(upheld.application, typicalActions.open_notice, dailyRun, contextOn('2026-03-20'))).toBe('action_not_available');
    const again = succeed(upheld.application, typical('decide', { amountFen: fen(400_000), noticeOpensOn: on('2026-03-23') }), approver, contextOn('2026-03-20'));
    expect(again.ledgerMoves).toEqual([{ accountId, from: 'available', to: 'reserved', amountFen: 400_000 }]);
    expect(again.application.notice).toEqual({ round: 2, opensOn: '2026-03-23', closesOn: null, closed: false, openObjectionIds: [] });
  });

  it('with one objection upheld leaves the others open: each gets its own answer before the next decision', () => {
    const second = succeed(applicationIn('objection_handling'), typical('object', { objectionId: 'objection-2' }), citizen, contextOn('2026-03-16')).application;
    const upheld = succeed(second, typical('resolve_objection', { outcome: 'upheld' }), head, contextOn('2026-03-20')).application;
    expect([upheld.state, upheld.notice?.openObjectionIds]).toEqual(['awaiting_decision', ['objection-2']]);
    const decideAgain = typical('decide', { noticeOpensOn: on('2026-03-23') });
    expect(answer(upheld, decideAgain, approver, contextOn('2026-03-20'))).toBe('objections_unanswered');
    expect(answer(upheld, typical('decide', { outcome: 'reject' }), approver, contextOn('2026-03-20'))).toBe('objections_unanswered');
    expect(answer(upheld, typicalActions.resolve_objection, head, contextOn('2026-03-20'))).toBe('objection_not_open');
    for (const outcome of ['upheld', 'dismissed'] as const) {
      const answered = succeed(upheld, typical('resolve_objection', { objectionId: 'objection-2', outcome }), head, contextOn('2026-03-20'));
      expect([answered.application.state, answered.ledgerMoves, answered.claims, answered.application.notice]).toEqual(['awaiting_decision', [], 'none', { ...upheld.notice, openObjectionIds: [] }]);
      expect(answer(answered.application, decideAgain, approver, contextOn('2026-03-20'))).toBe('awaiting_decision');
    }
  });

  it('held over keeps its objections open until they are answered', () => {
    const held = succeed(applicationIn('objection_handling'), typicalActions.hold_over, approver, contextOn('2026-03-18')).application;
    expect(held.notice?.openObjectionIds).toEqual(['objection-1']);
    const resumed = succeed(held, typicalActions.resume, approver, contextOn('2026-03-18')).application;
    expect(answer(resumed, typical('decide', { noticeOpensOn: on('2026-03-23') }), approver, contextOn('2026-03-20'))).toBe('objections_unanswered');
    const answered = succeed(held, typicalActions.resolve_objection, head, contextOn('2026-03-18')).application;
    expect([answered.state, answered.deadline, answered.notice?.openObjectionIds]).toEqual(['held_over', held.deadline, []]);
  });

  it('withdrawn from gives back the money and the cost items', () => {
    for (const moment of ['decided', 'public_notice', 'notice_closed', 'objection_handling'] as const) {
      const left = succeed(applicationIn(moment), typicalActions.withdraw, applicant(), contextOn('2026-03-18'));
      expect([left.ledgerMoves, left.claims, left.application.parts, left.application.deadline]).toEqual([[{ accountId, from: 'reserved', to: 'available', amountFen: typicalAmountFen }], 'release', [], null]);
    }
    expect(answer(applicationIn('approved'), typicalActions.withdraw, applicant(), contextOn('2026-03-19'))).toBe('action_not_available');
  });
});

describe('暂缓', () => {
  it('from anywhere between decision and approval gives the reserve back and keeps the cost items', () => {
    for (const moment of ['decided', 'public_notice', 'notice_closed', 'objection_handling'] as const) {
      const held = succeed(applicationIn(moment), typicalActions.hold_over, approver, contextOn('2026-03-18'));
      expect([held.application.state, held.ledgerMoves, held.claims, held.application.decision, held.application.parts]).toEqual(['held_over', [{ accountId, from: 'reserved', to: 'available', amountFen: typicalAmountFen }], 'none', null, []]);
    }
    expect(succeed(applicationIn('awaiting_decision'), typicalActions.hold_over, approver, contextOn('2026-03-18')).ledgerMoves).toEqual([]);
    expect(answer(applicationIn('awaiting_decision'), typical('hold_over', { reviewOn: on('2026-03-18') }), approver, contextOn('2026-03-18'))).toBe('review_date_not_future');
  });

  it('is resumed by the daily run on its day, by the approver at any time', () => {
    const held = applicationIn('held_over'); // 2026-12-01
    expect(answer(held, typicalActions.resume, dailyRun, contextOn('2026-11-30'))).toBe('deadline_not_passed');
    expect(answer(held, typicalActions.resume, dailyRun, contextOn('2026-12-01'))).toBe('awaiting_decision');
    expect(answer(held, typicalActions.resume, approver, contextOn('2026-03-20'))).toBe('awaiting_decision');
  });
});

describe('payment', () => {
  it('waits for the account; silence is a waiver only after the last day, where a rule says so, and never after an answer', () => {
    const waiting = applicationIn('awaiting_payee'); // due 2026-04-01
    expect(waiting.deadline).toEqual({ kind: 'payee_confirmation', dueOn: '2026-04-01' });
    expect(answer(waiting, typicalActions.waive, dailyRun, contextOn('2026-04-01'))).toBe('deadline_not_passed');
    const waived = succeed(waiting, typicalActions.waive, dailyRun, contextOn('2026-04-02'));
    expect([waived.claims, waived.ledgerMoves]).toEqual(['release', [{ accountId, from: 'committed', to: 'available', amountFen: typicalAmountFen }]]);
    const procedure = procedureWith({ consequences: { ...procedureWith().consequences, waiver: null } });
    expect(answer(waiting, typicalActions.waive, dailyRun, contextOn('2026-04-02', { procedure }))).toBe('consequence_without_basis');
    expect(answer(applicationIn('payee_confirmed'), typicalActions.waive, dailyRun, contextOn('2026-04-02'))).toBe('payee_already_confirmed');
  });

  it('issues each attempt once: a new number only after a terminal failure, and no old answer counts for it', () => {
    let application = applicationIn('disbursing');
    for (const attempt of [1, 2, 3]) {
      const number = `case-1-0${attempt}`;
      const batchId = `batch-${attempt}`;
      expect([application.parts[0]?.attempt, application.parts[0]?.balance]).toEqual([attempt, 'payable']);
      for (const wrong of [`case-1-0${attempt - 1}`, `case-1-0${attempt + 1}`, 'case-2-01']) expect(answer(application, typical('record_payment', { batchId, endToEndId: wrong }), finance, contextOn('2026-03-23'))).toBe('payment_order_unknown');
      expect(answer(application, typical('record_payment', { batchId: 'batch-0', endToEndId: number }), finance, contextOn('2026-03-23'))).toBe('case_not_in_batch');
      const failed = succeed(application, typical('record_payment', { batchId, endToEndId: number, outcome: 'failed', reason: '户名不符' }), finance, contextOn('2026-03-23'));
      expect([failed.application.state, failed.claims, failed.ledgerMoves]).toEqual(['payment_failed', 'none', [{ accountId, from: 'payable', to: 'committed', amountFen: typicalAmountFen }]]);
      expect(answer(failed.application, typical('record_payment', { batchId, endToEndId: number }), finance, contextOn('2026-03-23'))).toBe('action_not_available');
      const next = `batch-${attempt + 1}`;
      application = walk(failed.application, [['2026-03-24', typical('assign_batch', { batchId: next }), finance], ['2026-03-24', typical('authorise_payment', { batchId: next }), officers.finance_approver]]);
    }
    const paid = succeed(application, typical('record_payment', { batchId: 'batch-4', endToEndId: 'case-1-04' }), finance, contextOn('2026-03-25'));
    expect([paid.application.state, paid.claims, paid.ledgerMoves[0]?.to]).toEqual(['paid', 'seal', 'paid']);
    expect(answer(paid.application, typical('record_payment', { batchId: 'batch-4', endToEndId: 'case-1-04' }), finance, contextOn('2026-03-25'))).toBe('action_not_available');
  });

  it('is not settled tomorrow', () => {
    expect(answer(applicationIn('disbursing'), typicalActions.record_payment, finance, contextOn('2026-03-19'))).toBe('date_in_future');
  });

  it('under way cannot be ended, left or re-addressed: first the bank\'s word, or out of the batch', () => {
    for (const [name, actor] of [['terminate', head], ['revoke', approver], ['withdraw', applicant()], ['confirm_payee', applicant()], ['leave_batch', finance]] as const) {
      expect(answer(applicationIn('disbursing'), typicalActions[name], actor, contextOn('2026-03-20'))).toBe('action_not_available');
    }
    expect(answer(applicationIn('disbursing'), typicalActions.assign_batch, finance, contextOn('2026-03-20'))).toBe('case_in_batch');
    expect(answer(applicationIn('in_batch'), typicalActions.revoke, approver, contextOn('2026-03-20'))).toBe('case_in_batch');
    const out = succeed(applicationIn('in_batch'), typicalActions.leave_batch, finance, contextOn('2026-03-20')).application;
    expect(succeed(out, typicalActions.revoke, approver, contextOn('2026-03-20')).ledgerMoves).toEqual([{ accountId, from: 'committed', to: 'available', amountFen: typicalAmountFen }]);
  });
});

describe('a payment that comes back after it was reported as paid', () => {
  it('is reversed once, by its own document, and re-issued alone', () => {
    const returned = succeed(applicationIn('paid'), typicalActions.return_payment, finance, contextOn('2026-03-25'));
    expect([returned.application.state, returned.claims, returned.ledgerMoves]).toEqual(['payment_failed', 'unseal', [{ accountId, from: 'paid', to: 'committed', amountFen: typicalAmountFen }]]);
    expect(answer(returned.application, typicalActions.return_payment, finance, contextOn('2026-03-25'))).toBe('nothing_was_paid');
    const again = walk(returned.application, [['2026-03-26', typical('assign_batch', { batchId: 'batch-2' }), finance], ['2026-03-26', typical('authorise_payment', { batchId: 'batch-2' }), officers.finance_approver]]);
    const paid = succeed(again, typical('record_payment', { batchId: 'batch-2', endToEndId: 'case-1-02' }), finance, contextOn('2026-03-27')).application;
    // The document of the first return says nothing about the second order.
    expect(answer(paid, typicalActions.return_payment, finance, contextOn('2026-03-28'))).toBe('case_not_in_batch');
    expect(answer(paid, typical('return_payment', { batchId: 'batch-2' }), finance, contextOn('2026-03-28'))).toBe('payment_order_unknown');
    expect(succeed(paid, typical('return_payment', { batchId: 'batch-2', endToEndId: 'case-1-02' }), finance, contextOn('2026-03-28')).application.state).toBe('payment_failed');
  });

  it('is not recorded ahead of its day, without a payment, or beside a clawback', () => {
    expect(answer(applicationIn('paid'), typicalActions.return_payment, finance, contextOn('2026-03-23'))).toBe('date_in_future');
    const closedUnpaid = succeed(applicationIn('rejected'), typicalActions.close, finance, contextOn('2026-03-25')).application;
    expect(answer(closedUnpaid, typicalActions.return_payment, finance, contextOn('2026-03-25'))).toBe('nothing_was_paid');
    const asked = succeed(applicationIn('paid'), typicalActions.demand_clawback, finance, contextOn('2026-03-25')).application;
    expect(answer(asked, typicalActions.return_payment, finance, contextOn('2026-03-25'))).toBe('action_not_available');
    const back = walk(asked, [['2026-03-26', typicalActions.record_recovery, finance], ['2026-03-26', typicalActions.close, finance]]);
    expect(answer(back, typicalActions.return_payment, finance, contextOn('2026-03-27'))).toBe('action_not_available');
  });
});

describe('clawback', () => {
  const ask = (amountFen: number) => typical('demand_clawback', { amountFen: fen(amountFen) });
  const back = (amountFen: number) => typical('record_recovery', { amountFen: fen(amountFen) });
  const today = contextOn('2026-03-30');

  it('in parts adds up to what was paid and no fen further', () => {
    const first = succeed(applicationIn('paid'), ask(300_000), finance, today);
    expect([first.application.clawback, first.ledgerMoves]).toEqual([{ kind: 'overpayment', demandedFen: 300_000, recoveredFen: 0, basis: '国务院令第427号', fraudFoundOn: null }, [{ accountId, from: 'outside', to: 'receivable', amountFen: 300_000 }]]);
    expect(answer(first.application, back(300_001), finance, today)).toBe('recovery_above_demand');
    const half = succeed(first.application, back(100_000), finance, today).application;
    expect([half.state, half.deadline, half.parts[0]?.balance]).toEqual(['clawback_due', { kind: 'clawback', dueOn: '2026-12-01' }, 'paid']);
    const settled = succeed(half, back(200_000), finance, today).application;
    expect([settled.state, settled.deadline, settled.parts[0]?.amountFen]).toEqual(['clawed_back', null, typicalAmountFen]);
    const closed = succeed(settled, typicalActions.close, finance, today).application;
    expect(answer(closed, ask(typicalAmountFen - 300_000 + 1), finance, today)).toBe('clawback_above_paid');
    const rest = succeed(closed, ask(typicalAmountFen - 300_000), finance, today).application;
    expect([rest.state, rest.clawback?.demandedFen]).toEqual(['clawback_due', typicalAmountFen]);
  });

  it('asks for the whole on a fraud finding, and for what was paid above the corrected amount', () => {
    const of = (kind: ClawbackKind, amountFen: number, recomputedFen: number | null) => typical('demand_clawback', { kind, amountFen: fen(amountFen), recomputedFen: recomputedFen === null ? null : fen(recomputedFen) });
    expect(answer(applicationIn('paid'), of('fraud', typicalAmountFen - 1, null), finance, today)).toBe('clawback_amount_differs');
    const fraud = succeed(applicationIn('paid'), of('fraud', typicalAmountFen, null), finance, today).application;
    expect(fraud.clawback).toMatchObject({ kind: 'fraud', demandedFen: typicalAmountFen, fraudFoundOn: '2026-03-30' });
    expect(answer(applicationIn('paid'), of('early_repayment', 100_001, typicalAmountFen - 100_000), finance, today)).toBe('clawback_amount_differs');
    expect(answer(applicationIn('paid'), of('policy_refund', 0, typicalAmountFen + 1), finance, today)).toBe('amount_not_positive');
    const first = walk(succeed(applicationIn('paid'), of('early_repayment', 100_000, typicalAmountFen - 100_000), finance, today).application, [['2026-03-31', back(100_000), finance], ['2026-03-31', typicalActions.close, finance]]);
    // What was asked back before counts: only the further difference is asked for.
    expect(succeed(first, of('early_repayment', 50_000, typicalAmountFen - 150_000), finance, today).application.clawback?.demandedFen).toBe(150_000);
    expect(succeed(first, of('fraud', typicalAmountFen - 100_000, null), finance, today).application.clawback).toMatchObject({ demandedFen: typicalAmountFen, fraudFoundOn: '2026-03-30' });
  });

  it('keeps to the deadline the programme lays down', () => {
    const laidDown = contextOn('2026-03-30', { procedure: procedureWith({ consequences: { ...procedureWith().consequences, clawback: demoValue({ limitWorkingDays: 30 }) } }) });
    const due = laidDownDeadline(laidDown);
    expect(due?.dueOn).toBe('2026-05-14');
    expect(answer(applicationIn('paid'), typical('demand_clawback', { dueOn: on('2026-05-15') }), finance, laidDown)).toBe('clawback_deadline_laid_down');
    expect(answer(applicationIn('paid'), typical('demand_clawback', { dueOn: on('2026-05-14') }), finance, laidDown)).toBe('clawback_due');
    expect(laidDownDeadline(today)).toBeNull();
  });

  it('asks for something, by a day to come', () => {
    expect(answer(applicationIn('paid'), ask(0), finance, today)).toBe('amount_not_positive');
    expect(answer(applicationIn('paid'), typical('demand_clawback', { dueOn: on('2026-03-30') }), finance, today)).toBe('review_date_not_future');
    expect(answer(applicationIn('clawback_due'), back(0), finance, today)).toBe('amount_not_positive');
  });
});

describe('a year without a published calendar', () => {
  it('is answered with the problem, never with a guess', () => {
    const late = contextOn('2026-12-28');
    expect(answer(draftApplication(), typicalActions.submit, applicant(), late)).toBe('calendar_year_unpublished');
    expect(answer(applicationIn('decided'), typicalActions.open_notice, dailyRun, late)).toBe('calendar_year_unpublished');
    expect(answer(applicationIn('formal_review'), typicalActions.request_correction, reviewer, late)).toBe('calendar_year_unpublished');
    expect(answer(applicationIn('approved'), typicalActions.release_funds, finance, late)).toBe('calendar_year_unpublished');
  });

  it('does not stop what counts no working days', () => {
    const procedure = procedureWith({ acceptanceLimitWorkingDays: null, notice: demoValue({ days: 7, unit: 'calendar_day', firstDayCounted: true }) });
    const late = contextOn('2026-12-28', { procedure });
    expect(answer(draftApplication(), typicalActions.submit, applicant(), late)).toBe('submitted');
    expect(succeed(applicationIn('decided'), typicalActions.open_notice, dailyRun, late).application.notice?.closesOn).toBe('2027-01-03');
    expect(answer(applicationIn('public_notice'), typicalActions.close_notice, dailyRun, contextOn('2027-02-01'))).toBe('public_notice');
  });
});
