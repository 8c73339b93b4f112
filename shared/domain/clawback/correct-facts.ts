import * as z from 'zod';
import { Problem } from '../problem';
import { insurancePolicyFacts, loanFacts } from '../rules/facts';
import type { Facts } from '../rules/facts';

/**
 * What papers that came after the payment say of lines of the case: premiums after a refund (批单), the way a loan was
 * really repaid. What is named replaces what was filed; nothing else of a line can be touched.
 */
export const policyCorrectionsSchema = z.strictObject({
  policies: z.array(insurancePolicyFacts.pick({ lineId: true, endsOn: true, premiums: true })).min(1).max(500),
});
export const loanCorrectionsSchema = z.strictObject({
  loans: z.array(loanFacts.pick({ lineId: true, repayments: true, interestPaidYuan: true, settledOn: true })).min(1).max(500),
});

type PolicyCorrections = z.infer<typeof policyCorrectionsSchema>;
type LoanCorrections = z.infer<typeof loanCorrectionsSchema>;
export type FactCorrections = PolicyCorrections | LoanCorrections;

/** @throws Problem `line_unknown` for a line the case doesn't have. Other lines and other facts stay as they were filed. */
export const correctFacts = (facts: Facts, corrections: FactCorrections): Facts =>
  'loans' in corrections
    ? { ...facts, loans: replaced(facts.loans ?? [], corrections.loans, 'corrections.loans') }
    : { ...facts, policies: replaced(facts.policies ?? [], corrections.policies, 'corrections.policies') };

const replaced = <Line extends { readonly lineId: string }>(lines: readonly Line[], corrections: readonly (Partial<Line> & { readonly lineId: string })[], path: string): Line[] => {
  const unknown = corrections.findIndex(({ lineId }) => !lines.some((line) => line.lineId === lineId));
  if (unknown >= 0) throw new Problem('line_unknown', { field: `${path}[${unknown}].lineId`, params: { lineId: corrections[unknown]?.lineId ?? '' } });
  return lines.map((line) => corrections.filter(({ lineId }) => lineId === line.lineId).reduce<Line>((changed, correction) => ({ ...changed, ...correction }), line));
};
