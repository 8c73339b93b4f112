import { describe, expect, it } from '@jest/globals';
import { cap, catalogueWith, condition, loan, overlay2021, programmeOf, run } from '../../../test/builders/rule-measures';
import { shareByLargestRemainder } from '../largest-remainder';
import { parseLocalDate } from '../local-date';
import { parseYuan } from '../money';
import { parseFacts } from './check-facts';
import { determine } from './determine';

const interest = (with_: object, amount: object = {}, parts: object = {}) =>
  catalogueWith(programmeOf(parts, {
    lines: { source: 'loans', formula: 'interest@1', with: { baseRate: { strategy: 'actual' }, pledgeShare: false, interestPaidCap: 'when_given', ...with_ } },
    share: { kind: 'fixed', percent: '60' }, ...amount,
  }));
const clear = { otherFunding: null, usage: [] };
const fenOf = (result: ReturnType<typeof run>) => result.amount.amountFen;

describe('pledge-loan interest', () => {
  it('L-3: the lifetime ceiling is consumed in order of settlement', () => {
    const catalogue = interest({ termLimitMonths: 24 }, { ceilings: [cap('600000.00', { period: 'lifetime', lineOrder: 'settled_on' })] });
    const loans = [loan('b', '6000000.00', '5.655', '2014-03-01', '2015-02-28'), loan('a', '8000000.00', '5.22', '2012-10-10', '2014-10-10')];
    const result = run(catalogue, { loans, ...clear });
    expect(fenOf(result)).toBe(60000000);
    expect(result.lines.map(({ lineId, entitlementFen, amountFen, outcome }) => ({ lineId, entitlementFen, amountFen, outcome }))).toEqual([
      { lineId: 'b', entitlementFen: 20584200, amountFen: 9192000, outcome: 'cut' },
      { lineId: 'a', entitlementFen: 50808000, amountFen: 50808000, outcome: 'met' },
    ]);
    const used = [{ group: 'g', period: 'lifetime', usedFen: 12000000 }];
    expect(fenOf(run(catalogue, { loans, ...clear, usage: used }))).toBe(48000000);
  });

  it('L-5 and L-11: top-up to the higher comes after the own ceiling', () => {
    const top = { mode: 'top_up_to_higher', levels: ['district'], place: 'after_own_ceilings' };
    const other = [{ level: 'district', lineId: null, amountYuan: '100000.00', stage: 'paid' }];
    const lpr = { baseRate: { strategy: 'lower_of', of: [{ strategy: 'actual' }, { strategy: 'series', series: 'lpr-1y', at: 'december_of_repayment_year' }] }, termLimitMonths: 12 };
    const l5 = interest(lpr, { otherFunding: top, ceilings: [cap('300000.00')] });
    expect(fenOf(run(l5, { loans: [loan('a', '5000000.00', '4.35', '2021-06-15', '2022-06-14')], usage: [], otherFunding: other }))).toBe(1071667);
    const l11 = interest({}, { otherFunding: top, ceilings: [cap('300000.00')] });
    const big = run(l11, { loans: [loan('a', '20000000.00', '3.5', '2021-01-01', '2021-10-28')], usage: [], otherFunding: other });
    expect(big.lines[0]?.entitlementFen).toBe(35000000);
    expect(fenOf(big)).toBe(20000000);
  });

  it('cuts at the calendar anniversary, overdue interest and the interest paid', () => {
    const catalogue = interest({ termLimitMonths: 12 });
    const long = run(catalogue, { loans: [loan('a', '3600000.00', '10', '2019-03-01', '2021-03-01')], ...clear });
    expect(long.lines[0]?.entitlementFen).toBe(366 * 100000 * 0.6);
    const overdue = loan('a', '3600000.00', '10', '2021-01-01', '2021-04-11', { overdue: true, drawdowns: [{ drawdownNumber: 'D', drawnOn: '2021-01-01', amountYuan: '3600000.00', dueOn: '2021-03-02' }] });
    expect(run(catalogue, { loans: [overdue], ...clear }).lines[0]?.entitlementFen).toBe(60 * 100000 * 0.6);
    const paid = loan('a', '3600000.00', '10', '2021-01-01', '2021-04-11', { interestPaidYuan: '50000.00' });
    expect(run(catalogue, { loans: [paid], ...clear }).lines[0]?.entitlementFen).toBe(3000000);
  });

  it('follows rate periods, repayment day out, and the share of a joint loan', () => {
    const joint = loan('a', '3600000.00', '10', '2021-01-01', '2021-04-11', { coBorrowers: [{ sharePercent: '40' }] });
    expect(run(interest({}), { loans: [joint], ...clear }).lines[0]?.entitlementFen).toBe(100 * 100000 * 0.6 * 0.6);
    const periods = { ...(loan('a', '3600000.00', '10', '2021-01-01', '2021-04-11') as object), actualRatePercent: undefined, ratePeriods: [{ fromOn: '2020-12-21', ratePercent: '10' }, { fromOn: '2021-01-31', ratePercent: '5' }] };
    expect(run(interest({}), { loans: [periods], ...clear }).lines[0]?.entitlementFen).toBe((30 * 100000 + 70 * 50000) * 0.6);
  });

  it('番禺: principal × pledge share × benchmark of the same tenor', () => {
    const tenor = { strategy: 'by_tenor', tiers: [{ upToMonths: 12, series: 'pboc-benchmark-1y' }, { upToMonths: 60, series: 'pboc-benchmark-1-5y' }], at: 'drawn_on' };
    const catalogue = interest({ baseRate: tenor, pledgeShare: true }, { share: { kind: 'fixed', percent: '50' } });
    const drawdowns = [{ drawdownNumber: 'D', drawnOn: '2016-01-01', amountYuan: '1000000.00', dueOn: '2016-12-26' }];
    const result = run(catalogue, { loans: [loan('a', '1000000.00', '6', '2016-01-01', '2016-12-26', { pledgeSharePercent: '80', drawdowns })], ...clear });
    expect(fenOf(result)).toBe(1740000); // 1,000,000 × 80 % × 4.35 % × 360/360 × 50 %
  });

  it('南沙: fee components with own ceilings, guarantee and insurance not both, one loan a year', () => {
    const part = (id: string, kind: string, exclusiveGroup: string | null) => ({ id, title: id, feeKinds: [kind], sharePercent: '50', ceilingYuan: '50000.00', exclusiveGroup });
    const catalogue = interest({ baseRate: { strategy: 'fixed', percent: '0' } }, {
      components: [part('e', 'evaluation', null), part('g', 'guarantee', 'x'), part('i', 'insurance', 'x')],
      ceilings: [cap('1000000.00', { maximumLines: 1, lineOrder: 'settled_on' })],
    });
    const fees = [{ kind: 'evaluation', paidYuan: '120000.00' }, { kind: 'guarantee', paidYuan: '30000.00' }, { kind: 'insurance', paidYuan: '40000.01' }];
    const loans = [loan('late', '1.00', '1', '2021-01-01', '2021-03-01', { fees }), loan('early', '1.00', '1', '2021-01-01', '2021-02-01', { fees })];
    const result = run(catalogue, { loans, ...clear });
    expect(result.lines.map(({ lineId, amountFen, outcome }) => ({ lineId, amountFen, outcome }))).toEqual([
      { lineId: 'late', amountFen: 0, outcome: 'refused' },
      { lineId: 'early', amountFen: 5000000 + 2000001, outcome: 'met' }, // 20,000.005 rounds half up
    ]);
    expect(run(catalogue, { loans, otherFunding: null }).outcome).toBe('undetermined');
  });

  it('month before signing, multiple of a published rate, and a rate not yet published', () => {
    const at = (strategy: object) => interest({ baseRate: strategy }, { share: { kind: 'whole' } });
    const facts = (signed: string) => ({ loans: [loan('a', '3600000.00', '9', '2021-12-20', '2022-01-19', { contractSignedOn: signed })], ...clear });
    const month = at({ strategy: 'series', series: 'lpr-1y', at: 'month_before_signing' });
    expect(fenOf(run(month, facts('2021-12-31')))).toBe(30 * 38500); // November's 3.85 %
    expect(fenOf(run(month, facts('2022-01-01')))).toBe(30 * 38000); // December's 3.80 %
    const multiple = at({ strategy: 'lower_of', of: [{ strategy: 'actual' }, { strategy: 'multiple', percent: '130', of: { strategy: 'series', series: 'lpr-1y', at: 'contract_signed_on' } }] });
    expect(fenOf(run(multiple, facts('2021-12-31')))).toBe(30 * 49400);
    const future = run(month, facts('2099-01-01'));
    expect({ outcome: future.outcome, missing: future.missing }).toEqual({ outcome: 'undetermined', missing: ['series:lpr-1y@2098-12-31'] });
  });
});

describe('patent insurance', () => {
  const shenzhen = catalogueWith(programmeOf(
    { kind: 'patent_insurance_premium', conditions: [condition('window', 'date-within@1', { date: 'policy_signed_on', fromOn: '2024-01-01', toOn: '2024-12-31' }, 'line')] },
    { lines: { source: 'policies', formula: 'premium@1', with: { oncePerPatentAndLine: true } }, share: { kind: 'fixed', percent: '50' }, ceilings: [cap('200000.00', { lineOrder: 'policy_signed_on' })] },
  ));
  const policy = (lineId: string, signedOn: string, insuranceLine: string, ...premiums: string[]) => ({
    lineId, signedOn, insuranceLine, premiums: premiums.map((paidYuan) => ({ patentNumber: null, paidYuan })),
  });

  it('I-1: half of the premium in the window, both ends included, up to the yearly ceiling', () => {
    const result = run(shenzhen, { ...clear, policies: [
      policy('1', '2024-03-11', 'enforcement', '2000.00', '2000.00', '2000.00'), policy('2', '2024-07-02', 'infringement_loss', '48360.50'),
      policy('3', '2024-12-31', 'overseas_infringement_liability', '360000.00'), policy('4', '2025-01-02', 'enforcement', '9000.00'),
    ] });
    expect(result.lines.reduce((sum, line) => sum + (line.entitlementFen ?? 0), 0)).toBe(20718025);
    expect(fenOf(result)).toBe(20000000);
    expect(result.lines.map(({ outcome }) => outcome)).toEqual(['met', 'met', 'cut', 'refused']);
  });

  it('I-3: the same patent in the same line counts once, and only against policies that count themselves', () => {
    const insured = (lineId: string, signedOn: string, paidYuan: string) => ({ lineId, signedOn, insuranceLine: 'enforcement', premiums: [{ patentNumber: 'ZL201510123456.1', paidYuan }] });
    expect(fenOf(run(shenzhen, { ...clear, policies: [insured('b', '2024-05-01', '2300.00'), insured('a', '2024-02-01', '2000.00')] }))).toBe(100000);
    expect(fenOf(run(shenzhen, { ...clear, policies: [insured('b', '2024-05-01', '2300.00'), insured('a', '2023-02-01', '2000.00')] }))).toBe(115000);
  });

  it('I-7: the pot is shared by largest remainder', () => {
    const approved = ['200000.00', '90712.83', '61000.37', '148286.81', '33333.33'].map((text) => parseYuan(text));
    expect(shareByLargestRemainder(parseYuan('500000.00'), approved)).toEqual([18750000, 8504328, 5718784, 13901888, 3125000]);
  });
});

describe('first invention patents', () => {
  const first = (test: string) => [
    condition('invention', 'patent-kind-within@1', { kinds: ['invention'] }, 'line'),
    condition('granted-2017', 'date-within@1', { date: 'patent_granted_on', fromOn: '2017-01-01', toOn: '2017-12-31' }, 'line'),
    condition('first', 'first-invention@1', { test }, 'line'),
  ];
  const guangzhou = (test = 'first_granted_to_enterprise') => catalogueWith(programmeOf(
    { kind: 'first_invention_patent_fee', conditions: [condition('window', 'case-date-within@1', { date: 'submitted_on', fromOn: '2018-07-16', toOn: '2018-07-27' }, 'case'), ...first(test)] },
    { lines: { source: 'patents', formula: 'flat@1', with: { amountYuan: '1250.00' } } },
  ));
  const apply = (number: string, grantedOn: string, submittedOn: string, more: object = {}) => ({
    ...clear, filing: { submittedOn }, patents: [{ lineId: 'p', number, grantedOn, origin: 'own' }], priorInventionPatents: null, ...more,
  });

  it.each([
    ['ZL201510123456.1', '2017-12-29', '2018-07-20', 125000],
    ['ZL201510123456.1', '2018-01-02', '2018-07-20', 0],
    ['ZL201510123456.1', '2017-12-29', '2018-07-28', 0],
    ['ZL201720345678.2', '2017-12-29', '2018-07-20', 0],
    ['ZL201580001234.0', '2017-12-29', '2018-07-20', 125000],
  ])('F-1: %s granted %s filed %s gives %d fen', (number, granted, submitted, amount) => {
    expect(fenOf(run(guangzhou(), apply(number, granted, submitted), '2018-08-01'))).toBe(amount);
  });

  it('F-4: an assigned earlier patent counts only under "ever held"; a lapsed own grant counts under both', () => {
    const facts = (origin: string) => apply('ZL201510123456.1', '2017-12-29', '2018-07-20', { priorInventionPatents: [{ number: '02112345.4', origin, grantedOn: '2006-01-04', heldFromOn: '2010-01-01' }] });
    expect(fenOf(run(guangzhou(), facts('assigned'), '2018-08-01'))).toBe(125000);
    expect(fenOf(run(guangzhou('ever_held'), facts('assigned'), '2018-08-01'))).toBe(0);
    expect(fenOf(run(guangzhou(), facts('own'), '2018-08-01'))).toBe(0);
  });

  const fees = (application: string, publication: string, examination: string, agency: string) => [
    { kind: 'application', paidYuan: application }, { kind: 'publication', paidYuan: publication }, { kind: 'examination', paidYuan: examination }, { kind: 'agency', paidYuan: agency },
  ];
  const guangdong = (overlays: readonly object[] = []) => catalogueWith(
    programmeOf({ kind: 'first_invention_patent_fee' }, { lines: { source: 'patents', formula: 'fees@1', with: { feeKinds: ['application', 'agency'] } }, overlays: overlays.map(() => 'grant-aid-limits-2021') }),
    overlays,
  );
  const paid = (list: readonly object[], more: object = {}) => ({ ...clear, patents: [{ lineId: 'p', number: 'ZL201510123456.1', grantedOn: '2017-12-29', fees: list }], ...more });

  it('F-2: application and agency fee in full, other fees not', () => {
    expect(fenOf(run(guangdong(), paid(fees('135.00', '50.00', '375.00', '6000.00')), '2018-01-01'))).toBe(613500);
    expect(fenOf(run(guangdong(), paid(fees('900.00', '50.00', '2500.00', '6800.00')), '2018-01-01'))).toBe(770000);
  });

  it('the 2021 overlay: no agency fee, all levels at most half of the official fees, nothing after the last day', () => {
    const catalogue = guangdong([overlay2021('2025-12-31')]);
    const list = fees('900.00', '50.00', '100.00', '6800.00');
    expect(fenOf(run(catalogue, paid(list), '2021-06-30'))).toBe(770000);
    expect(fenOf(run(catalogue, paid(list), '2021-07-01'))).toBe(52500);
    const other = { otherFunding: [{ level: 'district', lineId: 'p', amountYuan: '500.00', stage: 'paid' }] };
    expect(fenOf(run(catalogue, paid(list, other), '2022-01-01'))).toBe(2500);
    expect(run(catalogue, paid(list), '2025-12-31').outcome).toBe('eligible');
    expect(run(catalogue, paid(list), '2026-01-01').outcome).toBe('not_eligible');
    expect(run(guangdong([overlay2021('2024-12-31')]), paid(list), '2025-01-01').outcome).toBe('not_eligible');
  });

  it('Guangzhou 2018: 1,000 a patent at ten grants and more than 30 % growth; a zero base year is not guessed', () => {
    const catalogue = (zeroBase: string) => catalogueWith(programmeOf(
      { kind: 'grant_reward', conditions: [condition('ten', 'grant-count-at-least@1', { year: 2017, count: 10 }, 'case'), condition('growth', 'grant-growth-above@1', { year: 2017, percent: '30', zeroBase }, 'case')] },
      { lines: { source: 'enterprise', formula: 'per-grant@1', with: { year: 2017, amountYuan: '1000.00' } } },
    ));
    const counts = (before: number, now: number) => ({ ...clear, patentCounts: [{ year: 2016, inventionsGranted: before }, { year: 2017, inventionsGranted: now }] });
    expect(fenOf(run(catalogue('undetermined'), counts(10, 14)))).toBe(1400000);
    expect(run(catalogue('undetermined'), counts(10, 13)).outcome).toBe('not_eligible');
    expect(run(catalogue('undetermined'), counts(6, 9)).outcome).toBe('not_eligible');
    expect(run(catalogue('undetermined'), counts(0, 12)).outcome).toBe('undetermined');
    expect(run(catalogue('met'), counts(0, 12)).outcome).toBe('eligible');
  });
});

describe('reviewers and unset values', () => {
  it('runs a cut through the ceilings again, and refuses a line', () => {
    const catalogue = interest({}, { ceilings: [cap('50000.00')] });
    const loans = [loan('a', '3600000.00', '10', '2021-01-01', '2021-04-11'), loan('b', '3600000.00', '10', '2021-01-01', '2021-04-11')];
    const findings = [{ lineId: 'a', finding: 'cut', toFen: 1000000, reason: '部分用途不符' }];
    expect(run(catalogue, { loans, ...clear, reviewFindings: findings }).lines.map(({ amountFen }) => amountFen)).toEqual([1000000, 4000000]);
    const refused = run(catalogue, { loans, ...clear, reviewFindings: [{ lineId: 'a', finding: 'refused', reason: '资料不实' }] });
    expect(refused.lines.map(({ outcome }) => outcome)).toEqual(['refused', 'cut']);
  });

  it('answers undetermined, never a refusal, while a share is unset; demo values count in demo mode only', () => {
    const slot = { id: 's', saying: '贴息比例', basis: 'delegated', type: 'percent', citation: { instrumentId: 'T-1', locator: '一', summary: '一定比例' } };
    const parts = { slots: [slot], conditions: [condition('settled', 'loan-settled@1', {}, 'line')] };
    const unsettled = { loans: [{ lineId: 'a', settledOn: null }], ...clear };
    const result = run(interest({}, { share: { kind: 'fixed', percent: { slot: 's' } } }, parts), unsettled);
    expect({ outcome: result.outcome, amountFen: fenOf(result), unset: result.slotsUnset.map((unset) => unset.slot) }).toEqual({ outcome: 'undetermined', amountFen: null, unset: ['s'] });
    const demo = { slot: 's', fromOn: '2020-01-01', value: '50', basis: { documentNumber: null, clause: '演示' }, status: 'demo', sourceMark: 'demo', recordedBy: '甲', approvedBy: '乙' };
    const catalogue = interest({}, { share: { kind: 'fixed', percent: { slot: 's' } } }, { ...parts, values: [demo] });
    const decide = (allowDemo: boolean) => determine({ catalogue, programmeId: 'p', facts: parseFacts(unsettled), asOfOn: parseLocalDate('2024-06-01'), allowDemo, hash: () => 'h' }).outcome;
    expect([decide(false), decide(true)]).toEqual(['undetermined', 'not_eligible']);
  });
});
