import { parseCreditCode } from '../credit-code';
import type { CreditCode, LocalDate } from '../brands';
import { parseLocalDate } from '../local-date';
import { parseYuan, sumFen } from '../money';
import { checkPatentDates, parsePatentNumber } from '../patent-number';
import type { ParsedPatentNumber } from '../patent-number';
import { Problem } from '../problem';
import { checkFacts } from '../rules/check-facts';
import type { Facts, LoanFacts, PatentFacts } from '../rules/facts';
import type { ProgrammeKind } from '../rules/measure-schema';

/** Days that may honestly lie ahead: what is agreed to end or to hold later. */
const mayLieAhead: ReadonlySet<string> = new Set(['endsOn', 'startsOn', 'dueOn', 'validToOn', 'toOn', 'maintainedUntilOn']);

type Check = { readonly kind: ProgrammeKind; readonly creditCode: CreditCode; readonly today: LocalDate };

/**
 * Everything in the facts that can't be so, whatever the measure says: numbers with a wrong check digit, days that lie
 * ahead or before what they follow, more repaid than drawn, one paper entered twice. What is merely missing or not
 * eligible is not a fault; the determination answers that.
 */
export const factFaults = (facts: Facts, check: Check): readonly Problem[] => {
  const found = [
    ...creditCodeFaults(facts, check),
    ...(facts.applicant?.districts ?? []).flatMap((district, index) => reversed(district.fromOn, district.toOn, `applicant.districts[${index}].toOn`)),
    ...futureFaults(facts, check.today, ''),
    ...(facts.loans ?? []).flatMap((loan, index) => loanFaults(loan, `loans[${index}]`)),
    ...(facts.policies ?? []).flatMap((policy, index) => reversed(policy.startsOn, policy.endsOn, `policies[${index}].endsOn`)),
    ...(facts.patents ?? []).flatMap((patent, index) => patentFaults(patent, `patents[${index}]`, check.kind)),
  ];
  const named = new Set(found.map((problem) => problem.details.field));
  return [...found, ...attempt(() => checkFacts(facts)).faults.filter((problem) => !named.has(problem.details.field))];
};

/** Collects what parsers say instead of stopping at the first. */
const attempt = <Value>(parse: () => Value): { readonly value: Value | null; readonly faults: readonly Problem[] } => {
  try {
    return { value: parse(), faults: [] };
  } catch (error) {
    if (error instanceof Problem) return { value: null, faults: [error] };
    throw error;
  }
};

const creditCodeFaults = (facts: Facts, check: Check): readonly Problem[] => {
  const written = facts.applicant?.creditCode;
  if (written === undefined) return [];
  const { value, faults } = attempt(() => parseCreditCode(written, 'applicant.creditCode'));
  if (value === null || value === check.creditCode) return faults;
  return [new Problem('credit_code_differs', { field: 'applicant.creditCode' })];
};

/** A day after today where only the past can be claimed. */
const futureFaults = (value: unknown, today: LocalDate, path: string): readonly Problem[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => futureFaults(item, today, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) => {
    const field = path === '' ? name : `${path}.${name}`;
    if (typeof item !== 'string') return futureFaults(item, today, field);
    return name.endsWith('On') && !mayLieAhead.has(name) && item > today ? [new Problem('date_in_future', { field, params: { today } })] : [];
  });
};

const reversed = (from: string | null | undefined, to: string | null | undefined, field: string): readonly Problem[] =>
  typeof from === 'string' && typeof to === 'string' && to < from ? [new Problem('period_reversed', { field, params: { fromOn: from, toOn: to } })] : [];

const loanFaults = (loan: LoanFacts, path: string): readonly Problem[] => {
  const drawdowns = loan.drawdowns ?? [];
  const repayments = loan.repayments ?? [];
  const firstDrawnOn = drawdowns.map((drawdown) => drawdown.drawnOn).filter((day) => day !== undefined).sort()[0];
  return [
    ...drawdowns.flatMap((drawdown, index) => reversed(drawdown.drawnOn, drawdown.dueOn, `${path}.drawdowns[${index}].dueOn`)),
    ...repayments.flatMap((repayment, index) => reversed(firstDrawnOn, repayment.repaidOn, `${path}.repayments[${index}].repaidOn`)),
    ...reversed(firstDrawnOn, loan.settledOn, `${path}.settledOn`),
    ...repaidTooMuch(loan, path),
  ];
};

/** Only when every sum is known; a missing sum is a gap, not a fault. */
const repaidTooMuch = (loan: LoanFacts, path: string): readonly Problem[] => {
  const drawn = (loan.drawdowns ?? []).map((drawdown) => drawdown.amountYuan);
  const repaid = (loan.repayments ?? []).map((repayment) => repayment.amountYuan);
  if (drawn.length === 0 || [...drawn, ...repaid].includes(undefined)) return [];
  const total = (amounts: readonly (string | undefined)[]) => sumFen(amounts.map((amount) => parseYuan(amount ?? '0')));
  return total(repaid) > total(drawn) ? [new Problem('repayments_exceed_drawdowns', { field: `${path}.repayments` })] : [];
};

const patentFaults = (patent: PatentFacts, path: string, kind: ProgrammeKind): readonly Problem[] => {
  const written = patent.number;
  if (written === undefined) return reversed(patent.filedOn, patent.grantedOn, `${path}.grantedOn`);
  const { value, faults } = attempt(() => parsePatentNumber(written, `${path}.number`));
  if (value === null) return faults;
  const notInvention = kind === 'first_invention_patent_fee' && value.kind !== 'invention' ? [new Problem('patent_not_invention', { field: `${path}.number`, params: { kind: value.kind } })] : [];
  return [...notInvention, ...datesAgainstNumber(value, patent, path)];
};

/** Only what can't be true; oddities with honest explanations (divisional and PCT filings) are for the reviewer. */
const datesAgainstNumber = (number: ParsedPatentNumber, patent: PatentFacts, path: string): readonly Problem[] => {
  const day = (text: string | null | undefined) => (typeof text === 'string' ? parseLocalDate(text) : undefined);
  return checkPatentDates(number, { filedOn: day(patent.filedOn), grantedOn: day(patent.grantedOn) })
    .filter((finding) => finding.severity === 'error')
    .map((finding) => new Problem('period_reversed', { field: `${path}.${finding.field}`, params: { reason: finding.reason } }));
};
