import type { Books } from '../ports/books';
import { createMaintenanceScan } from './maintenance-scan';
import { reconcile, type ReconcileSources } from './reconcile';
import type { RepositoryOptions } from './repositories';
import { createStore } from './store';
import { createDocumentClient } from './table-client';

export type BookFiles = Pick<ReconcileSources, 'files' | 'paymentLists' | 'resultFiles'>;

/** The books of one table and its file store. */
export function createBooks({ client, tableName, ids, hashing, sleep, random }: Omit<RepositoryOptions, 'cipher' | 'clock'>, files: BookFiles): Books {
  const options = { client: createDocumentClient(client), tableName, sleep, random, token: () => ids.salt() };
  const [store, scan] = [createStore(options), createMaintenanceScan(options)];
  return { reconcile: () => reconcile({ ...files, store, scan, hashing, salt: ids.salt() }) };
}
