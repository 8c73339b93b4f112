import { describe, expect, it } from '@jest/globals';
import type { PaymentCaseView } from '../data/money-views';
import { batchGroups, firstChoice, membersAtMost, offsetsOf, sumsOf } from './eligible-groups';

type Part = PaymentCaseView['parts'][number];
const partOf = (more: Partial<Part> = {}): Part => ({ accountId: 'a', amountFen: 100, balance: 'committed', fundDocumentNumber: 'd1', batchId: null, attempt: 0, carriedFrom: null, demandedFen: 0, recoveredFen: 0, offset: null, obstacle: null, ...more });
const item = (applicationId: string, ...parts: readonly Partial<Part>[]): PaymentCaseView => ({
  applicationId, receiptNumber: null, programmeId: 'p', districtCode: '350203', creditCode: 'c', enterpriseName: applicationId, state: 'awaiting_payee', version: 1, amountFen: 100, parts: (parts.length === 0 ? [{}] : parts).map(partOf),
  payeeConfirmedAt: '2026-03-01T00:00:00.000Z', deadline: null, clawback: null, clawbackDeadline: null, obstacle: null,
});
const obstacle = { code: 'payee_not_confirmed', message: '企业尚未确认账户' };

describe('cases that can be paid together', () => {
  it('share account and fund document; who is excluded stays in sight with the reason', () => {
    const groups = batchGroups([item('1'), item('2', { obstacle }), item('3', { fundDocumentNumber: 'd2' }), item('4', { accountId: 'b' }), item('5'), item('6', { fundDocumentNumber: null }), item('7', { batchId: 'x' }), item('8', { accountId: 'b' }, { balance: 'paid' })]);
    expect(groups.map(({ accountId, fundDocumentNumber, eligible, excluded }) => [accountId, fundDocumentNumber, eligible.map(({ applicationId }) => applicationId), excluded.map(({ applicationId }) => applicationId)])).toEqual([
      ['a', 'd1', ['1', '5'], ['2', '7']], ['b', 'd1', ['4', '8'], []], ['a', 'd2', ['3'], []],
    ]);
  });

  it('are chosen all at first, up to what one batch takes; a failed payment is chosen alone', () => {
    const [many] = batchGroups(Array.from({ length: membersAtMost + 5 }, (_, index) => item(String(index))));
    expect(many === undefined ? 0 : firstChoice(many, null).size).toBe(membersAtMost);
    expect(many === undefined ? [] : [...firstChoice(many, '7')]).toEqual(['7']);
    expect(many === undefined ? 0 : firstChoice(many, 'not there').size).toBe(membersAtMost);
  });

  it('set a demand off once, with the first payment that can; the sums are gross, set off and paid out', () => {
    const owed = { applicationId: 'owing', receiptNumber: 'R-9', amountFen: 30 };
    const [group] = batchGroups([item('1'), item('2', { offset: owed }), item('3', { offset: owed }), item('4', { offset: { ...owed, applicationId: 'other', amountFen: 5 } })]);
    const offsets = offsetsOf(group?.eligible ?? []);
    expect([...offsets].map(([applicationId, { amountFen }]) => [applicationId, amountFen])).toEqual([['2', 30], ['4', 5]]);
    expect(sumsOf(group?.eligible ?? [], offsets)).toEqual({ grossFen: 400, offsetFen: 35, netFen: 365 });
  });
});
