import { describe, expect, it } from '@jest/globals';
import { approvalStateOf, expectedNeed } from './approval-state';

const by = (userId: string, role: 'finance_approver' | 'approver') => ({ userId, role, at: '2026-03-02T01:00:00.000Z' });
const terms = {
  termsId: 't', programmeId: 'p', payerRegionCode: '350200', fromOn: '2026-01-01', budgetUnit: '单位', project: '项目', functionalClassification: '功能', governmentEconomicClassification: '政府', departmentEconomicClassification: '部门', purpose: '用途',
  columns: [{ field: 'amount', title: '金额' }], debtor: null, approvalLevels: [{ aboveFen: 1_000, approvers: 2, role: null }, { aboveFen: 100_000, approvers: 3, role: 'approver' }],
  basis: { documentNumber: '文件', clause: '条' }, valueStatus: 'in_force', madeBy: 'u', madeAt: '2026-01-01T00:00:00.000Z', status: 'approved', decidedBy: 'v',
} as const;

describe('who is missing before a batch is approved', () => {
  it('is finance alone up to the first level, and more people above it', () => {
    expect(expectedNeed({ approvalNeeded: null, totalFen: 1_000 }, [terms], '350200', '2026-03-02')).toEqual({ approvers: 1, role: null });
    expect(expectedNeed({ approvalNeeded: null, totalFen: 100_001 }, [terms], '350200', '2026-03-02')).toEqual({ approvers: 3, role: 'approver' });
    expect(expectedNeed({ approvalNeeded: null, totalFen: 100_001 }, [terms], '350203', '2026-03-02')).toEqual({ approvers: 1, role: null });
    expect(expectedNeed({ approvalNeeded: null, totalFen: 100_001 }, [{ ...terms, status: 'open' }], '350200', '2026-03-02')).toEqual({ approvers: 1, role: null });
  });

  it('is what was pinned, whatever is laid down later', () => {
    expect(expectedNeed({ approvalNeeded: { approvers: 2, role: null }, totalFen: 100_001 }, [terms], '350200', '2026-03-02')).toEqual({ approvers: 2, role: null });
  });

  it('names people and roles until all of them are there', () => {
    const need = { approvers: 3, role: 'approver' } as const;
    expect(approvalStateOf([], need)).toMatchObject({ missingPeople: 3, missingRoles: ['finance_approver', 'approver'], complete: false });
    expect(approvalStateOf([by('a', 'finance_approver'), by('b', 'finance_approver'), by('c', 'finance_approver')], need)).toMatchObject({ missingPeople: 1, missingRoles: ['approver'], complete: false });
    expect(approvalStateOf([by('a', 'finance_approver'), by('b', 'finance_approver'), by('c', 'approver')], need)).toMatchObject({ missingPeople: 0, missingRoles: [], complete: true });
  });
});
