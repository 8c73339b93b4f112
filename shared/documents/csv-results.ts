import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import { parseLocalDate } from '../domain/local-date';
import { parseYuan } from '../domain/money';
import { Problem } from '../domain/problem';
import { inLine } from './in-line';
import type { ResultFile, ResultFileLine } from '../ports/documents';

/** Columns by their titles, in any order; the reason may be missing. */
const titles = { endToEndId: '端到端编号', amount: '金额(元)', status: '状态', voucherNumber: '凭证号', settledOn: '日期', reason: '原因' } as const;
const required = [titles.endToEndId, titles.amount, titles.status, titles.voucherNumber, titles.settledOn] as const;
const known: readonly string[] = Object.values(titles);

/** Words that are an answer; every other word is none. */
const words: Readonly<Record<string, ResultFileLine['status']>> = {
  成功: 'paid', 支付成功: 'paid', 已支付: 'paid', 已拨付: 'paid', paid: 'paid',
  失败: 'failed', 支付失败: 'failed', 退票: 'failed', 退回: 'failed', failed: 'failed',
  处理中: 'pending', 待处理: 'pending', 已受理: 'pending', pending: 'pending',
};

const rowsSchema = z.array(z.array(z.string()));

const refuse = (reason: string, line: number | null = null): Problem => new Problem('result_file_invalid', { field: 'text', params: { reason, ...(line === null ? {} : { line }) } });

const recordsOf = (text: string): string[][] => {
  try {
    return rowsSchema.parse(parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 10_000 }));
  } catch (error) {
    if (error instanceof CsvError) throw refuse('not_csv');
    throw error;
  }
};

/**
 * The answers of the treasury as CSV: a heading, one order a line, and a last line `合计,笔数,金额` that proves that
 * nothing was cut off.
 * @throws Problem `result_file_invalid` (not_csv, heading, line, control), `money_invalid`, `date_invalid`.
 */
export const readCsvResults = (text: string): ResultFile => {
  const [heading, ...records] = recordsOf(text);
  if (heading === undefined || new Set(heading).size !== heading.length || heading.some((title) => !known.includes(title)) || required.some((title) => !heading.includes(title))) throw refuse('heading', 1);
  const last = records.at(-1);
  if (last?.[0] !== '合计') throw refuse('control');
  const [, count = '', total = ''] = last.filter((cell) => cell !== '');
  const counted = /^(\d{1,6})笔?$/.exec(count)?.[1];
  if (counted === undefined) throw refuse('control', records.length + 1);
  return {
    batchId: null,
    control: { of: 'lines', count: Number(counted), totalFen: inLine(records.length + 1, () => parseYuan(total, 'text')) },
    lines: records.slice(0, -1).map((record, index) => lineOf(heading, record, index + 2)),
  };
};

const lineOf = (heading: readonly string[], record: readonly string[], line: number): ResultFileLine => {
  if (record.length !== heading.length) throw refuse('line', line);
  const cell = (title: string): string => record[heading.indexOf(title)] ?? '';
  const endToEndId = cell(titles.endToEndId);
  if (endToEndId === '') throw refuse('line', line);
  const statusText = cell(titles.status);
  const [voucherNumber, settledOn] = [cell(titles.voucherNumber), cell(titles.settledOn)];
  return {
    line, endToEndId, amountFen: inLine(line, () => parseYuan(cell(titles.amount), 'text')), status: words[statusText] ?? 'unknown', statusText,
    voucherNumber: voucherNumber === '' ? null : voucherNumber, settledOn: settledOn === '' ? null : inLine(line, () => parseLocalDate(settledOn, 'text')), reason: cell(titles.reason),
  };
};
