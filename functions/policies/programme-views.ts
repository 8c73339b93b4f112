import type { LocalDate } from '../../shared/domain/brands';
import { programmeKinds } from '../../shared/domain/rules/measure-schema';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import type { Programme } from '../../shared/domain/rules/measure-schema';
import { openable } from '../../shared/domain/rules/lint';
import { valuesOn } from '../../shared/domain/rules/slot-values';
import type { Call } from '../../shared/ports/catalogues';

export const callView = ({ openedBy: _openedBy, ...call }: Call) => call;

const isOpen = (call: Call, today: LocalDate): boolean => call.opensOn <= today && today <= call.closesOn;

/** The call of a programme under which one can file today, the one closing first. */
export const openCallOf = (calls: readonly Call[], programmeId: string, today: LocalDate): Call | null =>
  [...calls].filter((call) => call.programmeId === programmeId && isOpen(call, today)).sort((left, right) => (left.closesOn < right.closesOn ? -1 : 1))[0] ?? null;

/** Whether anything the programme computes with is invented for demonstration. */
export const isDemo = (programme: Programme): boolean => programme.values.some((value) => value.status === 'demo');

export const summaryView = (catalogue: Catalogue, programme: Programme, calls: readonly Call[], today: LocalDate, demoMode: boolean) => {
  const call = openCallOf(calls, programme.id, today);
  return {
    programmeId: programme.id, kind: programmeKinds.find((kind) => kind === programme.kind) ?? programme.kind, title: programme.title, summary: programme.summary, regionCode: programme.regionCode,
    openCall: call === null ? null : callView(call),
    openQuestions: openable(catalogue, programme, today, { demo: demoMode }).filter((finding) => finding.severity === 'error').map((finding) => finding.messageZh),
    demo: isDemo(programme),
  };
};

const citationView = (catalogue: Catalogue, citation: Programme['conditions'][number]['citation']) => {
  const instrument = catalogue.instruments.get(citation.instrumentId);
  return { ...citation, title: instrument?.title ?? citation.instrumentId, documentNumber: instrument?.documentNumber ?? null };
};

const slotView = (programme: Programme, slot: Programme['slots'][number], today: LocalDate, demoMode: boolean) => {
  const value = valuesOn(programme, slot.id, today, { allowDemo: demoMode, allowHypothetical: false })[0];
  const basis = value === undefined ? null : [value.basis.documentNumber, value.basis.clause].filter((part) => part !== null).join(' ');
  return { slotId: slot.id, saying: slot.saying, basis: slot.basis, value: value?.value ?? null, status: value?.status ?? null, legalBasis: basis };
};

/** How the amount is built, step by step, as the measure lays it down. */
const amountSayings = (programme: Programme): readonly string[] => {
  const { amount } = programme;
  const ceilings = amount.ceilings.map((ceiling) => `每家企业${ceiling.period === 'lifetime' ? '累计' : '每年度'}受最高额限制（${ceiling.group}）`);
  const other = { none: '其他资助不影响金额', exclude: '同一费用已获其他财政资助的不再资助', top_up_to_higher: '与其他资助就高不重复' }[amount.otherFunding.mode];
  return [
    `计算方法：${amount.lines.formula}`, amount.share.kind === 'whole' ? '按全额' : '按规定比例', ...(amount.components ?? []).map((component) => `另计：${component.title}`), ...ceilings, other,
    ...(amount.pot === null ? [] : ['总额控制：资金不足时按比例分配']), ...(programme.readings ?? []).map((reading) => `理解：${reading.saying}`),
  ];
};

/** 办事指南 of one programme. */
export const guideView = (catalogue: Catalogue, programme: Programme, calls: readonly Call[], today: LocalDate, demoMode: boolean) => ({
  ...summaryView(catalogue, programme, calls, today, demoMode),
  conditions: programme.conditions.map((condition) => ({ conditionId: condition.id, saying: condition.saying, basis: condition.basis, citation: citationView(catalogue, condition.citation) })),
  amountSaying: amountSayings(programme),
  slots: programme.slots.map((slot) => slotView(programme, slot, today, demoMode)),
  materials: programme.materials.map((material) => ({ materialId: material.id, title: material.title, requiredWhen: material.requiredWhen ?? null })),
  stages: programme.procedure.stages.map((stage) => ({ title: stage.title, level: stage.level, limitWorkingDays: stage.limitWorkingDays?.value ?? null })),
  calls: calls.filter((call) => call.programmeId === programme.id).map(callView),
});
