/**
 * One YAML file a measure: what was published (instrument), what it says about money (clauses), and what can be
 * operated (programmes and overlays). Readable by a lawyer; everything the engine does is named here.
 */
import * as z from 'zod';
import { amountSchema, argumentsSchema, dateParameter, dateReference, percentParameter } from './amount-schema';
import { patentFeeKinds } from './facts';
import { sourceMarks } from '../dated-series';
import { materialSchema, procedureSchema, valueBasisSchema, valueStatuses } from './procedure-schema';
import { reportingDutySchema, targetSchema } from '../targets/target-schema';
import { dateText, idText, plainText, regionCodeText, versionedName, yearNumber } from './text-formats';

export const programmeKinds = ['pledge_loan_interest', 'patent_insurance_premium', 'first_invention_patent_fee', 'grant_reward'] as const;

export const citationSchema = z.strictObject({
  instrumentId: idText,
  locator: plainText,
  /** In our own words; operative terms may be quoted. */
  summary: plainText,
});

export const instrumentSchema = z.strictObject({
  id: idText,
  title: plainText,
  issuer: plainText,
  level: z.enum(['national', 'province', 'city', 'district']),
  /** null for national instruments. */
  regionCode: regionCodeText.nullable(),
  documentNumber: plainText.nullable(),
  issuedOn: dateText.nullable(),
  years: z.strictObject({ from: yearNumber, to: yearNumber }).optional(),
  kind: z.enum(['plan', 'measure', 'notice', 'standard', 'rate_announcement']),
  sourceMark: z.enum(sourceMarks),
  note: plainText.optional(),
});

/** What the text says about money, whether it can be operated or not. */
export const clauseSchema = z.strictObject({
  id: idText,
  locator: plainText,
  beneficiary: plainText,
  pays: plainText,
  /** Numbers and conditions the text itself fixes. */
  fixed: z.array(plainText),
  /** What is left to be fixed. */
  open: z.array(plainText),
  responsibleBody: plainText.nullable(),
  programmeKind: z.enum(programmeKinds).nullable().optional(),
});

const slotBase = {
  id: idText,
  /** What must be fixed, in plain Chinese. */
  saying: plainText,
  /** By whom: the text itself, the authority it delegates to, the authority without any text, or a published series. */
  basis: z.enum(['text', 'delegated', 'administrative', 'series']),
  citation: citationSchema,
};

export const slotSchema = z.strictObject({
  ...slotBase,
  type: z.enum(['percent', 'money', 'count', 'date', 'boolean', 'choice', 'choices', 'series_id']),
  /** Inclusive bounds: decimal text for percent and money, whole numbers as text for counts, dates for dates. */
  bounds: z.strictObject({ minimum: z.string().optional(), maximum: z.string().optional() }).optional(),
  /** For choice and choices. */
  choices: z.array(z.string().min(1).max(80)).min(1).optional(),
  /** This slot is an upper bound ("up to") of that slot. */
  ceilingOf: idText.optional(),
  /** Which day picks the dated value: the determination's day (default) or the programme's anchor date. */
  valueAt: z.enum(['as_of', 'anchor']).optional(),
  /** Only needed when the pot is shared: without a value applications are taken and determined all the same. */
  neededFor: z.literal('pot_sharing').optional(),
});

export const slotValueSchema = z.strictObject({
  slot: idText,
  fromOn: dateText,
  /** Included; absent: until further notice. */
  toOn: dateText.optional(),
  /** Only for applicants of this region (a district may fix its own value). */
  regionCode: regionCodeText.optional(),
  /** Percent, money and dates as text; counts as whole numbers. */
  value: z.union([z.string().min(1).max(200), z.int(), z.boolean(), z.array(z.string().min(1).max(80)).min(1)]),
  basis: valueBasisSchema,
  status: z.enum(valueStatuses),
  sourceMark: z.enum(sourceMarks),
  recordedBy: plainText,
  approvedBy: plainText,
});

export const conditionSchema = z.strictObject({
  id: idText,
  saying: plainText,
  predicate: versionedName,
  with: argumentsSchema,
  /** As of when the fact counts (size, address, credit). Absent where the predicate itself is about dates. */
  referenceDate: dateReference.optional(),
  basis: z.enum(['text', 'reading', 'value']),
  citation: citationSchema,
  appliesTo: z.enum(['case', 'line']),
});

export const costKinds = ['loan_interest', 'loan_fee', 'loan_principal', 'insurance_premium', 'patent_fee', 'patent_grant', 'enterprise_award'] as const;

/** What may be funded only once. Items with the same exclusion group, cost kind, identifier and period collide. */
export const claimSchema = z.strictObject({
  costKind: z.enum(costKinds),
  identifier: z.enum(['drawdown_number', 'policy_number', 'receipt_number', 'patent_number', 'credit_code']),
  period: z.enum(['accrual_year', 'policy_year', 'award_year', 'none']),
  exclusionGroup: idText,
});

export const callSchema = z.strictObject({
  /** Filing window of the call; null: opened by a notice of its own. */
  opensOn: dateText.nullable(),
  closesOn: dateText.nullable(),
  /** Budget year that pays, or null until the call fixes it. */
  fundingYear: yearNumber.nullable(),
  /** application: the enterprise applies; without_application: 免申即享. */
  entry: z.enum(['application', 'without_application']),
});

/** An interpretation used in the amount, shown to the reader as such. */
export const readingSchema = z.strictObject({ id: idText, saying: plainText, citation: citationSchema });

export const programmeSchema = z.strictObject({
  id: idText,
  kind: z.enum(programmeKinds),
  title: plainText,
  summary: plainText,
  regionCode: regionCodeText,
  /** Validity of the policy, compared with anchorDate; both included. null: open. */
  validFromOn: dateText.nullable(),
  validToOn: dateText.nullable(),
  anchorDate: dateReference,
  /** Clauses of this or other files that the programme rests on. */
  clauseIds: z.array(idText).min(1),
  call: callSchema,
  slots: z.array(slotSchema),
  values: z.array(slotValueSchema),
  conditions: z.array(conditionSchema),
  amount: amountSchema,
  readings: z.array(readingSchema).optional(),
  claims: z.array(claimSchema).min(1),
  procedure: procedureSchema,
  materials: z.array(materialSchema),
});

/** A rule laid over programmes of certain kinds by a higher authority. */
export const overlaySchema = z.strictObject({
  id: idText,
  title: plainText,
  citation: citationSchema,
  kinds: z.array(z.enum(programmeKinds)).min(1),
  /** It governs determinations as of these days, both included. */
  fromOn: dateText,
  toOn: dateText.nullable(),
  slots: z.array(slotSchema),
  values: z.array(slotValueSchema),
  /** Fees nobody may subsidise any more. */
  excludedFeeKinds: z.array(z.enum(patentFeeKinds)),
  /** Only granted patents may be paid for. */
  grantedOnly: z.boolean(),
  /** All levels together at most this share of the official fees paid. */
  officialFeeCap: z.strictObject({ sharePercent: percentParameter, feeKinds: z.array(z.enum(patentFeeKinds)).min(1) }).nullable(),
  /** No money at all after this day. */
  stopsAfterOn: dateParameter.nullable(),
});

export const measureSchema = z.strictObject({
  format: z.literal(1),
  instrument: instrumentSchema,
  /** Further texts cited by this file only. */
  otherInstruments: z.array(instrumentSchema).optional(),
  clauses: z.array(clauseSchema),
  programmes: z.array(programmeSchema),
  overlays: z.array(overlaySchema).optional(),
  /** Figures the instrument sets itself, and reports it asks for. Nobody's case is decided by them. */
  targets: z.array(targetSchema).optional(),
  reportingDuties: z.array(reportingDutySchema).optional(),
});

/** Values (or more) added from outside a measure file, e.g. by `--catalogue DIR`. */
export const valuesFileSchema = z.strictObject({
  format: z.literal(1),
  valuesFor: idText,
  values: z.array(slotValueSchema).min(1),
});

export type Measure = z.infer<typeof measureSchema>;
export type Instrument = z.infer<typeof instrumentSchema>;
export type Clause = z.infer<typeof clauseSchema>;
export type Programme = z.infer<typeof programmeSchema>;
export type Overlay = z.infer<typeof overlaySchema>;
export type Slot = z.infer<typeof slotSchema>;
export type SlotValue = z.infer<typeof slotValueSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type ClaimRule = z.infer<typeof claimSchema>;
export type ProgrammeKind = (typeof programmeKinds)[number];
export type CostKind = (typeof costKinds)[number];
