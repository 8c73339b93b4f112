/** The rate interest is subsidised on: measures differ (domain: actual, lower of two, month before signing, same tenor…). */
import * as z from 'zod';
import type { LocalDate } from '../../brands';
import { seriesValueOn } from '../../dated-series';
import { addDays, addMonths, parseLocalDate, yearOf } from '../../local-date';
import { Problem } from '../../problem';
import { compareRational, multiplyRational, parsePercent, type Rational } from '../../rational';
import type { LineContext } from '../context';
import { readDate } from '../date-references';
import { percentText } from '../text-formats';
import type { Drawdown } from './loan-balances';
import { percentOf } from './amount-text';

const seriesDates = ['drawn_on', 'contract_signed_on', 'month_before_signing', 'december_of_repayment_year', 'settled_on', 'rate_period_start'] as const;
type SeriesDate = (typeof seriesDates)[number];

export type BaseRateStrategy =
  | { readonly strategy: 'actual' }
  | { readonly strategy: 'fixed'; readonly percent: string }
  | { readonly strategy: 'series'; readonly series: string; readonly at: SeriesDate }
  | { readonly strategy: 'by_tenor'; readonly tiers: readonly { readonly upToMonths: number; readonly series: string }[]; readonly at: SeriesDate }
  | { readonly strategy: 'multiple'; readonly percent: string; readonly of: BaseRateStrategy }
  | { readonly strategy: 'lower_of'; readonly of: readonly BaseRateStrategy[] };

const seriesName = z.string().min(1).max(80);

export const baseRateStrategy: z.ZodType<BaseRateStrategy> = z.lazy(() =>
  z.discriminatedUnion('strategy', [
    z.strictObject({ strategy: z.literal('actual') }),
    z.strictObject({ strategy: z.literal('fixed'), percent: percentText }),
    z.strictObject({ strategy: z.literal('series'), series: seriesName, at: z.enum(seriesDates) }),
    z.strictObject({
      strategy: z.literal('by_tenor'),
      tiers: z.array(z.strictObject({ upToMonths: z.int().min(1).max(600), series: seriesName })).min(1),
      at: z.enum(seriesDates),
    }),
    z.strictObject({ strategy: z.literal('multiple'), percent: percentText, of: baseRateStrategy }),
    z.strictObject({ strategy: z.literal('lower_of'), of: z.array(baseRateStrategy).min(2).max(4) }),
  ]),
);

/** Series named in a strategy, for lint. */
export function seriesOf(strategy: BaseRateStrategy): readonly string[] {
  switch (strategy.strategy) {
    case 'series':
      return [strategy.series];
    case 'by_tenor':
      return strategy.tiers.map(({ series }) => series);
    case 'multiple':
      return seriesOf(strategy.of);
    case 'lower_of':
      return strategy.of.flatMap(seriesOf);
    case 'actual':
    case 'fixed':
      return [];
  }
}

/** A stretch of a drawdown with one contract rate. */
export interface RateStretch {
  readonly drawdown: Drawdown;
  readonly fromOn: LocalDate;
  readonly actualRate: Rational;
}

export interface BaseRate {
  /** As a part of one (0.0365). */
  readonly rate: Rational;
  /** Chinese: where it comes from. */
  readonly origin: string;
}

function seriesDate(at: SeriesDate, stretch: RateStretch, context: LineContext): LocalDate | undefined {
  if (context.line.source !== 'loans') throw new Error('a base rate belongs to a loan');
  const { loan } = context.line;
  switch (at) {
    case 'drawn_on':
      return stretch.drawdown.drawnOn;
    case 'rate_period_start':
      return stretch.fromOn;
    case 'contract_signed_on':
      return readDate(loan.at('contractSignedOn')) ?? undefined;
    case 'settled_on':
      return readDate(loan.at('settledOn')) ?? undefined;
    case 'december_of_repayment_year': {
      const settledOn = readDate(loan.at('settledOn'));
      return typeof settledOn === 'string' ? parseLocalDate(`${yearOf(settledOn)}-12-31`) : undefined;
    }
    case 'month_before_signing': {
      const signedOn = readDate(loan.at('contractSignedOn'));
      return typeof signedOn === 'string' ? addDays(parseLocalDate(`${signedOn.slice(0, 8)}01`), -1) : undefined;
    }
  }
}

function readSeries(seriesId: string, on: LocalDate | undefined, context: LineContext): BaseRate | undefined {
  if (on === undefined) return undefined;
  const series = context.catalogue.series.get(seriesId);
  if (series === undefined) throw new Problem('catalogue_invalid', { params: { reason: 'series_unknown', id: seriesId } });
  try {
    const { value, fromOn, sourceMark } = seriesValueOn(series, on);
    const provisional = sourceMark === 'memory' || sourceMark === 'single_copy';
    context.evidence.useValue({
      slot: `series:${seriesId}`, value, fromOn, sourceMark,
      basis: { documentNumber: null, clause: series.title },
      status: sourceMark === 'demo' ? 'demo' : provisional ? 'provisional' : 'in_force',
    });
    if (provisional) context.evidence.warn({ kind: 'provisional_value', subject: `series:${seriesId}@${fromOn}`, saying: `${series.title}${fromOn}起的${value}%尚未与公布原文核对。` });
    return { rate: parsePercent(value), origin: `${series.title}（${on}时为${value}%）` };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'series_value_missing') throw error;
    context.evidence.miss(`series:${seriesId}@${on}`);
    return undefined;
  }
}

function byTenor(strategy: Extract<BaseRateStrategy, { strategy: 'by_tenor' }>, stretch: RateStretch, context: LineContext): BaseRate | undefined {
  if (context.line.source !== 'loans') throw new Error('a base rate belongs to a loan');
  const entries = context.line.loan.at('drawdowns').items() ?? [];
  const own = entries.find((entry) => entry.path === stretch.drawdown.path);
  const dueOn = own === undefined ? undefined : readDate(own.at('dueOn'));
  if (typeof dueOn !== 'string') return undefined;
  const tier = strategy.tiers.find(({ upToMonths }) => dueOn <= addMonths(stretch.drawdown.drawnOn, upToMonths));
  if (tier === undefined) {
    context.evidence.miss('slot:series-for-tenor');
    return undefined;
  }
  return readSeries(tier.series, seriesDate(strategy.at, stretch, context), context);
}

/** The base rate of a stretch; undefined when a date or a published value is missing. */
export function baseRateOf(strategy: BaseRateStrategy, stretch: RateStretch, context: LineContext): BaseRate | undefined {
  switch (strategy.strategy) {
    case 'actual':
      return { rate: stretch.actualRate, origin: `实际利率${percentOf(stretch.actualRate)}` };
    case 'fixed':
      return { rate: parsePercent(strategy.percent), origin: `规定利率${strategy.percent}%` };
    case 'series':
      return readSeries(strategy.series, seriesDate(strategy.at, stretch, context), context);
    case 'by_tenor':
      return byTenor(strategy, stretch, context);
    case 'multiple': {
      const of = baseRateOf(strategy.of, stretch, context);
      return of === undefined ? undefined : { rate: multiplyRational(of.rate, parsePercent(strategy.percent)), origin: `${of.origin}的${strategy.percent}%` };
    }
    case 'lower_of': {
      const rates = strategy.of.map((member) => baseRateOf(member, stretch, context));
      if (!rates.every((rate) => rate !== undefined)) return undefined;
      const [first, ...rest] = rates;
      if (first === undefined) return undefined;
      const lowest = rest.reduce((lower, next) => (compareRational(next.rate, lower.rate) < 0 ? next : lower), first);
      return { rate: lowest.rate, origin: `${rates.map(({ origin }) => origin).join('与')}中较低者` };
    }
  }
}
