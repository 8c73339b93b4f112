import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseLocalDate } from '../shared/domain/local-date';
import { fen, formatYuan } from '../shared/domain/money';
import { programmeOf, type Catalogue } from '../shared/domain/rules/catalogue';
import { checkFacts } from '../shared/domain/rules/check-facts';
import { determine } from '../shared/domain/rules/determine';
import { lintCatalogue, openable } from '../shared/domain/rules/lint';
import { costItemsOf } from '../shared/domain/rules/claims';
import { determineCaseSchema, type DetermineCase } from './determine-case';
import { readCatalogue, seedsDirectory, sha256 } from './read-catalogue';

const examples = join(seedsDirectory, '..', 'docs', 'examples');
const shipped = readCatalogue();
const withDemo = readCatalogue([join(seedsDirectory, 'catalogue', 'demo')]);
const withExamples = readCatalogue([examples]);

const read = (directory: string, file: string): DetermineCase => {
  const input = determineCaseSchema.parse(JSON.parse(readFileSync(join(directory, file), 'utf8')));
  checkFacts(input.facts);
  return input;
};
const answer = (catalogue: Catalogue, input: DetermineCase, allowDemo: boolean) =>
  determine({ catalogue, programmeId: input.programmeId, facts: input.facts, asOfOn: parseLocalDate(input.asOfOn), allowDemo, hash: sha256 });
const errors = (catalogue: Catalogue) => lintCatalogue(catalogue).filter(({ severity }) => severity === 'error');

/** Clauses of the plans that create or imply money, and their document heads: what the texts themselves carry. */
const plans = [
  { id: 'ZH-PLAN-2015', clauses: 14, prefix: 'ZH', documentNumber: '珠知联办〔2015〕4号', issuedOn: '2015-12-23', years: { from: 2015, to: 2017 } },
  { id: 'GZ-PLAN-2016', clauses: 10, prefix: 'GZ', documentNumber: '穗知〔2016〕85号', issuedOn: '2016-11-25', years: { from: 2016, to: 2018 } },
  { id: 'GD-PLAN-2016', clauses: 16, prefix: 'GD', documentNumber: null, issuedOn: null, years: { from: 2016, to: 2020 } },
  { id: 'SZ-PLAN-2019', clauses: 5, prefix: 'SZ', documentNumber: null, issuedOn: null, years: { from: 2019, to: 2021 } },
  { id: 'XM-PLAN-2017', clauses: 13, prefix: 'XM', documentNumber: null, issuedOn: null, years: { from: 2017, to: 2019 } },
];

describe('the five plans', () => {
  it.each(plans)('$id: each monetary clause once, numbered without gaps', ({ id, clauses, prefix }) => {
    const ids = [...shipped.clauses.values()].filter(({ instrumentId }) => instrumentId === id).map((clause) => clause.id).sort();
    expect(ids).toEqual(Array.from({ length: clauses }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`));
  });

  it.each(plans)('$id: number, date and years as in the text, null where it has none', ({ id, documentNumber, issuedOn, years }) => {
    expect(shipped.instruments.get(id)).toMatchObject({ documentNumber, issuedOn, years, kind: 'plan', sourceMark: 'text' });
  });

  it('explicitly promise interest in three plans, premium in one and the first invention in one', () => {
    const promising = (kind: string) => new Set([...shipped.clauses.values()].filter(({ instrumentId, programmeKind }) => instrumentId.includes('PLAN') && programmeKind === kind).map(({ instrumentId }) => instrumentId));
    expect([...promising('pledge_loan_interest')].sort()).toEqual(['GZ-PLAN-2016', 'XM-PLAN-2017', 'ZH-PLAN-2015']);
    expect([...promising('patent_insurance_premium')]).toEqual(['XM-PLAN-2017']);
    expect([...promising('first_invention_patent_fee')]).toEqual(['GD-PLAN-2016']);
  });
});

describe('the shipped measures', () => {
  it('pass lint without errors, with the demo files and the example too', () => {
    expect([errors(shipped), errors(withDemo), errors(withExamples)]).toEqual([[], [], []]);
  });

  it('hold no demo value: those lie apart', () => {
    const statuses = [...shipped.programmes.values()].flatMap(({ values, procedure: { consequences, notice, acceptanceLimitWorkingDays, correctionLimitWorkingDays, payeeConfirmation } }) => [
      ...values.map(({ status }) => status),
      ...[...Object.values(consequences), notice, acceptanceLimitWorkingDays, correctionLimitWorkingDays, payeeConfirmation].map((limit) => limit?.status),
    ]);
    expect(statuses).not.toContain('demo');
  });

  it('are never in force on the word of a single copy or of memory', () => {
    const values = [...withDemo.programmes.values(), ...withDemo.overlays.values()].flatMap((holder) => holder.values);
    expect(values.filter(({ status, sourceMark }) => status === 'in_force' && sourceMark !== 'text')).toEqual([]);
  });

  it('can none of them be opened while the public notice or a value has no basis', () => {
    for (const id of ['zhuhai-interest', 'xiamen-insurance', 'xiamen-interest-2020', 'shenzhen-insurance-2024', 'guangzhou-interest']) {
      const reasons = openable(shipped, programmeOf(shipped, id), '2026-11-23', { demo: true }).filter(({ severity }) => severity === 'error');
      expect({ id, open: reasons.length === 0 }).toEqual({ id, open: false });
    }
  });

  it.each(['guangdong-first-invention', 'xiamen-interest-2013', 'guangzhou-2018-first-invention', 'guangzhou-2018-grant-reward'])('%s is history: its call stays closed', (id) => {
    expect(openable(shipped, programmeOf(shipped, id), '2026-11-23', { demo: true }).map(({ code }) => code)).toContain('policy_ended');
  });

  it('the overlay allows half the official fees until 2024, leaves 2025 open and pays nothing from 2026', () => {
    const overlay = shipped.overlays.get('national-2021');
    const valueOn = (day: string) => overlay?.values.find(({ slot, fromOn, toOn }) => slot === 'grant-aid-ends-on' && fromOn <= day && day <= (toOn ?? '9999'))?.value;
    expect([valueOn('2024-12-31'), valueOn('2025-06-30'), valueOn('2026-01-01')]).toEqual(['2025-12-31', undefined, '2025-12-31']);
    expect(overlay?.excludedFeeKinds).toEqual(['annual', 'agency']);
  });
});

describe('the demo programmes', () => {
  const ids = ['demo-xiamen-interest-2026', 'demo-shenzhen-insurance-2026', 'demo-guangdong-first-invention-2026'];
  const files = readdirSync(join(seedsDirectory, 'cases', 'demo')).filter((name) => name.endsWith('.json'));

  it.each(ids)('%s opens all through 2026 in demo mode and not otherwise', (id) => {
    const programme = programmeOf(withDemo, id);
    const opens = (day: string, demo: boolean) => openable(withDemo, programme, day, { demo }).every(({ severity }) => severity !== 'error');
    expect([opens('2026-01-01', true), opens('2026-12-31', true), opens('2026-06-30', false)]).toEqual([true, true, false]);
    expect(programme.title).toMatch(/^【演示】/);
  });

  it.each(ids)('%s has complete procedures', (id) => {
    const { procedure } = programmeOf(withDemo, id);
    expect(procedure.stages.map(({ limitWorkingDays }) => limitWorkingDays?.status)).not.toContain(undefined);
    expect(procedure.notice?.value).toEqual({ days: 5, unit: 'working_day', firstDayCounted: true });
    expect([procedure.acceptanceLimitWorkingDays, procedure.correctionLimitWorkingDays, procedure.payeeConfirmation, procedure.consequences.deemedWithdrawal, procedure.consequences.waiver]).not.toContain(null);
  });

  it('has cases to run', () => expect(files.length).toBeGreaterThanOrEqual(4));

  it.each(files)('%s comes out as it says in demo mode, names its cost items, and is undetermined otherwise', (file) => {
    const input = read(join(seedsDirectory, 'cases', 'demo'), file);
    const result = answer(withDemo, input, true);
    const { amountFen } = result.amount;
    expect({ outcome: result.outcome, amountYuan: amountFen === null ? null : formatYuan(fen(amountFen)) }).toEqual({ outcome: input.expect?.outcome, amountYuan: input.expect?.amountYuan });
    expect(result.conditions.filter(({ outcome }) => outcome === 'not_met').map(({ conditionId }) => conditionId)).toEqual(expect.arrayContaining(input.expect?.notMet ?? []));
    expect(costItemsOf(programmeOf(withDemo, input.programmeId), input.facts).length).toBeGreaterThan(0);
    expect(answer(withDemo, input, false).outcome).toBe('undetermined');
  });
});

describe('the example of docs/adding-a-measure.md', () => {
  const input = read(examples, 'qingdao-interest.case.json');

  it('comes out as it says, by data alone', () => {
    const result = answer(withExamples, input, false);
    expect({ outcome: result.outcome, amountFen: result.amount.amountFen }).toEqual({ outcome: 'eligible', amountFen: 4526000 });
  });

  it('takes the loan prime rate of the month before signing', () => {
    const loans = (input.facts.loans ?? []).map((loan) => ({ ...loan, contractSignedOn: '2024-08-05', pledgeRegisteredOn: '2025-03-11' }));
    // July 2024: 3.35. 3,000,000 × 3.35 % × 365 / 360 × 80 % × 60 % = 48,910.00
    expect(answer(withExamples, { ...input, facts: { ...input.facts, loans } }, false).amount.amountFen).toBe(4891000);
  });

  it('is complete in both languages of the guide', () => {
    for (const guide of ['adding-a-measure.md', 'adding-a-measure.zh-CN.md']) {
      expect(readFileSync(join(examples, '..', guide), 'utf8')).toContain('npm run determine -- docs/examples/qingdao-interest.case.json --catalogue docs/examples --explain');
    }
  });
});
