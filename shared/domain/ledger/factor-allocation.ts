import type { Fen } from '../brands';
import { fen } from '../money';
import { Problem } from '../problem';
import { addRational, compareRational, divideRational, formatRationalApprox, multiplyRational, parseDecimal, parsePercent, rational, rationalFromFen, sumRational, zeroRational } from '../rational';
import type { Rational } from '../rational';

/** 因素: what is counted, how much it weighs in percent, the document its figures stand in, and each region's figure as exact decimal text. */
export type Factor = { readonly name: string; readonly weightPercent: string; readonly basis: string; readonly figures: readonly string[] };

/** What one region gets, and why: its exact share by each factor and in all (fen, cut after four decimals), and the fen it got for the largest fraction. */
export type FactorShare = { readonly amountFen: Fen; readonly exactFen: string; readonly byFactorFen: readonly string[]; readonly oddFen: 0 | 1 };

const refuse = (reason: string, field: string): Problem => new Problem('transfer_factors_invalid', { field, params: { reason } });

const figuresOf = (factor: Factor, index: number, regions: number): readonly Rational[] => {
  if (factor.figures.length !== regions) throw refuse('figures', `factors[${index}].figures`);
  return factor.figures.map((text, place) => {
    const figure = parseDecimal(text, `factors[${index}].figures[${place}]`);
    if (compareRational(figure, zeroRational) < 0) throw refuse('negative', `factors[${index}].figures[${place}]`);
    return figure;
  });
};

/** Each region's exact fen by one factor: amount × weight × its figure / sum of the figures. */
const contributionsOf = (amountFen: Fen, factor: Factor, index: number, regions: number): readonly Rational[] => {
  const figures = figuresOf(factor, index, regions);
  const total = sumRational(figures);
  if (compareRational(total, zeroRational) === 0) throw refuse('zero', `factors[${index}].figures`);
  const pot = multiplyRational(rationalFromFen(amountFen), parsePercent(factor.weightPercent, `factors[${index}].weightPercent`));
  return figures.map((figure) => divideRational(multiplyRational(pot, figure), total));
};

/**
 * 因素法: shares an amount among regions by weighted factors, to the fen, adding up exactly. Each region gets the whole
 * fen of its exact share; the fen left over go one each to the largest fractions, a tie to the region named earlier.
 * @throws Problem `transfer_factors_invalid` (weights that don't add up to 100 %, a factor without any figure, a figure too many or too few, or below zero), `decimal_invalid`.
 */
export const allocateByFactors = (amountFen: Fen, factors: readonly Factor[], regions: number): readonly FactorShare[] => {
  const weights = sumRational(factors.map((factor, index) => parsePercent(factor.weightPercent, `factors[${index}].weightPercent`)));
  if (compareRational(weights, rational(1n)) !== 0) throw refuse('weights', 'factors');
  const byFactor = factors.map((factor, index) => contributionsOf(amountFen, factor, index, regions));
  const exact = Array.from({ length: regions }, (_, region) => byFactor.map((shares) => shares[region] ?? zeroRational).reduce(addRational, zeroRational));
  const whole = exact.map(({ numerator, denominator }) => numerator / denominator);
  const left = BigInt(amountFen) - whole.reduce((sum, share) => sum + share, 0n);
  const fractions = exact.map(({ numerator, denominator }, order) => ({ order, rest: rational(numerator % denominator, denominator) }));
  const lucky = new Set([...fractions].sort((one, other) => compareRational(other.rest, one.rest) || one.order - other.order).slice(0, Number(left)).map(({ order }) => order));
  return exact.map((share, region) => {
    const oddFen = lucky.has(region) ? 1 : 0;
    return {
      amountFen: fen(Number(whole[region] ?? 0n) + oddFen), exactFen: formatRationalApprox(share, 4),
      byFactorFen: byFactor.map((shares) => formatRationalApprox(shares[region] ?? zeroRational, 4)), oddFen,
    };
  });
};
