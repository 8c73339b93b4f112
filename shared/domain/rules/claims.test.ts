import { describe, expect, it } from '@jest/globals';
import { catalogueWith, programmeOf } from '../../../test/builders/rule-measures';
import { parseLocalDate } from '../local-date';
import { canonicalJson } from '../canonical-json';
import { programmeOf as programmeById } from './catalogue';
import { parseFacts } from './check-facts';
import { costItemsOf } from './claims';
import { programmesFor } from './what-applies';

const flat = { lines: { source: 'enterprise', formula: 'flat@1', with: { amountYuan: '1.00' } } };
const withClaim = (claim: object) => programmeById(catalogueWith(programmeOf({ claims: [{ exclusionGroup: 'g', ...claim }] }, flat)), 'p');
const keys = (claim: object, facts: unknown) => costItemsOf(withClaim(claim), parseFacts(facts)).map(({ key }) => key);

describe('cost items', () => {
  const interest = { costKind: 'loan_interest', identifier: 'drawdown_number', period: 'accrual_year' };
  const loan = (number: string, settledOn: string) => ({ loans: [{ lineId: 'a', settledOn, drawdowns: [{ drawdownNumber: number, drawnOn: '2021-06-15' }] }] });

  it('interest is claimed by drawdown and each year it accrued in; the repayment day bears none', () => {
    expect(keys(interest, loan('JJ-1', '2023-01-01'))).toEqual(['g|loan_interest|JJ1|2021', 'g|loan_interest|JJ1|2022']);
    expect(keys(interest, loan('JJ-1', '2023-01-02'))).toHaveLength(3);
  });

  it('one paper in two spellings is one item', () => {
    expect(keys(interest, loan('ｊｊ－ 1', '2021-12-01'))).toEqual(keys(interest, loan('JJ-1', '2021-12-01')));
    const patent = { costKind: 'patent_grant', identifier: 'patent_number', period: 'none' };
    expect(keys(patent, { patents: [{ lineId: 'a', number: 'ZL 201510123456.1' }] })).toEqual(['g|patent_grant|201510123456.1|once']);
  });

  it('premium goes by policy and year, fees by receipt; unknown numbers give no item', () => {
    expect(keys({ costKind: 'insurance_premium', identifier: 'policy_number', period: 'policy_year' }, { policies: [{ lineId: 'a', policyNumber: 'P 1', startsOn: '2024-03-01' }] })).toEqual(['g|insurance_premium|P1|2024']);
    const fee = { costKind: 'patent_fee', identifier: 'receipt_number', period: 'none' };
    expect(keys(fee, { patents: [{ lineId: 'a', fees: [{ receiptNumber: 'R-1' }, {}] }] })).toEqual(['g|patent_fee|R1|once']);
  });

  it('refuses the same drawdown twice in one application', () => {
    const twice = { loans: [{ lineId: 'a', drawdowns: [{ drawdownNumber: 'JJ-1' }, { drawdownNumber: 'jj1' }] }] };
    expect(() => parseFacts(twice)).toThrow('facts_inconsistent');
  });
});

describe('what applies', () => {
  const verdict = (regionCode: string, district: string, more: object = {}) => {
    const facts = parseFacts({ applicant: { districts: [{ regionCode: district, fromOn: '2020-01-01', toOn: null }] } });
    return programmesFor(catalogueWith(programmeOf({ regionCode, ...more }, flat)), facts, parseLocalDate('2024-06-01'))[0]?.verdict;
  };

  it('goes by district, city and province; a separately planned city is outside provincial programmes', () => {
    expect(verdict('350200', '350203')).toBe('met');
    expect(verdict('350200', '440106')).toBe('not_met');
    expect(verdict('440000', '440106')).toBe('met');
    expect(verdict('440000', '440305')).toBe('not_met');
    expect(verdict('350203', '350206')).toBe('not_met');
  });

  it('looks at the anchor date', () => expect(verdict('350200', '350203', { validToOn: '2024-05-31' })).toBe('not_met'));

  it('leaves an unknown address unknown', () => {
    expect(programmesFor(catalogueWith(programmeOf({}, flat)), {}, parseLocalDate('2024-06-01'))[0]).toMatchObject({ verdict: 'unknown', missing: ['applicant.districts'] });
  });
});

describe('canonical JSON', () => {
  it('sorts keys and refuses what JSON can not carry exactly', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '元' }], a: true })).toBe('{"a":true,"b":[1,{"c":"元","d":null}]}');
    for (const wrong of [0.5, NaN, 2 ** 53, undefined, { a: undefined }]) expect(() => canonicalJson(wrong)).toThrow();
  });
});
