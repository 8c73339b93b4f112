import { describe, expect, it } from '@jest/globals';
import { demandFaults, recoveryFaults } from './clawback-checks';

const today = '2026-05-10';

describe('a demand as typed', () => {
  const right = { amountYuan: '100.00', reason: '多付', basis: '承诺书第四条', dueOn: '2026-06-10' };

  it('is right up to what may still be demanded', () => {
    expect(demandFaults(right, 10_000, today)).toEqual({});
    expect(demandFaults({ ...right, amountYuan: '100.01' }, 10_000, today)).toEqual({ amountYuan: 'above' });
  });

  it('names every field that is wrong', () => {
    expect(demandFaults({ amountYuan: '0', reason: '', basis: ' a', dueOn: '' }, 10_000, today)).toEqual({ amountYuan: 'zero', reason: 'short', basis: 'short', dueOn: 'date' });
    expect(demandFaults({ ...right, dueOn: today }, 10_000, today)).toEqual({ dueOn: 'datePast' });
  });
});

describe('money that came back, as typed', () => {
  it('has a voucher and a day that has been', () => {
    expect(recoveryFaults({ amountYuan: '1', voucherNumber: 'V', receivedOn: today }, 100, today)).toEqual({});
    expect(recoveryFaults({ amountYuan: '', voucherNumber: ' ', receivedOn: '2026-05-11' }, 100, today)).toEqual({ amountYuan: 'required', voucherNumber: 'required', receivedOn: 'dateFuture' });
  });
});
