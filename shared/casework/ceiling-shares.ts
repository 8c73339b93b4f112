import type { CeilingShare } from '../domain/application/application';
import type { Fen } from '../domain/brands';
import { fen, minFen, subtractFen } from '../domain/money';
import type { Determination } from '../domain/rules/determination';

/**
 * What a grant of `amountFen` uses of the ceilings its determination applied. A decision below the determined amount
 * uses less: the cut is taken from the last period.
 */
export const ceilingSharesOf = (determination: Determination, amountFen: Fen): readonly (CeilingShare & { readonly limitFen: Fen | null; readonly limitLines: number | null })[] => {
  const leftByGroup = new Map<string, Fen>();
  return determination.ceilingUse.map((use) => {
    const left = leftByGroup.get(use.group) ?? amountFen;
    const share = minFen(left, fen(use.amountFen));
    leftByGroup.set(use.group, subtractFen(left, share));
    return { group: use.group, period: use.period, amountFen: share, lines: use.lines, limitFen: use.limitFen === null ? null : fen(use.limitFen), limitLines: use.limitLines };
  });
};
