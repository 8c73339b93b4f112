import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import type { CellValue } from 'exceljs';
import { parseYuan } from '../../../shared/domain/money';

export const sha256Of = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

export type Rows = readonly (readonly string[])[];

/** A CSV file as rows of cells, by a library that has no part in writing it. */
export const rowsOf = (bytes: Buffer): Rows => {
  const rows: string[][] = parse(bytes, { bom: true, relax_column_count: true });
  return rows;
};

const cellText = (value: CellValue, isMoney: boolean): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return isMoney ? value.toFixed(2) : String(value);
  if (typeof value === 'string') return value;
  throw new Error(`A cell holds ${typeof value}, not a text or a number.`);
};

const rowsOfSheet = (sheet: ExcelJS.Worksheet): Rows => {
  const headings: string[] = [];
  sheet.getRow(1).eachCell((cell, column) => { headings[column - 1] = cell.text; });
  const rows: string[][] = [];
  sheet.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => { cells[column - 1] = cellText(cell.value, headings[column - 1]?.endsWith('(元)') === true); });
    rows.push(cells);
  });
  return rows;
};

/** An XLSX file as the rows its CSV has: the control totals, which have a sheet of their own, come last. By a library that has no part in writing it. */
export const sheetRowsOf = async (bytes: Buffer): Promise<Rows> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook.worksheets.flatMap((sheet, index) => rowsOfSheet(sheet).slice(index === 0 ? 0 : 1));
};

/** The cells below a heading, without the line of control totals at the end. */
export const columnOf = (rows: Rows, heading: string): readonly string[] => {
  const [header, ...lines] = rows;
  const at = header?.indexOf(heading) ?? -1;
  if (at < 0) throw new Error(`No column ${heading} in ${header?.join(', ') ?? 'an empty file'}`);
  return lines.filter(([first]) => first !== '合计').map((cells) => cells[at] ?? '');
};

/** Exact: in fen. Digits may stand in groups, as they do on the pages. */
export const sumFenOf = (yuan: readonly string[]): number => yuan.reduce((sum, text) => sum + parseYuan(text.replaceAll(',', '')), 0);

/** A file whose last lines, from the one that begins with `closes` on, say what stands above them. */
export const closedTable = (rows: Rows, closes: string): { readonly table: Rows; readonly said: (name: string) => string } => {
  const at = rows.findIndex(([first]) => first === closes);
  if (at < 0) throw new Error(`The file does not close with ${closes}.`);
  const closing = rows.slice(at).flat();
  return {
    table: rows.slice(0, at),
    said: (name) => {
      const place = closing.indexOf(name);
      if (place < 0) throw new Error(`The file does not say its ${name}.`);
      return closing[place + 1] ?? '';
    },
  };
};
