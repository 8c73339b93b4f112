import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { ReconcileReports } from '../../shared/ports/books';
import type { DownloadLinks, ExportJobs } from '../../shared/ports/exports';
import type { YearEnds } from '../../shared/ports/year-ends';
import type { WorkQueue } from '../../shared/ports/work-queue';
import type { ResultFileReader, TableWriter } from '../../shared/ports/documents';
import type { PaymentJournal } from '../../shared/ports/payment-journal';
import type { Batches, Files, Ledger, PaymentTermsBook, Totals, Transfers } from '../../shared/ports/money';

/** What the use cases of money stand on. */
export type DisbursementDependencies = CaseworkDependencies & {
  readonly ledger: Ledger;
  readonly transfers: Transfers;
  readonly batches: Batches;
  readonly yearEnds: YearEnds;
  readonly files: Files;
  readonly totals: Totals;
  readonly paymentTerms: PaymentTermsBook;
  readonly tables: TableWriter;
  readonly resultFiles: ResultFileReader;
  readonly exportJobs: ExportJobs;
  readonly exportQueue: WorkQueue;
  readonly links: DownloadLinks;
  readonly reconcileReports: ReconcileReports;
  readonly paymentJournal: PaymentJournal;
};
