import { EntityFormatter, PutItemCommand } from 'dynamodb-toolbox';
import type { ReconcileReports, StoredReconcileReport } from '../ports/books';
import { reconcileReportKey, reconcileReportPartition } from './keys';
import { pack, unpack } from './stored-body';
import type { Store } from './store';

/** What an item has room for; the whole report lies in the file store. */
const differencesKept = 500;

/** The nightly proofs of the books, newest last. */
export function createReconcileReports(store: Store): ReconcileReports {
  const { document } = store.entities;
  return {
    async save(report) {
      const kept = { ...report, differences: report.differences.slice(0, differencesKept) };
      await store.put(document.build(PutItemCommand).item({ ...reconcileReportKey(report.finishedAt), schemaVersion: store.schemaVersion('reconcile_report'), body: pack(kept) }).params());
    },
    async latest() {
      const [raw] = (await store.query(reconcileReportPartition, null, { limit: 1, newestFirst: true, consistent: true })).items;
      if (raw === undefined) return null;
      const { schemaVersion, body } = document.build(EntityFormatter).format(raw);
      return store.upcast('reconcile_report', schemaVersion, unpack(body)) as unknown as StoredReconcileReport;
    },
  };
}
