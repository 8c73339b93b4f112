/**
 * What `determine` answers: JSON-serialisable, canonical, and complete enough to be replayed and to be explained to the
 * applicant years later. Amounts are safe-integer fen.
 */

/** Kleene's three values for a single test. */
export type Verdict = 'met' | 'not_met' | 'unknown';

export type Outcome = 'eligible' | 'not_eligible' | 'undetermined';

/** text: the published words; reading: our interpretation, shown as such; value: fixed by a recorded value. */
export type Basis = 'text' | 'reading' | 'value';

export type ValueStatus = 'in_force' | 'provisional' | 'hypothetical' | 'demo';

export interface Citation {
  readonly instrumentId: string;
  readonly locator: string;
  readonly summary: string;
}

/** One fact that was looked at. `value` is null when known to be none; lists are recorded by their length. */
export interface FactRead {
  readonly path: string;
  readonly value: string | number | boolean | null;
}

/** One recorded value (or series entry) that was used. */
export interface ValueUsed {
  readonly slot: string;
  readonly value: string | number | boolean | readonly string[];
  readonly fromOn: string;
  readonly basis: { readonly documentNumber: string | null; readonly clause: string };
  readonly status: ValueStatus;
  readonly sourceMark: string;
}

export interface Step {
  /** Chinese. */
  readonly label: string;
  readonly expression: string;
  readonly result: string;
}

export interface ConditionResult {
  readonly conditionId: string;
  /** Set when the condition was tested on one line. */
  readonly lineId: string | null;
  readonly outcome: Verdict;
  readonly saying: string;
  readonly basis: Basis;
  readonly citations: readonly Citation[];
  readonly factsRead: readonly FactRead[];
  readonly valuesUsed: readonly ValueUsed[];
  /** Paths of absent facts that decide it; `slot:<id>` for a value not yet set; `series:<id>@<date>` for an unpublished one. */
  readonly missing: readonly string[];
  /** Chinese: what was found, in one sentence. */
  readonly finding: string;
}

export type LineOutcome = 'met' | 'cut' | 'refused' | 'unknown';

export interface LineResult {
  readonly lineId: string;
  readonly outcome: LineOutcome;
  /** After all ceilings; 0 when refused; null while unknown. */
  readonly amountFen: number | null;
  /** Rounded once, before case ceilings and other funding; null while unknown. */
  readonly entitlementFen: number | null;
  readonly steps: readonly Step[];
  /** Chinese reasons for a cut, a refusal or an unknown. */
  readonly reasons: readonly string[];
  readonly factsRead: readonly FactRead[];
  readonly valuesUsed: readonly ValueUsed[];
  readonly missing: readonly string[];
}

export interface DeterminationAmount {
  /** 0 when not eligible; null while not computable. May be null for an eligible case (a ceiling's use is unknown). */
  readonly amountFen: number | null;
  readonly steps: readonly Step[];
  readonly missing: readonly string[];
}

/** What the case uses of one ceiling in one period, after everything else was applied; for the books when it is granted. */
export interface CeilingUse {
  readonly ceilingId: string;
  readonly group: string;
  /** "2024" or "lifetime". */
  readonly period: string;
  readonly amountFen: number;
  /** Lines that get money. */
  readonly lines: number;
  /** The ceiling itself; null where only lines are counted. */
  readonly limitFen: number | null;
  /** Most lines funded in the period; null where only money is counted. */
  readonly limitLines: number | null;
}

export interface UnsetSlot {
  readonly slot: string;
  readonly saying: string;
  readonly citation: Citation | null;
}

export type WarningKind = 'reading' | 'provisional_value' | 'hypothetical_value' | 'demo_value' | 'unverified_fact';

export interface DeterminationWarning {
  readonly kind: WarningKind;
  /** Condition, slot, series or fact path it is about. */
  readonly subject: string;
  /** Chinese. */
  readonly saying: string;
}

export interface Determination {
  readonly format: 1;
  readonly engineVersion: string;
  readonly programmeId: string;
  readonly programmeTitle: string;
  readonly asOfOn: string;
  readonly allowDemo: boolean;
  readonly outcome: Outcome;
  readonly conditions: readonly ConditionResult[];
  readonly lines: readonly LineResult[];
  readonly amount: DeterminationAmount;
  /** Empty while the amount is not known. */
  readonly ceilingUse: readonly CeilingUse[];
  /** Values that must be recorded before anyone can be answered. */
  readonly slotsUnset: readonly UnsetSlot[];
  /** Every path or slot that is missing, sorted, without repeats. */
  readonly missing: readonly string[];
  readonly warnings: readonly DeterminationWarning[];
  readonly catalogueHash: string;
  readonly factsHash: string;
}
