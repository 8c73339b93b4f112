import { EntityFormatter, PutItemCommand } from 'dynamodb-toolbox';
import { journalPath } from '../domain/ledger/journal-path';
import { paymentFilePath } from '../domain/ledger/file-paths';
import type { BatchFile, BatchFileFormat, Files, PaymentBatch, StoredResultFile } from '../ports/money';
import type { JournalEntry, PaymentJournal } from '../ports/payment-journal';
import type { Clock, Hashing } from '../ports/runtime';
import type { StoredEvent } from './application-items';
import { bringForward } from './bring-forward';
import { bringYearEnd } from './bring-year-end';
import { listedKey, ownerPartition, resultFileKey } from './keys';
import { pack, unpack } from './stored-body';
import type { Store } from './store';

type Sources = { readonly store: Store; readonly paymentJournal: PaymentJournal; readonly files: Pick<Files, 'read'>; readonly clock: Clock; readonly hashing: Hashing };

/** A case or a year end that the table refuses. */
export type Conflict = { readonly subject: string; readonly reason: string };

export type Reapplied = {
  /** Entries the table now knows. */
  readonly known: number;
  /** Entries that it did not know before. */
  readonly reapplied: number;
  /** Cases brought forward, each once. */
  readonly brought: number;
  readonly conflicts: readonly Conflict[];
};

/**
 * Brings an older table up to the journal of payments, entry by entry in its order: cases to where they stood when money
 * left or an answer came, batches and result files to what was approved and taken in. Stops at the first entry that
 * cannot be applied whole; run again, it goes on there. Payments are frozen from the first unknown entry on and stay so:
 * lifting that is the caller's, when the books agree.
 * @param published told every event that came back, so that it is projected.
 */
export async function reapply(sources: Sources, published: (events: readonly StoredEvent[]) => Promise<void>): Promise<Reapplied> {
  const { store, paymentJournal, files, clock } = sources;
  const start = (await paymentJournal.standing()).known;
  let known = start;
  const brought = new Set<string>();
  for (;;) {
    const bytes = await files.read(journalPath(known + 1));
    if (bytes === null) return { known, reapplied: known - start, brought: brought.size, conflicts: [] };
    const entry = paymentJournal.decode(bytes);
    await paymentJournal.freeze(clock.now());
    const conflicts: Conflict[] = entry.yearEnd === undefined ? [] : [...await bringYearEnd(store, entry.yearEnd)];
    for (const image of entry.cases) {
      const { outcome, events } = await bringForward(store, image);
      if (outcome.kind === 'conflict') conflicts.push({ subject: outcome.applicationId, reason: outcome.reason });
      if (outcome.kind === 'brought') brought.add(outcome.applicationId);
      await published(events);
    }
    if (conflicts.length > 0) return { known, reapplied: known - start, brought: brought.size, conflicts };
    await bringBatch(sources, entry);
    if (entry.resultFile !== null) await bringResultFile(store, entry.resultFile);
    known += 1;
    await paymentJournal.advance(known);
  }
}

/** The batch as it was let go; approved when every file of it lies in the store. */
async function bringBatch(sources: Sources, { batch }: JournalEntry): Promise<void> {
  if (batch === null) return;
  const { store } = sources;
  const { document, pointer } = store.entities;
  const key = listedKey('BATCH', batch.batchId);
  const raw = await store.get(key);
  const stored = raw === null ? null : (store.upcast('batch', document.build(EntityFormatter).format(raw).schemaVersion, unpack(document.build(EntityFormatter).format(raw).body)) as unknown as PaymentBatch);
  if (stored?.status === 'approved') return;
  const files = await filesOf(sources, batch);
  const whole: PaymentBatch = files === null ? batch : { ...batch, status: 'approved', files, fileHash: files.find(({ format }) => format === 'list_csv')?.sha256 ?? null };
  const status = whole.approvals.length === 0 ? whole.status : `${whole.status}#${whole.approvals.length}`;
  await store.put(document.build(PutItemCommand).item({ ...key, schemaVersion: store.schemaVersion('batch'), status, body: pack(whole) }).params());
  const row = { pk: ownerPartition('BATCH', batch.programmeId), sk: batch.batchId, schemaVersion: 1, target: batch.batchId };
  const { Item } = pointer.build(PutItemCommand).item(row).params();
  await store.put({ TableName: store.tableName, Item });
}

/** Every format the batch gives, with its bytes and hash; null while one of them was never written. */
async function filesOf({ files, hashing }: Sources, batch: PaymentBatch): Promise<readonly BatchFile[] | null> {
  if (batch.files.length > 0) return batch.files;
  const formats: readonly BatchFileFormat[] = batch.terms === null ? ['list_csv'] : ['list_csv', 'fiscal_csv', 'fiscal_xlsx', ...(batch.terms.debtor === null ? [] : ['pain_001' as const])];
  const found: BatchFile[] = [];
  for (const format of formats) {
    const bytes = await files.read(paymentFilePath(batch.batchId, format));
    if (bytes === null) return null;
    found.push({ format, sha256: hashing.sha256Bytes(bytes), bytes: bytes.length });
  }
  return found;
}

async function bringResultFile(store: Store, file: StoredResultFile): Promise<void> {
  const command = store.entities.document.build(PutItemCommand).item({ ...resultFileKey(file.batchId, file.sha256), schemaVersion: store.schemaVersion('result_file'), body: pack(file) });
  await store.put(command.options({ condition: { attr: 'pk', exists: false } }).params());
}
