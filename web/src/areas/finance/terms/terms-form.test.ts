import { describe, expect, it } from '@jest/globals';
import { emptyTerms, movedColumn, termsBodyOf, termsFaults } from './terms-form';
import type { TermsForm } from './terms-form';

const empty = emptyTerms('350200', (field) => field);
const right: TermsForm = {
  ...empty, fromOn: '2026-03-02', valueStatus: 'demo', budgetUnit: '单位', project: '项目', functionalClassification: '功能', governmentEconomicClassification: '政府', departmentEconomicClassification: '部门', purpose: '用途',
  columns: empty.columns.map((column) => ({ ...column, used: column.field === 'amount' || column.field === 'payeeName' })), basisDocument: '演示〔2026〕1号', basisClause: '第一条',
};

describe('payment terms as typed', () => {
  it('begin without any value: each is to be laid down by somebody', () => {
    expect(Object.keys(termsFaults(empty)).sort()).toEqual(['basisClause', 'basisDocument', 'budgetUnit', 'columns', 'departmentEconomicClassification', 'fromOn', 'functionalClassification', 'governmentEconomicClassification', 'project', 'purpose', 'valueStatus']);
  });

  it('are sent with the chosen columns in their order, sums to the fen, and no account unless one is named', () => {
    expect(termsFaults(right)).toEqual({});
    const body = termsBodyOf({ ...right, levels: [{ aboveYuan: '1,000.01', approvers: '2', withApprover: true }] }, 'p');
    expect(body).toMatchObject({ programmeId: 'p', debtor: null, columns: [{ field: 'payeeName' }, { field: 'amount' }], approvalLevels: [{ aboveFen: 100_001, approvers: 2, role: 'approver' }] });
  });

  it('name what is wrong with account, columns and levels', () => {
    expect(termsFaults({ ...right, withDebtor: true, debtorAccount: '12' })).toEqual({ debtorName: 'missing', debtorBank: 'missing', debtorAccount: 'accountFault' });
    expect(termsFaults({ ...right, columns: right.columns.map((column) => ({ ...column, title: ' ' })) })).toEqual({ columns: 'columnsMissing' });
    expect(termsFaults({ ...right, levels: [{ aboveYuan: '10', approvers: '6', withApprover: false }] })).toEqual({ levels: 'levelFault' });
    const level = { approvers: '2', withApprover: false };
    expect(termsFaults({ ...right, levels: [{ ...level, aboveYuan: '10' }, { ...level, aboveYuan: '10.00' }] })).toEqual({ levels: 'levelTwice' });
  });

  it('move a column by one place and not beyond the ends', () => {
    const names = (columns: TermsForm['columns']) => columns.slice(0, 3).map(({ field }) => field);
    expect(names(movedColumn(right.columns, 0, 1))).toEqual(['budgetUnit', 'sequence', 'budgetDocumentNumber']);
    expect(names(movedColumn(right.columns, 0, -1))).toEqual(['sequence', 'budgetUnit', 'budgetDocumentNumber']);
  });
});
