import type { Fen } from './brands';
import type { SourceMark } from './dated-series';
import { sizeStandards, type SizeStandard, type TierBounds } from './enterprise-size-table';

/** From large to micro, the order in which the tiers are tried. */
export const enterpriseSizes = ['large', 'medium', 'small', 'micro'] as const;
export type EnterpriseSize = (typeof enterpriseSizes)[number];

/** As totals tell it: a size by the standard, or that there is none (figures missing, an industry outside the standard, a case never accepted). */
export const sizeClasses = [...enterpriseSizes, 'unclassified'] as const;
export type SizeClass = (typeof sizeClasses)[number];
export const isSizeClass = (text: string): text is SizeClass => sizeClasses.some((size) => size === text);

export const enterpriseSizeTitles: Readonly<Record<EnterpriseSize, string>> = { large: '大型', medium: '中型', small: '小型', micro: '微型' };

export type TableIndustry = keyof typeof sizeStandards;

/**
 * An industry of the table, or one outside it (finance, rail, education, health, public administration, own-property
 * letting), whose size a person establishes.
 */
export type EnterpriseIndustry = TableIndustry | 'outside_table';

export function isTableIndustry(value: string): value is TableIndustry {
  return Object.hasOwn(sizeStandards, value);
}

/** The sixteen industries with their Chinese names in the order of the table, then the one for all others. */
export const enterpriseIndustries: readonly { readonly key: EnterpriseIndustry; readonly title: string }[] = [
  ...Object.keys(sizeStandards).filter(isTableIndustry).map((key) => ({ key, title: sizeStandards[key].title })),
  { key: 'outside_table', title: '划型标准未覆盖的行业' },
];

export type SizeIndicator = 'employees' | 'revenue' | 'assets';

/** Figures of one reference date; an absent one is unknown. Employees in persons, money in fen, never rounded 万元. */
export interface EnterpriseSizeFacts {
  readonly industry?: EnterpriseIndustry | undefined;
  readonly employees?: number | undefined;
  readonly revenueFen?: Fen | undefined;
  readonly assetsFen?: Fen | undefined;
}

export interface IndicatorStep {
  readonly indicator: SizeIndicator;
  /** Lower bound: persons for employees, fen for revenue and assets. */
  readonly bound: number;
  readonly actual: number | null;
  readonly result: 'met' | 'not_met' | 'unknown';
}

export interface TierStep {
  readonly tier: 'large' | 'medium' | 'small';
  readonly result: 'met' | 'not_met' | 'unknown';
  readonly indicators: readonly IndicatorStep[];
}

export interface SizeCitation {
  readonly documents: readonly string[];
  readonly row: number;
  readonly title: string;
  readonly sourceMark: SourceMark;
}

/**
 * `decided`: the size holds whatever the unknown figures are. `unknown`: `possibleSizes` remain, `missing` would
 * decide. `manual`: the table does not cover the industry, so all sizes remain until a person decides.
 */
export type EnterpriseSizeResult =
  | { readonly outcome: 'decided'; readonly size: EnterpriseSize; readonly possibleSizes: readonly EnterpriseSize[]; readonly steps: readonly TierStep[]; readonly citation: SizeCitation }
  | { readonly outcome: 'unknown'; readonly possibleSizes: readonly EnterpriseSize[]; readonly missing: readonly (SizeIndicator | 'industry')[]; readonly steps: readonly TierStep[]; readonly citation: SizeCitation | null }
  | { readonly outcome: 'manual'; readonly possibleSizes: readonly EnterpriseSize[] };

const fenPerTenThousandYuan = 1_000_000;

function judge(indicator: SizeIndicator, bound: number | undefined, actual: number | undefined): readonly IndicatorStep[] {
  if (bound === undefined) return [];
  if (actual === undefined) return [{ indicator, bound, actual: null, result: 'unknown' }];
  return [{ indicator, bound, actual, result: actual >= bound ? 'met' : 'not_met' }];
}

const inFen = (tenThousandYuan: number | undefined): number | undefined =>
  tenThousandYuan === undefined ? undefined : tenThousandYuan * fenPerTenThousandYuan;

function judgeTier(tier: TierStep['tier'], bounds: TierBounds, facts: EnterpriseSizeFacts): TierStep {
  const indicators = [
    ...judge('employees', bounds.employees, facts.employees),
    ...judge('revenue', inFen(bounds.revenueTenThousandYuan), facts.revenueFen),
    ...judge('assets', inFen(bounds.assetsTenThousandYuan), facts.assetsFen),
  ];
  const results = indicators.map(({ result }) => result);
  if (results.includes('not_met')) return { tier, result: 'not_met', indicators };
  return { tier, result: results.includes('unknown') ? 'unknown' : 'met', indicators };
}

function remainingSizes(steps: readonly TierStep[]): readonly EnterpriseSize[] {
  const sizes: EnterpriseSize[] = [];
  for (const { tier, result } of steps) {
    if (result !== 'not_met') sizes.push(tier);
    if (result === 'met') return sizes;
  }
  return [...sizes, 'micro'];
}

const citationOf = (standard: SizeStandard): SizeCitation => ({
  documents: ['工信部联企业〔2011〕300号', '国统字〔2017〕213号'],
  row: standard.row,
  title: standard.title,
  sourceMark: standard.sourceMark,
});

/**
 * Sizes an enterprise: the first of large, medium, small all of whose lower bounds are reached, else micro
 * (工信部联企业〔2011〕300号; 国统字〔2017〕213号, note to the table). Only the indicators of the industry are read, and a missing
 * one leaves the size open only where it could change it. Plain Error on a negative figure or a part of a person.
 */
export function classifyEnterpriseSize(facts: EnterpriseSizeFacts): EnterpriseSizeResult {
  const { industry, employees, revenueFen, assetsFen } = facts;
  if ([employees, revenueFen, assetsFen].some((figure) => figure !== undefined && (!Number.isSafeInteger(figure) || figure < 0))) {
    throw new Error('size figures are whole and not negative');
  }
  if (industry === 'outside_table') return { outcome: 'manual', possibleSizes: enterpriseSizes };
  if (industry === undefined) {
    return { outcome: 'unknown', possibleSizes: enterpriseSizes, missing: ['industry'], steps: [], citation: null };
  }
  const standard: SizeStandard = sizeStandards[industry];
  const citation = citationOf(standard);
  const steps = (['large', 'medium', 'small'] as const).map((tier) => judgeTier(tier, standard[tier], facts));
  const possibleSizes = remainingSizes(steps);
  const [size] = possibleSizes;
  if (size !== undefined && possibleSizes.length === 1) return { outcome: 'decided', size, possibleSizes, steps, citation };
  const unknowns = steps.flatMap(({ result, indicators }) => (result === 'unknown' ? indicators : []));
  const missing = [...new Set(unknowns.filter(({ result }) => result === 'unknown').map(({ indicator }) => indicator))];
  return { outcome: 'unknown', possibleSizes, missing, steps, citation };
}

/**
 * Whether the size lies in a clause's scope such as small and micro: unknown while sizes inside and outside remain.
 */
export function isSizeWithin(result: EnterpriseSizeResult, scope: readonly EnterpriseSize[]): 'yes' | 'no' | 'unknown' {
  const inside = result.possibleSizes.filter((size) => scope.includes(size)).length;
  if (inside === 0) return 'no';
  return inside === result.possibleSizes.length ? 'yes' : 'unknown';
}
