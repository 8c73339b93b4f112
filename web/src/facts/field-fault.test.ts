import { describe, expect, it } from '@jest/globals';
import { fieldFault } from './field-fault';
import { fieldFaults } from './field-faults';
import type { LeafSpec } from './field-spec';
import { sectionsFor } from './sections';

const spec = (more: Pick<LeafSpec, 'kind'> & { readonly check?: 'credit_code' | 'patent_number' }): LeafSpec => ({ path: 'x', label: ['项', 'item'], ...more }) as LeafSpec;

describe('what is wrong with one answer', () => {
  it.each([
    ['credit_code', '91440300MA5DK7F87T', '91440300MA5DK7F87A'],
    ['patent_number', 'ZL201510123456.1', 'ZL201510123456.2'],
  ] as const)('%s is checked by its check character', (check, right, wrong) => {
    expect(fieldFault(spec({ kind: 'text', check }), right, 'zh')).toBeNull();
    expect(fieldFault(spec({ kind: 'text', check }), wrong, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(fieldFault(spec({ kind: 'text', check }), wrong, 'en')).not.toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['yuan', '1500000.00', '1500000.005'], ['yuan', '0.01', '1e6'], ['date', '2024-02-29', '2023-02-29'], ['percent', '4.35', '4,35'], ['integer', '86', '8.6'],
  ] as const)('%s: %s is fine, %s is not', (kind, right, wrong) => {
    expect(fieldFault(spec({ kind }), right, 'zh')).toBeNull();
    expect(fieldFault(spec({ kind }), wrong, 'zh')).not.toBeNull();
  });

  it('an open answer and "none" are not wrong', () => {
    for (const value of [undefined, null, '']) expect(fieldFault(spec({ kind: 'yuan' }), value, 'zh')).toBeNull();
  });

  it('names in a summary the row that the fault stands in and leads to it', () => {
    const sections = sectionsFor('pledge_loan_interest');
    const [item, ...others] = fieldFaults(sections[1]!, sections, { loans: [{}, { drawdowns: [{ amountYuan: '12.' }] }] }, 'zh');
    expect(others).toEqual([]);
    expect(item?.message).toMatch(/^贷款 2 · 放款 1 · 放款金额（元）：/);
    expect(item?.href).toBe('#field-loans-1-drawdowns-0-amountYuan');
  });
});
