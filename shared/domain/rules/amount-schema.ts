/**
 * How a programme's amount is built, in this fixed order: eligible base (formula) → share → components → line ceiling →
 * one rounding → minimum → line overlays → ceilings in line order → other funding → pot.
 */
import * as z from 'zod';
import { potModes } from '../pot/pot-modes';
import { loanFeeKinds, fundingLevels } from './facts';
import { dateText, idText, percentText, versionedName, yuanText } from './text-formats';

/** A slot whose dated value is taken at determination. */
export const slotRef = z.strictObject({ slot: idText });
export const moneyParameter = z.union([yuanText, slotRef]);
export const percentParameter = z.union([percentText, slotRef]);
export const countParameter = z.union([z.int().min(0).max(1_000_000), slotRef]);
export const dateParameter = z.union([dateText, slotRef]);
export const choiceParameter = z.union([z.string().min(1).max(80), slotRef]);

/** Free arguments of a predicate or formula; `{slot: id}` may stand anywhere inside and is replaced by its value. */
export type ArgumentValue = string | number | boolean | null | readonly ArgumentValue[] | { readonly [name: string]: ArgumentValue };
export const argumentValue: z.ZodType<ArgumentValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(argumentValue), z.record(z.string(), argumentValue)]),
);
export const argumentsSchema = z.record(z.string(), argumentValue);

/** Names of dates. Those of a line stand only where a line is tested. */
export const dateReferences = [
  'as_of', 'submitted_on', 'pre_filed_on', 'year_end_before_submission',
  'contract_signed_on', 'first_drawn_on', 'last_drawn_on', 'settled_on', 'pledge_registered_on',
  'policy_signed_on', 'policy_starts_on', 'policy_ends_on',
  'patent_filed_on', 'patent_granted_on',
] as const;
export const dateReference = z.enum(dateReferences);

export const lineSources = ['loans', 'policies', 'patents', 'enterprise'] as const;

export const shareSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('fixed'), percent: percentParameter }),
  /** By size of the applicant; sizes not listed get nothing. */
  z.strictObject({
    kind: z.literal('by_size'),
    referenceDate: dateReference,
    tiers: z.array(z.strictObject({ sizes: z.array(z.enum(['micro', 'small', 'medium', 'large'])).min(1), percent: percentParameter })).min(1),
  }),
  /** By calendar year of a date of the line; years not listed leave the share open. */
  z.strictObject({
    kind: z.literal('by_year'),
    yearOf: dateReference,
    years: z.array(z.strictObject({ year: z.int(), percent: percentParameter })).min(1),
  }),
  /** By the size of the eligible base: the first tier whose upper bound (included; null: none) isn't exceeded. */
  z.strictObject({ kind: z.literal('by_amount'), tiers: z.array(z.strictObject({ upToYuan: yuanText.nullable(), percent: percentParameter })).min(1) }),
]);

/** A further part of a loan line: fees paid for the pledge, each with its own share and ceiling. */
export const componentSchema = z.strictObject({
  id: idText,
  title: z.string().min(1).max(80),
  feeKinds: z.array(z.enum(loanFeeKinds)).min(1),
  sharePercent: percentParameter,
  ceilingYuan: moneyParameter.nullable(),
  /** Of the components of one group only the one that gives more counts (担保费、保险费不可同时享受). */
  exclusiveGroup: idText.nullable(),
});

export const lineOrders = ['as_listed', 'settled_on', 'policy_signed_on', 'patent_granted_on', 'first_drawn_on'] as const;

export const ceilingSchema = z.strictObject({
  id: idText,
  scope: z.literal('per_enterprise'),
  period: z.enum(['calendar_year', 'lifetime']),
  /** Which date picks the calendar year; for dates of lines each line counts in its own year. */
  yearOf: dateReference,
  /** Programmes that share a ceiling share its group. */
  group: idText,
  /** Highest total of money in the period, or null. */
  amountYuan: moneyParameter.nullable(),
  /** Most lines funded in the period (南沙: one loan a year), or null. */
  maximumLines: countParameter.nullable(),
  /** Earlier lines consume first. */
  lineOrder: z.enum(lineOrders),
});

/** Where the rule on other funding is written; without it the programme's first clause is cited. */
const fundingCitation = z.strictObject({ instrumentId: idText, locator: z.string().min(1), summary: z.string().min(1) }).optional();

export const otherFundingSchema = z.discriminatedUnion('mode', [
  /** The measure is silent and the authority decided that other funding doesn't matter. */
  z.strictObject({ mode: z.literal('none') }),
  /** Any approved or paid funding at these levels excludes the line (or the case). */
  z.strictObject({ mode: z.literal('exclude'), levels: z.array(z.enum(fundingLevels)).min(1), citation: fundingCitation }),
  /** 就高不重复: max(own, other) − other. */
  z.strictObject({
    mode: z.literal('top_up_to_higher'),
    levels: z.array(z.enum(fundingLevels)).min(1),
    place: z.enum(['after_own_ceilings', 'before_own_ceilings']),
    citation: fundingCitation,
  }),
]);

export const amountSchema = z.strictObject({
  lines: z.strictObject({ source: z.enum(lineSources), formula: versionedName, with: argumentsSchema }),
  share: shareSchema,
  components: z.array(componentSchema).max(6).optional(),
  lineCeilingYuan: moneyParameter.nullable(),
  /** A line worth less is refused. */
  lineMinimumYuan: moneyParameter.nullable().optional(),
  rounding: z.enum(['half_up', 'half_even', 'down', 'up']),
  ceilings: z.array(ceilingSchema).max(4),
  otherFunding: otherFundingSchema,
  /** Ids of overlays (national rules over the measure) that hold as well. */
  overlays: z.array(idText).max(8),
  /**
   * Yearly total of the programme, and how it is shared when it isn't enough. Where `sharing` is absent or its slot has
   * no value, nothing was laid down: the pot can't be shared, and the cases wait.
   */
  pot: z.strictObject({ group: idText, period: z.enum(['calendar_year', 'lifetime']), amountYuan: moneyParameter, sharing: z.union([z.enum(potModes), slotRef]).optional() }).nullable(),
});

export type AmountRule = z.infer<typeof amountSchema>;
export type ShareRule = z.infer<typeof shareSchema>;
export type ComponentRule = z.infer<typeof componentSchema>;
export type CeilingRule = z.infer<typeof ceilingSchema>;
export type OtherFundingRule = z.infer<typeof otherFundingSchema>;
export type DateReference = z.infer<typeof dateReference>;
export type LineSource = (typeof lineSources)[number];
export type LineOrder = (typeof lineOrders)[number];
