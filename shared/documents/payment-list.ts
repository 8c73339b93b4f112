import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { parseYuan } from '../domain/money';
import type { PaymentList, PaymentListReader } from '../ports/documents';

const rowsSchema = z.array(z.array(z.string()));
const [orderColumn, amountColumn] = [1, 6];

/** Reads the payment file as `paymentFileOf` writes it, by another reader than its writer. */
export const paymentListReader: PaymentListReader = {
  readPaymentList(text): PaymentList | null {
    try {
      const rows = rowsSchema.parse(parse(text, { bom: true }));
      const last = rows.at(-1);
      const count = /^(\d+)笔$/.exec(last?.[1] ?? '')?.[1];
      if (last?.[0] !== '合计' || count === undefined) return null;
      return {
        orders: rows.slice(1, -1).map((row) => ({ endToEndId: row[orderColumn] ?? '', amountFen: parseYuan(row[amountColumn] ?? '', 'amount') })),
        count: Number(count), totalFen: parseYuan(last[amountColumn] ?? '', 'total'),
      };
    } catch {
      return null;
    }
  },
};
