import { legalDateOf } from '../local-date';
import { formatYuan } from '../money';
import { xmlText } from '../tabular/xml-text';
import { payeeOf, requireBalanced } from './fiscal-list';
import type { PaymentFileSource, PaymentOrder } from './payment-file';
import type { PaymentTerms } from './payment-terms';

/** Elements in the order they are written. */
type Element = readonly [name: string, content: string | readonly Element[], attributes?: string];

const elementXml = ([name, content, attributes = '']: Element, indent = ''): string =>
  typeof content === 'string'
    ? `${indent}<${name}${attributes}>${xmlText(content)}</${name}>\n`
    : `${indent}<${name}${attributes}>\n${content.map((inner) => elementXml(inner, `${indent}  `)).join('')}${indent}</${name}>\n`;

/** Max35Text and Max140Text of ISO 20022. Plain Error beyond them: an id that was cut could not be matched any more. */
const within = (text: string, most: 35 | 140): string => {
  const { length } = Array.from(text);
  if (length < 1 || length > most) throw new Error(`A text of ${length} characters does not fit a field of ${most}.`);
  return text;
};

/** 联行号 as member id of the clearing system CNAPS (China National Advanced Payment System). */
const agent = (bankCode: string, bankName: string | null): readonly Element[] => [['FinInstnId', [
  ['ClrSysMmbId', [['ClrSysId', [['Cd', 'CNAPS']]], ['MmbId', within(bankCode, 35)]]],
  ...(bankName === null ? [] : [['Nm', within(bankName, 140)] as const]),
]]];
const account = (accountNumber: string): readonly Element[] => [['Id', [['Othr', [['Id', within(accountNumber, 35)]]]]]];

/** Ids of the message and of its one block, which an answer names. */
export const messageIdOf = (batchId: string): string => within(batchId, 35);

/**
 * The batch as ISO 20022 customer credit transfer initiation (pain.001.001.09): one message, one block, one
 * transaction an order under its end-to-end id. Its moment is that of the approval, so the same batch gives the same
 * bytes.
 */
export const creditTransferOf = (source: PaymentFileSource, terms: PaymentTerms, debtor: NonNullable<PaymentTerms['debtor']>): string => {
  requireBalanced(source);
  const totals: readonly Element[] = [['NbOfTxs', String(source.orders.length)], ['CtrlSum', formatYuan(source.totalFen)]];
  const transaction = (order: PaymentOrder): Element => {
    const payee = payeeOf(source, order);
    return ['CdtTrfTxInf', [
      ['PmtId', [['EndToEndId', within(order.endToEndId, 35)]]],
      ['Amt', [['InstdAmt', formatYuan(order.amountFen), ' Ccy="CNY"']]],
      ['CdtrAgt', agent(payee.bankCode, payee.bankName)],
      ['Cdtr', [['Nm', within(payee.accountName, 140)]]],
      ['CdtrAcct', account(payee.accountNumber)],
      ['RmtInf', [['Ustrd', within(terms.purpose, 140)]]],
    ]];
  };
  const message: Element = ['Document', [['CstmrCdtTrfInitn', [
    ['GrpHdr', [['MsgId', messageIdOf(source.batchId)], ['CreDtTm', source.approvedAt], ...totals, ['InitgPty', [['Nm', within(terms.budgetUnit, 140)]]]]],
    ['PmtInf', [
      ['PmtInfId', messageIdOf(source.batchId)], ['PmtMtd', 'TRF'], ...totals,
      ['ReqdExctnDt', [['Dt', legalDateOf(source.approvedAt)]]],
      ['Dbtr', [['Nm', within(debtor.name, 140)]]],
      ['DbtrAcct', [...account(debtor.accountNumber), ['Ccy', 'CNY']]],
      ['DbtrAgt', agent(debtor.bankCode, null)],
      ...source.orders.map(transaction),
    ]],
  ]]], ' xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"'];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementXml(message)}`;
};
