import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Batches, Files, Ledger } from '../../shared/ports/money';
import type { PaperWriter, PaymentFileReader } from '../../shared/ports/papers';

/** What letters and reports stand on: they read, and decide nothing. */
export type ReportDependencies = CaseworkDependencies & {
  readonly ledger: Pick<Ledger, 'readAccount'>;
  readonly batches: Pick<Batches, 'readBatch'>;
  readonly files: Files;
  readonly papers: PaperWriter;
  readonly paymentFiles: PaymentFileReader;
};
