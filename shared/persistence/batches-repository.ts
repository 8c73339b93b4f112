import { EntityFormatter, PutItemCommand } from 'dynamodb-toolbox';
import { Problem } from '../domain/problem';
import type { Batches, DecisionList, NoticeEntry, PaymentBatch, StoredResultFile } from '../ports/money';
import { openAccountTouch } from './commit-actions';
import { decisionListKey, listedKey, noticeKey, noticePartition, resultFileKey, resultFilePrefix, type Key } from './keys';
import { listedDocuments } from './listed-documents';
import { journalCheck } from './payment-journal-repository';
import { closedYearProblem } from './refusals';
import { pack, unpack, type StoredValue } from './stored-body';
import type { Action, RawItem, Store } from './store';
import type { StoredKind } from './upcasters';

/** How many approved belongs to the condition: of two who approve at once, neither is lost. */
const statusOf = (value: PaymentBatch): string => (value.approvals.length === 0 ? value.status : `${value.status}#${value.approvals.length}`);

/** With the last approval the batch is paid: then its account's year must be open, and a year end that was sealed before must see it. */
async function approveWith(store: Store, actions: readonly Action<string>[], batch: PaymentBatch, before: PaymentBatch): Promise<void> {
  const result = await store.transact(actions);
  if (result.kind === 'written') return;
  throw result.purposes.includes('account') ? closedYearProblem(batch.accountId) : new Problem('version_stale', { params: { expectedStatus: before.status } });
}

/** Payment batches, decision lists and what is under public notice. */
export function createBatches(store: Store): Batches {
  const { document } = store.entities;
  const batches = listedDocuments<PaymentBatch>(store, {
    keyKind: 'BATCH', storedKind: 'batch', idOf: (value) => value.batchId, ownerOf: (value) => value.programmeId,
    statusOf,
  });
  const open = (kind: StoredKind, raw: RawItem): StoredValue => {
    const { schemaVersion, body } = document.build(EntityFormatter).format(raw);
    return store.upcast(kind, schemaVersion, unpack(body));
  };
  const put = (key: Key, kind: StoredKind, value: unknown) => document.build(PutItemCommand).item({ ...key, schemaVersion: store.schemaVersion(kind), body: pack(value) });

  return {
    readBatch: async (batchId) => batches.read(batchId),
    listBatches: async (programmeId) => batches.list(programmeId),
    async createBatch(batch) {
      if ((await batches.create(batch)).kind === 'exists') throw new Problem('already_exists', { params: { batchId: batch.batchId } });
    },
    async updateBatch(batch, expectedStatus) {
      if (!(await batches.replace(batch, expectedStatus))) throw new Problem('version_stale', { params: { expectedStatus } });
    },
    async recordApproval(batch, before, known) {
      const account: readonly Action<string>[] = batch.status === 'approving' ? [{ purpose: 'account', item: openAccountTouch(store, batch.accountId) }] : [];
      return approveWith(store, [batches.replaceAction(batch, statusOf(before)), journalCheck(store, known), ...account], batch, before);
    },
    async noteResultFile(file) {
      const key = resultFileKey(file.batchId, file.sha256);
      if (await store.put(put(key, 'result_file', file).options({ condition: { attr: 'pk', exists: false } }).params())) return file;
      const raw = await store.get(key);
      if (raw === null) throw new Error(`Result file ${file.sha256} was refused as existing, and is not there.`);
      return open('result_file', raw) as unknown as StoredResultFile;
    },
    async listResultFiles(batchId) {
      const rows = await store.queryAll(listedKey('BATCH', batchId).pk, { prefix: resultFilePrefix });
      return rows.map((raw) => open('result_file', raw) as unknown as StoredResultFile);
    },
    async readList(listId) {
      const raw = await store.get(decisionListKey(listId));
      return raw === null ? null : (open('decision_list', raw) as unknown as DecisionList);
    },
    async createList(list) {
      const command = put(decisionListKey(list.listId), 'decision_list', list).options({ condition: { attr: 'pk', exists: false } });
      if (!(await store.put(command.params()))) throw new Problem('already_exists', { params: { listId: list.listId } });
    },
    async listNotices(openOn) {
      // Sorted by the last day, so that a day's notices are those that end on it or later and have begun.
      const rows = await store.queryAll(noticePartition, openOn === null ? null : { from: openOn }, false);
      return rows.map((raw) => open('notice', raw) as unknown as NoticeEntry).filter((entry) => openOn === null || entry.opensOn <= openOn);
    },
    saveNotice: async (entry) => {
      await store.put(put(noticeKey(entry.closesOn, entry.applicationId), 'notice', entry).params());
    },
  };
}
