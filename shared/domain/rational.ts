import type { Fen } from './brands';
import { fieldProblem } from './field-problem';

/** An exact fraction in lowest terms; the denominator is positive, so equal values have equal parts. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** numerator / denominator, normalised. Numbers must be safe integers. Plain Error on a zero denominator. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  if ([numerator, denominator].some((part) => typeof part === 'number' && !Number.isSafeInteger(part))) {
    throw new Error('a fraction is made of safe integers');
  }
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (below === 0n) throw new Error('division by zero');
  const divisor = greatestCommonDivisor(above, below) * (below < 0n ? -1n : 1n);
  return { numerator: above / divisor, denominator: below / divisor };
}

export const zeroRational: Rational = rational(0n);

const decimalPattern = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * Reads decimal text exactly ("4.35", "-0.5"), at most 30 characters.
 * Problem `decimal_invalid` (reason `format` or `too_long`) on anything else: no exponent, grouping, plus or spaces.
 */
export function parseDecimal(text: string, field?: string): Rational {
  if (text.length > 30) throw fieldProblem('decimal_invalid', field, { reason: 'too_long' });
  const match = decimalPattern.exec(text);
  if (match === null) throw fieldProblem('decimal_invalid', field, { reason: 'format' });
  const [, sign = '', whole = '', decimals = ''] = match;
  return rational(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

/** Reads percent text as a fraction: "4.35" → 87/2000. Problem `decimal_invalid`, reason `negative` below zero. */
export function parsePercent(text: string, field?: string): Rational {
  const percent = parseDecimal(text, field);
  if (percent.numerator < 0n) throw fieldProblem('decimal_invalid', field, { reason: 'negative' });
  return divideRational(percent, rational(100n));
}

/** An amount as a fraction whose unit is still the fen. */
export const rationalFromFen = (amountFen: Fen): Rational => rational(amountFen);

export const addRational = (left: Rational, right: Rational): Rational =>
  rational(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator);

export const subtractRational = (left: Rational, right: Rational): Rational =>
  rational(left.numerator * right.denominator - right.numerator * left.denominator, left.denominator * right.denominator);

export const multiplyRational = (left: Rational, right: Rational): Rational =>
  rational(left.numerator * right.numerator, left.denominator * right.denominator);

/** left / right; plain Error when right is zero. */
export const divideRational = (left: Rational, right: Rational): Rational =>
  rational(left.numerator * right.denominator, left.denominator * right.numerator);

/** -1, 0 or 1 as left is smaller, equal or larger. */
export function compareRational(left: Rational, right: Rational): -1 | 0 | 1 {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export const minRational = (left: Rational, right: Rational): Rational => (compareRational(left, right) <= 0 ? left : right);
export const maxRational = (left: Rational, right: Rational): Rational => (compareRational(left, right) >= 0 ? left : right);

/** Exact sum, zero for none. */
export function sumRational(values: Iterable<Rational>): Rational {
  let total = zeroRational;
  for (const value of values) total = addRational(total, value);
  return total;
}

/** Digits after the point that write 1/denominator exactly; undefined when no finite decimal does. */
function decimalPlaces(denominator: bigint): number | undefined {
  let rest = denominator;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function placePoint(sign: string, unscaled: bigint, digits: number): string {
  const text = String(unscaled).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The exact value: a decimal without trailing zeros where a finite one exists ("0.0435"), else "a/b" ("7/3"). */
export function formatRational(value: Rational): string {
  const places = decimalPlaces(value.denominator);
  if (places === undefined) return `${value.numerator}/${value.denominator}`;
  const unscaled = (value.numerator * 10n ** BigInt(places)) / value.denominator;
  return placePoint(unscaled < 0n ? '-' : '', unscaled < 0n ? -unscaled : unscaled, places);
}

/**
 * For display only: cut (not rounded) towards zero after `digits` decimals by integer arithmetic. A trailing "…" says
 * that something was cut: 7/3 with 4 digits → "2.3333…", 1/2 with 4 digits → "0.5000".
 */
export function formatRationalApprox(value: Rational, digits: number): string {
  const scaled = (value.numerator < 0n ? -value.numerator : value.numerator) * 10n ** BigInt(digits);
  const cut = scaled % value.denominator === 0n ? '' : '…';
  return `${placePoint(value.numerator < 0n ? '-' : '', scaled / value.denominator, digits)}${cut}`;
}
