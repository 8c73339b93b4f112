import { classifyEnterpriseSize, enterpriseSizeTitles, isTableIndustry } from '../domain/enterprise-size';
import type { EnterpriseIndustry, EnterpriseSizeFacts, IndicatorStep, SizeClass } from '../domain/enterprise-size';
import { fen, formatYuan, parseYuan } from '../domain/money';
import type { Facts } from '../domain/rules/facts';

const indicatorTitles = { employees: '从业人员', revenue: '营业收入', assets: '资产总额' } as const;
const tierTitles = { large: '大型', medium: '中型', small: '小型' } as const;

const industryOf = (text: string | undefined): EnterpriseIndustry | undefined => (text === 'outside_table' || (text !== undefined && isTableIndustry(text)) ? text : undefined);

const figure = (step: IndicatorStep, value: number | null): string => {
  if (value === null) return '未填';
  return step.indicator === 'employees' ? `${value} 人` : `${formatYuan(fen(value))} 元`;
};

const mark = { met: '达到', not_met: '未达到', unknown: '未知' } as const;

const latestFigures = (applicant: NonNullable<Facts['applicant']>) => [...(applicant.sizeFigures ?? [])].sort((left, right) => ((left.asOfOn ?? '') < (right.asOfOn ?? '') ? -1 : 1)).at(-1);

const sizeFacts = (latest: NonNullable<ReturnType<typeof latestFigures>>): EnterpriseSizeFacts => ({
  industry: industryOf(latest.industry),
  employees: latest.employees,
  revenueFen: latest.revenueYuan === undefined ? undefined : parseYuan(latest.revenueYuan),
  assetsFen: latest.assetsYuan === undefined ? undefined : parseYuan(latest.assetsYuan),
});

/** The size class of an applicant for totals; what can't be classified is told as that. */
export const sizeClassOf = (applicant: Facts['applicant'] | null): SizeClass => {
  const latest = applicant == null ? undefined : latestFigures(applicant);
  if (latest === undefined) return 'unclassified';
  const result = classifyEnterpriseSize(sizeFacts(latest));
  return result.outcome === 'decided' ? result.size : 'unclassified';
};

/** The enterprise's size with its reasons, from the latest figures it gave; null while figures that matter are missing. */
export const sizeView = (applicant: NonNullable<Facts['applicant']>): { readonly size: string | null; readonly explanation: readonly string[] } => {
  const latest = latestFigures(applicant);
  if (latest === undefined) return { size: null, explanation: ['尚未填写从业人员、营业收入、资产总额'] };
  const result = classifyEnterpriseSize(sizeFacts(latest));
  if (result.outcome === 'manual') return { size: null, explanation: ['所属行业不在划型标准内，须人工核定'] };
  const steps = result.steps.map((tier) =>
    `${tierTitles[tier.tier]}：${tier.indicators.map((step) => `${indicatorTitles[step.indicator]} ${figure(step, step.actual)}，下限 ${figure(step, step.bound)}，${mark[step.result]}`).join('；')}`);
  const basis = result.citation === null ? [] : [`依据：${result.citation.documents.join('、')}，第 ${result.citation.row} 行 ${result.citation.title}`];
  return { size: result.outcome === 'decided' ? enterpriseSizeTitles[result.size] : null, explanation: [...steps, ...basis] };
};
