import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Batches, Files, Ledger, Totals } from '../../shared/ports/money';
import type { DailyRuns } from '../../shared/ports/daily-runs';
import type { ShownFigures } from '../../shared/ports/shown-figures';
import type { PaperWriter, PaymentFileReader } from '../../shared/ports/papers';

/** What letters and reports stand on: they read, and decide nothing. */
export type ReportDependencies = CaseworkDependencies & {
  readonly ledger: Pick<Ledger, 'readAccount' | 'listAccounts'>;
  readonly totals: Pick<Totals, 'read'>;
  readonly shown: Pick<ShownFigures, 'read'>;
  readonly batches: Pick<Batches, 'readBatch'>;
  readonly files: Files;
  /** The write-once store of the daily roots. */
  readonly auditRoots: Pick<Files, 'read'>;
  readonly dailyRuns: Pick<DailyRuns, 'lastFinishedOn'>;
  readonly papers: PaperWriter;
  readonly paymentFiles: PaymentFileReader;
};
