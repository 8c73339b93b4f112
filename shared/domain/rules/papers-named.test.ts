import { describe, expect, it } from '@jest/globals';
import { papersNamed, sharedPapers } from './papers-named';

describe('papers that cases name', () => {
  const loan = { loans: [{ lineId: 'loan-1', contractNumber: '融-2025-8', pledgedPatents: ['ZL201510123456.1', '看不清'], drawdowns: [{ drawdownNumber: '借-001' }, {}], fees: [{ receiptNumber: 'F 1' }] }] };

  it('lists each once in one spelling, from loans, policies and patents', () => {
    expect(papersNamed(loan)).toEqual([
      { kind: 'patent', identifier: expect.stringContaining('201510123456') }, { kind: 'patent', identifier: '看不清' }, { kind: 'contract', identifier: '融20258' }, { kind: 'drawdown', identifier: '借001' }, { kind: 'receipt', identifier: 'F1' },
    ]);
    expect(papersNamed({ policies: [{ lineId: 'policy-1', policyNumber: 'p-9', premiums: [{ patentNumber: null }, { patentNumber: '201510123456.1' }, { patentNumber: 'ZL 201510123456.1' }] }] })).toHaveLength(2);
    expect(papersNamed({ loans: null, policies: null, patents: null })).toEqual([]);
  });

  it('finds the same loan contract under another drawdown, spelt another way', () => {
    const again = { loans: [{ lineId: 'loan-1', contractNumber: '融 2025-8', drawdowns: [{ drawdownNumber: '借-002' }] }] };
    expect(sharedPapers(papersNamed(loan), papersNamed(again))).toEqual([{ kind: 'contract', identifier: '融20258' }]);
  });

  it('finds the same patent pledged here and aided there, and nothing where only the kind agrees', () => {
    const patent = { patents: [{ lineId: 'patent-1', number: '201510123456.1', fees: [{ receiptNumber: 'R-7' }] }] };
    expect(sharedPapers(papersNamed(loan), papersNamed(patent)).map(({ kind }) => kind)).toEqual(['patent']);
    expect(sharedPapers(papersNamed({ patents: [{ lineId: 'patent-1', fees: [{ receiptNumber: 'R-8' }] }] }), papersNamed(patent))).toEqual([]);
  });
});
