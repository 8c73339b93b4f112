import { describe, expect, it } from '@jest/globals';
import { applicationIn, contextOn, succeed, typical, typicalActions, walk } from '../../../test/builders/application';
import { applicant, officers } from '../../../test/builders/actors';
import { on } from '../../../test/builders/calendar';
import { fen } from '../money';
import type { ApplicationAction } from './actions';
import type { Actor } from './actor';
import type { Application } from './application';
import { ceilingsKept, wasOrdered } from './parts';
import { transition } from './transition';

const { approver, head_of_stage: head, finance_officer: finance, finance_approver: checker } = officers;
const [city, district] = ['city-money', 'district-money'] as const;
const today = contextOn('2026-04-03');
const answer = (application: Application, action: ApplicationAction, actor: Actor): string => {
  const result = transition(application, action, actor, today);
  return result.kind === 'next' ? result.application.state : result.problem.code;
};

/** 10,000.01 yuan, 60 % by the city and 40 % by the district, approved. */
const approved = (() => {
  const payers = [{ accountId: city, sharePercent: '60' }, { accountId: district, sharePercent: '40' }];
  const reviewed = { ...applicationIn('awaiting_decision'), reviewedFen: fen(1_000_001) };
  const decided = succeed(reviewed, typical('decide', { amountFen: fen(1_000_001), payers, ceilings: [{ group: 'g', period: '2025', amountFen: fen(700_000), lines: 1 }, { group: 'g', period: '2026', amountFen: fen(300_001), lines: 1 }] }), approver, contextOn('2026-03-10'));
  expect(decided.ledgerMoves).toEqual([{ accountId: city, from: 'available', to: 'reserved', amountFen: 600_001 }, { accountId: district, from: 'available', to: 'reserved', amountFen: 400_000 }]);
  return succeed({ ...applicationIn('notice_closed'), decision: decided.application.decision, parts: decided.application.parts }, typicalActions.approve, approver, contextOn('2026-03-18')).application;
})();
const release = (...accountIds: readonly string[]) => typical('release_funds', { accountIds, documentNumber: `${accountIds[0] ?? ''}〔2026〕1号` });
const confirmed = walk(approved, [['2026-03-18', release(city), finance], ['2026-03-18', release(district), finance], ['2026-03-19', typicalActions.confirm_payee, applicant()]]);
const ordered = (application: Application, accountId: string, batchId: string): Application =>
  walk(application, [['2026-03-19', typical('assign_batch', { accountId, batchId }), finance], ['2026-03-20', typical('authorise_payment', { batchId }), checker]]);
const told = (application: Application, batchId: string, endToEndId: string, outcome: 'paid' | 'failed') =>
  succeed(application, typical('record_payment', { batchId, endToEndId, outcome, settledOn: on('2026-03-20') }), finance, contextOn('2026-03-20'));

describe('a case of several payers', () => {
  it('waits for the enterprise from the first release on; the other payer joins in by its own document', () => {
    const one = succeed(approved, release(city), finance, contextOn('2026-03-18')).application;
    expect([one.state, one.parts.map((part) => part.fundDocumentNumber), one.deadline?.kind]).toEqual(['awaiting_payee', ['city-money〔2026〕1号', null], 'payee_confirmation']);
    const known = walk(one, [['2026-03-19', typicalActions.confirm_payee, applicant()]]);
    expect(answer(known, typical('assign_batch', { accountId: district }), finance)).toBe('funds_not_released');
    expect(answer(known, release(city), finance)).toBe('funds_already_released');
    expect(answer(known, release('stranger'), finance)).toBe('account_unknown');
    const both = succeed(known, release(district), finance, today).application;
    expect([both.state, both.payment, both.deadline]).toEqual(['awaiting_payee', known.payment, null]);
  });

  it('pays each part alone: numbers of its own, its own attempts, sealed with the first payment', () => {
    const out = ordered(ordered(confirmed, city, 'b1'), district, 'b2');
    expect(out.state).toBe('disbursing');
    expect(answer(out, typical('record_payment', { batchId: 'b2', endToEndId: 'case-1-01' }), finance)).toBe('payment_order_unknown');
    const cityPaid = told(out, 'b1', 'case-1-01', 'paid');
    expect([cityPaid.application.state, cityPaid.claims]).toEqual(['disbursing', 'seal']);
    const districtFailed = told(cityPaid.application, 'b2', 'case-1.2-01', 'failed');
    expect([districtFailed.application.state, districtFailed.claims, districtFailed.application.parts.map((part) => part.balance)]).toEqual(['payment_failed', 'none', ['paid', 'committed']]);
    expect(answer(districtFailed.application, typical('assign_batch', { accountId: city, batchId: 'b3' }), finance)).toBe('case_in_batch');
    const corrected = walk(districtFailed.application, [['2026-03-20', typicalActions.confirm_payee, applicant()]]);
    const again = told(ordered(corrected, district, 'b3'), 'b3', 'case-1.2-02', 'paid');
    expect([again.application.state, again.claims, again.application.parts.map((part) => part.attempt)]).toEqual(['paid', 'none', [1, 2]]);
  });

  it('with one part paid and the other in no batch is waiting', () => {
    const half = told(ordered(confirmed, city, 'b1'), 'b1', 'case-1-01', 'paid').application;
    expect([half.state, half.parts.map((part) => part.balance)]).toEqual(['awaiting_payee', ['paid', 'committed']]);
    expect(answer(half, typicalActions.demand_clawback, finance)).toBe('action_not_available');
  });

  it('ended then gives back what is unpaid, keeps what was paid with its ceilings, and can be clawed back to that sum', () => {
    const half = told(ordered(confirmed, city, 'b1'), 'b1', 'case-1-01', 'paid').application;
    const ended = succeed(half, typicalActions.terminate, head, today);
    expect([ended.ledgerMoves, ended.claims, ended.application.state]).toEqual([[{ accountId: district, from: 'committed', to: 'available', amountFen: 400_000 }], 'none', 'terminated']);
    expect(ended.application.decision?.ceilings.map((share) => share.amountFen)).toEqual([600_001, 0]);
    expect(answer(ended.application, typical('demand_clawback', { amountFen: fen(600_002) }), finance)).toBe('clawback_above_paid');
    expect(succeed(ended.application, typical('demand_clawback', { amountFen: fen(600_001) }), finance, today).ledgerMoves).toEqual([{ accountId: city, from: 'outside', to: 'receivable', amountFen: 600_001 }]);
  });

  it('ended then keeps the number of the part that stays: its order is known by the name it was sent under', () => {
    const half = told(ordered(confirmed, district, 'b2'), 'b2', 'case-1.2-01', 'paid').application;
    const ended = succeed(half, typicalActions.terminate, head, today).application;
    expect(ended.parts.map(({ number, accountId }) => [number, accountId])).toEqual([[2, district]]);
    expect([wasOrdered(ended, { endToEndId: 'case-1.2-01', attempt: 1 }), wasOrdered(ended, { endToEndId: 'case-1-01', attempt: 1 })]).toEqual([true, false]);
  });

  it('keeps every maker of a batch under way from checking any of them', () => {
    const second = officers.finance_officer;
    const inBoth = walk(confirmed, [['2026-03-19', typical('assign_batch', { accountId: city, batchId: 'b1' }), finance], ['2026-03-19', typical('assign_batch', { accountId: district, batchId: 'b2' }), second]]);
    expect(inBoth.dutyHolders.filter((holder) => holder.duty === 'batch_maker').map((holder) => holder.userId)).toEqual([finance.userId]);
    expect(answer(inBoth, typical('authorise_payment', { batchId: 'b3' }), checker)).toBe('case_not_in_batch');
    expect(answer(inBoth, typicalActions.revoke, approver)).toBe('case_in_batch');
    expect(answer(inBoth, typicalActions.confirm_payee, applicant())).toBe('case_in_batch');
  });

  it('claws back in the proportion of what each paid, to the fen, whatever the steps', () => {
    let paid = told(told(ordered(ordered(confirmed, city, 'b1'), district, 'b2'), 'b1', 'case-1-01', 'paid').application, 'b2', 'case-1.2-01', 'paid').application;
    paid = succeed(paid, typical('demand_clawback', { amountFen: fen(3) }), finance, today).application;
    expect(paid.parts.map((part) => part.demandedFen)).toEqual([2, 1]);
    const back = (amount: number) => succeed(paid, typical('record_recovery', { amountFen: fen(amount) }), finance, today);
    const first = back(2);
    expect(first.ledgerMoves).toEqual([{ accountId: city, from: 'receivable', to: 'recovered', amountFen: 1 }, { accountId: district, from: 'receivable', to: 'recovered', amountFen: 1, settles: true }]);
    paid = first.application;
    const last = back(1);
    expect([last.application.state, last.ledgerMoves]).toEqual(['clawed_back', [{ accountId: city, from: 'receivable', to: 'recovered', amountFen: 1, settles: true }]]);
    paid = walk(last.application, [['2026-04-03', typicalActions.close, finance]]);
    const rest = succeed(paid, typical('demand_clawback', { amountFen: fen(999_998) }), finance, today).application;
    expect(rest.parts.map((part) => part.demandedFen)).toEqual([600_001, 400_000]);
  });
});

describe('ceilings', () => {
  it('keep what stays of each group, the cut taken from the last period', () => {
    const share = (group: string, period: string, amountFen: number) => ({ group, period, amountFen: fen(amountFen), lines: 1 });
    expect(ceilingsKept([share('a', '2025', 5), share('b', 'lifetime', 9), share('a', '2026', 4)], fen(6)).map((kept) => kept.amountFen)).toEqual([5, 6, 1]);
    expect(ceilingsKept([share('a', '2025', 5)], fen(0))).toEqual([]);
  });
});
