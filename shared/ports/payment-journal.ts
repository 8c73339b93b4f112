import type { Instant } from '../domain/brands';
import type { PaymentBatch, StoredResultFile } from './money';
import type { YearEndRun } from './year-ends';

/** Everything the table holds of one case, as it was at that version: enough to bring an older table up to it. */
export type CaseImage = { readonly applicationId: string; readonly version: number; readonly lastEventHash: string; readonly items: readonly unknown[] };

/**
 * One step of money that the world knows of: orders that were let go, answers that came back, a payment that was
 * returned, a year that was closed and whose money the next one pays. Written once outside the table, numbered without gaps.
 */
export type JournalEntry = {
  readonly sequence: number;
  readonly step: 'approval' | 'answers' | 'return' | 'year_end';
  readonly at: Instant;
  /** The batch as it stood, and the file that was taken in; null for a return and a year end. */
  readonly batch: PaymentBatch | null;
  readonly resultFile: StoredResultFile | null;
  /** The year end as it closed its account; absent in every other step. */
  readonly yearEnd?: YearEndRun;
  readonly cases: readonly CaseImage[];
};

export type JournalStanding = {
  /** So many entries of the journal the table knows. */
  readonly known: number;
  /** Since when payments are frozen because the table turned out to be older than the journal; null: they are not. */
  readonly frozenAt: Instant | null;
};

/** What the table knows of the journal of payments, and what it holds of the cases that the journal is about. */
export interface PaymentJournal {
  /** A moment late: what is decided on it is a condition of the write. */
  standing(): Promise<JournalStanding>;
  /** The cases as they are stored, in the versions named or later ones. */
  imagesOf(cases: readonly { readonly applicationId: string; readonly version: number }[]): Promise<readonly CaseImage[]>;
  /** True when the table holds everything that the entry says. */
  knows(entry: JournalEntry): Promise<boolean>;
  /** Notes that one more entry is known; a later note stays. */
  advance(sequence: number): Promise<void>;
  freeze(at: Instant): Promise<void>;
  /** Lifts the freeze, when that many entries are known. @returns false otherwise. */
  thaw(known: number): Promise<boolean>;
  /** The text of an entry, and back. */
  encode(entry: JournalEntry): Uint8Array;
  decode(bytes: Uint8Array): JournalEntry;
}

/** What became of a case that an older table was to be brought up to. */
export type BroughtForward =
  | { readonly kind: 'known' | 'brought'; readonly applicationId: string }
  /** The table has another history of the case, or its money is not there: somebody has to look. */
  | { readonly kind: 'conflict'; readonly applicationId: string; readonly reason: string };
