import { EntityFormatter, PutItemCommand } from 'dynamodb-toolbox';
import { brandCreditCode } from '../domain/brands';
import type { ApplicationEvent } from '../domain/application/event';
import { fen } from '../domain/money';
import { Problem } from '../domain/problem';
import type { Applications, Change, ClaimHolder, ClawbackDebt, CommitResult, Draft } from '../ports/applications';
import type { FieldCipher } from '../ports/field-cipher';
import { applicationOf, claimHolderOf, draftItem, draftOf, storedEventOf } from './application-items';
import { documentReader } from './case-documents';
import { commitActions, createActions, type Purpose } from './commit-actions';
import { fromCursor, toCursor } from './cursor';
import { applicationIdOf, ceilingPartition, claimKey, claimListKey, debtPartition, deadlinePartition, deadlineShards, draftKey, enterpriseCaseKey, enterpriseCasePrefix, enterprisePartition, eventKey, eventPrefix, applicationPartition, headKey, receiptKey } from './keys';
import { explainRefusal } from './refusals';
import { unpack } from './stored-body';
import type { Store, TransactResult } from './store';
import { readWorkQueue } from './work-queue';

const deadlinePage = 100;

/** Cases on DynamoDB. */
export function createApplications(store: Store, cipher: FieldCipher): Applications {
  const read: Applications['read'] = async (applicationId) => {
    const raw = await store.get(headKey(applicationId));
    return raw === null ? null : applicationOf(store, raw);
  };
  const readEvent: Applications['readEvent'] = async (applicationId, version) => {
    const raw = await store.get(eventKey(applicationId, version));
    return raw === null ? null : storedEventOf(raw).event;
  };
  const readDraft: Applications['readDraft'] = async (applicationId) => {
    const raw = await store.get(draftKey(applicationId));
    return raw === null ? null : draftOf(store, raw);
  };
  const readClaimHolders: Applications['readClaimHolders'] = async (keys) =>
    (await store.getMany([...new Set(keys)].map(claimKey))).map((raw) => claimHolderOf(store, raw));

  return {
    ...documentReader(store, cipher),
    ...listing(store),
    read,
    readMany: async (applicationIds) => (await store.getMany([...new Set(applicationIds)].map(headKey), false)).map((raw) => applicationOf(store, raw)),
    async readInOrder(applicationIds) {
      const heads = new Map((await store.getMany([...new Set(applicationIds)].map(headKey))).map((raw) => [applicationIdOf(String(raw['pk'])), applicationOf(store, raw)]));
      return applicationIds.map((applicationId) => heads.get(applicationId) ?? null);
    },
    readEvent,
    readDraft,
    async readByReceipt(receiptNumber) {
      const row = await store.get(receiptKey(receiptNumber));
      return row === null ? null : read(store.entities.pointer.build(EntityFormatter).format(row).target);
    },
    async readEvents(applicationId) {
      return (await store.queryAll(applicationPartition(applicationId), { prefix: eventPrefix })).map((raw) => storedEventOf(raw).event);
    },
    readClaimHolders: async (keys) => (await readClaimHolders(keys)).filter((holder) => holder.status !== 'released'),
    async readClaims(applicationId) {
      const list = await store.get(claimListKey(applicationId));
      const keys = list === null ? [] : [...(store.entities.claimList.build(EntityFormatter).format(list).claimKeys ?? [])];
      const holders = [...(await readClaimHolders(keys))].sort((left, right) => (left.key < right.key ? -1 : 1));
      const letGo = holders.some((holder) => holder.applicationId !== applicationId);
      const ours = letGo ? await read(applicationId) : null;
      // A claim that another case holds now was let go by this one before.
      return holders.map((holder): ClaimHolder =>
        holder.applicationId === applicationId ? holder : { key: holder.key, applicationId, creditCode: ours?.creditCode ?? holder.creditCode, status: 'released' });
    },
    async readCeilingUse(creditCode) {
      // Told to the applicant and recorded as a fact; what holds is the condition on the ceiling when the money is decided.
      const rows = await store.queryAll(ceilingPartition(creditCode), null, false);
      return rows.map((raw) => {
        const { sk, usedFen, usedLines } = store.entities.ceiling.build(EntityFormatter).format(raw);
        const cut = sk.lastIndexOf('#');
        return { group: sk.slice(0, cut), period: sk.slice(cut + 1), usedFen: fen(usedFen), usedLines };
      });
    },
    async readDebts(creditCode) {
      return (await store.queryAll(debtPartition(creditCode), null)).map((raw) => {
        const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
        return store.upcast('debt', schemaVersion, unpack(body)) as unknown as ClawbackDebt;
      });
    },
    create: async (application, event, draft) => {
      const listKey = enterpriseCaseKey(application.creditCode, application.createdAt, application.applicationId);
      const result = await settle(store.transact<Purpose>(createActions(store, { application, event, draft, listKey })), event, readEvent);
      if (result.kind === 'written') return { kind: 'committed' };
      return replayOrNull(await readEvent(event.applicationId, event.version), event) ?? fail(new Problem('idempotency_key_reused'));
    },
    saveDraft: async (draft, expectedVersion) => saveDraft(store, readDraft, draft, expectedVersion),
    async commit(change) {
      const result = await settle(store.transact(await commitActions(store, cipher, change)), change.event, readEvent);
      if (result.kind === 'written') return { kind: 'committed' };
      if (result.purposes.some(({ kind }) => kind === 'head' || kind === 'event')) {
        return replayOrNull(await readEvent(change.event.applicationId, change.event.version), change.event) ?? fail(await staleness(change, read));
      }
      throw await explainRefusal(store, change, result.purposes, { readDraft });
    },
  };
}

const fail = (problem: Problem): never => { throw problem; };

/** When every try ended without an answer, the event itself tells whether one of them was written. */
async function settle(writing: Promise<TransactResult<Purpose>>, event: ApplicationEvent, readEvent: Applications['readEvent']): Promise<TransactResult<Purpose>> {
  try {
    return await writing;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'busy') throw error;
    const written = await readEvent(event.applicationId, event.version);
    if (written?.hash === event.hash) return { kind: 'written' };
    throw error;
  }
}

/**
 * What stands in the event's place: this very event (the answer was lost), the same request saved by another try, or a
 * stranger's (null).
 * @throws Problem `idempotency_key_reused` when the same person sent another body under the same key.
 */
function replayOrNull(stored: ApplicationEvent | null, meant: ApplicationEvent): CommitResult | null {
  if (stored === null) return null;
  if (stored.hash === meant.hash) return { kind: 'committed' };
  const sameRequest = stored.actor.userId === meant.actor.userId && stored.actor.kind === meant.actor.kind && stored.idempotencyKey === meant.idempotencyKey;
  if (!sameRequest) return null;
  if (stored.bodyHash !== meant.bodyHash) throw new Problem('idempotency_key_reused');
  return { kind: 'replayed', event: stored };
}

async function staleness(change: Change, read: Applications['read']): Promise<Problem> {
  const current = await read(change.before.applicationId);
  if (current === null) return new Problem('not_found');
  return new Problem('version_stale', { params: { expectedVersion: change.before.version, currentVersion: current.version, currentState: current.state } });
}

async function saveDraft(store: Store, readDraft: Applications['readDraft'], draft: Draft, expectedVersion: number): Promise<Draft> {
  const saved: Draft = { ...draft, draftVersion: expectedVersion + 1, editable: true };
  const command = store.entities.draft.build(PutItemCommand).item(draftItem(store, saved)).options({
    condition: { and: [{ attr: 'draftVersion', eq: expectedVersion }, { attr: 'editable', eq: true }, { attr: 'creditCode', eq: draft.creditCode }] },
  });
  if (await store.put(command.params())) return saved;
  const current = await readDraft(draft.applicationId);
  if (current === null || current.creditCode !== draft.creditCode) throw new Problem('not_found');
  if (!current.editable) throw new Problem('application_frozen');
  throw new Problem('draft_version_stale', { params: { expectedVersion, currentVersion: current.draftVersion } });
}

const listing = (store: Store): Pick<Applications, 'listByEnterprise' | 'queue' | 'workQueue' | 'dueOn'> => ({
  async listByEnterprise(creditCode, limit, cursor) {
    const after = cursor === null ? null : enterpriseCasePrefix + String(fromCursor(cursor, /^[\d\-T:.]+Z#[^\n]+$/)[0]);
    const { items, more } = await store.query(enterprisePartition(brandCreditCode(creditCode)), { prefix: enterpriseCasePrefix }, { limit, newestFirst: true, after, consistent: true });
    const rows = items.map((raw) => store.entities.pointer.build(EntityFormatter).format(raw));
    const heads = new Map((await store.getMany(rows.map((row) => headKey(row.target)))).map((raw) => [applicationIdOf(String(raw['pk'])), applicationOf(store, raw)]));
    const last = rows.at(-1);
    return {
      items: rows.map((row) => heads.get(row.target)).filter((head) => head !== undefined),
      cursor: more && last !== undefined ? toCursor(last.sk.slice(enterpriseCasePrefix.length)) : null,
    };
  },
  queue: ({ state, districtCode, limit, cursor }) => readWorkQueue(store, { state, districtCodes: [districtCode], limit, cursor, dueBeforeOn: null, latestFirst: false, admits: () => true }),
  workQueue: (query) => readWorkQueue(store, query),
  async dueOn(day, cursor) {
    const [first = '0', lastCase] = cursor === null ? ['0'] : fromCursor(cursor, /^[0-3](\n[^\n]+)?$/);
    let after = lastCase;
    for (let shard = Number(first); shard < deadlineShards; shard += 1) {
      const due = deadlinePartition(day, shard);
      const { items, lastKey } = await store.rawQuery({
        IndexName: 'byDeadline', KeyConditionExpression: 'due = :due', ExpressionAttributeValues: { ':due': due }, Limit: deadlinePage,
        ...(after === undefined ? {} : { ExclusiveStartKey: { due, ...headKey(after) } }),
      });
      after = undefined;
      const found = items.map((raw) => ({ applicationId: applicationIdOf(String(raw['pk'])) }));
      if (lastKey !== null) return { items: found, cursor: toCursor(String(shard), applicationIdOf(String(lastKey['pk']))) };
      if (found.length > 0) return { items: found, cursor: shard + 1 < deadlineShards ? toCursor(String(shard + 1)) : null };
    }
    return { items: [], cursor: null };
  },
});
