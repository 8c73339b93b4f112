import type { ApplicationEvent } from '../application/event';
import type { Fen, Instant, LocalDate } from '../brands';
import type { SizeClass } from '../enterprise-size';
import { legalDateOf } from '../local-date';
import { zeroFen } from '../money';

/** Where a case belongs, as its stored events say. */
export type Whereabouts = { readonly programmeId: string; readonly districtCode: string; readonly creditCode: string; readonly enterpriseSize: SizeClass };

type Listed = Whereabouts & {
  readonly applicationId: string;
  readonly version: number;
  readonly at: Instant;
  /** The month of the event by the legal calendar. */
  readonly month: string;
};

/** One answer to a payment order: paid, failed, or returned after it had been paid. */
export type PaymentListing = Listed & {
  readonly kind: 'payments';
  readonly outcome: 'paid' | 'failed' | 'returned';
  readonly batchId: string;
  readonly endToEndId: string;
  readonly accountId: string;
  readonly amountFen: Fen;
  /** What of it settles a demand of another case and was not paid out; absent: nothing. */
  readonly offsetFen?: Fen;
  /** Voucher of the payment, or document of the return. */
  readonly documentNumber: string;
  readonly settledOn: LocalDate;
};

/** A case under the month of its first submission. */
export type CaseListing = Listed & { readonly kind: 'cases' };
export type Listing = PaymentListing | CaseListing;
export const listingKinds = ['payments', 'cases'] as const;
export type ListingKind = Listing['kind'];

/** What an event adds to the lists that exports read; from the event alone, so that it may come any number of times. */
export const listingOf = (event: ApplicationEvent, whereabouts: Whereabouts): Listing | null => {
  const { change, applicationId, version, at } = event;
  // An answer is about one order, which is one payer's part.
  const [move] = event.ledgerMoves;
  const listed = { ...whereabouts, applicationId, version, at, month: legalDateOf(at).slice(0, 7) };
  switch (change.action) {
    case 'submit': return { ...listed, kind: 'cases' };
    case 'record_payment': {
      const { batchId, endToEndId, voucherNumber: documentNumber, settledOn, outcome } = change;
      return { ...listed, kind: 'payments', outcome, batchId, endToEndId, documentNumber, settledOn, accountId: move?.accountId ?? '', amountFen: move?.amountFen ?? zeroFen, ...(change.offset === undefined ? {} : { offsetFen: change.offset.amountFen }) };
    }
    case 'return_payment': {
      const { batchId, endToEndId, documentNumber, returnedOn: settledOn } = change;
      return { ...listed, kind: 'payments', outcome: 'returned', batchId, endToEndId, documentNumber, settledOn, accountId: move?.accountId ?? '', amountFen: move?.amountFen ?? zeroFen, ...(change.offset === undefined ? {} : { offsetFen: change.offset.amountFen }) };
    }
    default: return null;
  }
};
