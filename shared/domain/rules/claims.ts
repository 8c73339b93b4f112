/**
 * What may be funded only once. A claim's key is cost kind + identifier + period + exclusion group, in one spelling, so
 * that the same paper typed twice is the same cost item, in whatever programme of the group.
 */
import { yearOf, parseLocalDate, addDays } from '../local-date';
import { parseCreditCode } from '../credit-code';
import { parsePatentNumber } from '../patent-number';
import type { Facts, InsurancePolicyFacts, LoanFacts, PatentFacts } from './facts';
import type { ClaimRule, CostKind, Programme } from './measure-schema';
import { normalisedPaperNumber } from '../identifier-text';

export interface CostItem {
  readonly lineId: string;
  /** Unique name of the cost: claimed once within its exclusion group. */
  readonly key: string;
  readonly costKind: CostKind;
  /** In one spelling. */
  readonly identifier: string;
  /** A year, or `once`. */
  readonly period: string;
  readonly exclusionGroup: string;
}

interface Found {
  readonly lineId: string;
  readonly identifier: string;
  readonly period: string;
}

const once = 'once';

/** A drawdown bears interest in every calendar year from its day to the day before the last repayment. */
function loanItems(loan: LoanFacts, rule: ClaimRule): readonly Found[] {
  const lastOn = loan.settledOn ?? (loan.repayments ?? []).map(({ repaidOn }) => repaidOn).filter((date) => date !== undefined).sort().at(-1);
  return (loan.drawdowns ?? []).flatMap(({ drawdownNumber, drawnOn }) => {
    if (drawdownNumber === undefined) return [];
    const identifier = normalisedPaperNumber(drawdownNumber);
    if (rule.period !== 'accrual_year') return [{ lineId: loan.lineId, identifier, period: once }];
    if (drawnOn === undefined) return [];
    const first = yearOf(parseLocalDate(drawnOn));
    const last = lastOn === undefined || lastOn <= drawnOn ? first : yearOf(addDays(parseLocalDate(lastOn), -1));
    return Array.from({ length: last - first + 1 }, (_, index) => ({ lineId: loan.lineId, identifier, period: String(first + index) }));
  });
}

function policyItems(policy: InsurancePolicyFacts, rule: ClaimRule): readonly Found[] {
  if (policy.policyNumber === undefined) return [];
  const startsOn = policy.startsOn ?? policy.signedOn;
  const period = rule.period === 'policy_year' && typeof startsOn === 'string' ? startsOn.slice(0, 4) : once;
  return [{ lineId: policy.lineId, identifier: normalisedPaperNumber(policy.policyNumber), period }];
}

function patentItems(patent: PatentFacts, rule: ClaimRule): readonly Found[] {
  if (rule.identifier === 'receipt_number') {
    return (patent.fees ?? []).flatMap(({ receiptNumber }) =>
      receiptNumber === undefined ? [] : [{ lineId: patent.lineId, identifier: normalisedPaperNumber(receiptNumber), period: once }],
    );
  }
  return patent.number === undefined ? [] : [{ lineId: patent.lineId, identifier: parsePatentNumber(patent.number).number, period: once }];
}

function found(programme: Programme, rule: ClaimRule, facts: Facts): readonly Found[] {
  switch (rule.identifier) {
    case 'drawdown_number':
      return (facts.loans ?? []).flatMap((loan) => loanItems(loan, rule));
    case 'policy_number':
      return (facts.policies ?? []).flatMap((policy) => policyItems(policy, rule));
    case 'receipt_number':
    case 'patent_number':
      return (facts.patents ?? []).flatMap((patent) => patentItems(patent, rule));
    case 'credit_code': {
      const code = facts.applicant?.creditCode;
      const period = rule.period === 'award_year' ? String(programme.call.fundingYear ?? facts.filing?.submittedOn?.slice(0, 4) ?? once) : once;
      return code === undefined ? [] : [{ lineId: 'enterprise', identifier: parseCreditCode(code), period }];
    }
  }
}

/**
 * The cost items of an application, each once, in order of their keys. Facts that are unknown yield no item: submit
 * refuses an application whose items can't be named. Never keyed on the bank's or insurer's name, which people spell
 * in many ways: a rare clash of numbers is a finding for a reviewer, a missed one would be paid twice.
 */
export function costItemsOf(programme: Programme, facts: Facts): readonly CostItem[] {
  const items = programme.claims.flatMap((rule) =>
    found(programme, rule, facts).map((item): CostItem => ({
      ...item,
      key: [rule.exclusionGroup, rule.costKind, item.identifier, item.period].join('|'),
      costKind: rule.costKind,
      exclusionGroup: rule.exclusionGroup,
    })),
  );
  return [...new Map(items.map((item) => [item.key, item])).values()].sort((left, right) => (left.key < right.key ? -1 : 1));
}
