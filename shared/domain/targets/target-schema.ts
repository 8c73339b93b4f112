import * as z from 'zod';
import { idText, plainText, regionCodeText, yearNumber, yuanText } from '../rules/text-formats';
import { shownIndicators } from './shown-items';

const place = { locator: plainText, /** In our own words. */ summary: plainText };
/** Money as yuan, counts as whole numbers. */
const figure = z.union([yuanText, z.string().regex(/^\d{1,9}$/)]);

/** What a plan sets itself for a year: 达到 (reach), 突破 (exceed), 以上 (at_least), or a range. */
export const targetValueSchema = z.strictObject({ year: yearNumber, sense: z.enum(['reach', 'exceed', 'at_least', 'between']), value: figure, /** Upper end of a range. */ toValue: figure.optional(), ...place });

/** A figure a plan sets itself. Several wordings of one plan that do not say the same are several targets. */
export const targetSchema = z.strictObject({
  id: idText,
  indicator: plainText,
  unit: z.enum(['yuan', 'count']),
  regionCode: regionCodeText,
  values: z.array(targetValueSchema).min(1),
  /** What stood before, as the text has it. */
  baselines: z.array(plainText).optional(),
  /** Which figure of the cases stands beside it; null: they show nothing of it. */
  shownBy: z.enum(shownIndicators).nullable(),
  /** What the cases can and can't show of it. */
  limits: plainText,
});

/** 报送: a report that a text asks for each year by a day. */
export const reportingDutySchema = z.strictObject({ id: idText, saying: plainText, regionCode: regionCodeText, /** "12-15". */ dueMonthDay: z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/), years: z.strictObject({ from: yearNumber, to: yearNumber }), ...place });

export type Target = z.infer<typeof targetSchema>;
export type TargetValue = z.infer<typeof targetValueSchema>;
export type ReportingDuty = z.infer<typeof reportingDutySchema>;
