import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { cap, catalogueWith, programmeOf, run } from '../../../test/builders/rule-measures';
import { fen, formatYuan } from '../money';
import type { Determination } from './determination';

type VectorCase = { readonly programme: string; readonly asOfOn: string; readonly premiums: readonly string[]; readonly otherFunding: readonly object[] | null; readonly expect: readonly (string | null)[] };
type Rules = { readonly ceilings: readonly { readonly amountYuan: string }[]; readonly otherFunding: object };
type Vector = { readonly note: string; readonly programmes: Readonly<Record<string, Rules>>; readonly cases: readonly VectorCase[] };

const vectors = JSON.parse(readFileSync(new URL('./enterprise-ceilings.vectors.json', import.meta.url), 'utf8')) as readonly Vector[];

const catalogueOf = ({ ceilings, otherFunding }: Rules) =>
  catalogueWith(programmeOf({ kind: 'patent_insurance_premium' }, {
    lines: { source: 'policies', formula: 'premium@1', with: { oncePerPatentAndLine: false } }, otherFunding, ceilings: ceilings.map(({ amountYuan, ...more }) => cap(amountYuan, more)),
  }));

/** What one enterprise has used, as the books keep it: by group and period, over all its programmes. */
const books = () => {
  const used = new Map<string, number>();
  return {
    facts: () => [...used].map(([name, usedFen]) => { const [group, period] = name.split('#'); return { group, period, usedFen }; }),
    enter: ({ ceilingUse }: Determination): void => { for (const { group, period, amountFen } of ceilingUse) used.set(`${group}#${period}`, (used.get(`${group}#${period}`) ?? 0) + amountFen); },
  };
};

const linesOf = (premiums: readonly string[]) =>
  premiums.map((paidYuan, index) => ({ lineId: `policy-${index + 1}`, insuranceLine: 'enforcement', signedOn: '2020-01-01', premiums: [{ patentNumber: null, paidYuan, paidOn: '2020-01-01' }] }));

describe('ceilings of an enterprise over its programmes, and money of other levels', () => {
  it.each(vectors.map((vector) => [vector.note, vector] as const))('%s', (_note, { programmes, cases }) => {
    const used = books();
    for (const { programme, asOfOn, premiums, otherFunding, expect: expected } of cases) {
      const rules = programmes[programme];
      if (rules === undefined) throw new Error(`No programme ${programme}.`);
      const result = run(catalogueOf(rules), { policies: linesOf(premiums), otherFunding, usage: used.facts() }, asOfOn);
      expect([asOfOn, result.lines.map(({ amountFen }) => (amountFen === null ? null : formatYuan(fen(amountFen))))]).toEqual([asOfOn, expected]);
      used.enter(result);
    }
  });

  it('are never exceeded together, in whatever order programmes of one group are decided', () => {
    const limit = 1_000_00;
    const rules = { ceilings: [{ amountYuan: '1000.00', period: 'lifetime' }], otherFunding: { mode: 'top_up_to_higher', levels: ['district'], place: 'after_own_ceilings' } };
    const [first, second] = [catalogueOf(rules), catalogueOf({ ...rules, ceilings: [{ ...rules.ceilings[0], amountYuan: '700.00' }] })];
    const asked = fc.array(fc.record({ other: fc.integer({ min: 0, max: 400_00 }), isFirst: fc.boolean(), amounts: fc.array(fc.integer({ min: 1, max: 600_00 }), { minLength: 1, maxLength: 3 }) }), { maxLength: 6 });
    fc.assert(fc.property(asked, (cases) => {
      const used = books();
      let given = 0;
      for (const { other, isFirst, amounts } of cases) {
        const otherFunding = other === 0 ? null : [{ level: 'district', lineId: 'policy-1', amountYuan: formatYuan(fen(other)), stage: 'paid' }];
        const result = run(isFirst ? first : second, { policies: linesOf(amounts.map((amount) => formatYuan(fen(amount)))), otherFunding, usage: used.facts() });
        const amountFen = result.amount.amountFen ?? 0;
        expect(amountFen).toBeLessThanOrEqual(Math.max(0, (isFirst ? limit : 700_00) - given));
        given += amountFen;
        used.enter(result);
        expect(used.facts().reduce((sum, { usedFen }) => sum + usedFen, 0)).toBe(given);
      }
    }), { numRuns: 60 });
  });
});
