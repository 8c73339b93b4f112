import { addFen, fen, subtractFen, zeroFen } from '../money';
import type { Fen } from '../brands';
import { Problem } from '../problem';

/**
 * A budget account: programme × fiscal year × payer × budget document × source.
 *
 * Money of one account stands in exactly one of these balances; every move takes a sum out of one and puts it into
 * another (double entry), so their sum only changes by an appropriation. `outside` is the world: the treasury that
 * appropriates and the enterprise that owes money back.
 */
export const balanceNames = ['available', 'reserved', 'committed', 'payable', 'paid', 'receivable', 'recovered', 'outside'] as const;
export type BalanceName = (typeof balanceNames)[number];

/** The balances an account stores; `outside` is the other side of what enters and leaves, and is not stored. */
export type StoredBalance = Exclude<BalanceName, 'outside'>;
export const storedBalances: readonly StoredBalance[] = ['available', 'reserved', 'committed', 'payable', 'paid', 'receivable', 'recovered'];

export type Balances = Readonly<Record<StoredBalance, Fen>>;

export const emptyBalances: Balances = {
  available: zeroFen, reserved: zeroFen, committed: zeroFen, payable: zeroFen, paid: zeroFen, receivable: zeroFen, recovered: zeroFen,
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
  readonly balances: Balances;
  readonly version: number;
};

export type Entry = { readonly from: BalanceName; readonly to: BalanceName; readonly amountFen: Fen };

/** Which moves exist. Anything else is a programming error, not a user's mistake. */
const lawfulMoves: ReadonlySet<string> = new Set([
  'outside>available', // appropriation
  'available>outside', // a cut of the appropriation, lapse at year end
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

/** Money the account was given, whatever it is doing now: what all stored spending balances add up to. */
export const appropriatedFen = (balances: Balances): Fen =>
  fen(balances.available + balances.reserved + balances.committed + balances.payable + balances.paid);
