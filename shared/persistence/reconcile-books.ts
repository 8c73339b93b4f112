import { EntityFormatter } from 'dynamodb-toolbox';
import type { Application, PaymentOffset } from '../domain/application/application';
import { storedBalances, type BudgetAccount, type StoredBalance } from '../domain/ledger/account';
import { parseAccountId } from '../domain/ledger/account-id';
import { totalsDeltasOf } from '../domain/ledger/totals';
import type { Place } from '../ports/books';
import type { YearEndRun } from '../ports/year-ends';
import type { ClawbackDebt } from '../ports/applications';
import type { Appropriation, LedgerEntry, TotalsRow, Transfer } from '../ports/money';
import { storedEventOf } from './application-items';
import { caseEntryId } from './keys';
import { entryOf } from './ledger-repository';
import type { Comparison } from './reconcile-comparison';
import { unpack } from './stored-body';
import type { RawItem, Store } from './store';
import { totalsRowOf } from './totals-repository';
import { transferMoves } from './transfers-repository';
import { sweepMoves } from './year-ends-repository';

/** An entry that must exist, by the event or the approved instruction that made it. */
type OwedEntry = Pick<LedgerEntry, 'accountId' | 'entryId' | 'from' | 'to' | 'amountFen'>;

const placeOfAccount = (accountId: string): Place => {
  const { programmeId, payerRegionCode } = parseAccountId(accountId);
  return { programmeId, regionCode: payerRegionCode };
};
const placeOfCase = ({ programmeId, districtCode }: Pick<Application, 'programmeId' | 'districtCode'>): Place => ({ programmeId, regionCode: districtCode });

const entryName = ({ accountId, entryId }: Pick<OwedEntry, 'accountId' | 'entryId'>): string => `${accountId} ${entryId}`;
const sidesOf = ({ from, to, amountFen }: OwedEntry): string => `${from} > ${to} ${amountFen}`;
const cellOf = (accountId: string, balance: string): string => `${accountId} ${balance}`;
/** What stands with cases: what is free, what went on to another year and what lapsed are nobody's. */
const heldBalances: readonly StoredBalance[] = storedBalances.filter((name) => name !== 'available' && name !== 'carried' && name !== 'lapsed');
/** Counts of what happened: no balance goes by their name. */
const happened: ReadonlySet<string> = new Set(['failed', 'released', 'carried', 'lapsed']);

const owe = (comparison: Comparison, entry: OwedEntry): void => comparison.text('entry_differs', 'expected', entryName(entry), sidesOf(entry), placeOfAccount(entry.accountId));

/** What the balances of an account say, against its entries, its cases and the totals. */
export function compareAccount(comparison: Comparison, { accountId, programmeId, fiscalYear, payerRegionCode, balances }: BudgetAccount): void {
  const place = { programmeId, regionCode: payerRegionCode };
  for (const name of storedBalances) {
    comparison.amount('balance_differs_from_entries', 'found', cellOf(accountId, name), balances[name], place);
    if (!heldBalances.includes(name)) continue;
    comparison.amount('balance_differs_from_cases', 'found', cellOf(accountId, name), balances[name], place);
    comparison.amount('totals_differ', 'expected', `${programmeId} ${fiscalYear} ${name}`, balances[name], place);
  }
}

/** What a case holds in its accounts, uses of its ceilings, and the receipt it carries. */
export function compareCase(comparison: Comparison, application: Application): void {
  const { applicationId, creditCode, receiptNumber, parts, decision, clawback } = application;
  const place = placeOfCase(application);
  for (const { accountId, balance, amountFen, demandedFen, recoveredFen } of parts) {
    const payer = placeOfAccount(accountId);
    if (balance !== 'lapsed') comparison.amount('balance_differs_from_cases', 'expected', cellOf(accountId, balance), amountFen, payer);
    comparison.amount('balance_differs_from_cases', 'expected', cellOf(accountId, 'receivable'), demandedFen - recoveredFen, payer);
    comparison.amount('balance_differs_from_cases', 'expected', cellOf(accountId, 'recovered'), recoveredFen, payer);
  }
  // A case uses its ceilings from the decision until its money goes back.
  for (const { group, period, amountFen, lines } of parts.length === 0 ? [] : decision?.ceilings ?? []) {
    comparison.amount('ceiling_differs', 'expected', `${creditCode} ${group}#${period} fen`, amountFen, place);
    comparison.amount('ceiling_differs', 'expected', `${creditCode} ${group}#${period} lines`, lines, place);
  }
  if (clawback !== null) compareDebt(comparison, 'expected', { creditCode, applicationId, openFen: clawback.demandedFen - clawback.recoveredFen, place });
  if (receiptNumber !== null) comparison.text('receipt_differs', 'expected', receiptNumber, applicationId, place);
}

/** What a case demands back and has not got: what bars its enterprise from filing is read from the debt beside it, so the two must agree. */
const compareDebt = (comparison: Comparison, side: 'expected' | 'found', debt: { readonly creditCode: string; readonly applicationId: string; readonly openFen: number; readonly place: Place | null }): void =>
  comparison.amount('debt_differs', side, `${debt.creditCode} ${debt.applicationId}`, debt.openFen, debt.place);

/** Entries that events owe, totals they add up to, orders and answers they record. */
function compareEvent(comparison: Comparison, raw: RawItem): void {
  const { event, programmeId, districtCode, enterpriseSize } = storedEventOf(raw);
  if (event.ledgerMoves.length === 0) return;
  const place = { programmeId, regionCode: districtCode };
  for (const delta of totalsDeltasOf(event, districtCode, enterpriseSize)) compareCell(comparison, 'expected', delta, place);
  for (const [index, move] of event.ledgerMoves.entries()) owe(comparison, { ...move, entryId: caseEntryId(event.applicationId, event.version, index) });
  const { change, applicationId } = event;
  if (change.action === 'authorise_payment') for (const { accountId, amountFen } of event.ledgerMoves) comparison.text('order_differs', 'found', `${change.batchId} ${applicationId}`, orderText(accountId, amountFen, change.offset), place);
  if (change.action === 'record_payment') comparison.text('answer_differs', 'found', `${change.batchId} ${change.endToEndId}`, answerText(change), place);
}

/** How an order reads in a comparison: what the case is paid, and what of it settles a demand. */
export const orderText = (accountId: string, grossFen: number, offset: PaymentOffset | undefined): string => `${accountId} ${grossFen}${offset === undefined ? '' : ` less ${offset.amountFen} of ${offset.applicationId}`}`;

/** How an answer reads in a comparison. */
export const answerText = ({ outcome, voucherNumber, settledOn }: { readonly outcome: string; readonly voucherNumber: string; readonly settledOn: string }): string => `${outcome} ${settledOn} ${voucherNumber}`;

function compareCell(comparison: Comparison, side: 'expected' | 'found', row: TotalsRow, place: Place): void {
  const name = [row.programmeId, row.fiscalYear, row.month, row.districtCode, row.enterpriseSize, row.status].join(' ');
  comparison.amount('totals_differ', side, `${name} fen`, row.amountFen, place);
  comparison.amount('totals_differ', side, `${name} count`, row.count, place);
}

function compareTotal(comparison: Comparison, row: TotalsRow): void {
  const place = { programmeId: row.programmeId, regionCode: row.districtCode };
  compareCell(comparison, 'found', row, place);
  if (!happened.has(row.status)) comparison.amount('totals_differ', 'found', `${row.programmeId} ${row.fiscalYear} ${row.status}`, row.amountFen, place);
}

function compareEntry(comparison: Comparison, entry: LedgerEntry): void {
  const { accountId, from, to, amountFen } = entry;
  const place = placeOfAccount(accountId);
  comparison.text('entry_differs', 'found', entryName(entry), sidesOf(entry), place);
  if (from !== 'outside') comparison.amount('balance_differs_from_entries', 'expected', cellOf(accountId, from), 0 - amountFen, place);
  if (to !== 'outside') comparison.amount('balance_differs_from_entries', 'expected', cellOf(accountId, to), amountFen, place);
  compareCarried(comparison, entry, place);
}

/** What one year's accounts passed on, the next year's received, programme and payer by programme and payer: nothing is lost between two years. */
function compareCarried(comparison: Comparison, { entryId, from, to, amountFen }: LedgerEntry, place: Place): void {
  const subject = `${place.programmeId} ${place.regionCode} carried`;
  if (to === 'carried') comparison.amount('carry_differs', 'expected', subject, amountFen, place);
  // What a year end sweeps is booked under the run and a number; instructions have no number.
  const arrives = from === 'outside' && (to === 'reserved' || to === 'committed' || (to === 'available' && entryId.includes('.')));
  if (arrives) comparison.amount('carry_differs', 'found', subject, amountFen, place);
}

/** Everything else of the table that takes part: an item says its side and is forgotten. */
export function compareItem(store: Store, comparison: Comparison, raw: RawItem): void {
  const pk = String(raw['pk']);
  switch (raw['_et']) {
    case 'event': compareEvent(comparison, raw); return;
    case 'entry': compareEntry(comparison, entryOf(store, raw)); return;
    // Finance's totals; what cases show beside the plans' targets is summed in items of the same shape elsewhere.
    case 'total': if (String(raw['pk']).startsWith('TOTALS#')) compareTotal(comparison, totalsRowOf(store, raw)); return;
    case 'ceiling': {
      const { sk, usedFen, usedLines } = store.entities.ceiling.build(EntityFormatter).format(raw);
      const name = `${pk.slice('CEILING#'.length)} ${sk}`;
      comparison.amount('ceiling_differs', 'found', `${name} fen`, usedFen, null);
      comparison.amount('ceiling_differs', 'found', `${name} lines`, usedLines, null);
      return;
    }
    case 'pointer': {
      if (pk.startsWith('RECEIPT#')) comparison.text('receipt_differs', 'found', pk.slice('RECEIPT#'.length), String(raw['target']), null);
      return;
    }
    case 'document': {
      if (pk.startsWith('APPROPRIATION#')) compareAppropriation(store, comparison, raw);
      if (pk.startsWith('DEBT#')) compareDebt(comparison, 'found', debtOf(store, raw));
      if (pk.startsWith('TRANSFER#')) compareTransfer(store, comparison, raw);
      if (pk.startsWith('YEAR-END#')) compareYearEnd(store, comparison, raw);
      return;
    }
    default:
  }
}

const debtOf = (store: Store, raw: RawItem) => {
  const { pk, sk, schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  const { openFen } = store.upcast('debt', schemaVersion, unpack(body)) as unknown as ClawbackDebt;
  // Whose it is and of which case is said by its key, under which it is found.
  return { creditCode: pk.slice('DEBT#'.length), applicationId: sk, openFen, place: null };
};

function compareTransfer(store: Store, comparison: Comparison, raw: RawItem): void {
  const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  const transfer = store.upcast('transfer', schemaVersion, unpack(body)) as unknown as Transfer;
  for (const { accountId, from, to, amountFen } of transfer.status === 'approved' ? transferMoves(transfer) : []) owe(comparison, { accountId, entryId: transfer.transferId, from, to, amountFen });
}

/** What a year end booked of the free money; parts of cases are owed by their events. */
function compareYearEnd(store: Store, comparison: Comparison, raw: RawItem): void {
  const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  const run = store.upcast('year_end', schemaVersion, unpack(body)) as unknown as YearEndRun;
  for (const sweep of run.sweeps) for (const { accountId, from, to, amountFen } of sweepMoves(run.accountId, sweep)) owe(comparison, { accountId, entryId: sweep.entryId, from, to, amountFen });
}

function compareAppropriation(store: Store, comparison: Comparison, raw: RawItem): void {
  const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  const { accountId, appropriationId, amountFen, status } = store.upcast('appropriation', schemaVersion, unpack(body)) as unknown as Appropriation;
  if (status !== 'approved') return;
  const sides = amountFen < 0 ? ({ from: 'available', to: 'outside' } as const) : ({ from: 'outside', to: 'available' } as const);
  owe(comparison, { accountId, entryId: appropriationId, ...sides, amountFen: Math.abs(amountFen) as OwedEntry['amountFen'] });
}
