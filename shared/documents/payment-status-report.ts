import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';
import { parseLocalDate } from '../domain/local-date';
import { parseYuan } from '../domain/money';
import { Problem } from '../domain/problem';
import { inLine } from './in-line';
import type { ResultFile, ResultFileLine } from '../ports/documents';
import { isWellFormed } from './well-formed';

const refuse = (reason: string): Problem => new Problem('result_file_invalid', { field: 'text', params: { reason } });

const text = z.string();
const max35 = z.string().min(1).max(60);
const many = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

const transactionSchema = z.looseObject({
  OrgnlEndToEndId: max35, TxSts: z.string().min(1).max(4),
  StsRsnInf: many(z.looseObject({ Rsn: z.looseObject({ Cd: text.optional(), Prtry: text.optional() }).optional(), AddtlInf: many(text) })),
  AcctSvcrRef: text.optional(),
  OrgnlTxRef: z.looseObject({ Amt: z.looseObject({ InstdAmt: text.optional() }).optional(), IntrBkSttlmDt: text.optional() }).optional(),
});

/** What is read of a pain.002.001.10; everything else in it says nothing about a single order. */
const reportSchema = z.looseObject({
  Document: z.looseObject({
    CstmrPmtStsRpt: z.looseObject({
      OrgnlGrpInfAndSts: z.looseObject({ OrgnlMsgId: max35, OrgnlNbOfTxs: text.optional(), OrgnlCtrlSum: text.optional() }),
      OrgnlPmtInfAndSts: many(z.looseObject({ TxInfAndSts: many(transactionSchema) })),
    }),
  }),
});

/** Final words of ISO 20022: settled with the debtor's or the creditor's bank, or rejected. Every other code is a step on the way. */
const statuses: Readonly<Record<string, ResultFileLine['status']>> = { ACSC: 'paid', ACCC: 'paid', RJCT: 'failed', ACSP: 'pending', ACTC: 'pending', ACCP: 'pending', ACWC: 'pending', RCVD: 'pending', PDNG: 'pending' };

const lists = new Set(['OrgnlPmtInfAndSts', 'TxInfAndSts', 'StsRsnInf', 'AddtlInf']);
const namespace = /<(?:\w+:)?Document\b[^>]*\bxmlns(?::\w+)?\s*=\s*["']urn:iso:std:iso:20022:tech:xsd:pain\.002\.001\.10["']/;

const parseXml = (xml: string): unknown => {
  if (!isWellFormed(xml)) throw refuse('not_xml');
  const parser = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false, trimValues: true, isArray: (name) => lists.has(name) });
  try {
    return parser.parse(xml);
  } catch {
    // The parser's own message quotes the file.
    throw refuse('not_xml');
  }
};

/**
 * A bank's customer payment status report (ISO 20022 pain.002.001.10). No document type, no entities of its own.
 * @throws Problem `result_file_invalid` (not_xml, doctype, namespace, structure, no_lines), `money_invalid`, `date_invalid`.
 */
export const readPaymentStatusReport = (xml: string): ResultFile => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw refuse('doctype');
  if (!namespace.test(xml)) throw refuse('namespace');
  const report = reportSchema.safeParse(parseXml(xml));
  if (!report.success) throw refuse('structure');
  const { OrgnlGrpInfAndSts: group, OrgnlPmtInfAndSts: blocks } = report.data.Document.CstmrPmtStsRpt;
  const lines = blocks.flatMap((block) => block.TxInfAndSts).map((transaction, index) => lineOf(transaction, index + 1));
  // A word about the group as a whole is no answer for an order.
  if (lines.length === 0) throw refuse('no_lines');
  const { OrgnlMsgId, OrgnlNbOfTxs, OrgnlCtrlSum } = group;
  if (OrgnlNbOfTxs !== undefined && !/^\d{1,15}$/.test(OrgnlNbOfTxs)) throw refuse('structure');
  return {
    batchId: OrgnlMsgId,
    control: { of: 'batch', count: OrgnlNbOfTxs === undefined ? null : Number(OrgnlNbOfTxs), totalFen: OrgnlCtrlSum === undefined ? null : parseYuan(OrgnlCtrlSum, 'text') },
    lines,
  };
};

const lineOf = (transaction: z.output<typeof transactionSchema>, line: number): ResultFileLine => {
  const { OrgnlEndToEndId, TxSts, StsRsnInf, AcctSvcrRef, OrgnlTxRef } = transaction;
  const amount = OrgnlTxRef?.Amt?.InstdAmt;
  const day = OrgnlTxRef?.IntrBkSttlmDt;
  const reasons = StsRsnInf.flatMap(({ Rsn, AddtlInf }) => [Rsn?.Cd ?? Rsn?.Prtry ?? '', ...AddtlInf]).filter((part) => part !== '');
  return {
    line, endToEndId: OrgnlEndToEndId, amountFen: amount === undefined ? null : inLine(line, () => parseYuan(amount, 'text')), status: statuses[TxSts] ?? 'unknown', statusText: TxSts,
    voucherNumber: AcctSvcrRef === undefined || AcctSvcrRef === '' ? null : AcctSvcrRef, settledOn: day === undefined ? null : inLine(line, () => parseLocalDate(day, 'text')),
    reason: reasons.join(' '),
  };
};
