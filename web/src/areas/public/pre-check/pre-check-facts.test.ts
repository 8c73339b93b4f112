import { describe, expect, it } from '@jest/globals';
import { acceptableFacts } from '../../../facts/acceptable-facts';
import { programmeKinds } from '../../../../../shared/domain/rules/measure-schema';
import { sampleApplicant, sampleFacts } from '../../../demo/sample-facts';
import { preCheckFacts, startingAnswers } from './pre-check-facts';
import { valueAt } from '../../../facts/json-path';

const today = '2026-03-02';

describe('facts of the pre-check', () => {
  it.each(programmeKinds)('are taken by the service whole, even before anything was answered (%s)', (kind) => {
    expect(acceptableFacts({ ...preCheckFacts(startingAnswers(kind, today), today), usage: undefined }).leftOut).toEqual([]);
    const answered = { ...startingAnswers(kind, today), ...sampleFacts(kind, 7), applicant: sampleApplicant('350200') };
    expect(acceptableFacts({ ...preCheckFacts(answered, today), usage: undefined }).leftOut).toEqual([]);
  });

  it('suppose a filing today and unused ceilings, and nothing else that was not said', () => {
    const facts = preCheckFacts(startingAnswers('pledge_loan_interest', today), today);
    expect(facts).toMatchObject({ filing: { submittedOn: today }, usage: null, loans: [{ currency: 'CNY', coBorrowers: null }] });
    expect(valueAt(facts, 'applicant.districts')).toEqual([{ toOn: null }]);
    expect(valueAt(facts, 'otherFunding')).toBeUndefined();
    expect(valueAt(facts, 'loans[0].settledOn')).toBeUndefined();
  });

  it('keep what was said of co-borrowers', () => {
    const shared = [{ creditCode: '91350100M000100Y43', sharePercent: '40' }];
    expect(valueAt(preCheckFacts({ loans: [{ lineId: 'loan-1', coBorrowers: shared }] }, today), 'loans[0].coBorrowers')).toEqual(shared);
  });
});
