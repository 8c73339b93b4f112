import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { parseYuan } from '../../../shared/domain/money';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A CSV file as rows of cells, by a library that has no part in writing it. */
export const rowsOf = (bytes: Buffer): readonly (readonly string[])[] => {
  const rows: string[][] = parse(bytes, { bom: true, relax_column_count: true });
  return rows;
};

/** The cells below a heading, without the line of control totals at the end. */
export const columnOf = (rows: readonly (readonly string[])[], heading: string): readonly string[] => {
  const [header, ...lines] = rows;
  const at = header?.indexOf(heading) ?? -1;
  if (at < 0) throw new Error(`No column ${heading} in ${header?.join(', ') ?? 'an empty file'}`);
  return lines.filter(([first]) => first !== '合计').map((cells) => cells[at] ?? '');
};

/** Exact: in fen. */
export const sumFenOf = (yuan: readonly string[]): number => yuan.reduce((sum, text) => sum + parseYuan(text), 0);
