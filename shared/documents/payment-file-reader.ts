import { sumFen } from '../domain/money';
import type { PaymentFileReader } from '../ports/papers';
import { paymentListReader } from './payment-list';

/** The orders of a payment file as `paymentFileOf` writes it, proved by its control line. */
export const paymentFileReader: PaymentFileReader = {
  read: (bytes) => {
    const list = paymentListReader.readPaymentList(new TextDecoder().decode(bytes));
    if (list === null || list.count !== list.orders.length || list.totalFen !== sumFen(list.orders.map(({ amountFen }) => amountFen))) throw new Error('The payment file does not add up to its control line.');
    return list.orders;
  },
};
