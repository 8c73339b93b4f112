/** A determination in plain Chinese, for the applicant and for the file. */
import type { ConditionResult, Determination, LineResult, Outcome, Step } from './determination';
import { yuanOfFen } from './formulas/amount-text';
import { fen } from '../money';

const outcomeWords: Readonly<Record<Outcome, string>> = { eligible: '符合条件', not_eligible: '不符合条件', undetermined: '尚不能认定' };
const verdictWords = { met: '符合', not_met: '不符合', unknown: '尚不清楚' } as const;
const lineWords = { met: '全额支持', cut: '核减', refused: '不予支持', unknown: '尚不清楚' } as const;
const basisWords = { text: '条文', reading: '对条文的理解', value: '已登记的数值' } as const;

/** What a missing path means to a reader. */
function missingWord(path: string, determination: Determination): string {
  if (path.startsWith('slot:')) {
    const slot = determination.slotsUnset.find((unset) => `slot:${unset.slot}` === path);
    return `主管部门尚未确定：${slot?.saying ?? path.slice(5)}`;
  }
  if (path.startsWith('series:')) return `尚未公布或收录的利率：${path.slice(7)}`;
  if (path.startsWith('reading:')) return '主管部门须先明确这一情形如何处理';
  return `材料中的“${path}”`;
}

/** Gives an instrument's title by its id; the id itself where no catalogue is at hand. */
export type InstrumentTitle = (instrumentId: string) => string;

function conditionText(condition: ConditionResult, determination: Determination, titleOf: InstrumentTitle): readonly string[] {
  const clause = condition.citations.map(({ instrumentId, locator, summary }) => `${titleOf(instrumentId)} ${locator}（${summary}）`).join('；');
  const where = condition.lineId === null ? '' : `〔${condition.lineId}〕`;
  const lines = [`  ${verdictWords[condition.outcome]} ${where}${condition.saying}：${condition.finding}`, `        依据（${basisWords[condition.basis]}）：${clause || '目录未载明'}`];
  if (condition.outcome === 'unknown') lines.push(`        补齐后可判断：${condition.missing.map((path) => missingWord(path, determination)).join('；')}`);
  return lines;
}

const stepText = (step: Step, indent: string): string => `${indent}${step.label}：${step.expression} ＝ ${step.result}`;

function lineText(line: LineResult, determination: Determination): readonly string[] {
  const amount = line.amountFen === null ? '金额未定' : yuanOfFen(fen(line.amountFen));
  return [
    `  〔${line.lineId}〕${lineWords[line.outcome]}，${amount}`,
    ...line.steps.map((step) => stepText(step, '        ')),
    ...line.reasons.map((reason) => `        原因：${reason}`),
    ...(line.missing.length > 0 ? [`        还缺：${line.missing.map((path) => missingWord(path, determination)).join('；')}`] : []),
  ];
}

function headline(determination: Determination): string {
  const { amountFen } = determination.amount;
  if (determination.outcome === 'undetermined') return '尚不能认定（不是拒绝：补齐下列事项后再判断）';
  if (determination.outcome === 'not_eligible') return '不符合条件';
  return `${outcomeWords.eligible}，${amountFen === null ? '金额尚不能确定' : `金额 ${yuanOfFen(fen(amountFen))}`}`;
}

/** What would change a no or an open answer. */
function changes(determination: Determination): readonly string[] {
  if (determination.outcome === 'undetermined' || (determination.outcome === 'eligible' && determination.amount.amountFen === null)) {
    return ['还缺什么', ...determination.missing.map((path) => `  ${missingWord(path, determination)}`)];
  }
  if (determination.outcome !== 'not_eligible') return [];
  const failed = determination.conditions.filter(({ outcome }) => outcome === 'not_met');
  return ['要改变结论须先满足', ...failed.map(({ saying, lineId }) => `  ${lineId === null ? '' : `〔${lineId}〕`}${saying}`)];
}

/** The whole determination as text, one fact a line: outcome, conditions with clauses, amount with steps, reservations. */
export function explain(determination: Determination, titleOf: InstrumentTitle = (id) => id): string {
  const { warnings } = determination;
  return [
    `${determination.programmeTitle}（${determination.programmeId}）`,
    `认定日：${determination.asOfOn}`,
    `结论：${headline(determination)}`,
    '',
    '逐条条件',
    ...determination.conditions.flatMap((condition) => conditionText(condition, determination, titleOf)),
    '',
    '逐项金额',
    ...determination.lines.flatMap((line) => lineText(line, determination)),
    ...(determination.amount.steps.length > 0 ? ['', '全案金额', ...determination.amount.steps.map((step) => stepText(step, '  '))] : []),
    ...(changes(determination).length > 0 ? ['', ...changes(determination)] : []),
    ...(warnings.length > 0 ? ['', '请注意', ...warnings.map(({ saying }) => `  ${saying}`)] : []),
    '',
    `政策目录 ${determination.catalogueHash} 事实 ${determination.factsHash} 引擎 ${determination.engineVersion}`,
  ].join('\n');
}
