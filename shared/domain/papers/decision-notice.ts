import type { Application } from '../application/application';
import type { ApplicationEvent } from '../application/event';
import type { ConditionFinding, LineFinding } from '../application/actions';
import type { Fen, LocalDate } from '../brands';
import { legalMomentText } from '../local-date';
import { fen } from '../money';
import { yuanOfFen } from '../rules/formulas/amount-text';
import type { Citation, ConditionResult, Determination, Step } from '../rules/determination';
import { chineseAmount } from './chinese-amount';
import type { Paper, PaperBlock } from './paper';

/** The act that ended a case's way to a decision, as its history has it. */
export type FinalDecision =
  | { readonly outcome: 'granted'; readonly event: ApplicationEvent; readonly documentNumber: string; readonly decidedOn: LocalDate; readonly amountFen: Fen }
  | { readonly outcome: 'refused' | 'not_accepted'; readonly event: ApplicationEvent; readonly documentNumber: string | null; readonly decidedOn: LocalDate | null; readonly conditionIds: readonly string[]; readonly reason: string };

/**
 * The last word on a case: 核准 of what was noticed, 不予核准, or 不予受理; null while there is none. A grant that is
 * only noticed may still fall by an objection.
 */
export const finalDecisionOf = (events: readonly ApplicationEvent[]): FinalDecision | null => {
  let approval: ApplicationEvent | null = null;
  for (const event of [...events].reverse()) {
    const { change } = event;
    if (change.action === 'approve') approval = event;
    if (change.action === 'refuse_acceptance') return { outcome: 'not_accepted', event, documentNumber: null, decidedOn: null, ...change.grounds };
    if (change.action !== 'decide') continue;
    const { documentNumber, decidedOn } = change;
    if (change.outcome === 'reject') return { outcome: 'refused', event, documentNumber, decidedOn, ...change.grounds };
    return approval === null ? null : { outcome: 'granted', event: approval, documentNumber, decidedOn, amountFen: change.amountFen };
  }
  return null;
};

export type DecisionNoticeSource = {
  readonly application: Pick<Application, 'receiptNumber' | 'creditCode' | 'pins' | 'determinedFen' | 'reviewedFen' | 'potAward'>;
  readonly enterpriseName: string;
  readonly programmeTitle: string;
  readonly authorityName: string;
  readonly contact: string | null;
  readonly demo: boolean;
  readonly decision: FinalDecision;
  /** The saying of a condition and its citation, as the pinned catalogue has them. */
  readonly conditions: readonly { readonly id: string; readonly saying: string; readonly citation: Citation }[];
  readonly determination: Determination | null;
  /** What the last review said on single conditions and lines. */
  readonly conditionFindings: readonly ConditionFinding[];
  readonly lineFindings: readonly LineFinding[];
  readonly titleOf: (instrumentId: string) => string;
  /** Until when re-examination may be asked for, and by which rule; null where no rule lays it down. */
  readonly reExamination: { readonly untilOn: LocalDate; readonly basis: string } | null;
};

const titles = { granted: '资助决定书', refused: '不予资助决定书', not_accepted: '不予受理决定书' } as const;
const verdicts = { met: '符合', not_met: '不符合', unknown: '未认定' } as const;
const bases = { text: '条文', reading: '对条文的理解', value: '已登记的数值' } as const;

/** The decision on a case as it is handed to the applicant: what, why by each condition and its clause, how the amount came about, by which rules, and what can be done. */
export const decisionNoticeOf = (source: DecisionNoticeSource): Paper => {
  const { application, decision, determination } = source;
  return {
    title: titles[decision.outcome],
    issuer: source.authorityName,
    reference: `回执号 ${application.receiptNumber ?? '无'}`,
    demo: source.demo,
    toldAt: decision.event.at,
    blocks: [
      { kind: 'facts', facts: [
        ['申请单位', source.enterpriseName], ['统一社会信用代码', application.creditCode], ['申请项目', source.programmeTitle], ['回执号', application.receiptNumber ?? '无'],
        ...(decision.documentNumber === null ? [] : [['决定文号', decision.documentNumber] as const]), ...(decision.decidedOn === null ? [] : [['审定日期', decision.decidedOn] as const]),
        [decision.outcome === 'granted' ? '核准时间' : '决定时间', legalMomentText(decision.event.at)],
      ] },
      { kind: 'heading', text: '一、决定' },
      { kind: 'statement', text: decisionSaying(decision, source) },
      ...groundsBlocks(source),
      ...(determination === null ? [] : [...conditionBlocks(determination, source), ...amountBlocks(determination, source)]),
      { kind: 'heading', text: `${determination === null ? '三' : '四'}、适用的规则` },
      { kind: 'facts', facts: rulesFacts(source) },
      { kind: 'heading', text: `${determination === null ? '四' : '五'}、救济途径` },
      ...remedyBlocks(source),
    ],
  };
};

const decisionSaying = (decision: FinalDecision, { programmeTitle }: DecisionNoticeSource): string => {
  switch (decision.outcome) {
    case 'granted': return `经审查、审定并公示，核准给予“${programmeTitle}”资助 ${yuanOfFen(decision.amountFen)}（人民币${chineseAmount(decision.amountFen)}）。`;
    case 'refused': return `经审查和审定，对“${programmeTitle}”的申请不予资助。`;
    case 'not_accepted': return `对“${programmeTitle}”的申请不予受理。`;
  }
};

const clauseOf = ({ titleOf }: DecisionNoticeSource, { instrumentId, locator, summary }: Citation): string => `${titleOf(instrumentId)} ${locator}（${summary}）`;

const groundsBlocks = (source: DecisionNoticeSource): readonly PaperBlock[] => {
  const { decision, conditions } = source;
  if (decision.outcome === 'granted') return [{ kind: 'heading', text: '二、理由' }, { kind: 'text', text: '申请符合下列各项条件；金额按下列步骤计算。' }];
  const failed = conditions.filter(({ id }) => decision.conditionIds.includes(id));
  return [
    { kind: 'heading', text: '二、理由' },
    { kind: 'text', text: decision.reason },
    { kind: 'list', items: failed.map(({ saying, citation }) => `不符合的条件：${saying}。依据：${clauseOf(source, citation)}`) },
  ];
};

const conditionBlocks = (determination: Determination, source: DecisionNoticeSource): readonly PaperBlock[] => [
  { kind: 'heading', text: source.decision.outcome === 'granted' ? '三、逐条认定和金额' : '三、逐条认定' },
  { kind: 'table',
    columns: [{ title: '条件', share: 24, align: 'left' }, { title: '认定', share: 10, align: 'left' }, { title: '理由', share: 32, align: 'left' }, { title: '条款', share: 34, align: 'left' }],
    rows: determination.conditions.map((condition) => [conditionName(condition), ...verdictOf(condition, source), clausesOf(condition, source)]) },
];

const lineNames = { loan: '笔贷款', policy: '份保单', patent: '件专利' } as const;
/** "loan-1" as people say it; an id of another kind as it is. */
const lineName = (lineId: string): string => {
  const [, kind = '', number = ''] = /^(loan|policy|patent)-(\d+)$/.exec(lineId) ?? [];
  const name = kind === 'loan' || kind === 'policy' || kind === 'patent' ? lineNames[kind] : null;
  return name === null ? lineId : `第${number}${name}`;
};
const conditionName = ({ saying, lineId }: ConditionResult): string => (lineId === null ? saying : `〔${lineName(lineId)}〕${saying}`);

/** The authority's word stands before the computation's; where they differ both are told. */
const verdictOf = ({ conditionId, outcome, finding }: ConditionResult, { decision, conditionFindings }: DecisionNoticeSource): readonly [string, string] => {
  const computed = `按申报内容测算${verdicts[outcome]}：${finding}`;
  if (decision.outcome !== 'granted' && decision.conditionIds.includes(conditionId)) return ['不符合', outcome === 'not_met' ? finding : `审定认定不符合，见理由。${computed}`];
  const reviewed = conditionFindings.find((one) => one.conditionId === conditionId);
  if (reviewed !== undefined && reviewed.finding !== 'not_applicable' && reviewed.finding !== outcome) return [verdicts[reviewed.finding], `审查认定：${reviewed.reason}。${computed}`];
  return [verdicts[outcome], finding];
};
const clausesOf = ({ citations, basis, valuesUsed }: ConditionResult, source: DecisionNoticeSource): string => [
  ...citations.map((citation) => clauseOf(source, citation)),
  ...new Set(valuesUsed.map(({ basis: { documentNumber, clause }, status }) => `数值依据：${[documentNumber, clause].filter((part) => part !== null).join(' ')}${status === 'demo' ? '（演示）' : ''}`)),
  `（依${bases[basis]}）`,
].join('\n');

const stepRow = (where: string, { label, expression, result }: Step): readonly string[] => [where, label, expression, result];

const amountBlocks = (determination: Determination, { application, decision, lineFindings }: DecisionNoticeSource): readonly PaperBlock[] => {
  if (decision.outcome !== 'granted') return [];
  const steps = [...determination.lines.flatMap(({ lineId, steps: ofLine }) => ofLine.map((step) => stepRow(lineName(lineId), step))), ...determination.amount.steps.map((step) => stepRow('全案', step))];
  const cuts = [
    ...determination.lines.flatMap(({ lineId, reasons }) => reasons.map((reason) => `〔${lineName(lineId)}〕${reason}`)),
    ...lineFindings.flatMap(({ lineId, finding, toFen, reason }) => (finding === 'met' ? [] : [`〔${lineName(lineId)}〕审查${finding === 'cut' ? `核减至 ${toFen === undefined ? '所列金额' : yuanOfFen(toFen)}` : '不予支持'}：${reason}`])),
  ];
  const sums: (readonly [string, string])[] = [];
  if (determination.amount.amountFen !== null) sums.push(['按规则计算', yuanOfFen(fen(determination.amount.amountFen))]);
  if (application.potAward !== null) sums.push(['资金池分配前的审核金额', yuanOfFen(application.potAward.reviewedFen)], ['资金池分配所得', yuanOfFen(application.potAward.shareFen)]);
  else if (application.reviewedFen !== null) sums.push(['审核金额', yuanOfFen(application.reviewedFen)]);
  sums.push(['核准金额', yuanOfFen(decision.amountFen)]);
  return [
    ...(steps.length === 0 ? [] : [{ kind: 'table', columns: [{ title: '项', share: 12, align: 'left' }, { title: '步骤', share: 26, align: 'left' }, { title: '算式', share: 42, align: 'left' }, { title: '结果', share: 20, align: 'right' }], rows: steps } as const]),
    ...(cuts.length === 0 ? [] : [{ kind: 'list', items: cuts } as const]),
    { kind: 'facts', facts: sums },
  ];
};

const rulesFacts = ({ application: { pins }, determination }: DecisionNoticeSource): readonly (readonly [string, string])[] => [
  ...(pins === null ? [] : [['规则固定于', `${pins.acceptedOn}（受理日）`] as const, ['政策目录版本', pins.catalogueHash] as const]),
  ...(determination === null ? [] : [
    ...(pins === null ? [['政策目录版本', determination.catalogueHash] as const] : []),
    ['认定日', determination.asOfOn] as const, ['申报事实校验值', determination.factsHash] as const, ['计算引擎', determination.engineVersion] as const,
  ]),
];

const remedyBlocks = ({ reExamination, contact, decision }: DecisionNoticeSource): readonly PaperBlock[] => {
  const ask = contact === null ? '向受理机关提出' : `向受理机关提出，联系方式：${contact}`;
  const served = legalMomentText(decision.event.at);
  return [
    { kind: 'text', text: reExamination === null
      ? `对本决定有异议的，可以${ask}。政策目录没有登记申请复核的期限和依据，本决定书因此不写期限。`
      : `对本决定有异议的，可以在 ${reExamination.untilOn} 前（含当日）申请复核，${ask}。期限依据：${reExamination.basis}；自送达（${served}，经本系统）起算。` },
    { kind: 'text', text: '法律规定的其他救济途径不受本决定书影响。' },
  ];
};

/** What names the stored notice: the act it tells. */
export const decisionNoticeName = ({ event: { applicationId, version } }: FinalDecision): string => `${applicationId}-${version}`;

