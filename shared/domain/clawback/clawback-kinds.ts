/**
 * Why paid money is asked back. A refund of a premium (退保、批单) or a loan repaid early changes the facts: the amount is
 * determined anew by the rules the case is pinned to, and the demand is what was paid above it. A fraud finding asks back
 * the whole; an overpayment a stated sum.
 */
export const clawbackKinds = ['policy_refund', 'early_repayment', 'fraud', 'overpayment'] as const;
export type ClawbackKind = (typeof clawbackKinds)[number];

/** Kinds whose amount the rules work out. */
export const recomputedKinds = ['policy_refund', 'early_repayment'] as const;
export type RecomputedKind = (typeof recomputedKinds)[number];

export const isRecomputed = (kind: ClawbackKind): kind is RecomputedKind => recomputedKinds.some((recomputed) => recomputed === kind);

export const clawbackKindLabels: Readonly<Record<ClawbackKind, { readonly chinese: string; readonly english: string }>> = {
  policy_refund: { chinese: '退保或保费退还', english: 'premium refunded' },
  early_repayment: { chinese: '提前还款', english: 'loan repaid early' },
  fraud: { chinese: '骗取资金', english: 'fraud' },
  overpayment: { chinese: '多付', english: 'overpayment' },
};
