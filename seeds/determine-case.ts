/** A case file: which programme, as of when, which facts, and optionally what must come out. */
import * as z from 'zod';
import { factsSchema } from '../shared/domain/rules/facts';
import { dateText, idText, plainText } from '../shared/domain/rules/text-formats';

const yuanOrNull = z.string().regex(/^\d+\.\d{2}$/).nullable();

export const determineCaseSchema = z.strictObject({
  /** Programme id, or "all" for every programme that applies by territory and time. */
  programmeId: z.union([z.literal('all'), idText]),
  asOfOn: dateText,
  facts: factsSchema,
  note: plainText.optional(),
  /** Demo values count. Only files that say so, or --demo, may use them. */
  allowDemo: z.boolean().optional(),
  /** For case files that are tests. */
  expect: z
    .strictObject({
      outcome: z.enum(['eligible', 'not_eligible', 'undetermined']),
      amountYuan: yuanOrNull,
      lines: z.record(z.string(), yuanOrNull).optional(),
      /** Conditions that must not be met. */
      notMet: z.array(idText).optional(),
      /** Paths or slots that must be named as missing. */
      missing: z.array(z.string()).optional(),
    })
    .optional(),
});

export type DetermineCase = z.infer<typeof determineCaseSchema>;
