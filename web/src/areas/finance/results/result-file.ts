import type { ResultEntry } from './result-lines';

/** Columns as files of the treasury and our own template call them. */
const columnNames: Readonly<Record<keyof ResultEntry, readonly string[]>> = {
  endToEndId: ['端到端编号', '支付编号', 'endtoendid'],
  amountYuan: ['金额(元)', '金额', 'amountyuan', 'amount'],
  outcome: ['结果', '支付结果', '状态', 'outcome', 'status'],
  voucherNumber: ['凭证号', '凭证编号', '支付凭证号', 'vouchernumber', 'voucher'],
  settledOn: ['支付日期', '日期', '入账日期', 'settledon', 'date'],
  reason: ['原因', '退回原因', '失败原因', '备注', 'reason'],
};
const columns = ['endToEndId', 'amountYuan', 'outcome', 'voucherNumber', 'settledOn', 'reason'] as const;
const needed = columns.filter((column) => column !== 'reason');

const paidWords: ReadonlySet<string> = new Set(['已付', '已支付', '成功', '支付成功', '已拨付', 'paid', 'success']);
const failedWords: ReadonlySet<string> = new Set(['退回', '失败', '支付失败', '退票', '已退票', 'failed', 'returned', 'rejected']);

/** Any other word is no answer: what is unknown is not failed. */
export const readOutcome = (text: string): ResultEntry['outcome'] => {
  const word = text.normalize('NFKC').trim().toLowerCase();
  if (paidWords.has(word)) return 'paid';
  return failedWords.has(word) ? 'failed' : '';
};

export type ControlTotals = { readonly count: string; readonly amountYuan: string };
export type ResultFile =
  | { readonly kind: 'read'; readonly entries: readonly ResultEntry[]; /** The line of the file each entry stands in, counted from 1. */ readonly lineNumbers: readonly number[]; readonly control: ControlTotals | null }
  | { readonly kind: 'unreadable'; readonly fault: 'empty' | 'notCsv' | 'columnsMissing' | 'tooMany'; readonly missing: readonly (keyof ResultEntry)[] };

const entriesAtMost = 100;
const normal = (cell: string): string => cell.normalize('NFKC').replace(/\s/g, '').toLowerCase();
// Spreadsheets keep our apostrophe before cells that look like a formula.
const bare = (cell: string | undefined): string => (cell ?? '').trim().replace(/^'(?=[=+\-@])/, '');

/** "合计, 3笔, 1234.50": the file's own control totals, wherever count and sum stand in the line. */
const controlOf = (cells: readonly string[], amountAt: number): ControlTotals => {
  const count = cells.map(normal).map((cell) => /^(\d+)(笔|件|条)?$/.exec(cell)?.[1]).find((digits) => digits !== undefined);
  return { count: count ?? '', amountYuan: bare(cells[amountAt]) };
};

const columnsOf = (header: readonly string[]): ReadonlyMap<keyof ResultEntry, number> => {
  const names = header.map(normal);
  return new Map(columns.flatMap((column) => {
    const at = names.findIndex((name) => columnNames[column].map(normal).includes(name));
    return at < 0 ? [] : [[column, at] as const];
  }));
};

/** Reads rows of cells as answers of the treasury: a heading, one order a line, and perhaps a line of control totals. */
export const readResultRows = (rows: readonly (readonly string[])[]): ResultFile => {
  const filled = rows.map((cells, index) => ({ cells, lineNumber: index + 1 })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...lines] = filled;
  if (header === undefined) return { kind: 'unreadable', fault: 'empty', missing: [] };
  const places = columnsOf(header.cells);
  const missing = needed.filter((column) => !places.has(column));
  if (missing.length > 0) return { kind: 'unreadable', fault: 'columnsMissing', missing };
  const cellOf = (cells: readonly string[], column: keyof ResultEntry): string => { const at = places.get(column); return at === undefined ? '' : bare(cells[at]); };
  const control = lines.find(({ cells }) => ['合计', '控制合计', 'total'].includes(normal(cells[0] ?? '')));
  const answers = lines.filter((line) => line !== control);
  if (answers.length === 0) return { kind: 'unreadable', fault: 'empty', missing: [] };
  if (answers.length > entriesAtMost) return { kind: 'unreadable', fault: 'tooMany', missing: [] };
  return {
    kind: 'read', lineNumbers: answers.map(({ lineNumber }) => lineNumber),
    entries: answers.map(({ cells }) => ({ endToEndId: cellOf(cells, 'endToEndId'), amountYuan: cellOf(cells, 'amountYuan'), outcome: readOutcome(cellOf(cells, 'outcome')), voucherNumber: cellOf(cells, 'voucherNumber'), settledOn: cellOf(cells, 'settledOn'), reason: cellOf(cells, 'reason') })),
    control: control === undefined ? null : controlOf(control.cells, places.get('amountYuan') ?? 0),
  };
};

/** Bytes as text: UTF-8, or GB 18030, which spreadsheet programs in China write. */
export const decodeFile = (content: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
};
