import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayText, oracleCeiling, oracleInterest, oracleShare, type OracleInterestRule, type OracleLoan } from './subsidy-oracle';
import { cap, catalogueWith, programmeOf } from '../builders/rule-measures';
import { parseLocalDate } from '../../shared/domain/local-date';
import { fen, formatYuan } from '../../shared/domain/money';
import { determine } from '../../shared/domain/rules/determine';
import { factsSchema } from '../../shared/domain/rules/facts';

const yuan = (amount: number): string => formatYuan(fen(amount));
const decimal = (scaled: number, places: number): string => {
  const digits = String(scaled).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

const answer = (catalogue: ReturnType<typeof catalogueWith>, facts: unknown) => {
  const result = determine({ catalogue, programmeId: 'p', facts: factsSchema.parse(facts), asOfOn: parseLocalDate('2026-06-01'), hash: () => 'h' });
  return { lines: result.lines.map((line) => line.amountFen), total: result.amount.amountFen };
};

const rules: readonly OracleInterestRule[] = [
  { rateLimit: null, termMonths: 24, yearBase: 360, share: 6000, usePledgeShare: false, lineCeilingFen: null },
  { rateLimit: 36500, termMonths: 12, yearBase: 360, share: 6000, usePledgeShare: false, lineCeilingFen: null },
  { rateLimit: 43500, termMonths: 12, yearBase: 365, share: 5000, usePledgeShare: true, lineCeilingFen: 5_000_000 },
  { rateLimit: null, termMonths: null, yearBase: 365, share: 3333, usePledgeShare: false, lineCeilingFen: null },
  { rateLimit: 38123, termMonths: 7, yearBase: 360, share: 10000, usePledgeShare: true, lineCeilingFen: null },
];
const ceilingFen = 30_000_000;
const interestCatalogues = rules.map((rule) => {
  const actual = { strategy: 'actual' };
  const baseRate = rule.rateLimit === null ? actual : { strategy: 'lower_of', of: [actual, { strategy: 'fixed', percent: decimal(rule.rateLimit, 4) }] };
  return catalogueWith(programmeOf({}, {
    lines: { source: 'loans', formula: 'interest@1', with: { baseRate, termLimitMonths: rule.termMonths, pledgeShare: rule.usePledgeShare, interestPaidCap: 'when_given', dayCount: rule.yearBase === 360 ? 'ACT/360' : 'ACT/365F' } },
    share: { kind: 'fixed', percent: decimal(rule.share, 2) }, lineCeilingYuan: rule.lineCeilingFen === null ? null : yuan(rule.lineCeilingFen), ceilings: [cap(yuan(ceilingFen))],
  }));
});

const firstDay = Date.UTC(2019, 0, 1) / 86_400_000;
const amount = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 3_000_000_000 }));

const loanArbitrary: fc.Arbitrary<OracleLoan> = fc
  .record({
    start: fc.integer({ min: 0, max: 900 }),
    parts: fc.array(fc.record({ after: fc.integer({ min: 0, max: 120 }), fen: amount }), { minLength: 1, maxLength: 3 }),
    early: fc.array(fc.record({ after: fc.integer({ min: 121, max: 500 }), percent: fc.integer({ min: 1, max: 40 }) }), { maxLength: 2 }),
    length: fc.integer({ min: 501, max: 800 }), short: fc.integer({ min: 121, max: 400 }), isShort: fc.boolean(),
    rate: fc.integer({ min: 1, max: 99_999 }), second: fc.option(fc.record({ after: fc.integer({ min: 1, max: 400 }), rate: fc.integer({ min: 1, max: 99_999 }) }), { nil: null }),
    paidInterestFen: fc.option(fc.integer({ min: 0, max: 200_000_000 }), { nil: null }),
    jointShare: fc.oneof(fc.constant(10_000), fc.integer({ min: 1, max: 10_000 })), pledgeShare: fc.integer({ min: 0, max: 10_000 }),
  })
  .map((random) => {
    const start = firstDay + random.start;
    const drawdowns = random.parts.map(({ after, fen: amountFen }) => ({ day: start + after, fen: amountFen })).sort((left, right) => left.day - right.day);
    const total = drawdowns.reduce((sum, drawdown) => sum + drawdown.fen, 0);
    const early = random.isShort ? [] : random.early.map(({ after, percent }) => ({ day: start + after, fen: Math.floor((total * percent) / 100) })).filter((entry) => entry.fen > 0);
    const rest = total - early.reduce((sum, entry) => sum + entry.fen, 0);
    const repayments = [...early, { day: start + (random.isShort ? random.short : random.length), fen: rest }].sort((left, right) => left.day - right.day);
    const first = drawdowns[0]?.day ?? start;
    const rates = [{ day: first, rate: random.rate }, ...(random.second === null ? [] : [{ day: first + random.second.after, rate: random.second.rate }])];
    return { drawdowns, repayments, rates, paidInterestFen: random.paidInterestFen, jointShare: random.jointShare, pledgeShare: random.pledgeShare };
  });

const loanFacts = (loan: OracleLoan, index: number): unknown => ({
  lineId: `l${index}`, overdue: false,
  ratePeriods: loan.rates.map(({ day, rate }) => ({ fromOn: dayText(day), ratePercent: decimal(rate, 4) })),
  drawdowns: loan.drawdowns.map(({ day, fen: amountFen }) => ({ drawnOn: dayText(day), amountYuan: yuan(amountFen) })),
  repayments: loan.repayments.map(({ day, fen: amountFen }) => ({ repaidOn: dayText(day), amountYuan: yuan(amountFen) })),
  interestPaidYuan: loan.paidInterestFen === null ? null : yuan(loan.paidInterestFen),
  coBorrowers: loan.jointShare === 10_000 ? null : [{ sharePercent: decimal(10_000 - loan.jointShare, 2) }],
  pledgeSharePercent: decimal(loan.pledgeShare, 2),
});

const total = (amounts: readonly bigint[]): number => Number(amounts.reduce((sum, part) => sum + part, 0n));

describe('20,000 random cases agree with the integer oracle to the fen', () => {
  it('interest: 5,000', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: rules.length - 1 }), fc.array(loanArbitrary, { minLength: 1, maxLength: 2 }), fc.integer({ min: 0, max: 40_000_000 }), (index, loans, usedFen) => {
        const rule = rules[index]!;
        const expected = oracleCeiling(loans.map((loan) => oracleInterest(loan, rule)), ceilingFen, usedFen);
        const actual = answer(interestCatalogues[index]!, { loans: loans.map(loanFacts), otherFunding: null, usage: [{ group: 'g', period: '2026', usedFen }] });
        expect(actual).toEqual({ lines: expected.map(Number), total: total(expected) });
      }),
      { numRuns: 5_000, seed: 20261123 },
    );
  });

  const shares = [5000, 3333, 10_000, 1];
  const costCatalogues = (lines: object) => shares.map((share) => catalogueWith(programmeOf({}, { lines, share: { kind: 'fixed', percent: decimal(share, 2) }, ceilings: [cap('200000.00')] })));
  const costs = fc.array(fc.array(fc.record({ fen: fc.integer({ min: 0, max: 60_000_000 }), kind: fc.constantFrom('application', 'publication', 'examination', 'agency') }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

  it('premium: 7,500', () => {
    const catalogues = costCatalogues({ source: 'policies', formula: 'premium@1', with: { oncePerPatentAndLine: false } });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: shares.length - 1 }), costs, fc.integer({ min: 0, max: 25_000_000 }), (index, lines, usedFen) => {
        const expected = oracleCeiling(lines.map((parts) => oracleShare(parts.map((part) => part.fen), shares[index]!)), 20_000_000, usedFen);
        const policies = lines.map((parts, place) => ({ lineId: `p${place}`, premiums: parts.map((part) => ({ patentNumber: null, paidYuan: yuan(part.fen) })) }));
        expect(answer(catalogues[index]!, { policies, otherFunding: null, usage: [{ group: 'g', period: '2026', usedFen }] })).toEqual({ lines: expected.map(Number), total: total(expected) });
      }),
      { numRuns: 7_500, seed: 20261124 },
    );
  });

  it('fees: 7,500', () => {
    const catalogues = costCatalogues({ source: 'patents', formula: 'fees@1', with: { feeKinds: ['application', 'agency'] } });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: shares.length - 1 }), costs, fc.integer({ min: 0, max: 25_000_000 }), (index, lines, usedFen) => {
        const counted = lines.map((parts) => parts.filter(({ kind }) => kind === 'application' || kind === 'agency').map((part) => part.fen));
        const expected = oracleCeiling(counted.map((parts) => oracleShare(parts, shares[index]!)), 20_000_000, usedFen);
        const patents = lines.map((parts, place) => ({ lineId: `p${place}`, fees: parts.map((part) => ({ kind: part.kind, paidYuan: yuan(part.fen) })) }));
        expect(answer(catalogues[index]!, { patents, otherFunding: null, usage: [{ group: 'g', period: '2026', usedFen }] })).toEqual({ lines: expected.map(Number), total: total(expected) });
      }),
      { numRuns: 7_500, seed: 20261125 },
    );
  });
});
