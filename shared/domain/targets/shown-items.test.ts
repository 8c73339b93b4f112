import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../rules/facts';
import { cityOf, shownByFacts } from './shown-items';

const facts: Facts = {
  loans: [
    { lineId: 'loan-1', bankName: '演示银行 厦门分行', drawdowns: [{ drawdownNumber: 'J-1', drawnOn: '2024-11-05', amountYuan: '3100000.00' }, { drawdownNumber: 'J-2', drawnOn: '2025-01-10', amountYuan: '100.05' }] },
    { lineId: 'loan-2', bankName: '演示银行厦门分行', drawdowns: [{ drawdownNumber: 'j-1', drawnOn: '2024-11-05', amountYuan: '3100000.00' }, { drawdownNumber: 'J-3', amountYuan: '1.00' }] },
  ],
  policies: [{ lineId: 'policy-1', insurer: '演示保险', insuranceLine: 'enforcement', signedOn: '2024-06-01' }, { lineId: 'policy-2', insurer: '演示保险' }],
};

describe('what the facts of a case show', () => {
  const items = shownByFacts(facts, { regionCode: '350200', stage: 'accepted' });

  it('is the principal of each drawdown in the year it was drawn, under one name however it is spelt', () => {
    const loans = items.filter(({ cell }) => cell === 'pledge_loan_principal.accepted');
    expect(loans.map(({ year, amountFen }) => [year, amountFen])).toEqual([[2024, 310_000_000], [2025, 10_005], [2024, 310_000_000]]);
    expect(new Set(loans.filter(({ year }) => year === 2024).map(({ name }) => name)).size).toBe(1);
  });

  it('is the banks and insurers by the year of their papers, and nothing where a paper has no date', () => {
    const named = (cell: string) => [...new Set(items.filter((item) => item.cell === cell).map(({ year, name }) => `${year} ${name}`))];
    expect(named('lending_banks.accepted')).toEqual(['2024 演示银行厦门分行', '2025 演示银行厦门分行']);
    expect(named('insurers.accepted')).toEqual(['2024 演示保险']);
    expect(named('insurance_lines.accepted')).toEqual(['2024 enforcement']);
  });

  it('belongs to the city of its district, that of a functional zone too', () => {
    expect([cityOf('350203'), cityOf('X440400-HENGQIN'), cityOf('440300')]).toEqual(['350200', '440400', '440300']);
    expect(() => cityOf('nowhere')).toThrow(/No city/);
  });
});
