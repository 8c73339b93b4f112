import { describe, expect, it } from '@jest/globals';
import { differencesOf } from './differences';
import { sectionsFor } from './sections';

const differences = (theirs: unknown, yours: unknown, language: 'zh' | 'en' = 'zh') => differencesOf(sectionsFor('pledge_loan_interest'), theirs, yours, language, (code) => `区${code}`);

describe('what differs between two states of an application', () => {
  it('is named in the words of the form, with both values as people read them', () => {
    const loan = (amountYuan: string) => ({ loans: [{ lineId: 'loan-1', drawdowns: [{ amountYuan }] }] });
    expect(differences(loan('1000000.00'), loan('1500000.00'))).toEqual([{ path: 'loans[0].drawdowns[0].amountYuan', label: '贷款 1 · 放款 1 · 放款金额（元）', theirs: '1,000,000.00', yours: '1,500,000.00' }]);
  });

  it('tells unknown from none, and none from an answer', () => {
    expect(differences({ loans: [{ settledOn: null }] }, { loans: [{}] })).toMatchObject([{ theirs: '尚未结清', yours: '未填写' }]);
    expect(differences({ otherFunding: null }, {}).length).toBe(0);
    expect(differences({ loans: [{ overdue: false }] }, { loans: [{ overdue: true }] }, 'en')).toMatchObject([{ theirs: 'No', yours: 'Yes' }]);
  });

  it('counts rows that were added, and shows what stands in them', () => {
    const found = differences({ loans: [{ repayments: [{ repaidOn: '2025-06-30' }] }] }, { loans: [{ repayments: [{ repaidOn: '2025-06-30' }, { repaidOn: '2025-10-31' }] }] });
    expect(found.map(({ path }) => path)).toEqual(['loans[0].repayments', 'loans[0].repayments[1].repaidOn']);
    expect(found[0]).toMatchObject({ theirs: '1 项', yours: '2 项' });
  });

  it('is nothing for the same facts', () => {
    const facts = { applicant: { kind: 'enterprise', industryTags: ['战略性新兴产业'] }, loans: [{ lineId: 'loan-1', drawdowns: [{ amountYuan: '1.00' }] }] };
    expect(differences(facts, JSON.parse(JSON.stringify(facts)))).toEqual([]);
  });
});
