import type { Answers } from '../../../facts/pre-check-memory';
import type { ProgrammeKind } from '../../../../../shared/domain/rules/measure-schema';
import { listOf, valueAt, withValue } from '../../../facts/json-path';

/** One empty loan, policy or patent, so that nobody must find the button first; figures are those of the last year's end. */
export const startingAnswers = (kind: ProgrammeKind, today: string): Answers => {
  const applicant = { sizeFigures: [{ asOfOn: `${Number(today.slice(0, 4)) - 1}-12-31` }] };
  switch (kind) {
    case 'pledge_loan_interest': return { applicant, loans: [{ lineId: 'loan-1', drawdowns: [{}] }] };
    case 'patent_insurance_premium': return { applicant, policies: [{ lineId: 'policy-1', premiums: [{}] }] };
    case 'first_invention_patent_fee': case 'grant_reward': return { applicant, patents: [{ lineId: 'patent-1', fees: [{}] }] };
  }
};

/** Where the applicant is now holds until further notice. */
const placed = (answers: Answers): Answers => {
  const place = valueAt(answers, 'applicant.districts[0]');
  return place === undefined ? withValue(answers, 'applicant.districts', [{ toOn: null }]) : withValue(answers, 'applicant.districts[0].toOn', null);
};

/** What is not asked for loans: they are in yuan and nobody borrows along, until the application says otherwise. */
const plainLoan = (answers: Answers, index: number): Answers =>
  ([['currency', 'CNY'], ['coBorrowers', null]] as const).reduce<Answers>((facts, [name, value]) => {
    const path = `loans[${index}].${name}`;
    return valueAt(facts, path) === undefined ? withValue(facts, path, value) : facts;
  }, answers);

/**
 * The answers as facts, under what the result page says it supposes: filed today, nothing used of the programme's
 * ceilings so far. Everything else that was not answered stays unknown.
 */
export const preCheckFacts = (answers: Answers, today: string): Answers => {
  const facts = listOf(answers['loans']).reduce<Answers>((before, _loan, index) => plainLoan(before, index), placed(answers));
  return { ...facts, filing: { commitmentSigned: valueAt(facts, 'filing.commitmentSigned'), submittedOn: today }, usage: null };
};
