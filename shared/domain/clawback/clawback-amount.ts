import type { Application } from '../application/application';
import { partsTotalFen } from '../application/parts';
import type { Fen } from '../brands';
import { maxFen, subtractFen, zeroFen } from '../money';
import { isRecomputed } from './clawback-kinds';
import type { ClawbackKind } from './clawback-kinds';

/** What was paid, in fen, by all payers together. */
export const paidFenOf = ({ parts }: Pick<Application, 'parts'>): Fen => partsTotalFen(parts.filter((part) => part.balance === 'paid'));

/** What was paid and is not yet asked back. */
export const demandableFenOf = ({ parts, clawback }: Pick<Application, 'parts' | 'clawback'>): Fen => subtractFen(paidFenOf({ parts }), clawback?.demandedFen ?? zeroFen);

/**
 * What a demand of this kind comes to: the whole of what is left for a fraud finding, what was paid above the amount
 * determined anew (nothing when there is none), null for an overpayment, whose sum is stated.
 * @param recomputedFen the amount by the corrected facts; only for the kinds the rules work out.
 */
export const demandOfKind = (application: Pick<Application, 'parts' | 'clawback'>, kind: ClawbackKind, recomputedFen: Fen | null): Fen | null => {
  const left = demandableFenOf(application);
  if (kind === 'fraud') return left;
  if (!isRecomputed(kind)) return null;
  if (recomputedFen === null) throw new Error(`A demand for ${kind} rests on an amount determined anew.`);
  return maxFen(zeroFen, subtractFen(left, recomputedFen));
};
