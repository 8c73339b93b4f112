import { groupedYuan } from './grouped-yuan';
import { isPotMode, potModeLabels } from '../../shared/domain/pot/pot-modes';
import { baseRateStrategy } from '../../shared/domain/rules/formulas/base-rate';
import type { BaseRateStrategy } from '../../shared/domain/rules/formulas/base-rate';
import { feeTitles } from '../../shared/domain/rules/formulas/paid-costs';
import { patentFeeKinds } from '../../shared/domain/rules/facts';
import type { Programme } from '../../shared/domain/rules/measure-schema';

/** What a slot holds today, in words; null while nobody fixed it. */
export type SlotWord = (slotId: string) => string | null;

type Amount = Programme['amount'];

const seriesWords: Readonly<Record<string, string>> = { 'lpr-1y': '一年期LPR', 'pboc-benchmark-1y': '一年期贷款基准利率', 'pboc-benchmark-1-5y': '一至五年期贷款基准利率' };
const atWords = {
  drawn_on: '放款日', contract_signed_on: '合同签订日', month_before_signing: '签订前一个月', december_of_repayment_year: '还款年度12月', settled_on: '还清日', rate_period_start: '利率调整日',
} as const;

const rateSaying = (rate: BaseRateStrategy): string => {
  switch (rate.strategy) {
    case 'actual': return '合同实际利率';
    case 'fixed': return `固定利率${rate.percent}%`;
    case 'series': return `${atWords[rate.at]}的${seriesWords[rate.series] ?? rate.series}`;
    case 'by_tenor': return `${atWords[rate.at]}的同期同档利率`;
    case 'multiple': return `${rateSaying(rate.of)}的${rate.percent}%`;
    case 'lower_of': return `${rate.of.map(rateSaying).join('与')}中较低者`;
  }
};

/** The eligible base in words. A formula that came later than these words is named by what it counts. */
const baseSaying = ({ formula, with: args, source }: Amount['lines']): string => {
  switch (formula) {
    case 'interest@1': {
      const rate = baseRateStrategy.safeParse(args['baseRate']);
      const limit = typeof args['termLimitMonths'] === 'number' ? `，每笔最长${args['termLimitMonths']}个月` : '';
      return `利息逐段计算：本金余额 × ${rate.success ? rateSaying(rate.data) : '规定的利率'} × 天数${limit}；算头不算尾，不含罚息、复利`;
    }
    case 'principal@1': return '以贷款本金为基数';
    case 'premium@1': return `以实际缴纳的保费为基数${args['oncePerPatentAndLine'] === true ? '，同一专利同一险种只计一次' : ''}`;
    case 'fees@1': {
      const named = args['feeKinds'];
      const kinds = Array.isArray(named) ? patentFeeKinds.filter((kind) => named.includes(kind)).map((kind) => feeTitles[kind]) : [];
      return `以实际支付的${kinds.join('、')}（减缴后）为基数`;
    }
    case 'flat@1': return `定额${typeof args['amountYuan'] === 'string' ? groupedYuan(args['amountYuan']) : ''}`;
    case 'per-grant@1': return `按授权件数，每件${typeof args['amountYuan'] === 'string' ? groupedYuan(args['amountYuan']) : '定额'}`;
    default: return `以${{ loans: '贷款', policies: '保单', patents: '专利', enterprise: '企业' }[source]}逐项计算`;
  }
};

type Parameter = string | number | { readonly slot: string };
const valueWord = (parameter: Parameter, unit: 'percent' | 'yuan', wordOf: SlotWord): string => {
  if (typeof parameter === 'object') return wordOf(parameter.slot) ?? '（尚未确定）';
  return unit === 'percent' ? `${parameter}%` : groupedYuan(String(parameter));
};

const sizeWords = { micro: '微型', small: '小型', medium: '中型', large: '大型' } as const;

const shareSayings = (share: Amount['share'], wordOf: SlotWord): readonly string[] => {
  switch (share.kind) {
    case 'whole': return ['按基数全额'];
    case 'fixed': return [`乘以比例：${valueWord(share.percent, 'percent', wordOf)}`];
    case 'by_size': return share.tiers.map((tier) => `${tier.sizes.map((size) => sizeWords[size]).join('、')}企业乘以${valueWord(tier.percent, 'percent', wordOf)}`);
    case 'by_year': return share.years.map(({ year, percent }) => `${year}年的乘以${valueWord(percent, 'percent', wordOf)}`);
    case 'by_amount': return share.tiers.map((tier) => `${tier.upToYuan === null ? '更高的部分' : `不超过${groupedYuan(tier.upToYuan)}的`}乘以${valueWord(tier.percent, 'percent', wordOf)}`);
  }
};

const ceilingSayings = (amount: Amount, wordOf: SlotWord): readonly string[] => [
  ...(amount.lineCeilingYuan === null ? [] : [`每笔（件）最高${valueWord(amount.lineCeilingYuan, 'yuan', wordOf)}`]),
  ...(amount.lineMinimumYuan == null ? [] : [`每笔（件）不足${valueWord(amount.lineMinimumYuan, 'yuan', wordOf)}的不予资助`]),
  ...amount.ceilings.flatMap(({ period, amountYuan, maximumLines }) => {
    const when = period === 'lifetime' ? '每家企业累计' : '每家企业每年';
    return [
      ...(amountYuan === null ? [] : [`${when}最高${valueWord(amountYuan, 'yuan', wordOf)}`]),
      ...(maximumLines === null ? [] : [`${when}最多${typeof maximumLines === 'object' ? (wordOf(maximumLines.slot) ?? '（尚未确定）') : maximumLines}笔（件）`]),
    ];
  }),
];

const otherFundingWords = { none: '其他资助不影响金额', exclude: '同一费用已获其他财政资助的，不再资助', top_up_to_higher: '与其他财政资助就高不重复：只补差额' } as const;

/** Nothing is assumed about a pot that is not enough: until it is laid down, its cases wait. */
const potSharingSaying = ({ sharing }: NonNullable<Amount['pot']>, wordOf: SlotWord): string => {
  const mode = typeof sharing === 'object' ? wordOf(sharing.slot) : (sharing ?? null);
  return mode !== null && isPotMode(mode) ? `不足时${potModeLabels[mode].chinese}` : '不足时如何分配尚未规定';
};

/** How the amount is built, in the order it is computed, with the values that hold today. */
export const amountSayings = (programme: Programme, wordOf: SlotWord): readonly string[] => {
  const { amount } = programme;
  return [
    baseSaying(amount.lines), ...shareSayings(amount.share, wordOf),
    ...(amount.components ?? []).map((component) => `另加${component.title}：乘以${valueWord(component.sharePercent, 'percent', wordOf)}${component.ceilingYuan === null ? '' : `，最高${valueWord(component.ceilingYuan, 'yuan', wordOf)}`}`),
    ...ceilingSayings(amount, wordOf), otherFundingWords[amount.otherFunding.mode],
    ...(amount.pot === null ? [] : [`总额控制：全年共${valueWord(amount.pot.amountYuan, 'yuan', wordOf)}，${potSharingSaying(amount.pot, wordOf)}`]),
  ];
};
