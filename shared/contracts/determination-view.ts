import * as z from 'zod';

const citationView = z.object({ instrumentId: z.string(), locator: z.string(), summary: z.string() });
const factReadView = z.object({ path: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) });
const valueUsedView = z.object({
  slot: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]),
  fromOn: z.string(),
  basis: z.object({ documentNumber: z.string().nullable(), clause: z.string() }),
  status: z.enum(['in_force', 'provisional', 'hypothetical', 'demo']),
  sourceMark: z.string(),
});
const stepView = z.object({ label: z.string(), expression: z.string(), result: z.string() });
const missingView = z.array(z.string()).readonly().meta({ description: '缺少的事实路径；slot: 开头的是尚未确定的政策数值' });

/** A determination as the API shows it: outcome, every condition with its clause, every line with its steps. */
export const determinationView = z.object({
  format: z.literal(1),
  engineVersion: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  asOfOn: z.string(),
  allowDemo: z.boolean(),
  outcome: z.enum(['eligible', 'not_eligible', 'undetermined']),
  conditions: z.array(z.object({
    conditionId: z.string(),
    lineId: z.string().nullable(),
    outcome: z.enum(['met', 'not_met', 'unknown']),
    saying: z.string(),
    basis: z.enum(['text', 'reading', 'value']),
    citations: z.array(citationView).readonly(),
    factsRead: z.array(factReadView).readonly(),
    valuesUsed: z.array(valueUsedView).readonly(),
    missing: missingView,
    finding: z.string(),
  })).readonly(),
  lines: z.array(z.object({
    lineId: z.string(),
    outcome: z.enum(['met', 'cut', 'refused', 'unknown']),
    amountFen: z.int().nullable(),
    entitlementFen: z.int().nullable(),
    steps: z.array(stepView).readonly(),
    reasons: z.array(z.string()).readonly(),
    factsRead: z.array(factReadView).readonly(),
    valuesUsed: z.array(valueUsedView).readonly(),
    missing: missingView,
  })).readonly(),
  amount: z.object({ amountFen: z.int().nullable(), steps: z.array(stepView).readonly(), missing: missingView }),
  ceilingUse: z.array(z.object({ ceilingId: z.string(), group: z.string(), period: z.string(), amountFen: z.int(), lines: z.int(), limitFen: z.int().nullable(), limitLines: z.int().nullable() })).readonly(),
  slotsUnset: z.array(z.object({ slot: z.string(), saying: z.string(), citation: citationView.nullable() })).readonly(),
  missing: missingView,
  warnings: z.array(z.object({ kind: z.string(), subject: z.string(), saying: z.string() })).readonly(),
  catalogueHash: z.string(),
  factsHash: z.string(),
});
