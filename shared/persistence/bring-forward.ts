import { $add, UpdateTransaction, type Condition } from 'dynamodb-toolbox';
import type { Application } from '../domain/application/application';
import { storedBalances, type StoredBalance } from '../domain/ledger/account';
import type { BroughtForward, CaseImage } from '../ports/payment-journal';
import { applicationOf, storedEventOf, type StoredEvent } from './application-items';
import { bare, debtActions, entryPut } from './commit-actions';
import type { Entities } from './entities';
import { acceptedCaseKey, accountKey, applicationPartition, caseEntryId, ceilingKey, claimListKey, draftKey, enterpriseCaseKey, eventKey, filedCaseKey, headKey, receiptKey, type Key } from './keys';
import type { Action, RawItem, Store } from './store';

const actionsAtMost = 100;

/**
 * Brings a case that an older table holds up to its image, in one transaction: the events that are missing with the
 * entries they made, what they moved in the accounts, the documents, claims, ceilings and pointers that came with them.
 * The events are the very ones that were lost, so hashes, audit roots and commitments stay true. Nothing is written where
 * the table has another history, or where the money is not in the account.
 */
export async function bringForward(store: Store, image: CaseImage): Promise<{ readonly outcome: BroughtForward; readonly events: readonly StoredEvent[] }> {
  const { applicationId } = image;
  const conflict = (reason: string): { readonly outcome: BroughtForward; readonly events: readonly StoredEvent[] } => ({ outcome: { kind: 'conflict', applicationId, reason }, events: [] });
  const items = image.items as readonly RawItem[];
  const stored = await store.get(headKey(applicationId));
  const version = stored === null ? 0 : Number(stored['version']);
  const there = await store.get(eventKey(applicationId, Math.min(version, image.version)));
  const same = version === 0 || there?.['hash'] === items.find((raw) => raw['sk'] === eventKey(applicationId, Math.min(version, image.version)).sk)?.['hash'];
  if (!same) return conflict(`version ${Math.min(version, image.version)} has another history in the table`);
  if (version >= image.version) return { outcome: { kind: 'known', applicationId }, events: [] };
  const events = items.filter((raw) => raw['_et'] === 'event').map(storedEventOf).filter(({ event }) => event.version > version);
  const actions = await actionsOf(store, items, stored, events);
  if (actions.length > actionsAtMost) return conflict(`${actions.length} items are missing, more than one transaction takes`);
  const result = await store.transact(actions);
  if (result.kind === 'refused') return conflict(`refused for ${[...new Set(result.purposes)].join(', ')}`);
  return { outcome: { kind: 'brought', applicationId }, events };
}

async function actionsOf(store: Store, items: readonly RawItem[], stored: RawItem | null, events: readonly StoredEvent[]): Promise<readonly Action<string>[]> {
  const headRaw = items.find((raw) => raw['_et'] === 'head');
  if (headRaw === undefined) throw new Error('An image of a case has its head.');
  const head = applicationOf(store, headRaw);
  const before = stored === null ? null : applicationOf(store, stored);
  const present = new Set((await store.queryAll(applicationPartition(head.applicationId), null)).map((raw) => String(raw['sk'])));
  const replaced: ReadonlySet<string> = new Set([headKey('').sk, draftKey('').sk, claimListKey('').sk]);
  const put = (purpose: string, raw: RawItem, condition: Partial<{ ConditionExpression: string; ExpressionAttributeValues: Record<string, unknown> }>): Action<string> => ({ purpose, item: { Put: { TableName: store.tableName, Item: { ...raw }, ...condition } } });
  const mustBeNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  return [
    put('head', headRaw, before === null ? mustBeNew : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }),
    ...items.filter((raw) => raw['sk'] === draftKey('').sk || raw['sk'] === claimListKey('').sk).map((raw) => put('draft', raw, {})),
    ...items.filter((raw) => raw['_et'] === 'claim').map((raw) => put(`claim ${String(raw['pk'])}`, raw, { ConditionExpression: 'attribute_not_exists(pk) OR applicationId = :mine OR #status = :released', ExpressionAttributeValues: { ':mine': head.applicationId, ':released': 'released' }, ...{ ExpressionAttributeNames: { '#status': 'status' } } })),
    ...items.filter((raw) => raw['_et'] !== 'claim' && !replaced.has(String(raw['sk'])) && !present.has(String(raw['sk']))).map((raw) => put('document', raw, mustBeNew)),
    ...ledgerActions(store, events),
    ...ceilingActions(store, before, head),
    ...debtActions(store, { before: before ?? { ...head, clawback: null }, after: head }).map(({ item }): Action<string> => ({ purpose: 'debt', item })),
    ...pointerActions(store, before, head, events),
  ];
}

/** Each entry anew, and what all of them together move in each account: what is taken must be there. */
function ledgerActions(store: Store, events: readonly StoredEvent[]): readonly Action<string>[] {
  const moved = new Map<string, Map<StoredBalance, number>>();
  const entries: Action<string>[] = [];
  const add = (accountId: string, name: string, amountFen: number): void => {
    const balance = storedBalances.find((candidate) => candidate === name);
    if (balance === undefined) return;
    const sums = moved.get(accountId) ?? new Map<StoredBalance, number>();
    moved.set(accountId, sums.set(balance, (sums.get(balance) ?? 0) + amountFen));
  };
  for (const { event } of events) {
    for (const [index, move] of event.ledgerMoves.entries()) {
      entries.push({ purpose: 'entry', item: entryPut(store, { ...move, entryId: caseEntryId(event.applicationId, event.version, index), at: event.at }) });
      add(move.accountId, move.from, 0 - move.amountFen);
      add(move.accountId, move.to, move.amountFen);
    }
  }
  return [...entries, ...[...moved].map(([accountId, sums]): Action<string> => {
    const changes = [...sums].filter(([, amountFen]) => amountFen !== 0);
    const conditions: Condition<Entities['account']>[] = [{ attr: 'pk', exists: true }, ...changes.filter(([, amountFen]) => amountFen < 0).map(([name, amountFen]) => ({ attr: name, gte: 0 - amountFen }) as Condition<Entities['account']>)];
    const item = { ...accountKey(accountId), ...Object.fromEntries(changes.map(([name, amountFen]) => [name, $add(amountFen)])), version: $add(1) };
    return { purpose: `account ${accountId}`, item: bare(store.entities.account.build(UpdateTransaction).item(item).options({ condition: { and: conditions } }).params()) };
  })];
}

const ceilingsUsed = (application: Application | null) => (application === null || application.parts.length === 0 ? [] : application.decision?.ceilings ?? []);

function ceilingActions(store: Store, before: Application | null, head: Application): readonly Action<string>[] {
  const used = new Map<string, { readonly group: string; readonly period: string; fen: number; lines: number }>();
  for (const [application, sign] of [[before, -1], [head, 1]] as const) {
    for (const { group, period, amountFen, lines } of ceilingsUsed(application)) {
      const sum = used.get(`${group}#${period}`) ?? { group, period, fen: 0, lines: 0 };
      used.set(`${group}#${period}`, { ...sum, fen: sum.fen + sign * amountFen, lines: sum.lines + sign * lines });
    }
  }
  return [...used.values()].filter(({ fen, lines }) => fen !== 0 || lines !== 0).map(({ group, period, fen, lines }): Action<string> => ({
    purpose: 'ceiling', item: bare(store.entities.ceiling.build(UpdateTransaction).item({ ...ceilingKey(head.creditCode, group, period), schemaVersion: 1, usedFen: $add(fen), usedLines: $add(lines) }).params()),
  }));
}

/** Where the case is found: by its receipt, its enterprise, its call. */
function pointerActions(store: Store, before: Application | null, head: Application, events: readonly StoredEvent[]): readonly Action<string>[] {
  const { applicationId, receiptNumber, creditCode, createdAt, callId } = head;
  const pointed = (key: Key): Action<string> => ({
    purpose: `pointer ${key.pk}`,
    item: { Put: { TableName: store.tableName, Item: { ...key, _et: 'pointer', schemaVersion: 1, target: applicationId }, ConditionExpression: 'attribute_not_exists(pk) OR target = :target', ExpressionAttributeValues: { ':target': applicationId } } },
  });
  return [
    ...(before === null ? [pointed(enterpriseCaseKey(creditCode, createdAt, applicationId))] : []),
    ...(receiptNumber === null || before?.receiptNumber === receiptNumber ? [] : [pointed(receiptKey(receiptNumber))]),
    ...events.flatMap(({ event }) => {
      if (event.change.action === 'submit') return [pointed(filedCaseKey(callId, applicationId))];
      return event.change.action === 'accept' ? [pointed(acceptedCaseKey(callId, event.at, applicationId))] : [];
    }),
  ];
}
