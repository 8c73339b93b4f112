import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import Excel from 'exceljs';
import * as z from 'zod';
import { exportColumns } from '../../shared/domain/exports/export-table';

export type ReadBack = { readonly rows: number; readonly totalFen: bigint };

const { length: columns } = exportColumns.payments;
const record = z.array(z.string());
const amount = z.number();

/** Adds up the last column of the rows: lines as wide as the heading, without the heading and the control totals below. */
const createSum = () => {
  let [lines, totalFen] = [0, 0n];
  return {
    add: (yuan: string): void => {
      lines += 1;
      if (lines > 1) totalFen += BigInt(yuan.replace('.', ''));
    },
    result: (): ReadBack => ({ rows: lines - 1, totalFen }),
  };
};

/** An exported CSV as csv-parse reads it. */
export const readCsv = async (path: string): Promise<ReadBack> => {
  const sum = createSum();
  for await (const line of createReadStream(path).pipe(parse({ bom: true, relax_column_count: true }))) {
    const cells = record.parse(line);
    if (cells.length === columns) sum.add(cells.at(-1) ?? '');
  }
  return sum.result();
};

/** An exported workbook as exceljs reads it, row by row. */
export const readXlsx = async (path: string): Promise<ReadBack> => {
  const sum = createSum();
  for await (const sheet of new Excel.stream.xlsx.WorkbookReader(path, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore' })) {
    for await (const row of sheet) {
      const { value } = row.getCell(columns);
      // Two decimals say a number of yuan exactly: a cell holds fewer digits than a double.
      if (value !== null) sum.add(typeof value === 'string' ? value : amount.parse(value).toFixed(2));
    }
  }
  return sum.result();
};
