import { booksDiffer } from '../../shared/domain/ledger/books-differ';
import type { Books, ReconcileReports, StoredReconcileReport } from '../../shared/ports/books';
import type { Files } from '../../shared/ports/money';
import type { Clock } from '../../shared/ports/runtime';

export type ReconcilerDependencies = {
  readonly books: Books;
  readonly reconcileReports: Pick<ReconcileReports, 'save'>;
  readonly files: Pick<Files, 'createOnce'>;
  readonly clock: Clock;
};

export type ReconcilerLog = { readonly error: (message: string, fields: Readonly<Record<string, string>>) => void };

/**
 * Proves that the books agree and keeps what was found: the whole report in the write-once file store, the report of the
 * night where finance and auditors read it. Changes nothing else; a difference rings.
 */
export const reconcileBooks = ({ books, reconcileReports, files, clock }: ReconcilerDependencies, log: ReconcilerLog) => async (): Promise<StoredReconcileReport> => {
  const startedAt = clock.now();
  const report = await books.reconcile();
  const finishedAt = clock.now();
  const stored: StoredReconcileReport = { ...report, differenceCount: report.differences.length, startedAt, finishedAt };
  await files.createOnce(`reconciliations/${finishedAt}.json`, new TextEncoder().encode(JSON.stringify(stored)), 'application/json');
  await reconcileReports.save(stored);
  if (stored.differenceCount > 0 || stored.more) log.error(booksDiffer, { differences: String(stored.differenceCount), kinds: [...new Set(report.differences.map(({ kind }) => kind))].join(' ') });
  return stored;
};
