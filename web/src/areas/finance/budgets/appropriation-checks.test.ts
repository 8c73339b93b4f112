import { describe, expect, it } from '@jest/globals';
import { accountViewOf } from '../data/money-views';
import { appropriationFaults, signedFenOf } from './appropriation-checks';
import type { AppropriationForm } from './appropriation-checks';

const account = accountViewOf({ accountId: 'p.2026.350200.x', programmeId: 'p', fiscalYear: 2026, payerRegionCode: '350200', budgetDocumentNumber: '厦财预〔2026〕1号', source: 'city', carriedOver: false, carriedFrom: null, closedBy: null, balancesFen: { available: 10_000, reserved: 0, committed: 0, payable: 0, paid: 0, receivable: 0, recovered: 0, carried: 0, lapsed: 0 } });
const right: AppropriationForm = { kind: 'supplement', payerRegionCode: '350200', fiscalYear: '2026', budgetDocumentNumber: '厦财预〔2026〕1号', source: 'city', carriedOver: false, amountYuan: '1,000.50', documentNumber: '', documentLine: '' };

describe('a budget instruction as typed', () => {
  it('has no fault when every field is there', () => {
    expect(appropriationFaults(right, [])).toEqual({});
    expect(signedFenOf(right)).toBe(100_050);
  });

  it('names each field that is not', () => {
    expect(appropriationFaults({ ...right, payerRegionCode: '', fiscalYear: '26', budgetDocumentNumber: ' ', source: '', amountYuan: '1.234' }, []))
      .toEqual({ payerRegionCode: 'required', fiscalYear: 'yearFault', budgetDocumentNumber: 'short', source: 'required', amountYuan: 'decimals' });
    expect(appropriationFaults({ ...right, amountYuan: '0' }, [])).toEqual({ amountYuan: 'zero' });
  });

  it('cuts only an account that exists, and not below what is free', () => {
    expect(signedFenOf({ ...right, kind: 'cut', amountYuan: '100.00' })).toBe(-10_000);
    expect(appropriationFaults({ ...right, kind: 'cut', amountYuan: '100.00' }, [account])).toEqual({});
    expect(appropriationFaults({ ...right, kind: 'cut', amountYuan: '100.01' }, [account])).toEqual({ amountYuan: 'above' });
    expect(appropriationFaults({ ...right, kind: 'cut', carriedOver: true }, [account])).toEqual({ amountYuan: 'cutNoAccount' });
  });
});
