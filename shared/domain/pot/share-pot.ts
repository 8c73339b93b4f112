import type { Fen } from '../brands';
import { shareByLargestRemainder } from '../largest-remainder';
import { formatYuan, minFen, subtractFen, sumFen, zeroFen } from '../money';
import type { PotMode } from './pot-modes';
import { potModeLabels } from './pot-modes';

/** A case as it asks for its share: what it was reviewed at. In the order of acceptance, which is also the order of ties. */
export type PotClaim = { readonly applicationId: string; readonly reviewedFen: Fen };
export type PotShare = PotClaim & { readonly shareFen: Fen };

/**
 * Shares a pot among cases in the order of acceptance. The shares never exceed the pot or a case's own amount; whoever
 * is covered by the pot in full gets the reviewed amount whatever the mode.
 */
export function sharePot(mode: PotMode, potFen: Fen, claims: readonly PotClaim[]): readonly PotShare[] {
  const shares = sharesBy[mode](potFen, claims.map(({ reviewedFen }) => reviewedFen));
  return claims.map(({ applicationId, reviewedFen }, index) => ({ applicationId, reviewedFen, shareFen: shares[index] ?? zeroFen }));
}

/** One after the other, until the first that is not covered; that one gets the rest or nothing, those after it nothing. */
const byOrder = (lastIsCut: boolean) => (potFen: Fen, amounts: readonly Fen[]): readonly Fen[] => {
  let left = potFen;
  let usedUp = false;
  return amounts.map((amount) => {
    if (usedUp) return zeroFen;
    usedUp = amount > left;
    const given = usedUp && !lastIsCut ? zeroFen : minFen(amount, left);
    left = subtractFen(left, given);
    return given;
  });
};

const sharesBy: Readonly<Record<PotMode, (potFen: Fen, amounts: readonly Fen[]) => readonly Fen[]>> = {
  pro_rata: shareByLargestRemainder,
  acceptance_order_last_cut: byOrder(true),
  acceptance_order_last_left_out: byOrder(false),
};

export const claimedTotalFen = (claims: readonly PotClaim[]): Fen => sumFen(claims.map(({ reviewedFen }) => reviewedFen));
export const sharedTotalFen = (shares: readonly PotShare[]): Fen => sumFen(shares.map(({ shareFen }) => shareFen));

/** Why a case gets what it gets, for the officer who approves it and for the applicant. `place` counts from 1. */
export function shareSaying(mode: PotMode, potFen: Fen, claimedFen: Fen, share: PotShare, place: number): string {
  const [own, given, pot, all] = [share.reviewedFen, share.shareFen, potFen, claimedFen].map(formatYuan);
  if (share.shareFen === share.reviewedFen) return `审核金额 ${own} 元，资金池足以安排，全额`;
  if (mode === 'pro_rata') return `审核金额 ${own} 元 × 资金池 ${pot} 元 ÷ 审核金额合计 ${all} 元，${potModeLabels.pro_rata.chinese}，得 ${given} 元`;
  const why = share.shareFen === 0 ? '轮到时资金池已不足以安排' : '只余此数';
  return `受理顺序第 ${place} 件，审核金额 ${own} 元，${why}，得 ${given} 元（${potModeLabels[mode].chinese}）`;
}
