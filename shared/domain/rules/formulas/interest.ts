/**
 * Interest of a pledge loan: Σ balance × base rate × days ÷ base, never above the interest really paid, times the
 * pledge share where the measure says so, times the applicant's share of a joint loan. Penalty, compound and overdue
 * interest are outside: accrual stops at the due date, and the bank's list is read without them.
 */
import * as z from 'zod';
import type { LocalDate } from '../../brands';
import { dayCounts, dayCountFraction, countDays, type DayCount } from '../../day-count';
import { addMonths, maxDate, minDate, parseLocalDate } from '../../local-date';
import { parseYuan } from '../../money';
import { Problem } from '../../problem';
import {
  addRational, compareRational, minRational, multiplyRational, parsePercent, rational, rationalFromFen, subtractRational, sumRational, zeroRational, type Rational,
} from '../../rational';
import type { LineContext } from '../context';
import type { Step } from '../determination';
import type { Cursor } from '../evidence';
import type { LoanFacts } from '../facts';
import { percentOf, yuanOfFen, yuanOfRational } from './amount-text';
import { baseRateOf, baseRateStrategy, type BaseRateStrategy } from './base-rate';
import { defineFormula, type EligibleBase } from './define';
import { balanceSpans, principalOf, readDrawdowns, type BalanceSpan } from './loan-balances';

interface ContractRate {
  readonly fromOn: LocalDate | null;
  readonly rate: Rational;
}

function contractRates(loan: Cursor<LoanFacts>): readonly ContractRate[] | undefined {
  const fixed = loan.at('actualRatePercent').peek();
  const floating = loan.at('ratePeriods');
  if (typeof fixed === 'string') {
    if (floating.isPresent) throw new Problem('facts_inconsistent', { field: floating.path, params: { reason: 'two_rates' } });
    return [{ fromOn: null, rate: parsePercent(fixed) }];
  }
  if (!floating.isPresent) {
    loan.at('actualRatePercent').read();
    return undefined;
  }
  const rates = floating.items()?.map((period) => ({ from: period.at('fromOn').read(), percent: period.at('ratePercent').read() })) ?? [];
  return rates.map(({ from, percent }) => ({ fromOn: parseLocalDate(from ?? '', floating.path), rate: parsePercent(percent ?? '') }));
}

interface RatedSpan extends BalanceSpan {
  readonly rate: Rational;
}

/** Cuts a span where the contract rate changes. */
function ratedSpans(span: BalanceSpan, rates: readonly ContractRate[], path: string): readonly RatedSpan[] {
  const parts = rates.flatMap((period, index): RatedSpan[] => {
    const next = rates[index + 1]?.fromOn ?? span.toOn;
    const fromOn = period.fromOn === null ? span.fromOn : maxDate(span.fromOn, period.fromOn);
    const toOn = minDate(span.toOn, next);
    return toOn > fromOn ? [{ ...span, fromOn, toOn, rate: period.rate }] : [];
  });
  if (parts[0]?.fromOn !== span.fromOn) throw new Problem('facts_inconsistent', { field: path, params: { reason: 'no_rate_at_drawdown' } });
  return parts;
}

interface Accrual {
  readonly interestFen: Rational;
  readonly steps: readonly Step[];
}

function accrue(spans: readonly RatedSpan[], dayCount: DayCount, strategy: BaseRateStrategy, context: LineContext): Accrual | undefined {
  let interestFen = zeroRational;
  const steps: Step[] = [];
  let known = true;
  for (const span of spans) {
    const base = baseRateOf(strategy, { drawdown: span.drawdown, fromOn: span.fromOn, actualRate: span.rate }, context);
    if (base === undefined) {
      known = false;
      continue;
    }
    const interest = multiplyRational(multiplyRational(rationalFromFen(span.balanceFen), base.rate), dayCountFraction(dayCount, span.fromOn, span.toOn));
    interestFen = addRational(interestFen, interest);
    const days = countDays(dayCount, span.fromOn, span.toOn);
    const divisor = dayCount === 'ACT/365F' ? 365 : 360;
    steps.push({
      label: `${span.fromOn}至${span.toOn}计息（算头不算尾，${days}天），利率取${base.origin}`,
      expression: `${yuanOfFen(span.balanceFen)} × ${percentOf(base.rate)} × ${days} ÷ ${divisor}`,
      result: yuanOfRational(interest),
    });
  }
  if (!known) return undefined;
  if (steps.length > 1) steps.push({ label: '利息合计', expression: '各段之和', result: yuanOfRational(interestFen) });
  return { interestFen, steps };
}

/** The applicant's part of a joint loan; undefined while unknown. Problem `facts_inconsistent` above 100 %. */
function applicantShare(loan: Cursor<LoanFacts>): Rational | undefined {
  const others = loan.at('coBorrowers').items()?.map((other) => other.at('sharePercent').read());
  if (others === undefined || !others.every((share) => typeof share === 'string')) return undefined;
  const share = subtractRational(rational(1), sumRational(others.map((text) => parsePercent(text))));
  if (compareRational(share, zeroRational) < 0) throw new Problem('facts_inconsistent', { field: loan.at('coBorrowers').path, params: { reason: 'shares_above_100' } });
  return share;
}

function applyShare(base: EligibleBase, share: Rational, label: string): EligibleBase {
  if (compareRational(share, rational(1)) === 0) return base;
  const baseFen = multiplyRational(base.baseFen, share);
  return { baseFen, steps: [...base.steps, { label, expression: `${yuanOfRational(base.baseFen)} × ${percentOf(share)}`, result: yuanOfRational(baseFen) }] };
}

/** Pledge share and joint-loan share, in that order. */
function withShares(base: EligibleBase, pledgeShare: boolean, loan: Cursor<LoanFacts>): EligibleBase | undefined {
  const joint = applicantShare(loan);
  const pledged = pledgeShare ? loan.at('pledgeSharePercent').read() : '100';
  if (joint === undefined || pledged === undefined) return undefined;
  const secured = parsePercent(pledged ?? '0');
  if (compareRational(secured, rational(1)) > 0) throw new Problem('facts_inconsistent', { field: loan.at('pledgeSharePercent').path, params: { reason: 'shares_above_100' } });
  return applyShare(applyShare(base, secured, '专利权质押所担保的比例'), joint, '申请人在共同借款中的份额');
}

type PaidCap = 'when_given' | 'required' | 'none';

function cappedAtPaid(accrual: Accrual, mode: PaidCap, loan: Cursor<LoanFacts>, context: LineContext): EligibleBase | undefined {
  const own = { baseFen: accrual.interestFen, steps: accrual.steps };
  if (mode === 'none') return own;
  const cursor = loan.at('interestPaidYuan');
  const paid = mode === 'required' ? cursor.read() : cursor.peek();
  if (paid === undefined || (paid === null && mode === 'when_given')) {
    if (mode === 'required') return undefined;
    context.evidence.warn({ kind: 'unverified_fact', subject: cursor.path, saying: '未提供银行利息清单，未与实付利息核对。' });
    return own;
  }
  const paidFen = rationalFromFen(parseYuan(paid ?? '0', cursor.path));
  const baseFen = minRational(own.baseFen, paidFen);
  const step = { label: '不超过实付利息（不含罚息、复利、逾期利息）', expression: `取较小：${yuanOfRational(own.baseFen)}、${yuanOfRational(paidFen)}`, result: yuanOfRational(baseFen) };
  return { baseFen, steps: [...own.steps, step] };
}

/** 2 arguments of note: `termLimitMonths` counts calendar months from each drawdown; `dayCount` overrides the contract's. */
export const interest1 = defineFormula({
  name: 'interest@1',
  sources: ['loans'],
  args: z.strictObject({
    baseRate: baseRateStrategy,
    termLimitMonths: z.int().min(1).max(600).nullable().optional(),
    pledgeShare: z.boolean(),
    interestPaidCap: z.enum(['when_given', 'required', 'none']),
    dayCount: z.enum(dayCounts).optional(),
  }),
  compute: (args, context) => {
    if (context.line.source !== 'loans') throw new Error('interest@1 computes loans');
    const { loan } = context.line;
    const limit = args.termLimitMonths ?? null;
    const spans = balanceSpans(loan, (drawdown) => (limit === null ? null : addMonths(drawdown.drawnOn, limit)), context.asOfOn);
    const rates = contractRates(loan);
    const dayCount = args.dayCount ?? loan.at('dayCount').read();
    if (spans === undefined || rates === undefined || dayCount === undefined || dayCount === null) return undefined;
    const accrual = accrue(spans.flatMap((span) => ratedSpans(span, rates, loan.at('ratePeriods').path)), dayCount, args.baseRate, context);
    if (accrual === undefined) return undefined;
    const capped = cappedAtPaid(accrual, args.interestPaidCap, loan, context);
    return capped === undefined ? undefined : withShares(capped, args.pledgeShare, loan);
  },
});

/** Money in proportion to what was borrowed, not to interest (Guangzhou). */
export const principal1 = defineFormula({
  name: 'principal@1',
  sources: ['loans'],
  args: z.strictObject({ pledgeShare: z.boolean() }),
  compute: ({ pledgeShare }, context) => {
    if (context.line.source !== 'loans') throw new Error('principal@1 computes loans');
    const { loan } = context.line;
    const drawdowns = readDrawdowns(loan);
    if (drawdowns === undefined) return undefined;
    const total = principalOf(drawdowns);
    const steps = [{ label: '贷款本金', expression: drawdowns.map(({ amountFen }) => yuanOfFen(amountFen)).join(' + '), result: yuanOfFen(total) }];
    return withShares({ baseFen: rationalFromFen(total), steps }, pledgeShare, loan);
  },
});
