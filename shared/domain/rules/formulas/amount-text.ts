/** How exact amounts are written into steps: yuan with grouping; a cut decimal ends in "…". */
import type { Fen } from '../../brands';
import { formatYuan } from '../../money';
import { divideRational, formatRational, formatRationalApprox, multiplyRational, rational, type Rational } from '../../rational';

const grouped = (text: string): string => text.replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','));

/** 11071667 → "110,716.67" */
export const groupedYuan = (amountFen: Fen): string => grouped(formatYuan(amountFen));

/** 11071667 → "110,716.67元" */
export const yuanOfFen = (amountFen: Fen): string => `${groupedYuan(amountFen)}元`;

/** Exact fen as yuan; at least two and at most six decimals are shown. */
export function yuanOfRational(amountFen: Rational): string {
  const yuan = divideRational(amountFen, rational(100));
  const exact = formatRational(multiplyRational(yuan, rational(100)));
  return /^-?\d+$/.test(exact) ? `${grouped(formatRationalApprox(yuan, 2))}元` : `${grouped(formatRationalApprox(yuan, 6))}元`;
}

/** 0.0365 → "3.65%" */
export const percentOf = (part: Rational): string => {
  const percent = multiplyRational(part, rational(100));
  const exact = formatRational(percent);
  return `${exact.includes('/') ? formatRationalApprox(percent, 6) : exact}%`;
};
