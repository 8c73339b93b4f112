/** What other levels already gave. Applied-for money is unknown; refused money is none. */
import type { Fen } from '../brands';
import { addFen, parseYuan, zeroFen } from '../money';
import type { CaseContext } from './context';
import type { Verdict } from './determination';
import type { fundingLevels } from './facts';
import { allOf, anyOf, verdictOf } from './kleene';

export type FundingLevel = (typeof fundingLevels)[number];

export interface OtherFunding {
  /** Whether any such funding was granted for the line or the whole case. */
  readonly granted: Verdict;
  /** Granted for this line alone; undefined while unknown. */
  readonly lineFen: Fen | undefined;
  /** Granted for the case without naming a line; undefined while unknown. */
  readonly caseFen: Fen | undefined;
}

const unknownFunding: OtherFunding = { granted: 'unknown', lineFen: undefined, caseFen: undefined };

/** Funding at some levels that bears on a line (or, with null, on the case as a whole). */
export function otherFundingFor(context: CaseContext, levels: readonly FundingLevel[], lineId: string | null): OtherFunding {
  const entries = context.facts.at('otherFunding').items();
  if (entries === undefined) return unknownFunding;
  const verdicts: Verdict[] = [];
  const sums: { line: Fen | undefined; case: Fen | undefined } = { line: zeroFen, case: zeroFen };
  for (const entry of entries) {
    const level = entry.at('level').read();
    if (typeof level === 'string' && !levels.includes(level)) continue;
    const stage = entry.at('stage').read();
    if (stage === 'refused') continue;
    const target = entry.at('lineId').read();
    if (typeof target === 'string' && target !== lineId) continue;
    const granted = allOf([
      verdictOf(level === undefined ? undefined : true),
      verdictOf(target === undefined ? undefined : true),
      verdictOf(stage === 'approved' || stage === 'paid' ? true : undefined),
    ]);
    verdicts.push(granted);
    if (granted === 'unknown' && stage === 'applied') context.evidence.miss(`${entry.path}.stage`);
    const amount = entry.at('amountYuan').read();
    const key = target === null ? 'case' : 'line';
    const before = sums[key];
    if (granted === 'unknown' || typeof amount !== 'string') [sums.line, sums.case] = [target === null ? sums.line : undefined, target === null || target === undefined ? undefined : sums.case];
    else if (before !== undefined) sums[key] = addFen(before, parseYuan(amount, entry.at('amountYuan').path));
  }
  return { granted: anyOf(verdicts), lineFen: sums.line, caseFen: sums.case };
}
