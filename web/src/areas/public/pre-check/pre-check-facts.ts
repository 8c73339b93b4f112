import type { ProgrammeKind } from '../../../../../shared/domain/rules/measure-schema';
import { listOf, valueAt, withValue } from '../../../facts/json-path';

/** One empty loan, policy or patent to begin with, so that nobody must find the button first. */
export const startingAnswers = (kind: ProgrammeKind): Readonly<Record<string, unknown>> => {
  switch (kind) {
    case 'pledge_loan_interest': return { loans: [{ lineId: 'loan-1', drawdowns: [{}] }] };
    case 'patent_insurance_premium': return { policies: [{ lineId: 'policy-1', premiums: [{}] }] };
    case 'first_invention_patent_fee': case 'grant_reward': return { patents: [{ lineId: 'patent-1', fees: [{}] }] };
  }
};

/**
 * The answers as facts. The pre-check asks where the applicant is now, so that address holds today and has held
 * throughout; papers it does not ask for get a name of their own, so that no number is missed that nobody asked.
 */
export const preCheckFacts = (answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const regionCode = valueAt(answers, 'applicant.districts[0].regionCode');
  const placed = typeof regionCode === 'string' ? withValue(answers, 'applicant.districts', [{ regionCode, fromOn: null, toOn: null }]) : answers;
  return listOf(placed['loans']).reduce<Readonly<Record<string, unknown>>>((facts, _loan, index) => withValue(withValue(facts, `loans[${index}].currency`, 'CNY'), `loans[${index}].coBorrowers`, null), placed);
};
