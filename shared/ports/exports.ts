import type { CreditCode } from '../domain/brands';
import type { ExportJob } from '../domain/exports/export-job';
import type { Listing, ListingKind } from '../domain/exports/listings';
import type { Bytes } from './documents';
import type { Files } from './money';

/** Lists that exports read month by month; kept by the stream, never used to decide. */
export interface Listings {
  /** Notes it under its event: noting again changes nothing. */
  note(listing: Listing): Promise<void>;
  /** One page in the order of time; `after` is null where the month ends. */
  page(kind: ListingKind, programmeId: string, month: string, after: string | null, limit: number): Promise<{ readonly items: readonly Listing[]; readonly after: string | null }>;
}

export interface ExportJobs {
  read(exportId: string): Promise<ExportJob | null>;
  listByRequester(userId: string): Promise<readonly ExportJob[]>;
  /** @throws Problem `already_exists` when the id exists with other content. */
  create(job: ExportJob): Promise<void>;
  /** @returns false when somebody else has changed it since `before` was read. */
  save(job: ExportJob, before: ExportJob): Promise<boolean>;
}

/** Names of enterprises, many at once. */
export interface EnterpriseNames {
  namesOf(creditCodes: readonly CreditCode[]): Promise<ReadonlyMap<string, string>>;
}

/** The file store where files are too large to be held in memory. */
export interface LargeFiles extends Files {
  /** As `createOnce`, from a stream. */
  createOnceFrom(path: string, bytes: Bytes, contentType: string): Promise<boolean>;
  /** Null when there is none. */
  open(path: string): Promise<Bytes | null>;
}

/** Lets somebody fetch one stored file for a short while, without signing in again. */
export interface DownloadLinks {
  linkTo(path: string, fileName: string, seconds: number): Promise<string>;
}

/** Counts and hashes bytes while they pass by. */
export interface ByteMeter {
  measure(bytes: Bytes): { readonly bytes: Bytes; readonly result: () => { readonly sha256: string; readonly bytes: number } };
}
