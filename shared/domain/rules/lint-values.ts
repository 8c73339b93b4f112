/** Lint of slots and dated values: types, bounds, overlaps, gaps, one-person approval, shares above their ceiling. */
import { addDays, isLocalDate, parseLocalDate } from '../local-date';
import { parseYuan } from '../money';
import { Problem } from '../problem';
import { compareRational, parseDecimal, type Rational } from '../rational';
import type { Catalogue } from './catalogue';
import { lintError, lintWarning, type LintFinding } from './lint-finding';
import type { Slot, SlotValue } from './measure-schema';
import type { SlotHolder } from './slot-values';
import { percentText, yuanText } from './text-formats';

function typeFits(slot: Slot, value: SlotValue['value']): boolean {
  switch (slot.type) {
    case 'percent':
      return percentText.safeParse(value).success;
    case 'money':
      return yuanText.safeParse(value).success;
    case 'count':
      return typeof value === 'number';
    case 'date':
      return typeof value === 'string' && isLocalDate(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && (slot.choices ?? [value]).includes(value);
    case 'choices':
      return Array.isArray(value) && value.every((item) => slot.choices?.includes(item) ?? true);
    case 'series_id':
      return typeof value === 'string';
  }
}

function comparable(slot: Slot, value: string): Rational | string {
  if (slot.type === 'date') return value;
  return slot.type === 'money' ? parseDecimal(String(parseYuan(value))) : parseDecimal(value);
}

function exceeds(slot: Slot, value: string, bound: string): boolean {
  const [left, right] = [comparable(slot, value), comparable(slot, bound)];
  if (typeof left === 'string' || typeof right === 'string') return value > bound;
  return compareRational(left, right) > 0;
}

function boundFindings(slot: Slot, value: SlotValue, path: string): readonly LintFinding[] {
  if (!['percent', 'money', 'count', 'date'].includes(slot.type)) return [];
  const text = String(value.value);
  const { minimum, maximum } = slot.bounds ?? {};
  const below = minimum !== undefined && exceeds(slot, minimum, text);
  const above = maximum !== undefined && exceeds(slot, text, maximum);
  return below || above ? [lintError('value_out_of_bounds', path, `${slot.saying}的值${text}超出范围${minimum ?? ''}～${maximum ?? ''}`)] : [];
}

function valueFindings(catalogue: Catalogue, holder: SlotHolder, value: SlotValue, index: number): readonly LintFinding[] {
  const path = `${holder.id}.values[${index}]`;
  const slot = holder.slots.find(({ id }) => id === value.slot);
  if (slot === undefined) return [lintError('slot_unknown', path, `没有名为“${value.slot}”的参数`)];
  const findings: LintFinding[] = [];
  if (!typeFits(slot, value.value)) return [lintError('value_type', path, `“${slot.saying}”的值类型不对，应为${slot.type}`)];
  try {
    findings.push(...boundFindings(slot, value, path));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    findings.push(lintError('bounds_invalid', `${holder.id}.slots[${slot.id}]`, '取值范围写法不对'));
  }
  if (value.toOn !== undefined && value.toOn < value.fromOn) findings.push(lintError('value_dates_reversed', path, '止期早于起期'));
  if (value.recordedBy === value.approvedBy) findings.push(lintError('one_person_approval', path, `“${slot.saying}”的登记人与复核人是同一人（${value.recordedBy}）`));
  if (value.regionCode !== undefined && ![...catalogue.regions.keys()].some((code) => code === value.regionCode)) {
    findings.push(lintError('region_unknown', path, `行政区划代码${value.regionCode}不在目录中`));
  }
  if ((value.sourceMark === 'demo') !== (value.status === 'demo')) findings.push(lintError('demo_mark', path, '演示值的状态与来源须同时标为demo'));
  if (value.status === 'in_force' && (value.sourceMark === 'single_copy' || value.sourceMark === 'memory')) {
    findings.push(lintError('unconfirmed_in_force', path, `“${slot.saying}”只见于单一转载或凭记忆，不能标为现行有效`));
  }
  if (slot.type === 'series_id' && !catalogue.series.has(String(value.value))) findings.push(lintError('series_unknown', path, `没有名为${String(value.value)}的利率序列`));
  return findings;
}

/** Real values stand in for one another; hypothetical and demo values are worlds of their own. */
const worldOf = (value: SlotValue): string => (value.status === 'in_force' || value.status === 'provisional' ? 'real' : value.status);

function sequenceFindings(holder: SlotHolder, slot: Slot): readonly LintFinding[] {
  const groups = new Map<string, SlotValue[]>();
  for (const value of holder.values.filter((candidate) => candidate.slot === slot.id)) {
    const key = `${worldOf(value)}|${value.regionCode ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const path = `${holder.id}.slots[${slot.id}]`;
  return [...groups.values()].flatMap((group) => {
    const sorted = [...group].sort((left, right) => (left.fromOn < right.fromOn ? -1 : 1));
    return sorted.flatMap((value, index): LintFinding[] => {
      const next = sorted[index + 1];
      if (next === undefined) return [];
      if (value.toOn === undefined || value.toOn >= next.fromOn) return [lintError('values_overlap', path, `“${slot.saying}”自${value.fromOn}与自${next.fromOn}的值日期重叠`)];
      const gap = addDays(parseLocalDate(value.toOn), 1) < next.fromOn;
      return gap ? [lintWarning('values_gap', path, `“${slot.saying}”在${value.toOn}与${next.fromOn}之间没有值`)] : [];
    });
  });
}

/** An "up to" slot bounds the slot it names, on every day on which both hold. */
function ceilingFindings(holder: SlotHolder, slot: Slot): readonly LintFinding[] {
  const bounded = holder.slots.find(({ id }) => id === slot.ceilingOf);
  if (slot.ceilingOf === undefined) return [];
  const path = `${holder.id}.slots[${slot.id}]`;
  if (bounded === undefined) return [lintError('slot_unknown', path, `没有名为“${slot.ceilingOf}”的参数`)];
  if (bounded.type !== slot.type) return [lintError('ceiling_type', path, '上限与其参数类型不同')];
  const overlap = (left: SlotValue, right: SlotValue): boolean => left.fromOn <= (right.toOn ?? '9999') && right.fromOn <= (left.toOn ?? '9999');
  const ceilings = holder.values.filter((value) => value.slot === slot.id);
  return holder.values
    .filter((value) => value.slot === bounded.id && typeFits(bounded, value.value))
    .filter((value) => ceilings.some((ceiling) => overlap(ceiling, value) && typeFits(slot, ceiling.value) && exceeds(slot, String(value.value), String(ceiling.value))))
    .map((value) => lintError('share_above_ceiling', path, `“${bounded.saying}”${String(value.value)}高于其上限`));
}

/** Findings about the slots and values of a programme or an overlay. */
export function lintValues(catalogue: Catalogue, holder: SlotHolder, usedSlots: ReadonlySet<string>): readonly LintFinding[] {
  const unused = holder.slots
    .filter((slot) => !usedSlots.has(slot.id) && slot.ceilingOf === undefined)
    .map((slot) => lintWarning('slot_unused', `${holder.id}.slots[${slot.id}]`, `参数“${slot.saying}”没有被任何条件或金额引用`));
  const unknown = [...usedSlots].filter((id) => !holder.slots.some((slot) => slot.id === id)).map((id) => lintError('slot_unknown', holder.id, `引用了不存在的参数“${id}”`));
  const repeated = holder.slots.filter((slot, index) => holder.slots.findIndex(({ id }) => id === slot.id) !== index);
  return [
    ...unused,
    ...unknown,
    ...repeated.map(({ id }) => lintError('id_repeated', `${holder.id}.slots[${id}]`, `参数“${id}”重复`)),
    ...holder.values.flatMap((value, index) => valueFindings(catalogue, holder, value, index)),
    ...holder.slots.flatMap((slot) => [...sequenceFindings(holder, slot), ...ceilingFindings(holder, slot)]),
  ];
}
