import type { LocalDate } from '../../shared/domain/brands';
import { amountSayings } from './amount-sayings';
import type { SlotWord } from './amount-sayings';
import { groupedYuan } from './grouped-yuan';
import { publicFunds } from './public-funds';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import { yearOf } from '../../shared/domain/local-date';
import { programmeKinds } from '../../shared/domain/rules/measure-schema';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import { isDemoProgramme } from '../../shared/domain/rules/demo-programme';
import type { Programme } from '../../shared/domain/rules/measure-schema';
import { openable } from '../../shared/domain/rules/lint';
import { valuesOn } from '../../shared/domain/rules/slot-values';
import type { Call } from '../../shared/ports/catalogues';

export const callView = ({ openedBy: _openedBy, ...call }: Call) => call;

const isOpen = (call: Call, today: LocalDate): boolean => call.opensOn <= today && today <= call.closesOn;

/** The call of a programme under which one can file today, the one closing first. */
export const openCallOf = (calls: readonly Call[], programmeId: string, today: LocalDate): Call | null =>
  [...calls].filter((call) => call.programmeId === programmeId && isOpen(call, today)).sort((left, right) => (left.closesOn < right.closesOn ? -1 : 1))[0] ?? null;

export const summaryView = (catalogue: Catalogue, programme: Programme, calls: readonly Call[], today: LocalDate, demoMode: boolean) => {
  const call = openCallOf(calls, programme.id, today);
  return {
    programmeId: programme.id, kind: programmeKinds.find((kind) => kind === programme.kind) ?? programme.kind, title: programme.title, summary: programme.summary, regionCode: programme.regionCode,
    openCall: call === null ? null : callView(call),
    openQuestions: openable(catalogue, programme, today, { demo: demoMode }).filter((finding) => finding.severity === 'error').map((finding) => finding.messageZh),
    demo: isDemoProgramme(programme),
  };
};

const citationView = (catalogue: Catalogue, citation: Programme['conditions'][number]['citation']) => {
  const instrument = catalogue.instruments.get(citation.instrumentId);
  return { ...citation, title: instrument?.title ?? citation.instrumentId, documentNumber: instrument?.documentNumber ?? null };
};

const basisText = (basis: { readonly documentNumber: string | null; readonly clause: string }): string => [basis.documentNumber, basis.clause].filter((part) => part !== null).join(' ');

const slotView = (programme: Programme, slot: Programme['slots'][number], today: LocalDate, demoMode: boolean) => {
  const value = valuesOn(programme, slot.id, today, { allowDemo: demoMode, allowHypothetical: false })[0];
  const basis = value === undefined ? null : basisText(value.basis);
  return { slotId: slot.id, saying: slot.saying, basis: slot.basis, value: value?.value ?? null, status: value?.status ?? null, legalBasis: basis };
};

/** Values in the words of the guide; a value that is not in force today is no word. */
const slotWord = (programme: Programme, today: LocalDate, demoMode: boolean): SlotWord => (slotId) => {
  const slot = programme.slots.find(({ id }) => id === slotId);
  const value = valuesOn(programme, slotId, today, { allowDemo: demoMode, allowHypothetical: false })[0]?.value;
  if (slot === undefined || value === undefined) return null;
  if (slot.type === 'percent') return `${String(value)}%`;
  return slot.type === 'money' ? groupedYuan(String(value)) : String(value);
};

/** 依据: the clauses that the programme rests on, with whom they are for. */
const groundViews = (catalogue: Catalogue, programme: Programme) =>
  programme.clauseIds.flatMap((clauseId) => {
    const clause = catalogue.clauses.get(clauseId);
    if (clause === undefined) return [];
    const instrument = catalogue.instruments.get(clause.instrumentId);
    return [{
      clauseId, title: instrument?.title ?? clause.instrumentId, documentNumber: instrument?.documentNumber ?? null, issuer: instrument?.issuer ?? null,
      locator: clause.locator, beneficiary: clause.beneficiary, pays: clause.pays, responsibleBody: clause.responsibleBody,
    }];
  });

type Laid<Value> = { readonly value: Value; readonly basis: { readonly documentNumber: string | null; readonly clause: string }; readonly status: string } | null | undefined;
/** A time limit with what it rests on; null where nothing is laid down. */
const limitView = <Value>(laid: Laid<Value>, days: (value: Value) => number | null) => {
  const limit = laid == null ? null : days(laid.value);
  return laid == null || limit === null ? null : { days: limit, legalBasis: basisText(laid.basis), status: laid.status };
};

const procedureView = ({ procedure }: Programme) => {
  const { notice, consequences } = procedure;
  return {
    acceptance: limitView(procedure.acceptanceLimitWorkingDays, (days) => days),
    correction: limitView(procedure.correctionLimitWorkingDays, (days) => days),
    notice: notice === null ? null : { ...notice.value, legalBasis: basisText(notice.basis), status: notice.status },
    payeeConfirmation: limitView(procedure.payeeConfirmation, (value) => value.limitWorkingDays),
    reExamination: limitView(consequences.reExamination, (value) => value.limitWorkingDays),
    /** What follows when the applicant lets a deadline pass; where no text says so, the date only reminds. */
    lateCorrectionWithdraws: consequences.deemedWithdrawal !== null,
    latePayeeWaives: consequences.waiver !== null,
  };
};

/** 办事指南 of one programme; `accounts` are its budget accounts. */
export const guideView = (catalogue: Catalogue, programme: Programme, calls: readonly Call[], accounts: readonly BudgetAccount[], today: LocalDate, demoMode: boolean) => ({
  ...summaryView(catalogue, programme, calls, today, demoMode),
  conditions: programme.conditions.map((condition) => ({ conditionId: condition.id, saying: condition.saying, basis: condition.basis, citation: citationView(catalogue, condition.citation) })),
  amountSaying: amountSayings(programme, slotWord(programme, today, demoMode)),
  readings: (programme.readings ?? []).map((reading) => ({ saying: reading.saying, citation: citationView(catalogue, reading.citation) })),
  grounds: groundViews(catalogue, programme),
  slots: programme.slots.map((slot) => slotView(programme, slot, today, demoMode)),
  materials: programme.materials.map((material) => ({ materialId: material.id, title: material.title, requiredWhen: material.requiredWhen ?? null })),
  stages: programme.procedure.stages.map((stage) => ({ title: stage.title, level: stage.level, limitWorkingDays: stage.limitWorkingDays?.value ?? null })),
  procedure: procedureView(programme),
  funds: publicFunds(accounts, openCallOf(calls, programme.id, today)?.fiscalYear ?? yearOf(today)),
  calls: calls.filter((call) => call.programmeId === programme.id).map(callView),
});
