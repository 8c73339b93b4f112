/** Facts read from outside: their form by zod, then what can't be true together. */
import { parseCreditCode } from '../credit-code';
import { parsePatentNumber } from '../patent-number';
import { Problem } from '../problem';
import { compareRational, parsePercent, rational, sumRational } from '../rational';
import { factsSchema, type Facts } from './facts';
import { normalisedPaperNumber } from '../identifier-text';

const inconsistent = (field: string, reason: string): Problem => new Problem('facts_inconsistent', { field, params: { reason } });

function refuseRepeated(values: readonly (string | undefined)[], field: string, reason: string): void {
  const known = values.filter((value) => value !== undefined).map(normalisedPaperNumber);
  if (new Set(known).size !== known.length) throw inconsistent(field, reason);
}

/** One receipt may list fees of several kinds, but each kind once. */
const feeOf = ({ receiptNumber, kind }: { readonly receiptNumber?: string | undefined; readonly kind?: string | undefined }): string | undefined =>
  receiptNumber === undefined ? undefined : `${receiptNumber} ${kind ?? ''}`;

function checkLoan(loan: NonNullable<Facts['loans']>[number], path: string): void {
  if (loan.actualRatePercent !== undefined && loan.ratePeriods !== undefined) throw inconsistent(`${path}.ratePeriods`, 'two_rates');
  const starts = (loan.ratePeriods ?? []).map(({ fromOn }) => fromOn);
  if (starts.some((start, index) => index > 0 && start <= (starts[index - 1] ?? ''))) throw inconsistent(`${path}.ratePeriods`, 'not_in_order');
  const shares = (loan.coBorrowers ?? []).flatMap(({ sharePercent }) => (sharePercent === undefined ? [] : [parsePercent(sharePercent)]));
  if (compareRational(sumRational(shares), rational(1)) > 0) throw inconsistent(`${path}.coBorrowers`, 'shares_above_100');
  if (typeof loan.pledgeSharePercent === 'string' && compareRational(parsePercent(loan.pledgeSharePercent), rational(1)) > 0) {
    throw inconsistent(`${path}.pledgeSharePercent`, 'shares_above_100');
  }
  for (const [index, number] of (loan.pledgedPatents ?? []).entries()) parsePatentNumber(number, `${path}.pledgedPatents[${index}]`);
  for (const [index, other] of (loan.coBorrowers ?? []).entries()) {
    if (other.creditCode !== undefined) parseCreditCode(other.creditCode, `${path}.coBorrowers[${index}].creditCode`);
  }
}

/** Refuses an end before its start. */
function refuseReversed(from: string | null | undefined, to: string | null | undefined, field: string): void {
  if (typeof from === 'string' && typeof to === 'string' && to < from) throw inconsistent(field, 'end_before_start');
}

/**
 * Facts that contradict themselves. Problems: `facts_inconsistent` (reasons line_id_repeated, drawdown_repeated,
 * policy_repeated, patent_repeated, receipt_repeated, two_rates, not_in_order, shares_above_100, end_before_start), and
 * `credit_code_invalid`, `patent_number_invalid` for wrong check characters.
 */
export function checkFacts(facts: Facts): void {
  if (facts.applicant?.creditCode !== undefined) parseCreditCode(facts.applicant.creditCode, 'applicant.creditCode');
  const [loans, policies, patents] = [facts.loans ?? [], facts.policies ?? [], facts.patents ?? []];
  refuseRepeated(loans.map(({ lineId }) => lineId), 'loans', 'line_id_repeated');
  refuseRepeated(policies.map(({ lineId }) => lineId), 'policies', 'line_id_repeated');
  refuseRepeated(patents.map(({ lineId }) => lineId), 'patents', 'line_id_repeated');
  refuseRepeated(loans.flatMap((loan) => (loan.drawdowns ?? []).map(({ drawdownNumber }) => drawdownNumber)), 'loans', 'drawdown_repeated');
  refuseRepeated(policies.map(({ policyNumber }) => policyNumber), 'policies', 'policy_repeated');
  refuseRepeated(patents.flatMap((patent) => (patent.fees ?? []).map(feeOf)), 'patents', 'receipt_repeated');
  refuseRepeated(loans.flatMap((loan) => (loan.fees ?? []).map(feeOf)), 'loans', 'receipt_repeated');
  for (const [index, loan] of loans.entries()) checkLoan(loan, `loans[${index}]`);
  for (const [index, policy] of policies.entries()) {
    refuseReversed(policy.startsOn, policy.endsOn, `policies[${index}].endsOn`);
    for (const [place, { patentNumber }] of (policy.premiums ?? []).entries()) {
      if (typeof patentNumber === 'string') parsePatentNumber(patentNumber, `policies[${index}].premiums[${place}].patentNumber`);
    }
  }
  const numbers = patents.map(({ number }, index) => (number === undefined ? undefined : parsePatentNumber(number, `patents[${index}].number`).number));
  refuseRepeated(numbers, 'patents', 'patent_repeated');
  for (const [index, patent] of patents.entries()) refuseReversed(patent.filedOn, patent.grantedOn, `patents[${index}].grantedOn`);
  for (const [index, prior] of (facts.priorInventionPatents ?? []).entries()) {
    if (prior.number !== undefined) parsePatentNumber(prior.number, `priorInventionPatents[${index}].number`);
  }
}

/** Reads facts from outside. Problem `input_invalid` (field, reason) on a wrong form, else as checkFacts. */
export function parseFacts(input: unknown): Facts {
  const parsed = factsSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = (issue?.path ?? []).reduce<string>((path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`), '');
    throw new Problem('input_invalid', { field, params: { reason: issue?.message ?? '' } });
  }
  checkFacts(parsed.data);
  return parsed.data;
}
