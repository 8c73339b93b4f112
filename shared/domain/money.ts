import { brandFen, type Fen } from './brands';
import { fieldProblem } from './field-problem';

export type { Fen } from './brands';

/** The largest amount accepted from people and files: 10^13 fen = 100 000 000 000.00 yuan. */
export const maxInputFen: Fen = brandFen(10_000_000_000_000);

/** Gives an integer number of fen its type. Throws a plain Error on a fraction, NaN or an unsafe integer. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new Error(`not a whole, safe number of fen: ${amount}`);
  return brandFen(amount + 0); // + 0 turns -0 into 0, so that equal amounts have equal bytes
}

export const zeroFen: Fen = fen(0);

/**
 * Reads yuan text as people and files give it: digits, at most two decimals, 0 … 100000000000.00.
 * Problem `money_invalid`, reason `format` (grouping, exponent, spaces, leading zero, empty), `negative`, `decimals`
 * (more than two) or `too_large`.
 */
export function parseYuan(text: string, field?: string): Fen {
  const refuse = (reason: string) => fieldProblem('money_invalid', field, { reason });
  const match = /^([+-]?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw refuse('format');
  const [, sign = '', whole = '', decimals = ''] = match;
  if (sign === '-') throw refuse('negative');
  if (sign === '+') throw refuse('format');
  if (decimals.length > 2) throw refuse('decimals');
  if (whole.length > 12) throw refuse('too_large');
  const amount = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  if (amount > maxInputFen) throw refuse('too_large');
  return fen(amount);
}

/** Yuan text with exactly two decimals and no grouping: 11071667 → "110716.67", -5 → "-0.05". */
export function formatYuan(amountFen: Fen): string {
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  return `${amountFen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Sum of two amounts; plain Error beyond the safe integers. */
export const addFen = (left: Fen, right: Fen): Fen => fen(left + right);

/** Difference, negative when `right` is larger; plain Error beyond the safe integers. */
export const subtractFen = (left: Fen, right: Fen): Fen => fen(left - right);

/** Sum of any number of amounts, zero for none; plain Error beyond the safe integers. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = zeroFen;
  for (const amount of amounts) total = addFen(total, amount);
  return total;
}

export const minFen = (left: Fen, right: Fen): Fen => (left <= right ? left : right);
export const maxFen = (left: Fen, right: Fen): Fen => (left >= right ? left : right);
