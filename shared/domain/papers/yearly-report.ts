import type { Fen, Instant } from '../brands';
import { legalMomentText } from '../local-date';
import { fen, parseYuan, sumFen } from '../money';
import { groupedYuan } from '../rules/formulas/amount-text';
import type { ShownFigure, TargetYear } from '../targets/target-figures';
import type { Paper, PaperBlock } from './paper';

export type ReportedTarget = { readonly instrumentTitle: string; readonly indicator: string; readonly unit: 'yuan' | 'count'; readonly limits: string; readonly baselines: readonly string[]; readonly years: readonly TargetYear[] };

export type YearlyReport = {
  readonly regionCode: string;
  readonly regionName: string;
  readonly year: number;
  readonly asOfAt: Instant | null;
  readonly duty: { readonly saying: string; readonly instrumentTitle: string; readonly locator: string; readonly dueOn: string; readonly workingDaysLeft: number | null; readonly withinPlanYears: boolean; readonly planYears: { readonly from: number; readonly to: number } } | null;
  readonly programmes: readonly { readonly title: string; readonly demo: boolean; readonly filed: number; readonly accepted: number; readonly refused: number; readonly approved: number; readonly approvedFen: Fen; readonly paidCount: number; readonly paidFen: Fen; readonly budgetFen: Fen; readonly leftFen: Fen }[];
  readonly targets: readonly ReportedTarget[];
  readonly openQuestions: readonly { readonly programmeTitle: string; readonly questions: readonly string[] }[];
};

const senses = { reach: '达到 ', exceed: '超过 ', at_least: '不少于 ', between: '' } as const;
const amountText = (unit: ReportedTarget['unit'], value: string): string => (unit === 'yuan' ? `${groupedYuan(parseYuan(value))}元` : value);

/** What a plan sets for a year, in words; a dash where it sets nothing. */
export const targetText = (unit: ReportedTarget['unit'], { set }: TargetYear): string => {
  if (set === null) return '—';
  const upTo = set.toValue === undefined ? '' : ` 至 ${amountText(unit, set.toValue)}`;
  return `${senses[set.sense]}${amountText(unit, set.value)}${upTo}`;
};
const shownText = (unit: ReportedTarget['unit'], figure: ShownFigure | undefined): string => {
  if (figure === undefined) return '案件不能反映';
  return unit === 'yuan' ? `${groupedYuan(fen(figure.amountFen))}元（${figure.count}笔）` : String(figure.count);
};

const dutyBlocks = ({ duty, year }: YearlyReport): readonly PaperBlock[] => {
  if (duty === null) return [{ kind: 'text', text: '目录中没有规定本地区须在何时报送，本报告不写期限。' }];
  const left = duty.workingDaysLeft === null ? '当年工作日历尚未公布，不推算剩余工作日' : duty.workingDaysLeft < 0 ? `已超过 ${-duty.workingDaysLeft} 个工作日` : `还有 ${duty.workingDaysLeft} 个工作日`;
  return [{ kind: 'statement', text: `报送期限：${duty.dueOn}（${left}）。${duty.saying}。依据：${duty.instrumentTitle} ${duty.locator}。${duty.withinPlanYears ? '' : `该方案的年限为 ${duty.planYears.from}—${duty.planYears.to} 年，${year} 年是否仍须报送由主管部门确定。`}` }];
};

const programmeBlocks = ({ programmes }: YearlyReport): readonly PaperBlock[] => {
  if (programmes.length === 0) return [{ kind: 'text', text: '本年没有受理案件，也没有预算。' }];
  const sums = (name: 'approvedFen' | 'paidFen' | 'budgetFen' | 'leftFen'): string => groupedYuan(sumFen(programmes.map((line) => line[name])));
  const counts = (name: 'filed' | 'accepted' | 'refused' | 'approved' | 'paidCount'): string => String(programmes.reduce((sum, line) => sum + line[name], 0));
  const right = (title: string, share: number) => ({ title, share, align: 'right' }) as const;
  return [
    { kind: 'table', columns: [{ title: '项目', share: 34, align: 'left' }, right('申请', 10), right('受理', 10), right('不予', 10), right('核准', 10), right('核准金额（元）', 26)],
      rows: programmes.map((line) => [line.title, String(line.filed), String(line.accepted), String(line.refused), String(line.approved), groupedYuan(line.approvedFen)]),
      total: ['合计', counts('filed'), counts('accepted'), counts('refused'), counts('approved'), sums('approvedFen')] },
    { kind: 'table', columns: [{ title: '项目', share: 34, align: 'left' }, right('预算（元）', 20), right('已拨付（元）', 20), right('笔数', 8), right('结余（元）', 20)],
      rows: programmes.map((line) => [line.title, groupedYuan(line.budgetFen), groupedYuan(line.paidFen), String(line.paidCount), groupedYuan(line.leftFen)]),
      total: ['合计', sums('budgetFen'), sums('paidFen'), counts('paidCount'), sums('leftFen')] },
  ];
};

const targetBlocks = ({ targets }: YearlyReport): readonly PaperBlock[] =>
  targets.length === 0 ? [{ kind: 'text', text: '本地区的规划没有可列的金融指标。' }] : targets.flatMap((target): readonly PaperBlock[] => [
    { kind: 'text', text: `${target.indicator}（${target.instrumentTitle}）` },
    { kind: 'table', columns: [{ title: '年度', share: 12, align: 'left' }, { title: '规划指标', share: 30, align: 'left' }, { title: '案件反映（已受理）', share: 29, align: 'right' }, { title: '案件反映（已拨付）', share: 29, align: 'right' }],
      rows: target.years.map((year) => [String(year.year), targetText(target.unit, year), shownText(target.unit, year.shown?.accepted), shownText(target.unit, year.shown?.paid)]) },
    { kind: 'text', text: `说明：${target.limits}${target.baselines.length === 0 ? '' : `规划所载基数：${target.baselines.join('；')}。`}` },
  ]);

/** The yearly report on a region's programmes, for the authority that asks for it by a day. */
export const yearlyReportOf = (report: YearlyReport, now: Instant): Paper => ({
  title: `${report.year}年推进情况`,
  issuer: `${report.regionName}知识产权金融资助`,
  reference: `${report.regionName} ${report.year}年 · 生成于 ${legalMomentText(now)}`,
  demo: report.programmes.some(({ demo }) => demo),
  toldAt: now,
  blocks: [
    ...dutyBlocks(report),
    { kind: 'text', text: `资金数字截至 ${report.asOfAt === null ? '尚无资金业务' : legalMomentText(report.asOfAt)}；申请、受理、核准按发生年度计，预算和拨付按预算年度计。` },
    { kind: 'heading', text: '一、项目、申请和资金' }, ...programmeBlocks(report),
    { kind: 'heading', text: '二、规划指标与案件反映的情况' }, ...targetBlocks(report),
    { kind: 'heading', text: '三、尚未确定的事项' },
    ...(report.openQuestions.length === 0 ? [{ kind: 'text', text: '没有。' } as const] : report.openQuestions.flatMap(({ programmeTitle, questions }): readonly PaperBlock[] => [{ kind: 'text', text: programmeTitle }, { kind: 'list', items: questions }])),
  ],
});
