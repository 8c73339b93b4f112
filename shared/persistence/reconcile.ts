import { storedBalances, type StoredBalance } from '../domain/ledger/account';
import type { ApplicationState } from '../domain/application/states';
import type { MaintenanceScan } from './maintenance-scan';
import { entryName, readBooks, totalsCellName, type Books, type CaseBook, type OwedEntry } from './reconcile-books';
import type { Store } from './store';

export type DifferenceKind =
  | 'entry_missing' | 'entry_unfounded' | 'entry_differs' | 'balance_differs_from_entries' | 'balance_differs_from_cases' | 'balance_negative'
  | 'totals_differ' | 'parts_differ' | 'account_missing' | 'carry_differs' | 'claim_of_ended_case' | 'claim_sealed_unpaid' | 'claim_unsealed_paid' | 'receipt_differs' | 'ceiling_differs';

/** One thing that does not add up: what, on which item, and by how much. */
export type Difference = { readonly kind: DifferenceKind; readonly subject: string; readonly expected: number | string | null; readonly found: number | string | null };

export type ReconcileReport = { readonly cases: number; readonly accounts: number; readonly entries: number; readonly differences: readonly Difference[] };

/**
 * Proves that the books agree: every entry has its event or instruction and the reverse; balances = Σ entries = Σ what
 * the cases hold = Σ projected totals; claims, receipts and ceilings agree with their cases.
 * To be run while nothing is written and the stream has been read to its end: the projection lags behind otherwise.
 */
export async function reconcile(store: Store, scan: MaintenanceScan): Promise<ReconcileReport> {
  const books = await readBooks(store, scan);
  const differences = [
    ...entryDifferences(books), ...balanceDifferences(books), ...carryDifferences(books), ...totalsDifferences(books), ...partDifferences(books), ...claimDifferences(books), ...receiptDifferences(books), ...ceilingDifferences(books),
  ];
  return { cases: books.cases.size, accounts: books.accounts.size, entries: books.entries.size, differences };
}

type Sums = Map<string, number>;
const noSums = (): Sums => new Map<string, number>();
const add = (sums: Sums, name: string, amount: number): void => { sums.set(name, (sums.get(name) ?? 0) + amount); };

/** Compares two sets of sums name by name; what is missing counts as zero. */
const compareSums = (kind: DifferenceKind, expected: Sums, found: Sums): readonly Difference[] =>
  [...new Set([...expected.keys(), ...found.keys()])].sort().flatMap((subject) => {
    const [should, is] = [expected.get(subject) ?? 0, found.get(subject) ?? 0];
    return should === is ? [] : [{ kind, subject, expected: should, found: is }];
  });

const sidesOf = ({ from, to, amountFen }: OwedEntry): string => `${from} > ${to} ${amountFen}`;

function* entryDifferences(books: Books): Generator<Difference> {
  for (const [name, owed] of books.owedEntries) {
    const entry = books.entries.get(name);
    if (entry === undefined) yield { kind: 'entry_missing', subject: name, expected: sidesOf(owed), found: null };
    else if (sidesOf(entry) !== sidesOf(owed)) yield { kind: 'entry_differs', subject: name, expected: sidesOf(owed), found: sidesOf(entry) };
  }
  for (const entry of books.entries.values()) {
    if (!books.owedEntries.has(entryName(entry))) yield { kind: 'entry_unfounded', subject: entryName(entry), expected: null, found: sidesOf(entry) };
    if (!books.accounts.has(entry.accountId)) yield { kind: 'account_missing', subject: entry.accountId, expected: sidesOf(entry), found: null };
  }
}

const cellOf = (accountId: string, balance: string): string => `${accountId} ${balance}`;
/** What stands with cases: what is free, what went on to another year and what lapsed are nobody's. */
const heldBalances: readonly StoredBalance[] = storedBalances.filter((name) => name !== 'available' && name !== 'carried' && name !== 'lapsed');

function balanceDifferences({ accounts, entries, cases }: Books): readonly Difference[] {
  const [stored, booked, held, storedHeld] = [noSums(), noSums(), noSums(), noSums()];
  const negative: Difference[] = [];
  for (const { accountId, balances } of accounts.values()) {
    for (const name of storedBalances) {
      add(stored, cellOf(accountId, name), balances[name]);
      if (heldBalances.includes(name)) add(storedHeld, cellOf(accountId, name), balances[name]);
      if (balances[name] < 0) negative.push({ kind: 'balance_negative', subject: cellOf(accountId, name), expected: 0, found: balances[name] });
    }
  }
  for (const { accountId, from, to, amountFen } of entries.values()) {
    if (from !== 'outside') add(booked, cellOf(accountId, from), 0 - amountFen);
    if (to !== 'outside') add(booked, cellOf(accountId, to), amountFen);
  }
  for (const { accountId, balance, amountFen, demandedFen, recoveredFen } of [...cases.values()].flatMap(({ parts }) => parts)) {
    if (balance !== 'lapsed') add(held, cellOf(accountId, balance), amountFen);
    add(held, cellOf(accountId, 'receivable'), demandedFen - recoveredFen);
    add(held, cellOf(accountId, 'recovered'), recoveredFen);
  }
  return [...negative, ...compareSums('balance_differs_from_entries', booked, stored), ...compareSums('balance_differs_from_cases', held, storedHeld)];
}

/** Counts of what happened: no balance goes by their name. */
const happened: ReadonlySet<string> = new Set(['failed', 'released', 'carried', 'lapsed']);

/** What one year's accounts passed on, the next year's received, programme and payer by programme and payer: nothing is lost between two years. */
function carryDifferences({ accounts, entries }: Books): readonly Difference[] {
  const [passedOn, received] = [noSums(), noSums()];
  for (const { accountId, entryId, from, to, amountFen } of entries.values()) {
    const account = accounts.get(accountId);
    if (account === undefined) continue;
    const subject = `${account.programmeId} ${account.payerRegionCode} carried`;
    if (to === 'carried') add(passedOn, subject, amountFen);
    // What a year end sweeps is booked under the run and a number; instructions have no number.
    const arrives = from === 'outside' && (to === 'reserved' || to === 'committed' || (to === 'available' && entryId.includes('.')));
    if (arrives) add(received, subject, amountFen);
  }
  return compareSums('carry_differs', passedOn, received);
}

/** By year and status against the accounts, and cell by cell, in every dimension, against the events. */
function totalsDifferences({ accounts, totals, owedTotals }: Books): readonly Difference[] {
  const [expected, found] = [noSums(), noSums()];
  for (const { programmeId, fiscalYear, balances } of accounts.values()) {
    for (const name of heldBalances) add(expected, `${programmeId} ${fiscalYear} ${name}`, balances[name]);
  }
  for (const { programmeId, fiscalYear, status, amountFen } of totals) {
    if (!happened.has(status)) add(found, `${programmeId} ${fiscalYear} ${status}`, amountFen);
  }
  const [owed, counted] = [noSums(), noSums()];
  for (const [name, { count, amountFen }] of owedTotals) {
    add(owed, `${name} fen`, amountFen);
    add(owed, `${name} count`, count);
  }
  for (const row of totals) {
    add(counted, `${totalsCellName(row)} fen`, row.amountFen);
    add(counted, `${totalsCellName(row)} count`, row.count);
  }
  return [...compareSums('totals_differ', expected, found), ...compareSums('totals_differ', owed, counted)];
}

/** What a case holds is what was decided, unless it ended after one payer had paid; what its payers demand is what it owes. */
function* partDifferences({ cases }: Books): Generator<Difference> {
  for (const { applicationId, parts, decision, clawback, state } of cases.values()) {
    if (parts.length === 0) continue;
    const totalOf = (amountOf: (part: (typeof parts)[number]) => number): number => parts.reduce((sum, part) => sum + amountOf(part), 0);
    const [heldFen, decidedFen] = [totalOf((part) => part.amountFen), decision?.amountFen ?? 0];
    const paidAlone = parts.every((part) => part.balance === 'paid') && heldFen < decidedFen && state !== 'paid';
    if (heldFen !== decidedFen && !paidAlone) yield { kind: 'parts_differ', subject: applicationId, expected: decidedFen, found: heldFen };
    const demandedFen = totalOf((part) => part.demandedFen);
    if (demandedFen !== (clawback?.demandedFen ?? 0)) yield { kind: 'parts_differ', subject: `${applicationId} demanded`, expected: clawback?.demandedFen ?? 0, found: demandedFen };
    const recoveredFen = totalOf((part) => part.recoveredFen);
    if (recoveredFen !== (clawback?.recoveredFen ?? 0)) yield { kind: 'parts_differ', subject: `${applicationId} recovered`, expected: clawback?.recoveredFen ?? 0, found: recoveredFen };
  }
}

const withoutClaims: ReadonlySet<ApplicationState> = new Set<ApplicationState>(['draft', 'not_accepted', 'deemed_withdrawn', 'rejected', 'withdrawn', 'terminated', 'revoked', 'waived']);
/** A rejected case may be closed afterwards: without money it has no claims either. */
const endedUnpaid = (owner: CaseBook | undefined): boolean => owner === undefined || withoutClaims.has(owner.state) || (owner.state === 'closed' && !isPaid(owner));
const isPaid = (owner: CaseBook | undefined): boolean => owner?.parts.some((part) => part.balance === 'paid') ?? false;

function* claimDifferences({ claims, cases }: Books): Generator<Difference> {
  for (const { key, applicationId, status } of claims) {
    const owner = cases.get(applicationId);
    const subject = `${key} of ${applicationId}`;
    if (status === 'held' && endedUnpaid(owner)) yield { kind: 'claim_of_ended_case', subject, expected: 'released', found: owner?.state ?? null };
    if (status === 'held' && isPaid(owner)) yield { kind: 'claim_unsealed_paid', subject, expected: 'sealed', found: status };
    if (status === 'sealed' && !isPaid(owner)) yield { kind: 'claim_sealed_unpaid', subject, expected: 'held', found: owner?.state ?? null };
  }
}

function* receiptDifferences({ cases, receipts }: Books): Generator<Difference> {
  for (const { applicationId, receiptNumber } of cases.values()) {
    if (receiptNumber === null) continue;
    const target = receipts.get(receiptNumber) ?? null;
    if (target !== applicationId) yield { kind: 'receipt_differs', subject: receiptNumber, expected: applicationId, found: target };
  }
  for (const [receiptNumber, target] of receipts) {
    const carried = cases.get(target)?.receiptNumber ?? null;
    if (carried !== receiptNumber) yield { kind: 'receipt_differs', subject: `${receiptNumber} of ${target}`, expected: receiptNumber, found: carried };
  }
}

/** A case uses its ceilings from the decision until its money goes back. */
function ceilingDifferences({ cases, ceilings }: Books): readonly Difference[] {
  const [expected, found] = [noSums(), noSums()];
  for (const { creditCode, parts, decision } of cases.values()) {
    if (parts.length === 0) continue;
    for (const { group, period, amountFen, lines } of decision?.ceilings ?? []) {
      add(expected, `${creditCode} ${group}#${period} fen`, amountFen);
      add(expected, `${creditCode} ${group}#${period} lines`, lines);
    }
  }
  for (const { creditCode, groupAndPeriod, usedFen, usedLines } of ceilings) {
    add(found, `${creditCode} ${groupAndPeriod} fen`, usedFen);
    add(found, `${creditCode} ${groupAndPeriod} lines`, usedLines);
  }
  return compareSums('ceiling_differs', expected, found);
}
