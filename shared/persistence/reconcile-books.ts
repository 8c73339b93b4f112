import { EntityFormatter } from 'dynamodb-toolbox';
import type { Application } from '../domain/application/application';
import type { BudgetAccount } from '../domain/ledger/account';
import { totalsDeltasOf } from '../domain/ledger/totals';
import type { ClaimHolder } from '../ports/applications';
import type { YearEndRun } from '../ports/year-ends';
import type { Appropriation, LedgerEntry, TotalsRow, Transfer } from '../ports/money';
import { applicationOf, claimHolderOf, storedEventOf } from './application-items';
import { caseEntryId } from './keys';
import { accountOf, entryOf } from './ledger-repository';
import type { MaintenanceScan } from './maintenance-scan';
import { unpack } from './stored-body';
import type { RawItem, Store } from './store';
import { totalsRowOf } from './totals-repository';
import { transferMoves } from './transfers-repository';
import { sweepMoves } from './year-ends-repository';

/** What a case is to the books: its head without the rest. */
export type CaseBook = Pick<Application, 'applicationId' | 'state' | 'creditCode' | 'receiptNumber' | 'parts' | 'clawback' | 'decision'>;
/** An entry that must exist, by the event or the approved instruction that made it. */
export type OwedEntry = Pick<LedgerEntry, 'accountId' | 'entryId' | 'from' | 'to' | 'amountFen'>;
export type CeilingBook = { readonly creditCode: string; readonly groupAndPeriod: string; readonly usedFen: number; readonly usedLines: number };

/** Everything reconcile compares, as the table holds it. */
export type Books = {
  readonly accounts: Map<string, BudgetAccount>;
  readonly entries: Map<string, OwedEntry>;
  readonly owedEntries: Map<string, OwedEntry>;
  readonly cases: Map<string, CaseBook>;
  readonly claims: ClaimHolder[];
  readonly receipts: Map<string, string>;
  readonly totals: TotalsRow[];
  /** What every event adds to the totals, worked out anew: by cell, count and fen. */
  readonly owedTotals: Map<string, { count: number; amountFen: number }>;
  readonly ceilings: CeilingBook[];
};

export const entryName = ({ accountId, entryId }: Pick<OwedEntry, 'accountId' | 'entryId'>): string => `${accountId} ${entryId}`;

export const totalsCellName = ({ programmeId, fiscalYear, month, districtCode, enterpriseSize, status }: TotalsRow): string =>
  [programmeId, fiscalYear, month, districtCode, enterpriseSize, status].join(' ');

/** Reads the books in one pass over the table. */
export async function readBooks(store: Store, scan: MaintenanceScan): Promise<Books> {
  const books: Books = { accounts: new Map(), entries: new Map(), owedEntries: new Map(), cases: new Map(), claims: [], receipts: new Map(), totals: [], owedTotals: new Map(), ceilings: [] };
  await scan((raw) => enter(store, books, raw));
  return books;
}

function enter(store: Store, books: Books, raw: RawItem): void {
  const pk = String(raw['pk']);
  switch (raw['_et']) {
    case 'head': {
      const { applicationId, state, creditCode, receiptNumber, parts, clawback, decision } = applicationOf(store, raw);
      books.cases.set(applicationId, { applicationId, state, creditCode, receiptNumber, parts, clawback, decision });
      return;
    }
    case 'event': { enterEvent(books, raw); return; }
    case 'account': {
      const account = accountOf(store, raw);
      books.accounts.set(account.accountId, account);
      return;
    }
    case 'entry': {
      const entry = entryOf(store, raw);
      books.entries.set(entryName(entry), entry);
      return;
    }
    case 'claim': { books.claims.push(claimHolderOf(store, raw)); return; }
    case 'total': { books.totals.push(totalsRowOf(store, raw)); return; }
    case 'ceiling': {
      const { sk, usedFen, usedLines } = store.entities.ceiling.build(EntityFormatter).format(raw);
      books.ceilings.push({ creditCode: pk.slice('CEILING#'.length), groupAndPeriod: sk, usedFen, usedLines });
      return;
    }
    case 'pointer': {
      if (pk.startsWith('RECEIPT#')) books.receipts.set(pk.slice('RECEIPT#'.length), String(raw['target']));
      return;
    }
    case 'document': {
      if (pk.startsWith('APPROPRIATION#')) enterAppropriation(store, books, raw);
      if (pk.startsWith('TRANSFER#')) enterTransfer(store, books, raw);
      if (pk.startsWith('YEAR-END#')) enterYearEnd(store, books, raw);
      return;
    }
    default:
  }
}

function enterEvent(books: Books, raw: RawItem): void {
  const { event, districtCode, enterpriseSize } = storedEventOf(raw);
  for (const delta of totalsDeltasOf(event, districtCode, enterpriseSize)) {
    const name = totalsCellName(delta);
    const cell = books.owedTotals.get(name) ?? { count: 0, amountFen: 0 };
    books.owedTotals.set(name, { count: cell.count + delta.count, amountFen: cell.amountFen + delta.amountFen });
  }
  for (const [index, move] of event.ledgerMoves.entries()) {
    const owed = { ...move, entryId: caseEntryId(event.applicationId, event.version, index) };
    books.owedEntries.set(entryName(owed), owed);
  }
}

function enterTransfer(store: Store, books: Books, raw: RawItem): void {
  const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  const transfer = store.upcast('transfer', schemaVersion, unpack(body)) as unknown as Transfer;
  for (const { accountId, from, to, amountFen } of transfer.status === 'approved' ? transferMoves(transfer) : []) {
    const owed = { accountId, entryId: transfer.transferId, from, to, amountFen };
    books.owedEntries.set(entryName(owed), owed);
  }
}

/** What a year end booked of the free money; parts of cases are owed by their events. */
function enterYearEnd(store: Store, books: Books, raw: RawItem): void {
  const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  const run = store.upcast('year_end', schemaVersion, unpack(body)) as unknown as YearEndRun;
  for (const sweep of run.sweeps) for (const { accountId, from, to, amountFen } of sweepMoves(run.accountId, sweep)) {
    const owed = { accountId, entryId: sweep.entryId, from, to, amountFen };
    books.owedEntries.set(entryName(owed), owed);
  }
}

function enterAppropriation(store: Store, books: Books, raw: RawItem): void {
  const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  const { accountId, appropriationId, amountFen, status } = store.upcast('appropriation', schemaVersion, unpack(body)) as unknown as Appropriation;
  if (status !== 'approved') return;
  const sides = amountFen < 0 ? ({ from: 'available', to: 'outside' } as const) : ({ from: 'outside', to: 'available' } as const);
  const owed = { accountId, entryId: appropriationId, ...sides, amountFen: Math.abs(amountFen) as OwedEntry['amountFen'] };
  books.owedEntries.set(entryName(owed), owed);
}
