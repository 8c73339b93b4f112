/** What is known of one line while the amount is built up; each step may cut or refuse it, never raise it. */
import type { Fen } from '../brands';
import { zeroFen } from '../money';
import type { Line } from './context';
import type { LineResult, Step, Verdict } from './determination';
import type { Evidence } from './evidence';

export class LineState {
  readonly steps: Step[] = [];
  readonly reasons: string[] = [];
  #outcome: LineResult['outcome'] = 'met';
  #amountFen: Fen | null = null;
  #entitlementFen: Fen | null = null;

  constructor(
    readonly line: Line,
    readonly conditionVerdict: Verdict,
    readonly evidence: Evidence,
  ) {}

  get outcome(): LineResult['outcome'] {
    return this.#outcome;
  }

  /** Current amount; null while unknown. */
  get amountFen(): Fen | null {
    return this.#amountFen;
  }

  /** Whether money may still be given to it, surely or possibly. */
  get isOpen(): boolean {
    return this.#outcome === 'met' || this.#outcome === 'cut';
  }

  entitle(amountFen: Fen): void {
    this.#entitlementFen = amountFen;
    this.#amountFen = amountFen;
  }

  refuse(reason: string): void {
    this.#outcome = 'refused';
    this.#amountFen = zeroFen;
    this.reasons.push(reason);
  }

  /** Not decidable: neither a yes nor a no. */
  leaveUnknown(reason: string): void {
    this.#outcome = 'unknown';
    this.#amountFen = null;
    this.reasons.push(reason);
  }

  /** The line stands, its amount can't be said yet. */
  forgetAmount(reason: string): void {
    this.#amountFen = null;
    this.reasons.push(reason);
  }

  reduceTo(amountFen: Fen, step: Step, reason: string): void {
    this.steps.push(step);
    if (this.#amountFen === null || amountFen >= this.#amountFen) return;
    this.#amountFen = amountFen;
    this.#outcome = 'cut';
    this.reasons.push(reason);
  }

  get entitlementFen(): Fen | null {
    return this.#entitlementFen;
  }

  result(): LineResult {
    return {
      lineId: this.line.lineId,
      outcome: this.#outcome,
      amountFen: this.#amountFen,
      entitlementFen: this.#outcome === 'refused' && this.#entitlementFen === null ? 0 : this.#entitlementFen,
      steps: this.steps,
      reasons: this.reasons,
      factsRead: this.evidence.factsRead,
      valuesUsed: this.evidence.valuesUsed,
      missing: this.#outcome === 'unknown' || this.#amountFen === null ? [...this.evidence.missing].sort() : [],
    };
  }
}
