import { addFen, fen, subtractFen, zeroFen } from '../money';
import type { Fen } from '../brands';
import { Problem } from '../problem';

/**
 * A budget account: programme × fiscal year × payer × budget document × source.
 *
 * Money of one account stands in exactly one of these balances; every move takes a sum out of one and puts it into
 * another (double entry), so their sum only changes by an appropriation. `carried` went on to next year's account (结转),
 * `lapsed` back to the treasury (收回) when the year was closed; both stay as what became of this year's money. `outside` is
 * the world: the treasury that appropriates, another year's account, and the enterprise that owes money back.
 */
export const balanceNames = ['available', 'reserved', 'committed', 'payable', 'paid', 'receivable', 'recovered', 'carried', 'lapsed', 'outside'] as const;
export type BalanceName = (typeof balanceNames)[number];

/** The balances an account stores; `outside` is the other side of what enters and leaves, and is not stored. */
export type StoredBalance = Exclude<BalanceName, 'outside'>;
export const storedBalances: readonly StoredBalance[] = ['available', 'reserved', 'committed', 'payable', 'paid', 'receivable', 'recovered', 'carried', 'lapsed'];

export type Balances = Readonly<Record<StoredBalance, Fen>>;

export const emptyBalances: Balances = {
  available: zeroFen, reserved: zeroFen, committed: zeroFen, payable: zeroFen, paid: zeroFen, receivable: zeroFen, recovered: zeroFen, carried: zeroFen, lapsed: zeroFen,
};

export type BudgetAccount = {
  readonly accountId: string;
  readonly programmeId: string;
  readonly fiscalYear: number;
  readonly payerRegionCode: string;
  /** 指标文号: the document that put the money into the budget. */
  readonly budgetDocumentNumber: string;
  readonly source: 'central' | 'province' | 'city' | 'district';
  readonly carriedOver: boolean;
  /** The account of the year before whose money this one holds (结转); null for an account of its own budget document. */
  readonly carriedFrom: string | null;
  /** The year end that closed the account; null while its year is open. */
  readonly closedBy: string | null;
  readonly balances: Balances;
  readonly version: number;
};

export type Entry = { readonly from: BalanceName; readonly to: BalanceName; readonly amountFen: Fen };

/** Which moves exist. Anything else is a programming error, not a user's mistake. */
const lawfulMoves: ReadonlySet<string> = new Set([
  'outside>available', // appropriation
  'available>outside', // a cut of the appropriation
  'available>reserved', // 审定
  'reserved>available', // objection upheld, held over, set aside
  'reserved>committed', // 核准
  'committed>available', // waived, terminated, revoked before payment
  'committed>payable', // batch approved
  'payable>paid', // settled
  'payable>committed', // bounced
  'paid>committed', // bounced after it was reported as settled (退票), once, with its own document; what is recovered from an enterprise never takes this way
  'outside>receivable', // clawback demanded
  'receivable>recovered', // money came back
  'recovered>receivable', // a payment that had settled a demand was returned (退票)
  'reserved>carried', 'committed>carried', 'available>carried', // year end: on to next year's account
  'reserved>lapsed', 'committed>lapsed', 'available>lapsed', // year end: back to the treasury
  'outside>reserved', 'outside>committed', // next year's account receives a part as it stood
  'available>committed', // a part whose money lapsed is funded again after 核准
]);

export const isLawfulMove = (entry: Entry): boolean => lawfulMoves.has(`${entry.from}>${entry.to}`);

/**
 * Balances after one entry.
 * @throws Problem `account_balance_insufficient` when the balance it comes from does not hold the sum; nothing below zero, ever.
 */
export const applyEntry = (balances: Balances, entry: Entry): Balances => {
  if (!isLawfulMove(entry)) throw new Error(`No such ledger move: ${entry.from} > ${entry.to}`);
  if (entry.amountFen < 0) throw new Error('A ledger entry is never negative: swap its sides instead.');
  const next = { ...balances };
  if (entry.from !== 'outside') {
    const rest = subtractFen(balances[entry.from], entry.amountFen);
    if (rest < 0) throw new Problem('account_balance_insufficient', { params: { balance: entry.from, missingFen: subtractFen(zeroFen, rest) } });
    next[entry.from] = rest;
  }
  if (entry.to !== 'outside') next[entry.to] = addFen(next[entry.to], entry.amountFen);
  return next;
};

/** Money the account was given, whatever became of it: what all stored spending balances add up to. */
export const appropriatedFen = (balances: Balances): Fen =>
  fen(balances.available + balances.reserved + balances.committed + balances.payable + balances.paid + balances.carried + balances.lapsed);

/**
 * What a move asks of the account's year. Nothing new begins in a closed year; what was ordered is settled, what a case
 * gives back and what is owed is booked in whatever year it belongs to; and only a closed year is carried on or lapses.
 */
export type YearNeed = 'open' | 'closed' | 'any';

export const yearNeededFor = ({ from, to }: Pick<Entry, 'from' | 'to'>): YearNeed => {
  if (to === 'carried' || to === 'lapsed') return 'closed';
  const settles = from === 'payable' || from === 'paid';
  const owes = from === 'receivable' || to === 'receivable';
  const givesBack = to === 'available' && from !== 'outside';
  return settles || owes || givesBack ? 'any' : 'open';
};
