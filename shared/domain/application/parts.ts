import type { Fen } from '../brands';
import { shareByLargestRemainder } from '../largest-remainder';
import type { PayerShare } from '../ledger/payer-shares';
import { splitByShares } from '../ledger/payer-shares';
import { addFen, fen, subtractFen, sumFen, zeroFen } from '../money';
import { Problem } from '../problem';
import type { LedgerMove } from './actions';
import type { Application, CeilingShare, Part, PartBalance } from './application';

/** The parts of a granted amount, reserved with each payer; a payer whose share is below a fen has none. */
export const reservedParts = (amountFen: Fen, payers: readonly PayerShare[]): readonly Part[] => {
  const amounts = splitByShares(amountFen, payers);
  return payers
    .map(({ accountId }, index): Omit<Part, 'number'> => ({
      accountId, amountFen: amounts[index] ?? zeroFen, balance: 'reserved', fundDocumentNumber: null, batchId: null, attempt: 0, demandedFen: zeroFen, recoveredFen: zeroFen, carriedFrom: null,
    }))
    .filter((part) => part.amountFen > 0)
    .map((part, index): Part => ({ number: index + 1, ...part }));
};

export const partsTotalFen = (parts: readonly Part[]): Fen => sumFen(parts.map((part) => part.amountFen));

/** An order of the part came back and none is out again. */
const hasBounced = (part: Part): boolean => part.balance === 'committed' && part.attempt > 0;

/** In a batch and not paid: such a part can't be taken away, and its payee can't change. */
export const isUnderWay = (part: Part): boolean => part.batchId !== null && part.balance !== 'paid';

/** The states an approved case stands in by what its parts do. */
export type PaymentState = 'approved' | 'awaiting_payee' | 'disbursing' | 'paid' | 'payment_failed';

/**
 * Where an approved case stands, from its parts alone: disbursing while any order is out; failed when none is out and
 * one came back; paid when all are paid; otherwise waiting, for the release of funds or for what follows it. A case of
 * which one payer has paid and another not yet is waiting: its parts say what was paid.
 */
export const paymentStateOf = (parts: readonly Part[]): PaymentState => {
  if (parts.some((part) => part.balance === 'payable')) return 'disbursing';
  if (parts.some(hasBounced)) return 'payment_failed';
  if (parts.every((part) => part.balance === 'paid')) return 'paid';
  return parts.some((part) => part.fundDocumentNumber !== null) ? 'awaiting_payee' : 'approved';
};

/**
 * The end-to-end id of a payment order: case, payer's part and attempt, the same in the file, the result and the
 * ledger. The first part's number is left out: a case of one payer has `case-01`, its second payer's first order is `case.2-01`.
 */
export const endToEndIdOf = ({ applicationId }: Pick<Application, 'applicationId'>, partNumber: number, attempt: number): string =>
  `${applicationId}${partNumber === 1 ? '' : `.${partNumber}`}-${String(attempt).padStart(2, '0')}`;

/** True when this order was sent, whatever became of it. */
export const wasOrdered = (application: Application, order: { readonly endToEndId: string; readonly attempt: number }): boolean =>
  application.parts.some((part) => part.attempt >= order.attempt && endToEndIdOf(application, part.number, order.attempt) === order.endToEndId);

export const partOfAccount = ({ parts }: Application, accountId: string): Part => {
  const part = parts.find((candidate) => candidate.accountId === accountId);
  if (part === undefined) throw new Problem('account_unknown', { field: 'accountId', params: { accountId } });
  return part;
};

/** @throws Problem `case_not_in_batch`. A batch is of one account, so at most one part stands in it. */
export const partInBatch = ({ parts }: Application, batchId: string): Part => {
  const part = parts.find((candidate) => candidate.batchId === batchId);
  if (part === undefined) throw new Problem('case_not_in_batch', { params: { batchId } });
  return part;
};

/** The part of this account changed, the others as they were. */
export const withPart = (parts: readonly Part[], changed: Part): readonly Part[] => parts.map((part) => (part.accountId === changed.accountId ? changed : part));

/** Moves the parts that stand in one balance on to the next, each in its own account. */
export const moveParts = (parts: readonly Part[], from: PartBalance, to: PartBalance): { readonly parts: readonly Part[]; readonly ledgerMoves: readonly LedgerMove[] } => ({
  parts: parts.map((part) => (part.balance === from ? { ...part, balance: to } : part)),
  ledgerMoves: parts.filter((part) => part.balance === from).map(({ accountId, amountFen }) => ({ accountId, from, to, amountFen })),
});

/** Gives back what is not paid. What was paid stays. Plain Error while an order is out: its answer comes first. */
export const releaseUnpaid = (parts: readonly Part[]): { readonly parts: readonly Part[]; readonly ledgerMoves: readonly LedgerMove[] } => {
  if (parts.some((part) => part.balance === 'payable')) throw new Error('A part whose order is out cannot be given back.');
  const unpaid = parts.filter((part) => part.balance !== 'paid');
  return {
    parts: parts.filter((part) => part.balance === 'paid'),
    // What lapsed went back to the treasury with its year.
    ledgerMoves: unpaid.flatMap(({ accountId, balance, amountFen }): readonly LedgerMove[] => (balance === 'lapsed' ? [] : [{ accountId, from: balance, to: 'available', amountFen }])),
  };
};

/** What a case still uses of its ceilings when only this much of it is kept: the cut is taken from the last period. */
export const ceilingsKept = (ceilings: readonly CeilingShare[], keptFen: Fen): readonly CeilingShare[] => {
  if (keptFen === 0) return [];
  const leftByGroup = new Map<string, Fen>();
  return ceilings.map((share) => {
    const left = leftByGroup.get(share.group) ?? keptFen;
    const amountFen = fen(Math.min(left, share.amountFen));
    leftByGroup.set(share.group, subtractFen(left, amountFen));
    return { ...share, amountFen };
  });
};

/** Spreads a demand or a recovery over the parts in proportion to what is open with each; to the fen, never above it. */
const spread = (amountFen: Fen, open: readonly Fen[]): readonly Fen[] => shareByLargestRemainder(amountFen, open);

/** A demand goes to each payer in proportion to what it paid and has not yet demanded back. */
export const demandOf = (parts: readonly Part[], amountFen: Fen): { readonly parts: readonly Part[]; readonly ledgerMoves: readonly LedgerMove[] } => {
  const shares = spread(amountFen, parts.map((part) => (part.balance === 'paid' ? subtractFen(part.amountFen, part.demandedFen) : zeroFen)));
  const share = (index: number): Fen => shares[index] ?? zeroFen;
  return {
    parts: parts.map((part, index) => ({ ...part, demandedFen: addFen(part.demandedFen, share(index)) })),
    ledgerMoves: parts.flatMap(({ accountId }, index): readonly LedgerMove[] => (share(index) === 0 ? [] : [{ accountId, from: 'outside', to: 'receivable', amountFen: share(index) }])),
  };
};

const openWith = ({ demandedFen, recoveredFen }: Part): Fen => subtractFen(demandedFen, recoveredFen);

/** What is demanded and not yet back: of one payer's account, or (null) of all. */
export const openDemandFen = (parts: readonly Part[], accountId: string | null): Fen => sumFen(parts.filter((part) => accountId === null || part.accountId === accountId).map(openWith));

/** Money that came back goes to each payer in proportion to what it still demands, or to the one whose account is named. */
export const recoveryOf = (parts: readonly Part[], amountFen: Fen, accountId: string | null): { readonly parts: readonly Part[]; readonly ledgerMoves: readonly LedgerMove[] } => {
  const open = parts.map((part) => (accountId === null || part.accountId === accountId ? openWith(part) : zeroFen));
  const shares = spread(amountFen, open);
  const share = (index: number): Fen => shares[index] ?? zeroFen;
  return {
    parts: parts.map((part, index) => ({ ...part, recoveredFen: addFen(part.recoveredFen, share(index)) })),
    ledgerMoves: parts.flatMap((part, index): readonly LedgerMove[] => {
      if (share(index) === 0) return [];
      const move = { accountId: part.accountId, from: 'receivable', to: 'recovered', amountFen: share(index) } as const;
      return [share(index) === open[index] ? { ...move, settles: true } : move];
    }),
  };
};
