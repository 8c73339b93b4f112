/**
 * The balance of each drawdown through time. Repayments name their drawdown or repay the oldest open one first.
 * The drawdown day counts, the repayment day doesn't (算头不算尾).
 */
import type { Fen, LocalDate } from '../../brands';
import { parseYuan, subtractFen, zeroFen, minFen, addFen } from '../../money';
import { minDate } from '../../local-date';
import { Problem } from '../../problem';
import { readDate } from '../date-references';
import type { Cursor } from '../evidence';
import type { LoanFacts } from '../facts';

export interface Drawdown {
  readonly number: string | null;
  readonly drawnOn: LocalDate;
  readonly amountFen: Fen;
  /** Interest from this day on is overdue; null: nothing is overdue. */
  readonly dueOn: LocalDate | null;
  readonly path: string;
}

interface Repayment {
  readonly repaidOn: LocalDate;
  readonly amountFen: Fen;
  readonly drawdownNumber: string | null;
  readonly path: string;
}

/** A balance that stood from one day (in) to another (out). */
export interface BalanceSpan {
  readonly drawdown: Drawdown;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly balanceFen: Fen;
}

/** Drawdowns in order of their days; undefined when something is missing. */
export function readDrawdowns(loan: Cursor<LoanFacts>): readonly Drawdown[] | undefined {
  const entries = loan.at('drawdowns').items();
  if (entries === undefined) return undefined;
  const overdue = loan.at('overdue').peek();
  const drawdowns = entries.map((entry): Drawdown | undefined => {
    const drawnOn = readDate(entry.at('drawnOn'));
    const amount = entry.at('amountYuan').read();
    const number = entry.at('drawdownNumber').peek() ?? null;
    // A loan that was never overdue needs no due date; otherwise interest stops there.
    const dueOn = overdue === false || overdue === null ? null : readDate(entry.at('dueOn'));
    if (typeof drawnOn !== 'string' || typeof amount !== 'string' || dueOn === undefined) return undefined;
    return { number, drawnOn, amountFen: parseYuan(amount, entry.at('amountYuan').path), dueOn, path: entry.path };
  });
  if (!drawdowns.every((drawdown) => drawdown !== undefined)) return undefined;
  return drawdowns.sort((left, right) => (left.drawnOn < right.drawnOn ? -1 : left.drawnOn > right.drawnOn ? 1 : 0));
}

function readRepayments(loan: Cursor<LoanFacts>): readonly Repayment[] | undefined {
  const repayments = loan.at('repayments').items()?.map((entry): Repayment | undefined => {
    const repaidOn = readDate(entry.at('repaidOn'));
    const amount = entry.at('amountYuan').read();
    if (typeof repaidOn !== 'string' || typeof amount !== 'string') return undefined;
    return { repaidOn, amountFen: parseYuan(amount, entry.path), drawdownNumber: entry.at('drawdownNumber').peek() ?? null, path: entry.path };
  });
  if (repayments === undefined || !repayments.every((repayment) => repayment !== undefined)) return undefined;
  return repayments.sort((left, right) => (left.repaidOn < right.repaidOn ? -1 : left.repaidOn > right.repaidOn ? 1 : 0));
}

const tooMuch = (path: string, reason: string): Problem => new Problem('facts_inconsistent', { field: path, params: { reason } });

/** Parts of repayments that go to each drawdown, by the drawdown's place. Problem `facts_inconsistent` when more is repaid than was drawn. */
function allocate(drawdowns: readonly Drawdown[], repayments: readonly Repayment[]): readonly (readonly { readonly on: LocalDate; readonly amountFen: Fen }[])[] {
  const open = drawdowns.map((drawdown) => drawdown.amountFen);
  const parts: { readonly on: LocalDate; readonly amountFen: Fen }[][] = drawdowns.map(() => []);
  for (const repayment of repayments) {
    let left = repayment.amountFen;
    for (const [index, drawdown] of drawdowns.entries()) {
      const fits = repayment.drawdownNumber === null ? drawdown.drawnOn <= repayment.repaidOn : drawdown.number === repayment.drawdownNumber;
      const part = fits ? minFen(left, open[index] ?? zeroFen) : zeroFen;
      if (part === 0) continue;
      if (repayment.repaidOn < drawdown.drawnOn) throw tooMuch(repayment.path, 'repaid_before_drawn');
      open[index] = subtractFen(open[index] ?? zeroFen, part);
      parts[index]?.push({ on: repayment.repaidOn, amountFen: part });
      left = subtractFen(left, part);
    }
    if (left > 0) throw tooMuch(repayment.path, 'repaid_more_than_drawn');
  }
  return parts;
}

/**
 * Spans of balances, each cut at its end: agreed due date, and `limitOf` (term limit). A balance still open runs to
 * `openUntil`. undefined when drawdowns or repayments aren't known.
 */
export function balanceSpans(
  loan: Cursor<LoanFacts>,
  limitOf: (drawdown: Drawdown) => LocalDate | null,
  openUntil: LocalDate,
): readonly BalanceSpan[] | undefined {
  const [drawdowns, repayments] = [readDrawdowns(loan), readRepayments(loan)];
  if (drawdowns === undefined || repayments === undefined) return undefined;
  const parts = allocate(drawdowns, repayments);
  return drawdowns.flatMap((drawdown, index) => {
    const limits = [limitOf(drawdown), drawdown.dueOn, openUntil].filter((date) => date !== null);
    const endOn = limits.reduce(minDate);
    const spans: BalanceSpan[] = [];
    let [fromOn, balanceFen] = [drawdown.drawnOn, drawdown.amountFen];
    for (const { on, amountFen } of [...(parts[index] ?? []), { on: openUntil, amountFen: zeroFen }]) {
      const toOn = minDate(on, endOn);
      if (toOn > fromOn && balanceFen > 0) spans.push({ drawdown, fromOn, toOn, balanceFen });
      if (on > fromOn) fromOn = on;
      balanceFen = subtractFen(balanceFen, amountFen);
    }
    return spans;
  });
}

/** Everything drawn under the contract. */
export const principalOf = (drawdowns: readonly Drawdown[]): Fen => drawdowns.reduce((sum, drawdown) => addFen(sum, drawdown.amountFen), zeroFen);
