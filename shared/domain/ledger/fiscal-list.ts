import { formatYuan, sumFen } from '../money';
import type { Column, Row, TableSource } from '../tabular/table';
import type { PayeeOnFile, PaymentFileSource, PaymentOrder } from './payment-file';
import type { FiscalField, PaymentTerms } from './payment-terms';

/** What the list for the fiscal payment system depends on; nothing else. */
export type FiscalListSource = PaymentFileSource & { readonly terms: PaymentTerms; readonly budgetDocumentNumber: string; readonly membersHash: string };

type Line = { readonly source: FiscalListSource; readonly order: PaymentOrder; readonly payee: PayeeOnFile; readonly index: number };

const fields: Readonly<Record<FiscalField, { readonly kind: Column['kind']; readonly of: (line: Line) => string | number }>> = {
  sequence: { kind: 'count', of: ({ index }) => index + 1 },
  budgetUnit: { kind: 'text', of: ({ source }) => source.terms.budgetUnit },
  budgetDocumentNumber: { kind: 'text', of: ({ source }) => source.budgetDocumentNumber },
  fundDocumentNumber: { kind: 'text', of: ({ source }) => source.fundDocumentNumber },
  project: { kind: 'text', of: ({ source }) => source.terms.project },
  functionalClassification: { kind: 'text', of: ({ source }) => source.terms.functionalClassification },
  governmentEconomicClassification: { kind: 'text', of: ({ source }) => source.terms.governmentEconomicClassification },
  departmentEconomicClassification: { kind: 'text', of: ({ source }) => source.terms.departmentEconomicClassification },
  endToEndId: { kind: 'text', of: ({ order }) => order.endToEndId },
  payeeName: { kind: 'text', of: ({ payee }) => payee.accountName },
  accountNumber: { kind: 'text', of: ({ payee }) => payee.accountNumber },
  bankCode: { kind: 'text', of: ({ payee }) => payee.bankCode },
  bankName: { kind: 'text', of: ({ payee }) => payee.bankName },
  amount: { kind: 'fen', of: ({ order }) => order.amountFen },
  purpose: { kind: 'text', of: ({ source }) => source.terms.purpose },
};

/** The payee of an order. Plain Error when there is none: a file without it must not come to be. */
export const payeeOf = ({ batchId, payees }: PaymentFileSource, order: PaymentOrder): PayeeOnFile => {
  const payee = payees.get(order.applicationId);
  if (payee === undefined) throw new Error(`Case ${order.applicationId} of batch ${batchId} has no payee account.`);
  return payee;
};

/** Plain Error when the orders don't add up to the batch. */
export const requireBalanced = ({ batchId, orders, totalFen }: PaymentFileSource): void => {
  const sum = sumFen(orders.map((order) => order.amountFen));
  if (sum !== totalFen) throw new Error(`The orders of batch ${batchId} add up to ${sum} fen, the batch says ${totalFen}.`);
};

/** One order a line, with the columns, titles and order that finance laid down; control totals at the end. */
export const fiscalListOf = (source: FiscalListSource): TableSource => {
  requireBalanced(source);
  const { columns } = source.terms;
  const rows = source.orders.map((order, index): Row => columns.map(({ field }) => fields[field].of({ source, order, payee: payeeOf(source, order), index })));
  return {
    sheetName: '支付清单',
    columns: columns.map(({ field, title }) => ({ title, kind: fields[field].kind })),
    pages: [rows],
    closing: () => [
      ['笔数', String(source.orders.length), '金额合计(元)', formatYuan(source.totalFen)],
      ['批次', source.batchId, '复核时间', source.approvedAt],
      ['清单 SHA-256', source.membersHash, '依据', `${source.terms.basis.documentNumber} ${source.terms.basis.clause}`],
    ],
  };
};
