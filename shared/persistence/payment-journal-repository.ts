import { EntityFormatter, UpdateItemCommand } from 'dynamodb-toolbox';
import type { Instant } from '../domain/brands';
import type { CaseImage, JournalEntry, PaymentJournal } from '../ports/payment-journal';
import { applicationPartition, claimKey, claimListKey, eventKey, headKey, journalMarkKey, listedKey, resultFileKey } from './keys';
import { packText, unpackText } from './stored-body';
import type { Action, RawItem, Store } from './store';

const casesAtOnce = 10;

/** The mark of the journal in the table, and images of cases for it. */
export function createPaymentJournal(store: Store): PaymentJournal {
  const { journalMark } = store.entities;
  const update = journalMark.build(UpdateItemCommand);
  return {
    async standing() {
      const raw = await store.get(journalMarkKey, false);
      if (raw === null) return { known: 0, frozenAt: null };
      const { known, frozenAt } = journalMark.build(EntityFormatter).format(raw);
      return { known, frozenAt: (frozenAt ?? null) as Instant | null };
    },
    async imagesOf(cases) {
      const images: CaseImage[] = [];
      for (let start = 0; start < cases.length; start += casesAtOnce) images.push(...await Promise.all(cases.slice(start, start + casesAtOnce).map((one) => imageOf(store, one))));
      return images;
    },
    knows: (entry) => knowsEntry(store, entry),
    async advance(sequence) {
      const before = sequence - 1;
      const condition = before === 0 ? ({ or: [{ attr: 'pk', exists: false }, { attr: 'known', eq: 0 }] } as const) : ({ attr: 'known', eq: before } as const);
      await store.update(update.item({ ...journalMarkKey, schemaVersion: 1, known: sequence }).options({ condition: condition.attr === undefined ? { or: [...condition.or] } : condition }).params());
    },
    async freeze(at) {
      // Frozen before, it keeps the first moment; what is known stays as it is.
      await store.update({
        TableName: store.tableName, Key: journalMarkKey, ExpressionAttributeNames: { '#kind': '_et' }, ExpressionAttributeValues: { ':at': at, ':none': 0, ':one': 1, ':kind': journalMark.entityName },
        UpdateExpression: 'SET frozenAt = if_not_exists(frozenAt, :at), known = if_not_exists(known, :none), schemaVersion = if_not_exists(schemaVersion, :one), #kind = if_not_exists(#kind, :kind)',
      });
    },
    thaw: async (known) => store.update({
      TableName: store.tableName, Key: journalMarkKey, UpdateExpression: 'REMOVE frozenAt',
      ConditionExpression: 'known = :known', ExpressionAttributeValues: { ':known': known },
    }),
    encode: (entry) => packText(JSON.stringify(entry, withBytes)),
    decode: (bytes) => JSON.parse(unpackText(bytes), fromText) as JournalEntry,
  };
}

/** Holds a write back unless the table knows so much of the journal and payments are not frozen. */
export const journalCheck = (store: Store, known: number): Action<'journal'> => ({
  purpose: 'journal', decisive: true,
  item: { ConditionCheck: {
    TableName: store.tableName, Key: journalMarkKey, ExpressionAttributeValues: { ':known': known },
    ConditionExpression: `${known === 0 ? 'attribute_not_exists(pk) OR ' : ''}(known = :known AND attribute_not_exists(frozenAt))`,
  } },
});

/** Items carry bytes and sets, which JSON has no words for. */
const withBytes = (_name: string, value: unknown): unknown =>
  (value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value instanceof Set ? { $set: [...value as Set<unknown>] } : value);
const fromText = (_name: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value) return Uint8Array.from(Buffer.from(String(value.$bytes), 'base64'));
  return '$set' in value ? new Set(value.$set as unknown[]) : value;
};

async function imageOf(store: Store, { applicationId, version }: { readonly applicationId: string; readonly version: number }): Promise<CaseImage> {
  const late = await readImage(store, applicationId, false);
  const image = late !== null && late.version >= version ? late : await readImage(store, applicationId, true);
  if (image === null || image.version < version) throw new Error(`Case ${applicationId} is not stored in version ${version}.`);
  return image;
}

/** The partition of the case and the claims it holds; null when the copy that answered is not of one moment. */
async function readImage(store: Store, applicationId: string, consistent: boolean): Promise<CaseImage | null> {
  const items = await store.queryAll(applicationPartition(applicationId), null, consistent);
  const head = items.find((raw) => raw['sk'] === headKey(applicationId).sk);
  if (head === undefined) return null;
  const version = Number(head['version']);
  const last = items.find((raw) => raw['sk'] === eventKey(applicationId, version).sk);
  const events = items.filter((raw) => raw['_et'] === 'event').length;
  if (last === undefined || events !== version) return null;
  const keys = items.find((raw) => raw['sk'] === claimListKey(applicationId).sk)?.['claimKeys'];
  const claims = keys instanceof Set ? await store.getMany([...keys as Set<string>].map(claimKey), consistent) : [];
  return { applicationId, version, lastEventHash: String(last['hash']), items: [...items, ...claims.filter((raw) => raw['applicationId'] === applicationId)] };
}

/** `applying` or `applied`, whatever is told more finely after it. */
const isClosed = (run: RawItem | null): boolean => run !== null && /^appl/.test(String(run['status']));

async function knowsEntry(store: Store, { batch, resultFile, yearEnd, cases }: JournalEntry): Promise<boolean> {
  const events = await store.getMany(cases.map(({ applicationId, version }) => eventKey(applicationId, version)));
  const hashes = new Set(events.map((raw: RawItem) => `${String(raw['pk'])} ${String(raw['hash'])}`));
  if (!cases.every(({ applicationId, lastEventHash }) => hashes.has(`${applicationPartition(applicationId)} ${lastEventHash}`))) return false;
  if (resultFile !== null && await store.get(resultFileKey(resultFile.batchId, resultFile.sha256)) === null) return false;
  if (yearEnd !== undefined && !isClosed(await store.get(listedKey('YEAR-END', yearEnd.runId)))) return false;
  if (batch === null) return true;
  const stored = await store.get(listedKey('BATCH', batch.batchId));
  return stored !== null && /^appro/.test(String(stored['status']));
}
