import { describe, expect, it } from '@jest/globals';
import { demandFaults, recoveryFaults } from './clawback-checks';

const today = '2026-05-10';

describe('a demand as typed', () => {
  const right = { amountYuan: '100.00', reason: '多付', evidence: '核对记录', basis: '承诺书第四条', dueOn: '2026-06-10', deadlineBasis: '追回通知' };
  const terms = { mostFen: 10_000, today, stated: true, dated: true };

  it('is right up to what may still be demanded', () => {
    expect(demandFaults(right, terms)).toEqual({});
    expect(demandFaults({ ...right, amountYuan: '100.01' }, terms)).toEqual({ amountYuan: 'above' });
  });

  it('names every field that is wrong', () => {
    expect(demandFaults({ amountYuan: '0', reason: '', evidence: '', basis: ' a', dueOn: '', deadlineBasis: '' }, terms)).toEqual({ amountYuan: 'zero', reason: 'short', evidence: 'short', basis: 'short', dueOn: 'date', deadlineBasis: 'short' });
    // What the rules work out and lay down is not typed.
    expect(demandFaults({ ...right, amountYuan: '', dueOn: '', deadlineBasis: '' }, { ...terms, stated: false, dated: false })).toEqual({});
    expect(demandFaults({ ...right, dueOn: today }, terms)).toEqual({ dueOn: 'datePast' });
  });
});

describe('money that came back, as typed', () => {
  it('has a voucher and a day that has been', () => {
    expect(recoveryFaults({ amountYuan: '1', voucherNumber: 'V', receivedOn: today }, 100, today)).toEqual({});
    expect(recoveryFaults({ amountYuan: '', voucherNumber: ' ', receivedOn: '2026-05-11' }, 100, today)).toEqual({ amountYuan: 'required', voucherNumber: 'required', receivedOn: 'dateFuture' });
  });
});
