import { describe, expect, it } from '@jest/globals';
import { correctionsOf, isSound, kindsOf, paymentFaults, rowsOf } from './corrections';

const today = '2026-05-10';
const loans = [{ lineId: 'loan-1', contractNumber: 'HT-1', repayments: [{ repaidOn: '2025-10-31', amountYuan: '100.00' }], settledOn: '2025-10-31' }];
const policies = [{ lineId: 'policy-1', policyNumber: 'PZ-1', premiums: [{ patentNumber: null, paidYuan: '50.00', paidOn: '2025-03-11' }] }];

describe('facts as filed, ready to be corrected', () => {
  it('offers the kinds whose papers the case has', () => {
    expect([kindsOf({ loans }), kindsOf({ policies }), kindsOf({ patents: [] })]).toEqual([['early_repayment'], ['policy_refund'], []]);
  });
  it('come back as they were when nothing is touched', () => {
    expect(correctionsOf(rowsOf({ loans }, 'early_repayment'), 'early_repayment')).toEqual({ loans: [{ lineId: 'loan-1', settledOn: '2025-10-31', repayments: loans[0]?.repayments }] });
    expect(correctionsOf(rowsOf({ policies }, 'policy_refund'), 'policy_refund')).toEqual({ policies: [{ lineId: 'policy-1', premiums: policies[0]?.premiums }] });
  });
  it('say what is wrong in them; a whole refund leaves a premium of nought', () => {
    const payment = { amountYuan: '0', paidOn: '2025-05-05', patentNumber: null };
    expect([paymentFaults(payment, 'policy_refund', today), paymentFaults(payment, 'early_repayment', today)]).toEqual([{}, { amountYuan: 'zero' }]);
    expect(paymentFaults({ ...payment, amountYuan: '1.234', paidOn: '2026-05-11' }, 'policy_refund', today)).toEqual({ amountYuan: 'decimals', paidOn: 'dateFuture' });
    expect(isSound([{ lineId: 'a', paper: 'a', payments: [], settledOn: '2027-01-01' }], 'early_repayment', today)).toBe(false);
  });
});
