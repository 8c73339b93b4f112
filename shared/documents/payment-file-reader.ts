import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { fen, parseYuan, sumFen } from '../domain/money';
import type { PaymentLine } from '../domain/papers/payment-advice';
import type { PaymentFileReader } from '../ports/papers';

const line = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]);
const fileSchema = z.array(line).min(2);

/** The orders of a payment file as `paymentFileOf` writes it, proved by its control line. */
export const paymentFileReader: PaymentFileReader = {
  read: (bytes) => {
    const [, ...records] = fileSchema.parse(parse(Buffer.from(bytes), { bom: true }));
    const control = records.pop();
    const lines = records.map(([, endToEndId, accountName, accountNumber, bankCode, bankName, amount]): PaymentLine => ({ endToEndId, accountName, accountNumber, bankCode, bankName, amountFen: parseYuan(amount) }));
    if (control?.[0] !== '合计' || control[1] !== `${lines.length}笔` || parseYuan(control[6]) !== sumFen(lines.map(({ amountFen }) => fen(amountFen)))) throw new Error('The payment file does not add up to its control line.');
    return lines;
  },
};
