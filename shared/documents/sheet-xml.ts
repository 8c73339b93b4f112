import { numberText, plainText, requireWidth } from '../domain/tabular/table';
import type { Column, Row } from '../domain/tabular/table';
import { xmlText } from '../domain/tabular/xml-text';

/** Rows of a sheet, its heading included; the limit of the format. */
export const rowsOfSheet = 1_048_576;
/** Characters of a cell; the limit of the format. */
const longestText = 32_767;

/** Cell formats of `styles.xml`, by their place there. */
export const formats = { general: 0, yuan: 1, whole: 2, heading: 3, quoted: 4 } as const;

/** Spreadsheets read `_x0041_` as a character's number: the underscore before one is written by its own. */
const withoutEscapes = (text: string): string => text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const startsLikeFormula = /^[=+\-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u;

/** 0 → A, 25 → Z, 26 → AA. */
const columnLetters = (index: number): string => (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
const letters: readonly string[] = Array.from({ length: 256 }, (_, index) => columnLetters(index));
const reference = (index: number, number: number): string => `${letters[index] ?? columnLetters(index)}${number}`;

const textCell = (at: string, text: string, format: number): string => {
  if (text.length > longestText) throw new Error(`A cell of ${text.length} characters does not fit a sheet.`);
  // `quotePrefix` keeps the text a text, also after somebody edits the cell, and leaves its characters as they are.
  const style = startsLikeFormula.test(text) ? formats.quoted : format;
  return `<c r="${at}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(withoutEscapes(text))}</t></is></c>`;
};

const cellXml = (at: string, value: Row[number], column: Column): string => {
  if (value === null) return '';
  if (column.kind === 'text') return textCell(at, plainText(value, column), formats.general);
  return `<c r="${at}" s="${column.kind === 'fen' ? formats.yuan : formats.whole}"><v>${numberText(value, column)}</v></c>`;
};

/** @param number of the row in its sheet, counted from 1. */
export const rowXml = (row: Row, columns: readonly Column[], number: number): string => {
  requireWidth(row, columns);
  let cells = '';
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column !== undefined) cells += cellXml(reference(index, number), row[index] ?? null, column);
  }
  return `<row r="${number}">${cells}</row>`;
};

export const textRowXml = (cells: readonly string[], number: number, format: number = formats.general): string =>
  `<row r="${number}">${cells.map((cell, index) => textCell(reference(index, number), cell, format)).join('')}</row>`;

const width = (column: Column): number => (column.kind === 'text' ? Math.max(18, column.title.length * 2 + 4) : 18);

export const sheetStart = (columns: readonly Column[]): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
  `<cols>${columns.map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${width(column)}" customWidth="1"/>`).join('')}</cols><sheetData>` +
  textRowXml(columns.map((column) => column.title), 1, formats.heading);

export const sheetEnd = '</sheetData></worksheet>';
