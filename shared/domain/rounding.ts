import type { Fen } from './brands';
import { fen } from './money';
import type { Rational } from './rational';

/**
 * How a fraction of a fen is decided. `half_up` takes the half away from zero, `half_even` to the even fen, `down`
 * towards zero, `up` away from zero; all four treat a negative amount as the mirror of the positive one.
 */
export const roundingModes = ['half_up', 'half_even', 'down', 'up'] as const;
export type RoundingMode = (typeof roundingModes)[number];

function goesUp(mode: RoundingMode, whole: bigint, remainder: bigint, denominator: bigint): boolean {
  if (remainder === 0n) return false;
  switch (mode) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'half_up':
      return 2n * remainder >= denominator;
    case 'half_even':
      return 2n * remainder > denominator || (2n * remainder === denominator && whole % 2n === 1n);
  }
}

/** Rounds a value in fen to a whole fen; done once per line. Plain Error beyond the safe integers. */
export function roundToFen(valueFen: Rational, mode: RoundingMode): Fen {
  const negative = valueFen.numerator < 0n;
  const size = negative ? -valueFen.numerator : valueFen.numerator;
  const whole = size / valueFen.denominator;
  const rounded = whole + (goesUp(mode, whole, size % valueFen.denominator, valueFen.denominator) ? 1n : 0n);
  return fen(Number(negative ? -rounded : rounded));
}
