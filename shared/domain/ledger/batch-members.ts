import { canonicalJson } from '../canonical-json';
import type { PaymentOffset } from '../application/application';
import type { Fen } from '../brands';
import { addFen, sumFen, zeroFen } from '../money';

/**
 * One order of a batch. `amountFen` is what is paid out; with an offset the case is paid that much more, and the
 * difference settles what another case of the enterprise owes.
 */
export type FrozenMember = { readonly applicationId: string; readonly amountFen: Fen; readonly attempt: number; readonly endToEndId: string; readonly offset?: PaymentOffset };

/** What the case is paid, whatever part of it settles a demand. */
export const grossFenOf = ({ amountFen, offset }: Pick<FrozenMember, 'amountFen' | 'offset'>): Fen => addFen(amountFen, offset?.amountFen ?? zeroFen);

/** The control totals of a list of orders: what leaves the accounts' committed money, what of it settles demands, what is paid out. */
export const batchTotalsOf = (members: readonly Pick<FrozenMember, 'amountFen' | 'offset'>[]): { readonly grossFen: Fen; readonly offsetFen: Fen; readonly totalFen: Fen } => ({
  grossFen: sumFen(members.map(grossFenOf)), offsetFen: sumFen(members.map(({ offset }) => offset?.amountFen ?? zeroFen)), totalFen: sumFen(members.map(({ amountFen }) => amountFen)),
});

/** The canonical text of a batch: the account the money leaves, the document that frees it, and every order in its order, with what is set off. The second person approves its SHA-256. */
export const batchText = (batch: { readonly batchId: string; readonly accountId: string; readonly fundDocumentNumber: string; readonly members: readonly FrozenMember[] }): string =>
  canonicalJson({
    batchId: batch.batchId, accountId: batch.accountId, fundDocumentNumber: batch.fundDocumentNumber,
    members: batch.members.map(({ applicationId, amountFen, attempt, endToEndId, offset }) => ({
      applicationId, amountFen, attempt, endToEndId, ...(offset === undefined ? {} : { offset: { applicationId: offset.applicationId, amountFen: offset.amountFen } }),
    })),
  });
