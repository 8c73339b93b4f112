import { neutraliseCell } from '../ledger/csv';
import { fen, formatYuan } from '../money';

/** `text` as people wrote it; `count` a whole number; `fen` money, shown in yuan with two decimals and never as a fraction of binary arithmetic. */
export type ColumnKind = 'text' | 'count' | 'fen';
export type Column = { readonly title: string; readonly kind: ColumnKind };

/** One cell a column: text for `text`, an integer for `count` and `fen`, null for nothing. */
export type Row = readonly (string | number | null)[];

/** Rows come in pages, so that a million of them need the memory of one page. */
export type Pages = Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>;

/** A table on its way into a file. `closing` is asked when the last row has gone out: control totals, kept apart from the rows so that these can be summed. */
export type TableSource = {
  readonly sheetName: string;
  readonly columns: readonly Column[];
  readonly pages: Pages;
  readonly closing: () => readonly (readonly string[])[];
};

const whole = (value: string | number, column: Column): number => {
  if (typeof value === 'string' || !Number.isSafeInteger(value)) throw new Error(`Column ${column.title} holds whole numbers, not ${typeof value} ${value}.`);
  return value;
};

const textOf = (value: string | number, column: Column): string => {
  if (typeof value === 'number') throw new Error(`Column ${column.title} holds text, not the number ${value}.`);
  return value;
};

/** A number as a file writes it: whole, or yuan with two decimals. Plain Error on a fraction of a fen. */
export const numberText = (value: string | number, column: Column): string => {
  const number = whole(value, column);
  return column.kind === 'fen' ? formatYuan(fen(number)) : String(number);
};

/** The text of a cell that a reader takes as text. */
export const plainText = (value: string | number, column: Column): string => textOf(value, column);

/** A cell of a CSV file; what could be taken for a formula is made harmless. */
export const csvCell = (value: Row[number], column: Column): string => {
  if (value === null) return '';
  return column.kind === 'text' ? neutraliseCell(textOf(value, column)) : numberText(value, column);
};

/** Plain Error when a row has not exactly one cell a column. */
export const requireWidth = (row: Row, columns: readonly Column[]): void => {
  if (row.length !== columns.length) throw new Error(`A row has ${row.length} cells, the table ${columns.length} columns.`);
};
