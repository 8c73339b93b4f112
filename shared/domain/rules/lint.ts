/**
 * Checks a catalogue before it may decide cases: what zod can't see. Errors keep a call closed; warnings are for the
 * person who approves.
 */
import type { Catalogue } from './catalogue';
import { dateReferences, type ArgumentValue, type DateReference } from './amount-schema';
import { caseDateReferences, dateReferenceFits } from './date-references';
import { baseRateStrategy, seriesOf } from './formulas/base-rate';
import { formulas } from './formulas/table';
import { lintError, lintWarning, type LintFinding } from './lint-finding';
import { lintValues } from './lint-values';
import type { Overlay, Programme, Slot } from './measure-schema';
import { predicateFits, predicates } from './predicates/table';
import { replaceSlots, slotsIn, unsetSlotsOn } from './slot-values';

export type { LintFinding } from './lint-finding';

/** A stand-in of the right type, so that arguments can be checked before anybody set the value. */
function sampleOf(slot: Slot | undefined): string | number | boolean | string[] | undefined {
  switch (slot?.type) {
    case 'percent':
    case 'money':
      return slot.bounds?.minimum ?? '1';
    case 'count':
      return Number(slot.bounds?.minimum ?? '2000');
    case 'date':
      return '2020-01-01';
    case 'boolean':
      return true;
    case 'choice':
      return slot.choices?.[0] ?? 'choice';
    case 'choices':
      return [...(slot.choices ?? ['choice'])];
    case 'series_id':
      return 'lpr-1y';
    case undefined:
      return undefined;
  }
}

const sampled = (programme: Programme, args: ArgumentValue): ArgumentValue | undefined =>
  replaceSlots(args, (slotId) => programme.values.find(({ slot }) => slot === slotId)?.value ?? sampleOf(programme.slots.find(({ id }) => id === slotId)));

const isDateReference = (value: unknown): value is DateReference => dateReferences.some((reference) => reference === value);

function conditionFindings(catalogue: Catalogue, programme: Programme): readonly LintFinding[] {
  const { source } = programme.amount.lines;
  return programme.conditions.flatMap((condition): LintFinding[] => {
    const path = `${programme.id}.conditions[${condition.id}]`;
    const predicate = predicates.get(condition.predicate);
    if (predicate === undefined) return [lintError('predicate_unknown', path, `没有名为${condition.predicate}的判断`)];
    const findings: LintFinding[] = [];
    if (!predicateFits(predicate, condition.appliesTo, source)) findings.push(lintError('predicate_misplaced', path, `${condition.predicate}不能用在${condition.appliesTo}（${source}）上`));
    if (predicate.needsReferenceDate && condition.referenceDate === undefined) findings.push(lintError('reference_date_missing', path, '须写明以哪一日为准（referenceDate）'));
    const args = sampled(programme, condition.with);
    if (args !== undefined) findings.push(...predicate.argumentFaults(args).map((fault) => lintError('arguments_invalid', path, `${condition.predicate}的参数不对：${fault}`)));
    const named = [condition.referenceDate, ...Object.values(condition.with)].filter(isDateReference);
    const fits = (reference: DateReference): boolean => (condition.appliesTo === 'case' ? caseDateReferences.includes(reference) : dateReferenceFits(reference, source));
    findings.push(...named.filter((reference) => !fits(reference)).map((reference) => lintError('date_misplaced', path, `这里没有日期${reference}`)));
    const { regionCode } = condition.with;
    if (typeof regionCode === 'string' && ![...catalogue.regions.keys()].some((code) => code === regionCode)) findings.push(lintError('region_unknown', path, `行政区划代码${regionCode}不在目录中`));
    return findings;
  });
}

function citationFindings(catalogue: Catalogue, programme: Programme): readonly LintFinding[] {
  const cited = [
    ...programme.conditions.map(({ id, citation }) => ({ path: `conditions[${id}]`, citation })),
    ...programme.slots.map(({ id, citation }) => ({ path: `slots[${id}]`, citation })),
    ...(programme.readings ?? []).map(({ id, citation }) => ({ path: `readings[${id}]`, citation })),
  ];
  const unknown = cited
    .filter(({ citation }) => !catalogue.instruments.has(citation.instrumentId))
    .map(({ path, citation }) => lintError('citation_unknown', `${programme.id}.${path}`, `引用的文件${citation.instrumentId}不在目录中`));
  const clauses = programme.clauseIds.filter((id) => !catalogue.clauses.has(id)).map((id) => lintError('clause_unknown', programme.id, `条款${id}不在目录中`));
  const funding = programme.amount.otherFunding;
  const uncited = funding.mode !== 'none' && funding.citation === undefined ? [lintWarning('citation_missing', `${programme.id}.amount.otherFunding`, '与其他资助的关系没有写明依据条款')] : [];
  return [...unknown, ...clauses, ...uncited];
}

function formulaFindings(catalogue: Catalogue, programme: Programme): readonly LintFinding[] {
  const { lines } = programme.amount;
  const path = `${programme.id}.amount`;
  const formula = formulas.get(lines.formula);
  if (formula === undefined) return [lintError('formula_unknown', path, `没有名为${lines.formula}的公式`)];
  const findings: LintFinding[] = [];
  if (!formula.sources.includes(lines.source)) findings.push(lintError('formula_misplaced', path, `${lines.formula}不能用于${lines.source}`));
  const args = sampled(programme, lines.with);
  if (args !== undefined) findings.push(...formula.argumentFaults(args).map((fault) => lintError('arguments_invalid', path, `${lines.formula}的参数不对：${fault}`)));
  const strategy = baseRateStrategy.safeParse(lines.with['baseRate']);
  for (const series of strategy.success ? seriesOf(strategy.data) : []) {
    if (!catalogue.series.has(series)) findings.push(lintError('series_unknown', path, `没有名为${series}的利率序列`));
  }
  return findings;
}

function amountFindings(catalogue: Catalogue, programme: Programme): readonly LintFinding[] {
  const { amount, kind } = programme;
  const path = `${programme.id}.amount`;
  const { source } = amount.lines;
  const findings: LintFinding[] = [...formulaFindings(catalogue, programme)];
  if ((amount.components ?? []).length > 0 && source !== 'loans') findings.push(lintError('components_misplaced', path, '费用补贴只能用于贷款'));
  const dates = [programme.anchorDate, ...amount.ceilings.map(({ yearOf }) => yearOf), ...(amount.share.kind === 'by_year' ? [amount.share.yearOf] : []), ...(amount.share.kind === 'by_size' ? [amount.share.referenceDate] : [])];
  const orders = amount.ceilings.flatMap(({ lineOrder }) => (lineOrder === 'as_listed' ? [] : [lineOrder]));
  findings.push(...[...dates, ...orders].filter((date) => !dateReferenceFits(date, source)).map((date) => lintError('date_misplaced', path, `${source}没有日期${date}`)));
  for (const id of amount.overlays) if (!catalogue.overlays.has(id)) findings.push(lintError('overlay_unknown', path, `没有名为${id}的上位规定`));
  const forgotten = [...catalogue.overlays.values()].filter((overlay) => overlay.kinds.includes(kind) && !amount.overlays.includes(overlay.id));
  const reached = forgotten.filter((overlay) => programme.validToOn === null || programme.validToOn >= overlay.fromOn);
  findings.push(...reached.map((overlay) => lintError('overlay_missing', path, `适用于本类项目的上位规定“${overlay.title}”没有列入`)));
  if (amount.otherFunding.mode === 'none') findings.push(lintWarning('stacking_allowed', path, '未限制与其他资助重复：请确认这是主管部门的决定'));
  return findings;
}

function usedSlots(programme: Programme): ReadonlySet<string> {
  return new Set(slotsIn([programme.conditions.map((condition) => condition.with), programme.amount]));
}

/** Programme-wide: territory, dates, stages, consequences marked as they should be. */
function frameFindings(catalogue: Catalogue, programme: Programme): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  if (![...catalogue.regions.keys()].some((code) => code === programme.regionCode)) findings.push(lintError('region_unknown', programme.id, `行政区划代码${programme.regionCode}不在目录中`));
  if (programme.validFromOn !== null && programme.validToOn !== null && programme.validToOn < programme.validFromOn) findings.push(lintError('validity_reversed', programme.id, '有效期止期早于起期'));
  const ids = programme.conditions.map(({ id }) => id);
  findings.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => lintError('id_repeated', `${programme.id}.conditions[${id}]`, `条件“${id}”重复`)));
  const { consequences, ...limits } = programme.procedure;
  for (const [name, entry] of [...Object.entries(consequences), ...Object.entries(limits)]) {
    if (entry === null || entry === undefined || Array.isArray(entry)) continue;
    if ((entry.status === 'demo') !== (entry.sourceMark === 'demo')) findings.push(lintError('demo_mark', `${programme.id}.procedure.${name}`, '演示值的状态与来源须同时标为demo'));
    if (entry.status !== 'demo' && entry.basis.documentNumber === null && entry.sourceMark !== 'text') findings.push(lintWarning('consequence_without_basis', `${programme.id}.procedure.${name}`, '期限或后果没有文号依据，只应作提醒'));
  }
  return findings;
}

function overlayFindings(catalogue: Catalogue, overlay: Overlay): readonly LintFinding[] {
  const used = new Set(slotsIn([overlay.officialFeeCap, overlay.stopsAfterOn]));
  const unknown = catalogue.instruments.has(overlay.citation.instrumentId) ? [] : [lintError('citation_unknown', overlay.id, `引用的文件${overlay.citation.instrumentId}不在目录中`)];
  return [...unknown, ...lintValues(catalogue, overlay, used)];
}

/** Findings about one programme. */
export function lintProgramme(catalogue: Catalogue, programme: Programme): readonly LintFinding[] {
  return [
    ...frameFindings(catalogue, programme),
    ...citationFindings(catalogue, programme),
    ...conditionFindings(catalogue, programme),
    ...amountFindings(catalogue, programme),
    ...lintValues(catalogue, programme, usedSlots(programme)),
  ];
}

/** All findings about a catalogue; no errors = it may decide cases. */
export function lintCatalogue(catalogue: Catalogue): readonly LintFinding[] {
  return [
    ...[...catalogue.programmes.values()].flatMap((programme) => lintProgramme(catalogue, programme)),
    ...[...catalogue.overlays.values()].flatMap((overlay) => overlayFindings(catalogue, overlay)),
  ];
}

/**
 * Why a call of the programme can't open on a day; no errors = it can. Values that were not yet compared with the
 * original are warnings: the person who opens the call takes them on.
 */
export function openable(catalogue: Catalogue, programme: Programme, asOfOn: string, mode: { readonly demo: boolean }): readonly LintFinding[] {
  const policy = { allowDemo: mode.demo, allowHypothetical: false };
  const overlays = programme.amount.overlays.flatMap((id) => catalogue.overlays.get(id) ?? []).filter((overlay) => overlay.fromOn <= asOfOn && (overlay.toOn === null || asOfOn <= overlay.toOn));
  const unset = unsetSlotsOn(programme, overlays, asOfOn, policy).map(({ slot, saying }) => lintError('value_unset', `${programme.id}.slots[${slot}]`, `“${saying}”没有可用的值`));
  // Anchored on the day of filing or acceptance the policy is over for every new case; anchored on a line's date it may still reach old lines.
  const ended = programme.validToOn !== null && programme.validToOn < asOfOn && caseDateReferences.includes(programme.anchorDate) ? [lintError('policy_ended', programme.id, `政策已于${programme.validToOn}失效`)] : [];
  const notice = programme.procedure.notice;
  const noticeOpen = notice === null || (notice.status === 'demo' && !mode.demo) ? [lintError('notice_unset', `${programme.id}.procedure.notice`, '公示期没有依据')] : [];
  const provisional = programme.values
    .filter((value) => value.status === 'provisional' && value.fromOn <= asOfOn && (value.toOn === undefined || asOfOn <= value.toOn))
    .map((value) => lintWarning('provisional_value', `${programme.id}.slots[${value.slot}]`, '采用的是暂行核对值'));
  return [...lintProgramme(catalogue, programme).filter(({ severity }) => severity === 'error'), ...unset, ...ended, ...noticeOpen, ...provisional];
}
