import type { Fen, Instant } from '../brands';
import { formatYuan, sumFen } from '../money';
import { csvText, neutraliseCell } from './csv';

/** One order of a batch as it was frozen. */
export type PaymentOrder = { readonly applicationId: string; readonly amountFen: Fen; readonly endToEndId: string };

export type PayeeOnFile = { readonly accountName: string; readonly accountNumber: string; readonly bankCode: string; readonly bankName: string };

/** What a payment file depends on; nothing else, so that the same batch always gives the same bytes. */
export type PaymentFileSource = {
  readonly batchId: string;
  readonly fundDocumentNumber: string;
  readonly totalFen: Fen;
  readonly approvedAt: Instant;
  readonly orders: readonly PaymentOrder[];
  readonly payees: ReadonlyMap<string, PayeeOnFile>;
};

const header = ['序号', '端到端编号', '收款户名', '账号', '联行号', '开户行', '金额(元)', '用途'] as const;

/**
 * The payment file of an approved batch: CSV in UTF-8 with byte order mark, CRLF, one order a line, and a line of
 * control totals (count, sum, batch, moment of approval) at the end. Amounts in yuan with two decimals.
 * Plain Error when a payee is missing or the orders don't add up to the batch: such a file must not come to be.
 */
export const paymentFileOf = (source: PaymentFileSource): string => {
  const sum = sumFen(source.orders.map((order) => order.amountFen));
  if (sum !== source.totalFen) throw new Error(`The orders of batch ${source.batchId} add up to ${sum} fen, the batch says ${source.totalFen}.`);
  const purpose = neutraliseCell(`知识产权金融资助 ${source.fundDocumentNumber}`);
  const lines = source.orders.map((order, index) => {
    const payee = source.payees.get(order.applicationId);
    if (payee === undefined) throw new Error(`Case ${order.applicationId} of batch ${source.batchId} has no payee account.`);
    const account = [payee.accountName, payee.accountNumber, payee.bankCode, payee.bankName].map(neutraliseCell);
    return [String(index + 1), order.endToEndId, ...account, formatYuan(order.amountFen), purpose];
  });
  const control = ['合计', `${source.orders.length}笔`, '', '', '', '', formatYuan(source.totalFen), `批次 ${source.batchId} 复核时间 ${source.approvedAt}`];
  return csvText([header, ...lines, control]);
};
