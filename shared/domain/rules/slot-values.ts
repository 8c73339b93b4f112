/**
 * Dated values: which one holds for this applicant on this day, and the replacement of `{slot: id}` in arguments.
 * No value in force means unknown, never a no.
 */
import type { LocalDate } from '../brands';
import { Problem } from '../problem';
import { regionChain, regionCodeSchema } from '../regions';
import type { ArgumentValue } from './amount-schema';
import type { CaseContext } from './context';
import { readDate, readDateReference } from './date-references';
import type { UnsetSlot, ValueStatus, Verdict } from './determination';
import type { Overlay, Programme, Slot, SlotValue } from './measure-schema';

/** What holds slots and their values: a programme or an overlay. */
export type SlotHolder = Pick<Programme | Overlay, 'id' | 'slots' | 'values'>;

const statusOrder: Readonly<Record<ValueStatus, number>> = { hypothetical: 0, in_force: 1, provisional: 2, demo: 3 };

export interface ValuePolicy {
  readonly allowDemo: boolean;
  readonly allowHypothetical: boolean;
}

/** Values of a slot that hold on a day, best status first; of one status region-bound ones are kept apart by the caller. */
export function valuesOn(holder: SlotHolder, slotId: string, date: string, policy: ValuePolicy): readonly SlotValue[] {
  return holder.values
    .filter(
      (value) =>
        value.slot === slotId &&
        value.fromOn <= date &&
        (value.toOn === undefined || date <= value.toOn) &&
        (value.status !== 'demo' || policy.allowDemo) &&
        (value.status !== 'hypothetical' || policy.allowHypothetical),
    )
    .sort((left, right) => statusOrder[left.status] - statusOrder[right.status]);
}

export interface AddressOnDate {
  /** Whether the applicant is there on that day. */
  readonly holds: Verdict;
  /** District, city and province; undefined while the code is unknown. */
  readonly codes: readonly string[] | undefined;
}

/** The applicant's addresses as of a day; undefined when none are known. */
export function addressesOn(context: CaseContext, date: LocalDate): readonly AddressOnDate[] | undefined {
  return context.facts
    .at('applicant')
    .at('districts')
    .items()
    ?.map((district): AddressOnDate => {
      const code = district.at('regionCode').read();
      const codes = typeof code === 'string' ? regionChain(context.catalogue.regions, regionCodeSchema.parse(code)).map((region) => region.code) : undefined;
      const fromOn = readDate(district.at('fromOn'));
      if (typeof fromOn === 'string' && fromOn > date) return { holds: 'not_met', codes };
      const toOn = readDate(district.at('toOn'));
      if (typeof toOn === 'string' && toOn < date) return { holds: 'not_met', codes };
      return { holds: fromOn === undefined || toOn === undefined ? 'unknown' : 'met', codes };
    });
}

/** Codes of the applicant's districts, cities and provinces on a day; undefined while any of them is uncertain. */
export function applicantRegions(context: CaseContext, date: LocalDate): readonly string[] | undefined {
  const codes: string[] = [];
  for (const address of addressesOn(context, date) ?? [undefined]) {
    if (address === undefined || address.holds === 'unknown') return undefined;
    if (address.holds === 'not_met') continue;
    if (address.codes === undefined) return undefined;
    codes.push(...address.codes);
  }
  return codes;
}

function pickByRegion(context: CaseContext, candidates: readonly SlotValue[], date: LocalDate): SlotValue | undefined | 'region_unknown' {
  if (candidates.every((candidate) => candidate.regionCode === undefined)) return candidates[0];
  const regions = applicantRegions(context, date);
  if (regions === undefined) return 'region_unknown';
  for (const code of regions) {
    const match = candidates.find((candidate) => candidate.regionCode === code);
    if (match !== undefined) return match;
  }
  return candidates.find((candidate) => candidate.regionCode === undefined);
}

function warnOfStatus(context: CaseContext, slot: Slot, value: SlotValue): void {
  if (value.status === 'in_force') return;
  const kinds = { provisional: 'provisional_value', hypothetical: 'hypothetical_value', demo: 'demo_value' } as const;
  const words = { provisional: '暂行核对值，尚未与原文核对', hypothetical: '假设值，仅用于测算', demo: '演示值，不是政策规定' } as const;
  context.evidence.warn({ kind: kinds[value.status], subject: slot.id, saying: `“${slot.saying}”采用的是${words[value.status]}。` });
}

/** The value of a slot. undefined (and noted as missing) when none is in force, or the day or the district is unknown. */
export function slotValue(context: CaseContext, holder: SlotHolder, slotId: string): SlotValue['value'] | undefined {
  const slot = holder.slots.find((candidate) => candidate.id === slotId);
  if (slot === undefined) throw new Problem('catalogue_invalid', { params: { reason: 'slot_unknown', id: slotId } });
  const date = slot.valueAt === 'anchor' ? readDateReference(context.programme.anchorDate, context) : context.asOfOn;
  if (date === undefined || date === null) return undefined;
  const picked = pickByRegion(context, valuesOn(holder, slotId, date, context), date);
  if (picked === 'region_unknown') return undefined;
  if (picked === undefined) {
    context.evidence.missSlot({ slot: slotId, saying: slot.saying, citation: slot.citation });
    return undefined;
  }
  context.evidence.useValue({
    slot: slotId,
    value: picked.value,
    fromOn: picked.fromOn,
    basis: { documentNumber: picked.basis.documentNumber, clause: picked.basis.clause },
    status: picked.status,
    sourceMark: picked.sourceMark,
  });
  warnOfStatus(context, slot, picked);
  return picked.value;
}

const isSlotReference = (value: object): value is { readonly slot: string } => {
  const keys = Object.keys(value);
  return keys.length === 1 && 'slot' in value && typeof value.slot === 'string';
};

/** Slot ids named anywhere in arguments. */
export function slotsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => slotsIn(item));
  if (typeof value !== 'object' || value === null) return [];
  return isSlotReference(value) ? [value.slot] : Object.values(value).flatMap((item: unknown) => slotsIn(item));
}

/** Arguments with `{slot: id}` replaced by `replace(id)`; undefined as soon as one has no value. All are looked at. */
export function replaceSlots(value: ArgumentValue, replace: (slotId: string) => SlotValue['value'] | undefined): ArgumentValue | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (isSlotReference(value)) return replace(value.slot);
  if (isList(value)) {
    const items = value.map((item) => replaceSlots(item, replace));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const entries: [string, ArgumentValue][] = [];
  let complete = true;
  for (const [key, item] of Object.entries(value)) {
    const replaced = replaceSlots(item, replace);
    if (replaced === undefined) complete = false;
    else entries.push([key, replaced]);
  }
  return complete ? Object.fromEntries(entries) : undefined;
}

const isList = (value: ArgumentValue): value is readonly ArgumentValue[] => Array.isArray(value);

/** Slots of the programme and its active overlays without any usable value on a day. */
export function unsetSlotsOn(programme: SlotHolder, overlays: readonly SlotHolder[], asOfOn: string, policy: ValuePolicy): readonly UnsetSlot[] {
  return [programme, ...overlays].flatMap((holder) =>
    holder.slots
      .filter((slot) => slot.neededFor === undefined)
      // A value picked by the anchor date belongs to the line's own time: any recorded value may serve.
      .filter((slot) => (slot.valueAt === 'anchor' ? !holder.values.some((value) => value.slot === slot.id) : valuesOn(holder, slot.id, asOfOn, policy).length === 0))
      .map((slot) => ({ slot: slot.id, saying: slot.saying, citation: slot.citation })),
  );
}

/** A parameter that is a literal or a slot. */
export function parameterValue(context: CaseContext, parameter: string | number | { readonly slot: string }): SlotValue['value'] | undefined {
  return typeof parameter === 'object' ? slotValue(context, context.programme, parameter.slot) : parameter;
}

/** A parameter that must be text (money, percent, date, choice). */
export function textParameter(context: CaseContext, parameter: string | { readonly slot: string }, holder: SlotHolder = context.programme): string | undefined {
  const value = typeof parameter === 'object' ? slotValue(context, holder, parameter.slot) : parameter;
  if (value === undefined || typeof value === 'string') return value;
  throw new Problem('catalogue_invalid', { params: { reason: 'value_type', id: typeof parameter === 'object' ? parameter.slot : '' } });
}
