import { $add, EntityFormatter, PutTransaction, UpdateTransaction } from 'dynamodb-toolbox';
import { parseAccountId } from '../domain/ledger/account-id';
import { emptyBalances, storedBalances, type BudgetAccount } from '../domain/ledger/account';
import { fen } from '../domain/money';
import { Problem } from '../domain/problem';
import type { Instant } from '../domain/brands';
import type { Appropriation, Ledger, LedgerEntry } from '../ports/money';
import { accountUpdate, bare, entryPut } from './commit-actions';
import { accountKey, accountPartition, bookedInstructionKey, entryPrefix, ownerPartition } from './keys';
import { listedDocuments } from './listed-documents';
import { closedYearProblem } from './refusals';
import type { Action, RawItem, Store } from './store';

/** Accounts, their entries and the budget instructions that feed them. */
export function createLedger(store: Store): Ledger {
  const appropriations = listedDocuments<Appropriation>(store, {
    keyKind: 'APPROPRIATION', storedKind: 'appropriation', idOf: (value) => value.appropriationId, ownerOf: (value) => value.programmeId, statusOf: (value) => value.status,
  });
  const readAccount: Ledger['readAccount'] = async (accountId) => {
    const raw = await store.get(accountKey(accountId));
    return raw === null ? null : accountOf(store, raw);
  };
  return {
    readAccount,
    async listAccounts(programmeId) {
      const rows = await store.queryAll(ownerPartition('ACCOUNT', programmeId), null);
      const accounts = await store.getMany(rows.map((raw) => accountKey(store.entities.pointer.build(EntityFormatter).format(raw).target)));
      return accounts.map((raw) => accountOf(store, raw)).sort((left, right) => (left.accountId < right.accountId ? -1 : 1));
    },
    readAppropriation: async (appropriationId) => appropriations.read(appropriationId),
    listAppropriations: async (programmeId) => [...(await appropriations.list(programmeId))].sort((left, right) => (left.madeAt < right.madeAt ? -1 : left.madeAt > right.madeAt ? 1 : left.appropriationId < right.appropriationId ? -1 : 1)),
    async proposeAppropriation(appropriation) {
      requireFittingId(appropriation);
      if ((await appropriations.create(appropriation)).kind === 'exists') {
        throw new Problem('already_exists', { params: { appropriationId: appropriation.appropriationId } });
      }
    },
    async approveAppropriation(appropriation, decidedBy, at) {
      const approved: Appropriation = { ...appropriation, status: 'approved', decidedBy, decidedAt: at };
      const booking: readonly Action<string>[] = [appropriations.replaceAction(approved, 'open'), ...bookingActions(store, appropriation, at)];
      const result = await store.transact(booking);
      if (result.kind === 'written') return;
      // Whether the account takes it at all comes first.
      const repeated = result.purposes.includes('instruction') && !result.purposes.includes('account');
      if (!result.purposes.includes('document')) throw repeated ? await repeatedProblem(store, appropriation) : await balanceProblem(readAccount, appropriation);
      const stored = await appropriations.read(appropriation.appropriationId);
      throw new Problem('version_stale', { params: { expectedStatus: 'open', currentStatus: stored?.status ?? null } });
    },
    async refuseAppropriation(refused) {
      if (!(await appropriations.replace(refused, 'open'))) throw new Problem('version_stale', { params: { expectedStatus: 'open' } });
    },
    listEntries: (accountId) => entriesOf(store, accountId),
  };
}

export const accountOf = (store: Store, raw: RawItem): BudgetAccount => {
  const item = store.entities.account.build(EntityFormatter).format(raw);
  const { pk, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source, carriedOver, carriedFrom, closedBy, version } = item;
  const balances = { ...emptyBalances };
  for (const name of storedBalances) balances[name] = fen(item[name] ?? 0);
  return {
    accountId: pk.slice(accountPartition('').length), programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber,
    source: source as BudgetAccount['source'], carriedOver, carriedFrom: carriedFrom ?? null, closedBy: closedBy ?? null, version, balances,
  };
};

export const entryOf = (store: Store, raw: RawItem): LedgerEntry => {
  const { pk, entryId, from, to, amountFen, at } = store.entities.entry.build(EntityFormatter).format(raw);
  return { accountId: pk.slice(accountPartition('').length), entryId, from, to, amountFen: fen(amountFen), at } as LedgerEntry;
};

async function* entriesOf(store: Store, accountId: string): AsyncGenerator<LedgerEntry> {
  for (let after: string | null = null; ;) {
    const { items, more } = await store.query(accountPartition(accountId), { prefix: entryPrefix }, { after, consistent: true });
    for (const raw of items) yield entryOf(store, raw);
    const last = items.at(-1);
    if (!more || last === undefined) return;
    after = String(last['sk']);
  }
}

/** A supplement opens the account where there is none; a cut takes only what is still available. */
function bookingActions(store: Store, appropriation: Appropriation, at: Instant): readonly Action<string>[] {
  const { accountId, appropriationId, amountFen } = appropriation;
  const absolute = fen(Math.abs(amountFen));
  const move = amountFen < 0
    ? ({ accountId, from: 'available', to: 'outside', amountFen: absolute } as const)
    : ({ accountId, from: 'outside', to: 'available', amountFen: absolute } as const);
  return [
    { purpose: 'account', item: amountFen < 0 ? accountUpdate(store, move) : openAndAdd(store, appropriation) },
    { purpose: 'entry', item: entryPut(store, { ...move, entryId: appropriationId, at }) },
    { purpose: 'instruction', item: bare(store.entities.pointer.build(PutTransaction).item({ ...bookedKeyOf(appropriation), schemaVersion: 1, target: appropriationId }).options({ condition: { attr: 'pk', exists: false } }).params()) },
    ...(amountFen < 0 ? [] : [listedAccount(store, appropriation)]),
  ];
}

const bookedKeyOf = ({ accountId, amountFen, documentNumber, documentLine }: Appropriation) => bookedInstructionKey(accountId, amountFen < 0 ? 'cut' : 'add', documentNumber, documentLine);

/** Two makers entered the same line of a document at once: the first that was approved stands. */
async function repeatedProblem(store: Store, appropriation: Appropriation): Promise<Problem> {
  const raw = await store.get(bookedKeyOf(appropriation));
  return new Problem('instruction_repeated', { params: { appropriationId: raw === null ? null : store.entities.pointer.build(EntityFormatter).format(raw).target } });
}

/** What an account is opened from. */
export type AccountTerms = Omit<BudgetAccount, 'balances' | 'version' | 'carriedFrom' | 'closedBy'> & { readonly amountFen: number };

/** Adds to the account, which is opened where there is none; another budget document or source never flows into it. */
export function openAndAdd(store: Store, terms: AccountTerms): Action<string>['item'] {
  const { accountId, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source, carriedOver, amountFen } = terms;
  const nothing = { reserved: $add(0), committed: $add(0), payable: $add(0), paid: $add(0), receivable: $add(0), recovered: $add(0) };
  const update = store.entities.account.build(UpdateTransaction).item({
    ...accountKey(accountId), schemaVersion: 1, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source, carriedOver,
    ...nothing, available: $add(amountFen), version: $add(1),
  });
  // One account, one budget document: money of another document or source must not flow into it.
  return bare(update.options({
    condition: { or: [{ attr: 'pk', exists: false }, { and: [{ attr: 'budgetDocumentNumber', eq: budgetDocumentNumber }, { attr: 'source', eq: source }, { attr: 'carriedOver', eq: carriedOver }, { attr: 'closedBy', exists: false }] }] },
  }).params());
}

export function listedAccount(store: Store, { accountId, programmeId }: Pick<AccountTerms, 'accountId' | 'programmeId'>): Action<string> {
  const row = { pk: ownerPartition('ACCOUNT', programmeId), sk: accountId, schemaVersion: 1, target: accountId };
  return { purpose: 'pointer', item: bare(store.entities.pointer.build(PutTransaction).item(row).params()) };
}

function requireFittingId({ accountId, programmeId, fiscalYear, payerRegionCode, amountFen }: Appropriation): void {
  const parts = parseAccountId(accountId);
  if (parts.programmeId !== programmeId || parts.fiscalYear !== fiscalYear || parts.payerRegionCode !== payerRegionCode) {
    throw new Error(`Account ${accountId} is not one of programme ${programmeId}, year ${fiscalYear}, payer ${payerRegionCode}.`);
  }
  if (!Number.isSafeInteger(amountFen) || amountFen === 0) throw new Problem('amount_not_positive', { field: 'amountFen' });
}

async function balanceProblem(readAccount: Ledger['readAccount'], { accountId, amountFen }: Appropriation): Promise<Problem> {
  const account = await readAccount(accountId);
  if (account === null) return new Problem('account_unknown', { params: { accountId } });
  if (account.closedBy !== null) return closedYearProblem(accountId);
  if (amountFen > 0) return new Problem('already_exists', { field: 'accountId', params: { accountId, budgetDocumentNumber: account.budgetDocumentNumber } });
  return new Problem('account_balance_insufficient', { params: { accountId, balance: 'available', missingFen: Math.max(0, -amountFen - account.balances.available) } });
}
