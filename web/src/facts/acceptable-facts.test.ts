import { describe, expect, it } from '@jest/globals';
import { acceptableFacts, withoutBlanks } from './acceptable-facts';

describe('what of the answers is saved', () => {
  it('holds back a half-typed date or amount and nothing else', () => {
    const { facts, leftOut } = acceptableFacts({ loans: [{ lineId: 'loan-1', bankName: '某银行', contractSignedOn: '2024-13-40', drawdowns: [{ drawnOn: '2024-11-05', amountYuan: '12.' }] }] });
    expect(facts.loans).toEqual([{ lineId: 'loan-1', bankName: '某银行', drawdowns: [{ drawnOn: '2024-11-05' }] }]);
    expect([...leftOut].sort()).toEqual(['loans[0].contractSignedOn', 'loans[0].drawdowns[0].amountYuan']);
  });

  it('takes an empty box for unknown, and keeps "none" as an answer', () => {
    expect(acceptableFacts({ applicant: { registeredName: '' }, otherFunding: null }).facts).toEqual({ applicant: {}, otherFunding: null });
    expect(withoutBlanks({ a: ['', 'x'], b: { c: '' } })).toEqual({ a: ['x'], b: {} });
  });

  it('drops what the service does not know instead of losing all', () => {
    const { facts } = acceptableFacts({ applicant: { registeredName: '甲公司', nonsense: 1 }, more: true });
    expect(facts).toEqual({ applicant: { registeredName: '甲公司' } });
  });

  it('leaves out one rate period that is not whole, not the others', () => {
    const { facts, leftOut } = acceptableFacts({ loans: [{ lineId: 'loan-1', ratePeriods: [{ fromOn: '2024-01-01', ratePercent: '3.85' }, { fromOn: '2024-07-01' }] }] });
    expect(facts.loans).toEqual([{ lineId: 'loan-1', ratePeriods: [{ fromOn: '2024-01-01', ratePercent: '3.85' }] }]);
    expect(leftOut.length).toBeGreaterThan(0);
  });
});
