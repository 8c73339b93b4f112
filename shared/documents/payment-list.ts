import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { parseYuan } from '../domain/money';
import type { PaymentList, PaymentListReader } from '../ports/documents';

const rowsSchema = z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string()])).min(2);

/** Reads the payment file as `paymentFileOf` writes it, by another reader than its writer. */
export const paymentListReader: PaymentListReader = {
  readPaymentList(text): PaymentList | null {
    try {
      const [, ...rows] = rowsSchema.parse(parse(text, { bom: true }));
      const [title, counted, , , , , total] = rows.pop() ?? [];
      const count = /^(\d+)笔$/.exec(counted ?? '')?.[1];
      if (title !== '合计' || count === undefined) return null;
      return {
        orders: rows.map(([, endToEndId, accountName, accountNumber, bankCode, bankName, amount]) => ({ endToEndId, accountName, accountNumber, bankCode, bankName, amountFen: parseYuan(amount, 'amount') })),
        count: Number(count), totalFen: parseYuan(total ?? '', 'total'),
      };
    } catch {
      return null;
    }
  },
};
