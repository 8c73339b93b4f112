import { describe, expect, it } from '@jest/globals';
import { askedSections, questionsOf } from './asked-fields';
import type { FieldSpec } from './field-spec';
import { sectionsFor } from './sections';
import { walkFields } from './walk-fields';

const pathsOf = (sections: ReturnType<typeof askedSections>, facts: unknown) => sections.map((section) => [section.id, walkFields(section.fields, facts).map(({ path }) => path)]);
const loan = { loans: [{ drawdowns: [{}], repayments: [{}] }] };

describe('questions of the pre-check', () => {
  it('are those that the determination misses, row by row, and no others', () => {
    const missing = ['applicant.creditStanding.jointPunishmentListed', 'applicant.districts[0].regionCode', 'loans[0].settledOn', 'loans[0].drawdowns[0].amountYuan'];
    expect(pathsOf(askedSections(sectionsFor('pledge_loan_interest'), questionsOf(missing)), loan)).toEqual([
      ['applicant', ['applicant.districts[0].regionCode', 'applicant.creditStanding.jointPunishmentListed']],
      ['loans', ['loans', 'loans[0].drawdowns', 'loans[0].drawdowns[0].amountYuan', 'loans[0].settledOn']],
    ]);
  });

  it('include every needed answer of a list that is missing as a whole, without what is optional there', () => {
    const [section] = askedSections(sectionsFor('pledge_loan_interest'), questionsOf(['loans[0].repayments']));
    const paths = walkFields(section!.fields, loan).map(({ path }) => path);
    expect(paths).toEqual(['loans', 'loans[0].repayments', 'loans[0].repayments[0].repaidOn', 'loans[0].repayments[0].amountYuan']);
  });

  it('ask for all figures of the size, whichever is missing first', () => {
    const [section] = askedSections(sectionsFor('patent_insurance_premium'), questionsOf(['applicant.sizeFigures[0].industry']));
    expect(section!.fields.map((field: FieldSpec) => field.path)).toEqual(['applicant.sizeFigures[0].industry', 'applicant.sizeFigures[0].employees', 'applicant.sizeFigures[0].revenueYuan', 'applicant.sizeFigures[0].assetsYuan', 'applicant.sizeFigures[0].asOfOn']);
  });

  it('are none when nothing is missing', () => {
    expect(askedSections(sectionsFor('grant_reward'), questionsOf([]))).toEqual([]);
  });
});
