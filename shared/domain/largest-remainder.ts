import type { Fen } from './brands';
import { fen } from './money';

/**
 * Shares a pot in proportion to approved amounts so that the fen add up to the pot exactly.
 *
 * Everyone gets the whole fen of the exact share; the fen left over go one each to the largest fractions. A tie goes
 * to the earlier weight, so the order given is the tie order (order of acceptance). When the pot covers the sum the
 * weights themselves are the shares; nobody ever gets more than the own weight or is a fen or more off the exact share.
 * Plain Error on a negative pot or weight.
 */
export function shareByLargestRemainder(potFen: Fen, weights: readonly Fen[]): readonly Fen[] {
  if (potFen < 0 || weights.some((weight) => weight < 0)) throw new Error('a pot and its weights are not negative');
  const pot = BigInt(potFen);
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (pot >= total) return [...weights];

  const exact = weights.map((weight, order) => {
    const scaled = pot * BigInt(weight);
    return { order, whole: scaled / total, remainder: scaled % total };
  });
  const left = pot - exact.reduce((sum, share) => sum + share.whole, 0n);
  const byRemainder = [...exact].sort((a, b) => {
    if (a.remainder === b.remainder) return a.order - b.order;
    return a.remainder > b.remainder ? -1 : 1;
  });
  const luckyOrders = new Set(byRemainder.slice(0, Number(left)).map((share) => share.order));
  return exact.map((share) => fen(Number(share.whole) + (luckyOrders.has(share.order) ? 1 : 0)));
}
