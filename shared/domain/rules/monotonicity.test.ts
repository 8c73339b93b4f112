import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { determineCaseSchema } from '../../../seeds/determine-case';
import { readCatalogue, seedsDirectory } from '../../../seeds/read-catalogue';
import { cap, catalogueWith, condition, loan, overlay2021, programmeOf } from '../../../test/builders/rule-measures';
import { parseLocalDate } from '../local-date';
import type { Catalogue } from './catalogue';
import { determine } from './determine';
import { factsSchema, type Facts } from './facts';

interface Subject {
  readonly catalogue: Catalogue;
  readonly programmeId: string;
  readonly facts: Facts;
  readonly asOfOn: string;
}

const shipped = readCatalogue();
const cases = readdirSync(join(seedsDirectory, 'cases')).filter((name) => name.endsWith('.json')).flatMap((name): readonly Subject[] => {
  const input = determineCaseSchema.parse(JSON.parse(readFileSync(join(seedsDirectory, 'cases', name), 'utf8')));
  return input.programmeId === 'all' ? [] : [{ catalogue: shipped, programmeId: input.programmeId, facts: input.facts, asOfOn: input.asOfOn }];
});

const fees = [{ kind: 'application', paidYuan: '900.00' }, { kind: 'agency', paidYuan: '3000.00' }];
const first = catalogueWith(
  programmeOf(
    { kind: 'first_invention_patent_fee', conditions: [condition('first', 'first-invention@1', { test: 'ever_held' }, 'line'), condition('kind', 'patent-kind-within@1', { kinds: ['invention'] }, 'line')] },
    { lines: { source: 'patents', formula: 'fees@1', with: { feeKinds: ['application', 'agency'] } }, overlays: ['grant-aid-limits-2021'], ceilings: [cap('1000.00', { maximumLines: 1, lineOrder: 'patent_granted_on' })] },
  ),
  [overlay2021('2025-12-31')],
);
const insured = catalogueWith(programmeOf(
  { conditions: [condition('window', 'date-within@1', { date: 'policy_signed_on', fromOn: '2024-01-01', toOn: '2024-12-31' }, 'line')] },
  { lines: { source: 'policies', formula: 'premium@1', with: { oncePerPatentAndLine: true } }, otherFunding: { mode: 'exclude', levels: ['city'] }, ceilings: [cap('1000.00', { maximumLines: 1, lineOrder: 'policy_signed_on' })] },
));
const premium = (lineId: string, signedOn: string) => ({ lineId, signedOn, insuranceLine: 'enforcement', premiums: [{ patentNumber: 'ZL201510123456.1', paidYuan: '2000.00' }] });
const loans = catalogueWith(programmeOf(
  { conditions: [condition('settled', 'loan-settled@1', {}, 'line'), condition('clean', 'loan-not-overdue@1', {}, 'line')] },
  { lines: { source: 'loans', formula: 'interest@1', with: { baseRate: { strategy: 'actual' }, pledgeShare: true, interestPaidCap: 'required' } }, lineMinimumYuan: '100.00', otherFunding: { mode: 'top_up_to_higher', levels: ['city'], place: 'after_own_ceilings' }, ceilings: [cap('500000.00', { maximumLines: 1 })] },
));
const make = (catalogue: Catalogue, facts: unknown): Subject => ({ catalogue, programmeId: 'p', facts: factsSchema.parse(facts), asOfOn: '2024-06-01' });
const usages = [[], [{ group: 'g', period: '2024', usedFen: 100000, usedLines: 1 }]];
const built = usages.flatMap((usage) => [
  make(first, { usage, otherFunding: null, patents: [{ lineId: 'a', number: 'ZL201510123456.1', grantedOn: '2017-12-29', origin: 'own', fees }, { lineId: 'b', number: 'ZL201610987654.7', grantedOn: '2018-12-28', origin: 'own', fees }], priorInventionPatents: null }),
  make(first, { usage, otherFunding: [{ level: 'district', lineId: 'a', amountYuan: '450.00', stage: 'paid' }], patents: [{ lineId: 'a', number: 'ZL201510123456.1', grantedOn: '2017-12-29', fees }], priorInventionPatents: [{ number: '02112345.4', origin: 'assigned', grantedOn: '2006-01-04', heldFromOn: '2019-01-01' }] }),
  make(insured, { usage, otherFunding: [{ level: 'district', lineId: null, amountYuan: '10.00', stage: 'paid' }], policies: [premium('a', '2024-05-01'), premium('b', '2024-02-01'), premium('c', '2023-02-01')] }),
  make(loans, { usage, otherFunding: null, loans: [loan('a', '1000000.00', '5', '2023-01-01', '2023-12-31', { interestPaidYuan: '40000.00', pledgeSharePercent: '60' }), loan('b', '1000.00', '5', '2023-01-01', '2023-02-01', { interestPaidYuan: '4.00', pledgeSharePercent: '60' })] }),
]);
const subjects = [...cases, ...built];

/** Names the schema requires, and decisions that aren't facts of the papers. */
const kept = new Set(['lineId', 'group', 'period', 'usedFen', 'year', 'potShare', 'reviewFindings']);

/** Leaves out each optional fact with some chance; list members stay, since a shorter list is another known fact. */
function thinned(value: unknown, keep: () => boolean): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => thinned(item, keep));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => kept.has(key) || keep()).map(([key, item]) => [key, key === 'ratePeriods' || key === 'reviewFindings' ? item : thinned(item, keep)]));
}

const decide = ({ catalogue, programmeId, asOfOn }: Subject, facts: Facts) => determine({ catalogue, programmeId, facts, asOfOn: parseLocalDate(asOfOn), hash: () => 'h' });

const complete = new Map(subjects.map((subject) => [subject, decide(subject, subject.facts)]));

describe('facts removed', () => {
  it('5,000 cases: a verdict may become undetermined, never the opposite, for the case and for every condition', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...subjects), fc.integer({ min: 1, max: 60 }), fc.infiniteStream(fc.integer({ min: 0, max: 99 })), (subject, chance, dice) => {
        const before = complete.get(subject)!;
        const after = decide(subject, factsSchema.parse(thinned(subject.facts, () => dice.next().value >= chance / 3)));
        if (after.outcome !== before.outcome) expect(after.outcome).toBe('undetermined');
        seen.add(`${before.outcome}>${after.outcome}`);
        for (const condition of after.conditions) {
          const same = before.conditions.find(({ conditionId, lineId }) => conditionId === condition.conditionId && lineId === condition.lineId);
          if (condition.outcome !== same?.outcome) expect(condition.outcome).toBe('unknown');
          if (condition.outcome === 'unknown') expect(condition.missing).not.toEqual([]);
        }
        if (after.outcome === 'undetermined') expect(after.missing).not.toEqual([]);
      }),
      { numRuns: 5_000, seed: 20261123 },
    );
    expect([...seen].sort()).toEqual(expect.arrayContaining(['eligible>eligible', 'eligible>undetermined', 'not_eligible>not_eligible', 'not_eligible>undetermined']));
  });

  it('is deterministic: the same facts give the same bytes', () => {
    for (const subject of subjects) expect(JSON.stringify(decide(subject, subject.facts))).toBe(JSON.stringify(decide(subject, subject.facts)));
  });
});
