import type { Grant } from '../application/actor';
import type { Fen, Instant } from '../brands';
import { zeroFen } from '../money';
import type { ListingKind } from './listings';

/** The rows of one month that one person may see, as far as their grants reached when they asked. */
export type ExportScope = readonly Pick<Grant, 'role' | 'regionCode' | 'programmeId'>[];

/** How far the collecting came: everything before is in part files. */
export type ExportCursor = { readonly month: string; readonly after: string | null };

export const exportPhases = ['waiting', 'collecting', 'writing', 'ready', 'failed'] as const;

/** Why an export was given up: the file store refused, workers ended without a word (time, memory), or something nobody foresaw. */
export const exportFailureReasons = ['files_refused', 'worker_stopped', 'unexpected'] as const;
export type ExportFailureReason = (typeof exportFailureReasons)[number];

/** Runs that came no further, after which an export is given up; fewer than the queue hands it out, so that the last one is kept aside and rings. */
export const exportTriesAtMost = 4;

/**
 * A file that is written in the background. Rows are first collected into part files, page by page, then written as
 * one; a part once written is never written anew, so that a run that was interrupted ends in the same bytes.
 */
export type ExportJob = {
  readonly exportId: string;
  readonly kind: ListingKind;
  readonly format: 'csv' | 'xlsx';
  readonly programmeId: string;
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly requestedBy: string;
  /** Nothing that happened later is in the file. */
  readonly requestedAt: Instant;
  readonly scope: ExportScope;
  /** Failed: given up after so many tries; whoever asked can let it go on. */
  readonly phase: (typeof exportPhases)[number];
  readonly rowsDone: number;
  /** Known once everything is collected. */
  readonly rowsTotal: number | null;
  readonly parts: number;
  /** Null: everything is collected. */
  readonly cursor: ExportCursor | null;
  readonly totalFen: Fen;
  /** Who works on it until when; somebody else may take it over afterwards. */
  readonly lease: { readonly owner: string; readonly until: Instant } | null;
  /** Runs begun since it last came a step further. */
  readonly tries: number;
  /** Why it was given up, and by which id the worker's log tells of it; null unless it failed. */
  readonly failure: { readonly reason: ExportFailureReason; readonly correlationId: string; readonly failedAt: Instant } | null;
  readonly result: { readonly path: string; readonly sha256: string; readonly bytes: number } | null;
  /** Counts changes: every change is on condition of the one before. */
  readonly version: number;
};

type Asked = Pick<ExportJob, 'exportId' | 'kind' | 'format' | 'programmeId' | 'fromMonth' | 'toMonth' | 'requestedBy' | 'requestedAt' | 'scope'>;

export const newExport = (asked: Asked): ExportJob => ({
  ...asked, phase: 'waiting', rowsDone: 0, rowsTotal: null, parts: 0, cursor: { month: asked.fromMonth, after: null }, totalFen: zeroFen, lease: null, tries: 0, failure: null, result: null, version: 1,
});

/** The month after, "2026-12" → "2027-01". */
export const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** A job that was given up, to be tried again: it goes on where it stopped. */
export const triedAgain = (job: ExportJob): ExportJob => ({ ...job, phase: 'waiting', tries: 0, failure: null, lease: null, version: job.version + 1 });

export const isTakenByAnother = ({ lease }: ExportJob, owner: string, now: Instant): boolean => lease !== null && lease.owner !== owner && lease.until > now;

export const partPath = (exportId: string, part: number): string => `exports/${exportId}/parts/${String(part).padStart(6, '0')}.json`;
export const exportPath = ({ exportId, format }: Pick<ExportJob, 'exportId' | 'format'>): string => `exports/${exportId}/export.${format}`;
