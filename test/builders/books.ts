import { paymentListReader } from '../../shared/documents/payment-list';
import { resultFileReader } from '../../shared/documents/result-file-reader';
import { hashing } from '../../shared/integrations/sha256';
import type { MaintenanceScan } from '../../shared/persistence/maintenance-scan';
import { reconcile } from '../../shared/persistence/reconcile';
import type { Store } from '../../shared/persistence/store';
import type { ReconcileReport } from '../../shared/ports/books';
import type { Files } from '../../shared/ports/money';

const noFiles: Pick<Files, 'read'> = { read: () => Promise.resolve(null) };

/** Reconciles a table of a test; without files only where no batch was approved. */
export const reconcileTable = (table: { readonly store: Store; readonly scan: MaintenanceScan }, files: Pick<Files, 'read'> = noFiles): Promise<ReconcileReport> =>
  reconcile({ store: table.store, scan: table.scan, files, hashing, paymentLists: paymentListReader, resultFiles: resultFileReader, salt: 'salt of a test' });
