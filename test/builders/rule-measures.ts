/** Small measures for tests: one programme each, amounts and conditions given literally. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readRates } from '../../seeds/read-rates';
import { readRegions } from '../../seeds/read-regions';
import { seedsDirectory } from '../../seeds/read-catalogue';
import { parseLocalDate } from '../../shared/domain/local-date';
import { buildCatalogue, type Catalogue } from '../../shared/domain/rules/catalogue';
import { parseFacts } from '../../shared/domain/rules/check-facts';
import { determine } from '../../shared/domain/rules/determine';
import type { Determination } from '../../shared/domain/rules/determination';
import { measureSchema, type Overlay, type Programme } from '../../shared/domain/rules/measure-schema';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const series = [...readRates(join(seedsDirectory, 'rates')).values()];
const regions = [...readRegions(join(seedsDirectory, 'regions.yaml')).values()];

export const citation = { instrumentId: 'T-1', locator: '第1条', summary: '测试条款' };

export const condition = (id: string, predicate: string, args: object, appliesTo: 'case' | 'line', referenceDate?: string): unknown => ({
  id, saying: id, predicate, with: args, basis: 'text', citation, appliesTo, ...(referenceDate === undefined ? {} : { referenceDate }),
});

/** Parts of a programme that tests vary; everything else is neutral. */
export type ProgrammeParts = { readonly [Key in keyof Programme]?: unknown };

const neutralAmount = { share: { kind: 'whole' }, lineCeilingYuan: null, rounding: 'half_up', ceilings: [], otherFunding: { mode: 'none' }, overlays: [], pot: null };

export const programmeOf = (parts: ProgrammeParts, amount: object): unknown => ({
  id: 'p', kind: 'pledge_loan_interest', title: '测试项目', summary: '测试', regionCode: '350200', validFromOn: null, validToOn: null, anchorDate: 'as_of',
  clauseIds: ['T-c'], call: { opensOn: null, closesOn: null, fundingYear: null, entry: 'application' }, slots: [], values: [], conditions: [],
  amount: { ...neutralAmount, ...amount },
  claims: [{ costKind: 'loan_interest', identifier: 'drawdown_number', period: 'accrual_year', exclusionGroup: 'g' }],
  procedure: {
    stages: [{ id: 's', title: '初审', state: 'formal_review', level: 'city', duty: 'first_review', limitWorkingDays: null }],
    acceptanceLimitWorkingDays: null, correctionLimitWorkingDays: null, notice: null, payeeConfirmation: null,
    consequences: { deemedWithdrawal: null, waiver: null, objectionForm: null, clawback: null, barYears: null, retentionYears: null },
  },
  materials: [], ...parts,
});

export function catalogueWith(programme: unknown, overlays: readonly unknown[] = []): Catalogue {
  const measure = measureSchema.parse({
    format: 1,
    instrument: { id: 'T-1', title: '测试文件', issuer: '测试', level: 'city', regionCode: '350200', documentNumber: null, issuedOn: null, kind: 'measure', sourceMark: 'demo' },
    clauses: [{ id: 'T-c', locator: '第1条', beneficiary: '企业', pays: '补贴', fixed: [], open: [], responsibleBody: null }],
    programmes: [programme],
    overlays: [...overlays],
  });
  return buildCatalogue({ measures: [measure], series, regions }, sha256);
}

export const run = (catalogue: Catalogue, facts: unknown, asOfOn = '2024-06-01'): Determination =>
  determine({ catalogue, programmeId: 'p', facts: parseFacts(facts), asOfOn: parseLocalDate(asOfOn), hash: sha256 });

export const cap = (amountYuan: string, more: object = {}): unknown => ({
  id: 'cap', scope: 'per_enterprise', period: 'calendar_year', yearOf: 'as_of', group: 'g', amountYuan, maximumLines: null, lineOrder: 'as_listed', ...more,
});

/** A settled loan of one drawdown. */
export const loan = (lineId: string, principal: string, rate: string, drawn: string, repaid: string, more: object = {}): unknown => ({
  lineId, dayCount: 'ACT/360', actualRatePercent: rate, overdue: false, settledOn: repaid, coBorrowers: null,
  drawdowns: [{ drawdownNumber: `D-${lineId}`, drawnOn: drawn, amountYuan: principal }], repayments: [{ repaidOn: repaid, amountYuan: principal, drawdownNumber: null }], ...more,
});

/** The 2021 national rule as a test overlay; `stopsAfterOn` is the value in question. */
export const overlay2021 = (stopsAfterOn: string): { readonly [Key in keyof Overlay]: unknown } => ({
  id: 'grant-aid-limits-2021', title: '2021年专利资助限制', citation, kinds: ['first_invention_patent_fee', 'grant_reward'], fromOn: '2021-07-01', toOn: null, slots: [], values: [],
  excludedFeeKinds: ['agency', 'annual'], grantedOnly: true,
  officialFeeCap: { sharePercent: '50', feeKinds: ['application', 'publication', 'examination', 'registration'] }, stopsAfterOn,
});
