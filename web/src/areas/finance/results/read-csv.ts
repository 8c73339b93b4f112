import { parse } from 'csv-parse/browser/esm/sync';
import { readResultRows } from './result-file';
import type { ResultFile } from './result-file';

/** The text of a CSV file, or of cells copied from a spreadsheet (which come with tabs). */
export const readResultText = (text: string): ResultFile => {
  const firstLine = text.split('\n', 1)[0] ?? '';
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter: firstLine.includes('\t') ? '\t' : ',', relax_column_count: true, skip_empty_lines: false });
    return readResultRows(rows);
  } catch {
    return { kind: 'unreadable', fault: 'notCsv', missing: [] };
  }
};
