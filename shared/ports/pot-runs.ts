import type { Fen, Instant } from '../domain/brands';
import type { PotMode } from '../domain/pot/pot-modes';
import type { PotRunStatus } from '../domain/pot/pot-run-status';

/** How the pot is shared, with the basis of that value and of the sum: what was in force when the run was sealed. */
export type PotTerms = {
  readonly group: string;
  /** "2026" or "lifetime". */
  readonly period: string;
  readonly amountFen: Fen;
  readonly amountBasis: string;
  readonly mode: PotMode;
  readonly modeBasis: string;
  readonly catalogueHash: string;
};

/** A case of the run, in the order of acceptance. */
export type PotMember = { readonly applicationId: string; readonly receiptNumber: string; readonly acceptedAt: Instant; readonly reviewedFen: Fen; readonly shareFen: Fen };

/** What is sealed and approved: the members, the sums, and a hash over both. */
export type PotSeal = {
  readonly terms: PotTerms;
  /** Given out of the same pot before. */
  readonly takenFen: Fen;
  /** What is left to share: the pot less what was taken, never below zero. */
  readonly potFen: Fen;
  readonly members: readonly PotMember[];
  readonly reviewedTotalFen: Fen;
  readonly sharedTotalFen: Fen;
  /** SHA-256 of the canonical terms, sums and members. */
  readonly membersHash: string;
};

/** One sharing of a pot among the cases of a call, carried on chunk by chunk by whoever asks next. */
export type PotRun = {
  readonly runId: string;
  readonly programmeId: string;
  readonly callId: string;
  readonly status: PotRunStatus;
  /** The cases it set out to freeze, in the order of acceptance. */
  readonly candidates: readonly { readonly applicationId: string; readonly acceptedAt: Instant }[];
  /** How many of the candidates (freezing, cancelling) or members (applying) the present step has dealt with. */
  readonly position: number;
  readonly seal: PotSeal | null;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  /** Proved at the end: what was really awarded, and members that had left before their turn. */
  readonly result: { readonly count: number; readonly awardedFen: Fen; readonly leftApplicationIds: readonly string[] } | null;
};

export interface PotRuns {
  read(runId: string): Promise<PotRun | null>;
  list(programmeId: string): Promise<readonly PotRun[]>;
  /** @returns false when a run of this id exists. */
  create(run: PotRun): Promise<boolean>;
  /** Replaces the run on condition that it stands where `before` stood. @throws Problem `version_stale`. */
  replace(run: PotRun, before: PotRun): Promise<void>;
  /** The cases of a call by base items, strongly consistent: all that were filed, and those accepted, in that order. */
  casesOfCall(callId: string): Promise<{ readonly filed: readonly string[]; readonly accepted: readonly { readonly applicationId: string; readonly acceptedAt: Instant }[] }>;
}
