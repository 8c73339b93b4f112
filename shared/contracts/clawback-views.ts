import * as z from 'zod';
import { clawbackKinds } from '../domain/clawback/clawback-kinds';

/** The day until which money is to be paid back and by which rule. */
export const clawbackDeadlineView = z.strictObject({ dueOn: z.string(), basis: z.string() });

const verdict = z.enum(['met', 'not_met', 'unknown']);
const lineOutcome = z.enum(['met', 'cut', 'refused', 'unknown']);
const outcome = z.enum(['eligible', 'not_eligible', 'undetermined']);
const stepChangeView = z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() });

/** Where two determinations of one case part, step by step. */
export const determinationChangeView = z.strictObject({
  beforeOutcome: outcome, afterOutcome: outcome, beforeFen: z.int().nullable(), afterFen: z.int().nullable(),
  conditions: z.array(z.strictObject({ conditionId: z.string(), lineId: z.string().nullable(), saying: z.string(), before: verdict.nullable(), after: verdict.nullable(), finding: z.string() })).readonly(),
  lines: z.array(z.strictObject({
    lineId: z.string(), beforeOutcome: lineOutcome.nullable(), afterOutcome: lineOutcome.nullable(), beforeFen: z.int().nullable(), afterFen: z.int().nullable(),
    steps: z.array(stepChangeView).readonly(), reasons: z.array(z.string()).readonly(),
  })).readonly(),
  steps: z.array(stepChangeView).readonly(),
});

/** One notice that asked money back, as it was served. */
export const clawbackNoticeView = z.strictObject({
  at: z.string(), kind: z.enum(clawbackKinds), kindLabel: z.string(), amountFen: z.int(), recomputedFen: z.int().nullable(), reason: z.string(), evidence: z.string(), basis: z.string(), dueOn: z.string(), deadlineBasis: z.string(),
});

/** What of a payment settles a demand of another case. */
export const paymentOffsetView = z.strictObject({ applicationId: z.string(), receiptNumber: z.string().nullable(), amountFen: z.int() });

/** 抵扣: what the programme lays down, what the applicant would consent to, and how far it is. */
export const clawbackOffsetView = z.strictObject({
  basis: z.string(),
  /** So much of a payment is paid out in any case. */
  leaveAtLeastFen: z.int(),
  /** The text to read and consent to, in its current version. */
  text: z.strictObject({ version: z.string(), text: z.string() }),
  consent: z.strictObject({ givenAt: z.string(), version: z.string() }).nullable(),
  order: z.strictObject({ status: z.enum(['ordered', 'settled']), amountFen: z.int() }).nullable(),
  /** False when it can't be set off (any more): several payers wait for their money, or it was set off once. */
  possible: z.boolean(),
});

/** What was asked back of a case and what came back. */
export const clawbackView = z.strictObject({
  demandedFen: z.int(), recoveredFen: z.int(), outstandingFen: z.int(),
  notices: z.array(clawbackNoticeView).readonly(),
  /** Negative: an offset that was undone. `voucherNumber` is the payment's number where a payment settled it. */
  recoveries: z.array(z.strictObject({ at: z.string(), amountFen: z.int(), voucherNumber: z.string(), receivedOn: z.string(), way: z.enum(['payment', 'offset', 'offset_undone']) })).readonly(),
  /** null: no rule of the programme lets it be set off. */
  offset: clawbackOffsetView.nullable(),
  /** Both determinations of the latest demand that rests on corrected facts, where they part; null where none does. */
  change: determinationChangeView.nullable(),
});
