import { $add, PutTransaction, UpdateTransaction, type Condition } from 'dynamodb-toolbox';
import type { Application, Clawback } from '../domain/application/application';
import { canonicalJson } from '../domain/canonical-json';
import { canonicalText } from '../domain/rules/catalogue';
import { isLawfulMove, yearNeededFor } from '../domain/ledger/account';
import type { YearNeed } from '../domain/ledger/account';
import type { LedgerMove } from '../domain/application/actions';
import { subtractFen } from '../domain/money';
import { Problem } from '../domain/problem';
import type { CaseDocument, CaseStep, CeilingUse, Change, ClawbackDebt } from '../ports/applications';
import type { FieldCipher } from '../ports/field-cipher';
import { draftItem, eventItem, headItem } from './application-items';
import type { Entities } from './entities';
import { acceptedCaseKey, accountKey, caseEntryId, ceilingKey, claimKey, claimListKey, debtKey, determinationKey, draftKey, entryKey, filedCaseKey, findingsKey, objectionKey, payeeKey, receiptKey, recomputationKey, submissionKey, type Key } from './keys';
import { pack, packText, packTight } from './stored-body';
import type { Action, Store, TransactItem } from './store';
import type { StoredKind } from './upcasters';

/** What a write of a case's transaction is for. */
export type Purpose =
  | { readonly kind: 'head' | 'event' | 'document' | 'claim_list' | 'entry' | 'draft' | 'receipt' | 'pointer' | 'debt' }
  | { readonly kind: 'take'; readonly key: string }
  | { readonly kind: 'let_go'; readonly key: string }
  | { readonly kind: 'ceiling'; readonly use: CeilingUse }
  | { readonly kind: 'account'; readonly move: LedgerMove }
  /** The account's year must be open although no money moves yet. */
  | { readonly kind: 'open_account'; readonly accountId: string };

export type CaseAction = Action<Purpose>;

/** The transactions limit of DynamoDB. */
const actionsAtMost = 100;

/** toolbox adds its own copy of the item, which DynamoDB would refuse. */
export const bare = ({ Put, Update }: Pick<TransactItem, 'Put' | 'Update'>): TransactItem => (Put === undefined ? { Update } : { Put });

const absent = { attr: 'pk', exists: false } as const;

/** All writes of one transition. @throws Problem `list_too_long` when its cost items don't fit one transaction. */
export async function commitActions(store: Store, cipher: FieldCipher, change: Change): Promise<readonly CaseAction[]> {
  const { before, after, companion } = change;
  const steps: readonly CaseStep[] = companion === undefined ? [change] : [change, companion];
  const actions: CaseAction[] = [
    ...steps.flatMap((step) => stepActions(store, step)),
    ...await Promise.all(change.documents.map(async (document) => documentAction(store, cipher, document))),
    ...claimActions(store, change),
    ...change.ceilings.map((use) => ceilingAction(store, use)),
    ...moveActions(store, steps),
    ...openAccountActions(store, change),
    ...(change.draft === null ? [] : [draftAction(store, after.applicationId, change.draft)]),
    ...(before.receiptNumber === null && after.receiptNumber !== null ? [receiptAction(store, after.receiptNumber, after.applicationId)] : []),
    ...callCaseActions(store, change),
    ...steps.flatMap((step) => debtActions(store, step)),
  ];
  if (actions.length > actionsAtMost) throw new Problem('list_too_long', { params: { atMost: actionsAtMost, found: actions.length } });
  return actions;
}

/** A case's head and event; each stands only where the case was left. */
function stepActions(store: Store, { before, after, event }: CaseStep): readonly CaseAction[] {
  const { head, event: eventEntity } = store.entities;
  const headPut = head.build(PutTransaction).item(headItem(store, after)).options({ condition: { and: [{ attr: 'version', eq: before.version }, { attr: 'state', eq: before.state }] } });
  const eventPut = eventEntity.build(PutTransaction).item(eventItem(event, after)).options({ condition: absent });
  return [
    { purpose: { kind: 'head' }, decisive: true, item: bare(headPut.params()) },
    { purpose: { kind: 'event' }, decisive: true, item: bare(eventPut.params()) },
  ];
}

/** Everything a new case consists of. */
export function createActions(store: Store, change: { readonly application: Change['after']; readonly event: Change['event']; readonly draft: Parameters<typeof draftItem>[1]; readonly listKey: Key }): readonly CaseAction[] {
  const { head, draft, event, pointer } = store.entities;
  const { application } = change;
  const pointed = { ...change.listKey, schemaVersion: 1, target: application.applicationId };
  return [
    { purpose: { kind: 'head' }, decisive: true, item: bare(head.build(PutTransaction).item(headItem(store, application)).options({ condition: absent }).params()) },
    { purpose: { kind: 'event' }, decisive: true, item: bare(event.build(PutTransaction).item(eventItem(change.event, application)).options({ condition: absent }).params()) },
    { purpose: { kind: 'draft' }, item: bare(draft.build(PutTransaction).item(draftItem(store, change.draft)).options({ condition: absent }).params()) },
    { purpose: { kind: 'pointer' }, item: bare(pointer.build(PutTransaction).item(pointed).options({ condition: absent }).params()) },
  ];
}

const put = (store: Store, key: Key, kind: StoredKind, body: Uint8Array): CaseAction => ({
  purpose: { kind: 'document' },
  item: bare(store.entities.document.build(PutTransaction).item({ ...key, schemaVersion: store.schemaVersion(kind), body }).options({ condition: absent }).params()),
});

async function documentAction(store: Store, cipher: FieldCipher, { kind, value }: CaseDocument): Promise<CaseAction> {
  const { applicationId } = value;
  switch (kind) {
    case 'submission': return put(store, submissionKey(applicationId, value.revision), kind, packTight(value));
    // Canonical, so that the stored bytes are those a replay must reproduce.
    case 'determination': return put(store, determinationKey(applicationId, value.version), kind, packText(canonicalText(value)));
    case 'findings': return put(store, findingsKey(applicationId, value.version), kind, pack(value));
    case 'recomputation': return put(store, recomputationKey(applicationId, value.version), kind, pack(value));
    case 'payee': {
      const key = payeeKey(applicationId, value.version);
      return put(store, key, kind, await cipher.encrypt(JSON.stringify(value), `${key.pk}|${key.sk}`));
    }
    case 'objection': {
      const key = objectionKey(applicationId, value.objectionId);
      return put(store, key, kind, await cipher.encrypt(JSON.stringify(value), `${key.pk}|${key.sk}`));
    }
  }
}

function claimActions(store: Store, { after, claims }: Change): readonly CaseAction[] {
  const { applicationId, creditCode, version: caseVersion } = after;
  const { claim, claimList } = store.entities;
  const taken = new Map(claims.take.map((item) => [item.key, item.lineId]));
  const mine = { attr: 'applicationId', eq: applicationId } as const;
  const held = { attr: 'status', eq: 'held' } as const;
  const takes = [...taken].map(([key, lineId]): CaseAction => ({
    purpose: { kind: 'take', key },
    item: bare(claim.build(PutTransaction)
      .item({ ...claimKey(key), schemaVersion: 1, applicationId, creditCode, status: 'held', lineId, caseVersion })
      .options({ condition: { or: [absent, { attr: 'status', eq: 'released' }, { and: [mine, held] }] } })
      .params()),
  }));
  const move = (status: 'held' | 'released' | 'sealed', from: Condition<Entities['claim']>) => (key: string): CaseAction => ({
    purpose: { kind: 'let_go', key },
    item: bare(claim.build(UpdateTransaction).item({ ...claimKey(key), status, caseVersion }).options({ condition: { and: [mine, from] } }).params()),
  });
  const lists: CaseAction[] = taken.size === 0 ? [] : [{
    purpose: { kind: 'claim_list' },
    item: bare(claimList.build(UpdateTransaction).item({ ...claimListKey(applicationId), schemaVersion: 1, claimKeys: $add(new Set(taken.keys())) }).params()),
  }];
  return [...takes, ...lists, ...[...new Set(claims.release)].map(move('released', held)), ...[...new Set(claims.seal)].map(move('sealed', held)), ...[...new Set(claims.unseal ?? [])].map(move('held', { attr: 'status', eq: 'sealed' }))];
}

/** Adds under the limit, or gives back what was added; the stored total never falls below zero. */
function ceilingAction(store: Store, use: CeilingUse): CaseAction {
  const { ceiling } = store.entities;
  const update = ceiling.build(UpdateTransaction).item({
    ...ceilingKey(use.creditCode, use.group, use.period), schemaVersion: 1, usedFen: $add(use.deltaFen), usedLines: $add(use.deltaLines),
  });
  const purpose: Purpose = { kind: 'ceiling', use };
  const rest = use.limitFen === null || use.deltaFen <= 0 ? null : use.limitFen - use.deltaFen;
  const linesLeft = use.limitLines === null || use.deltaLines <= 0 ? null : use.limitLines - use.deltaLines;
  const conditions: CeilingCondition[] = [
    ...(use.deltaFen < 0 ? [{ attr: 'usedFen', gte: -use.deltaFen } as const] : []),
    ...(use.deltaLines < 0 ? [{ attr: 'usedLines', gte: -use.deltaLines } as const] : []),
    ...(rest === null ? [] : [roomFor(rest, { attr: 'usedFen', lte: rest })]),
    ...(linesLeft === null ? [] : [roomFor(linesLeft, { attr: 'usedLines', lte: linesLeft })]),
  ];
  return { purpose, item: bare(conditions.length === 0 ? update.params() : update.options({ condition: { and: conditions } }).params()) };
}

type CeilingCondition = Condition<Entities['ceiling']>;

/** More than the whole limit fits nowhere, not even where nothing was used yet. */
const roomFor = (rest: number, under: CeilingCondition): CeilingCondition => (rest < 0 ? under : { or: [{ attr: 'pk', exists: false }, under] });

/**
 * For each account one conditional addition that moves the money, and for each move one immutable entry that says so. A
 * payment and the demand it settles may lie in one account: then the one addition makes both moves.
 */
function moveActions(store: Store, steps: readonly CaseStep[]): readonly CaseAction[] {
  const byAccount = new Map<string, LedgerMove[]>();
  const entries: CaseAction[] = [];
  for (const { after, event } of steps) {
    const moves = event.ledgerMoves;
    if (new Set(moves.map((move) => move.accountId)).size < moves.length) throw new Error(`Case ${after.applicationId}, version ${after.version}: an account moves twice.`);
    for (const [index, move] of moves.entries()) {
      if (!isLawfulMove(move) || !Number.isSafeInteger(move.amountFen) || move.amountFen <= 0) throw new Error(`No such ledger move: ${move.from} > ${move.to} of ${move.amountFen} fen`);
      byAccount.set(move.accountId, [...(byAccount.get(move.accountId) ?? []), move]);
      entries.push({ purpose: { kind: 'entry' }, item: entryPut(store, { ...move, entryId: caseEntryId(after.applicationId, after.version, index), at: event.at }) });
    }
  }
  const additions = [...byAccount.values()].flatMap((moves): readonly CaseAction[] => {
    const [move] = moves;
    return move === undefined ? [] : [{ purpose: { kind: 'account', move }, item: accountUpdate(store, move, ...moves.slice(1)) }];
  });
  return [...additions, ...entries];
}

/** The conditional addition on one existing account: what is taken must be there, for each move as it stood before any. */
export const accountUpdate = (store: Store, ...moves: readonly [LedgerMove, ...LedgerMove[]]): CaseAction['item'] => {
  const [{ accountId }] = moves;
  if (moves.some((move) => move.accountId !== accountId)) throw new Error(`One addition moves one account: ${accountId}.`);
  const sums = new Map<string, number>();
  for (const { from, to, amountFen } of moves) {
    sums.set(from, (sums.get(from) ?? 0) - amountFen);
    sums.set(to, (sums.get(to) ?? 0) + amountFen);
  }
  const changed = [...sums].filter(([balance, amountFen]) => balance !== 'outside' && amountFen !== 0);
  const changes = { ...accountKey(accountId), ...Object.fromEntries(changed.map(([balance, amountFen]) => [balance, $add(amountFen)])), version: $add(1) };
  const holds = moves.map((move) => inYear(yearNeededFor(move), (move.from === 'outside' ? { attr: 'pk', exists: true } : { attr: move.from, gte: move.amountFen }) as AccountCondition));
  const [only] = holds;
  const condition: AccountCondition = holds.length === 1 && only !== undefined ? only : { and: holds };
  return bare(store.entities.account.build(UpdateTransaction).item(changes).options({ condition }).params());
};

type AccountCondition = Condition<Entities['account']>;

/** A condition on the account together with the year it must be in: the closing of a year and a move are never both written. */
export const inYear = (need: YearNeed, condition: AccountCondition): AccountCondition =>
  (need === 'any' ? condition : { and: [condition, { attr: 'closedBy', exists: need === 'closed' }] });

/** Counts the account's version on, provided its year is open: what prepares a payment is seen by a year end that was sealed before. */
export const openAccountTouch = (store: Store, accountId: string): CaseAction['item'] =>
  bare(store.entities.account.build(UpdateTransaction).item({ ...accountKey(accountId), version: $add(1) }).options({ condition: inYear('open', { attr: 'pk', exists: true }) }).params());

/** Freeing money for payment and putting it into a batch move nothing yet, and begin nothing in a closed year. */
function openAccountActions(store: Store, { event: { change } }: Change): readonly CaseAction[] {
  const accountIds = change.action === 'release_funds' ? change.accountIds : change.action === 'assign_batch' ? [change.accountId] : [];
  return [...new Set(accountIds)].map((accountId) => ({ purpose: { kind: 'open_account', accountId }, item: openAccountTouch(store, accountId) }));
}

export const entryPut = (store: Store, { accountId, entryId, from, to, amountFen, at }: LedgerMove & { readonly entryId: string; readonly at: string }): CaseAction['item'] =>
  bare(store.entities.entry.build(PutTransaction).item({ ...entryKey(accountId, entryId), schemaVersion: 1, entryId, from, to, amountFen, at }).options({ condition: absent }).params());

function draftAction(store: Store, applicationId: string, { expectedVersion, editable }: NonNullable<Change['draft']>): CaseAction {
  const update = store.entities.draft.build(UpdateTransaction).item({ ...draftKey(applicationId), editable });
  const there = { attr: 'pk', exists: true } as const;
  return {
    purpose: { kind: 'draft' },
    item: bare((expectedVersion === null ? update.options({ condition: there }) : update.options({ condition: { attr: 'draftVersion', eq: expectedVersion } })).params()),
  };
}

/** The case's place in its call: filed, and later accepted at that moment. Each happens once in the life of a case. */
function callCaseActions(store: Store, { after, event }: Change): readonly CaseAction[] {
  const { callId, applicationId } = after;
  const { action } = event.change;
  if (action !== 'submit' && action !== 'accept') return [];
  const key = action === 'submit' ? filedCaseKey(callId, applicationId) : acceptedCaseKey(callId, event.at, applicationId);
  const row = { ...key, schemaVersion: 1, target: applicationId };
  return [{ purpose: { kind: 'pointer' }, item: bare(store.entities.pointer.build(PutTransaction).item(row).options({ condition: absent }).params()) }];
}

const debtOf = ({ applicationId, receiptNumber }: Application, { kind, demandedFen, recoveredFen, fraudFoundOn }: Clawback): ClawbackDebt => ({ applicationId, receiptNumber, kind, openFen: subtractFen(demandedFen, recoveredFen), fraudFoundOn });

/** What the enterprise owes for this case, beside the head whenever a demand or a recovery changes it; the head's condition holds for both. */
export function debtActions(store: Store, { before, after }: Pick<Change, 'before' | 'after'>): readonly CaseAction[] {
  const { applicationId, creditCode, clawback } = after;
  if (clawback === null || clawback === before.clawback) return [];
  const debt = debtOf(after, clawback);
  // A consent says nothing new of what is owed.
  if (before.clawback !== null && canonicalJson(debtOf(before, before.clawback)) === canonicalJson(debt)) return [];
  const row = { ...debtKey(creditCode, applicationId), schemaVersion: store.schemaVersion('debt'), body: pack(debt) };
  return [{ purpose: { kind: 'debt' }, item: bare(store.entities.document.build(PutTransaction).item(row).params()) }];
}

function receiptAction(store: Store, receiptNumber: string, applicationId: string): CaseAction {
  const row = { ...receiptKey(receiptNumber), schemaVersion: 1, target: applicationId };
  return { purpose: { kind: 'receipt' }, item: bare(store.entities.pointer.build(PutTransaction).item(row).options({ condition: absent }).params()) };
}
