/**
 * The life of an application as data of the programme: stages, limits, notice, and what follows from missing a deadline.
 * No invented law: each limit and consequence is a value with its legal basis, or null; null means the date only alerts.
 */
import * as z from 'zod';
import { sourceMarks } from '../dated-series';
import { idText, plainText } from './text-formats';

export const valueStatuses = ['in_force', 'provisional', 'hypothetical', 'demo'] as const;


/** Where a number comes from: a document and its clause, or a decision of the authority. */
export const valueBasisSchema = z.strictObject({
  /** null when the document carries no number. */
  documentNumber: plainText.nullable(),
  clause: plainText,
});

/** A procedural value with its basis, or null where nothing was laid down. */
const withBasis = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, basis: valueBasisSchema, status: z.enum(valueStatuses), sourceMark: z.enum(sourceMarks) }).nullable();

const workingDays = z.int().min(1).max(500);

const stageSchema = z.strictObject({
  id: idText,
  title: plainText,
  state: z.enum(['formal_review', 'substantive_review', 'expert_review']),
  level: z.enum(['district', 'city', 'province']),
  /** Duties that must lie with different people on one case. */
  duty: z.enum(['first_review', 'second_review', 'expert']),
  limitWorkingDays: withBasis(workingDays),
});

export const procedureSchema = z.strictObject({
  /** In the order they are walked. */
  stages: z.array(stageSchema).min(1).max(3).refine((stages) => new Set(stages.map(({ state }) => state)).size === stages.length, { error: 'a review state stands once in the stages' }),
  acceptanceLimitWorkingDays: withBasis(workingDays),
  correctionLimitWorkingDays: withBasis(workingDays),
  /** 公示. null: no length laid down, so the notice can't be opened until one is recorded. */
  notice: withBasis(
    z.strictObject({ days: z.int().min(1).max(60), unit: z.enum(['working_day', 'calendar_day']), firstDayCounted: z.boolean() }),
  ),
  payeeConfirmation: withBasis(z.strictObject({ limitWorkingDays: workingDays })),
  /** 分担比例: what the payers of each level bear, in percent; without it a decision by several payers names the shares itself. */
  costShares: withBasis(
    z.array(z.strictObject({ level: z.enum(['province', 'city', 'district']), sharePercent: z.string().regex(/^(0|[1-9]\d{0,2})(\.\d{1,6})?$/) })).min(1).max(3)
      .refine((shares) => new Set(shares.map(({ level }) => level)).size === shares.length, { error: 'a level stands once in the shares' }),
  ).optional(),
  /**
   * 用完即止: what becomes of a grant the budget has no money for. First come: it is held over and decided again after so
   * many working days; pro rata: held over in the same way, for the cases of the call share what there is. Without it the
   * decision is only refused.
   */
  shortage: withBasis(z.strictObject({ mode: z.enum(['first_come', 'pro_rata']), reviewAfterWorkingDays: workingDays })).optional(),
  consequences: z.strictObject({
    /** 逾期未补正视为撤回 */
    deemedWithdrawal: withBasis(z.literal(true)),
    /** 逾期未领款视为放弃 */
    waiver: withBasis(z.literal(true)),
    /** Form an objection must have; one without it isn't handled. */
    objectionForm: withBasis(z.strictObject({ written: z.boolean(), namedOnly: z.boolean(), evidenceRequired: z.boolean() })),
    /** 限期收回 */
    clawback: withBasis(z.strictObject({ limitWorkingDays: workingDays.nullable() })),
    /** 复核: how long a refused applicant may ask for re-examination, from the day the refusal was served. */
    reExamination: withBasis(z.strictObject({ limitWorkingDays: workingDays })).optional(),
    /** 追回款未缴清不得申报: which open demands keep the enterprise from filing with this programme, until they are settled. */
    openDebtBar: withBasis(z.enum(['fraud_debt', 'any_debt'])).optional(),
    /** 抵扣: what is asked back may be set off against the next payment, with the applicant's consent; at least so many fen of a payment are still paid out. */
    offset: withBasis(z.strictObject({ leaveAtLeastFen: z.int().min(1).max(10_000_000_000_000) })).optional(),
    /** Years an enterprise is barred after a fraud finding, counted from the day of the finding. */
    barYears: withBasis(z.int().min(1).max(10)),
    retentionYears: withBasis(z.int().min(1).max(100)),
  }),
});

export const materialSchema = z.strictObject({
  id: idText,
  title: plainText,
  /** In plain words; null: always. */
  requiredWhen: plainText.nullable().optional(),
  citation: z.strictObject({ instrumentId: idText, locator: plainText, summary: plainText }).optional(),
});

export type Procedure = z.infer<typeof procedureSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Material = z.infer<typeof materialSchema>;
