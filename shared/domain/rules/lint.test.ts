import { describe, expect, it } from '@jest/globals';
import { catalogueWith, citation, condition, overlay2021, programmeOf } from '../../../test/builders/rule-measures';
import { programmeOf as programmeById } from './catalogue';
import { lintCatalogue, openable } from './lint';

const flat = { lines: { source: 'enterprise', formula: 'flat@1', with: { amountYuan: { slot: 's' } } } };
const slot = { id: 's', saying: '金额', basis: 'delegated', type: 'money', citation, bounds: { maximum: '1000' } };
const value = (more: object = {}): unknown => ({ slot: 's', fromOn: '2020-01-01', value: '500', basis: { documentNumber: '测〔2020〕1号', clause: '一' }, status: 'in_force', sourceMark: 'text', recordedBy: '甲', approvedBy: '乙', ...more });
const codes = (parts: object, amount: object = flat, overlays: readonly unknown[] = []): readonly string[] =>
  lintCatalogue(catalogueWith(programmeOf({ slots: [slot], values: [value()], ...parts }, amount), overlays)).map(({ code }) => code).filter((code) => code !== 'stacking_allowed');

describe('lint', () => {
  it('finds nothing in a sound programme', () => expect(codes({})).toEqual([]));

  it.each<[string, object, string, object?]>([
    ['overlapping values', { values: [value(), value({ fromOn: '2021-01-01' })] }, 'values_overlap'],
    ['gaps', { values: [value({ toOn: '2020-12-30' }), value({ fromOn: '2021-01-01' })] }, 'values_gap'],
    ['values above the bound', { values: [value({ value: '1000.01' })] }, 'value_out_of_bounds'],
    ['values of the wrong type', { values: [value({ value: 5 })] }, 'value_type'],
    ['one-person approval', { values: [value({ approvedBy: '甲' })] }, 'one_person_approval'],
    ['values of no slot', { values: [value(), value({ slot: 'x' })] }, 'slot_unknown'],
    ['a demo value without its mark', { values: [value({ status: 'demo' })] }, 'demo_mark'],
    ['an unconfirmed value in force', { values: [value({ sourceMark: 'memory' })] }, 'unconfirmed_in_force'],
    ['an unknown region', { regionCode: '999999' }, 'region_unknown'],
    ['an unknown clause', { clauseIds: ['x'] }, 'clause_unknown'],
    ['an unknown predicate', { conditions: [condition('c', 'nothing@1', {}, 'case')] }, 'predicate_unknown'],
    ['wrong arguments', { conditions: [condition('c', 'applicant-kind-within@1', { kinds: ['bank'] }, 'case')] }, 'arguments_invalid'],
    ['a predicate of loans on an enterprise', { conditions: [condition('c', 'loan-settled@1', {}, 'line')] }, 'predicate_misplaced'],
    ['a missing reference date', { conditions: [condition('c', 'registered-in-region@1', { regionCode: '350200' }, 'case')] }, 'reference_date_missing'],
    ['a date the line does not have', { anchorDate: 'settled_on' }, 'date_misplaced'],
    ['an unused slot', {}, 'slot_unused', { lines: { source: 'enterprise', formula: 'flat@1', with: { amountYuan: '1' } } }],
    ['an unknown formula', {}, 'formula_unknown', { lines: { source: 'enterprise', formula: 'none@1', with: {} } }],
    ['an unknown citation', { conditions: [{ ...(condition('c', 'loan-settled@1', {}, 'line') as object), citation: { ...citation, instrumentId: 'x' } }] }, 'citation_unknown'],
  ])('finds %s', (_what, parts, code, ...amounts) => expect(codes(parts, amounts[0] ?? flat)).toContain(code));

  it('finds a share above its ceiling', () => {
    const parts = { slots: [slot, { ...slot, id: 'top', ceilingOf: 's' }], values: [value(), value({ slot: 'top', value: '499.99' })] };
    expect(codes(parts)).toContain('share_above_ceiling');
  });

  it('finds a programme that forgot an overlay of its kind', () => {
    expect(codes({ kind: 'grant_reward' }, flat, [overlay2021('2025-12-31')])).toContain('overlay_missing');
  });
});

describe('openable', () => {
  const reasons = (parts: object, demo: boolean): readonly string[] => {
    const catalogue = catalogueWith(programmeOf({ slots: [slot], ...parts }, flat));
    return openable(catalogue, programmeById(catalogue, 'p'), '2024-06-01', { demo }).filter(({ severity }) => severity === 'error').map(({ code }) => code);
  };

  it('refuses while a value or the notice is unset, and takes demo values in demo mode only', () => {
    expect(reasons({ values: [] }, true)).toEqual(['value_unset', 'notice_unset']);
    const demo = { values: [value({ status: 'demo', sourceMark: 'demo' })] };
    expect(reasons(demo, false)).toEqual(['value_unset', 'notice_unset']);
    expect(reasons(demo, true)).toEqual(['notice_unset']);
  });
});
