import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import Excel from 'exceljs';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import type { Column, Row, TableSource } from '../domain/tabular/table';
import { gatherBytes } from '../casework/gather-bytes';
import { tableWriter } from './table-writer';
import { writeXlsx } from './xlsx';

const columns: readonly Column[] = [{ title: '户名', kind: 'text' }, { title: '笔数', kind: 'count' }, { title: '金额(元)', kind: 'fen' }];
const tableOf = (rows: readonly Row[], pageSize = 100): TableSource => ({
  sheetName: '明细', columns, closing: () => [['行数', String(rows.length)]],
  pages: Array.from({ length: Math.ceil(rows.length / pageSize) }, (_, index) => rows.slice(index * pageSize, (index + 1) * pageSize)),
});
const read = async (bytes: Uint8Array): Promise<Excel.Workbook> => {
  const workbook = new Excel.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
};
const cellsOf = (sheet: Excel.Worksheet | undefined): unknown[][] => {
  const rows: unknown[][] = [];
  sheet?.eachRow((row, number) => { if (number > 1) rows.push((row.values as unknown[]).slice(1)); });
  return rows;
};
/** What a reader of the file adds up: yuan as it found them, in fen. */
const sumFenOf = (rows: unknown[][]): bigint => rows.reduce((sum, row) => sum + BigInt(Math.round(Number(row[2]) * 100)), 0n);
const xlsx = (source: TableSource, rowsAtMost?: number) => gatherBytes(writeXlsx(source, { compressed: true }, rowsAtMost));
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a written workbook, read by another library', () => {
  it('holds every text as it is and sums to the exact fen', async () => {
    const amount = fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 });
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => value !== '' && !/[\p{Cc}\uFFFE\uFFFF]/u.test(value));
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(text, fc.nat(), amount), { minLength: 1, maxLength: 30 }), async (rows) => {
      const found = cellsOf((await read(await xlsx(tableOf(rows, 7)))).getWorksheet('明细'));
      expect(found.map(([first]) => first)).toEqual(rows.map(([first]) => first));
      expect(sumFenOf(found)).toBe(rows.reduce((sum, [, , fen]) => sum + BigInt(fen), 0n));
    }), { numRuns: 40 });
  });

  it('takes nothing for a formula, an entity or an escape', async () => {
    const nasty = ['=1+1', '+SUM(A1)', '-2', '@x', '＝1', '\t=1', '<a>&"\'', ' 空格 ', '第一行\n第二行', '𠮷田'];
    const sheet = (await read(await xlsx(tableOf(nasty.map((text) => [text, 1, 1]))))).getWorksheet('明细');
    expect(cellsOf(sheet).map(([text]) => text)).toEqual(nasty);
    sheet?.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()));
  });

  it('escapes what a spreadsheet would read as the number of a character', async () => {
    // The reader of this test leaves escapes in inline text as they are; spreadsheets undo them (ECMA-376, ST_Xstring).
    const sheet = (await read(await xlsx(tableOf([['_x0041_', 1, 1]])))).getWorksheet('明细');
    expect(cellsOf(sheet).map(([text]) => text)).toEqual(['_x005F_x0041_']);
  });

  it('goes on on a further sheet where one is full, and keeps control totals apart', async () => {
    const rows = Array.from({ length: 25 }, (_, index): Row => [`第${index}`, index, index * 100 + 1]);
    const workbook = await read(await xlsx(tableOf(rows, 4), 11));
    expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.rowCount])).toEqual([['明细', 11], ['明细 (2)', 11], ['明细 (3)', 6], ['控制合计', 2]]);
    expect(workbook.worksheets.slice(0, 3).flatMap((sheet) => cellsOf(sheet)).map((row) => row[1])).toEqual(rows.map((row) => row[1]));
  });

  it('ends with a full sheet and not with an empty one', async () => {
    const workbook = await read(await xlsx(tableOf(Array.from({ length: 10 }, (): Row => ['一', 1, 1])), 11));
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['明细', '控制合计']);
  });

  it('has no rows and is a workbook all the same', async () => {
    expect(cellsOf((await read(await xlsx(tableOf([])))).getWorksheet('明细'))).toEqual([]);
  });

  it('is the same bytes at any time and in any zone', async () => {
    const rows = Array.from({ length: 50 }, (_, index): Row => [`第${index}`, index, index]);
    const first = hash(await xlsx(tableOf(rows, 10)));
    expect(hash(await xlsx(tableOf(rows, 3)))).toBe(first);
    const bytes = Buffer.from(await xlsx(tableOf(rows)));
    // Midnight of 1 January 1980 in the archive's own calendar, in the header of each file inside.
    for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) expect(bytes.readUInt32LE(at + 10)).toBe(0x21_0000);
  });

  it('fails as a whole when its rows fail', async () => {
    async function* broken(): AsyncGenerator<readonly Row[]> {
      yield [['一', 1, 1]];
      await Promise.resolve();
      throw new Error('the source broke');
    }
    await expect(xlsx({ ...tableOf([]), pages: broken() })).rejects.toThrow('the source broke');
    await expect(xlsx(tableOf([['一', 0.5, 1]]))).rejects.toThrow('whole numbers');
  });
});

describe('a written CSV, read by another library', () => {
  it('has the same cells, sums to the exact fen and ends in its control totals', async () => {
    const rows: readonly Row[] = [['引号"与,逗号', 1, 11_071_667], ['=1+1', 2, -5], ['换行\n', 3, 9_999_999_999_999]];
    const text = Buffer.from(await gatherBytes(tableWriter.csv(tableOf(rows, 2)))).toString('utf8');
    const found: string[][] = parse(text, { bom: true, relax_column_count: true });
    expect(found).toEqual([['户名', '笔数', '金额(元)'], ['引号"与,逗号', '1', '110716.67'], ["'=1+1", '2', '-0.05'], ['换行\n', '3', '99999999999.99'], ['行数', '3']]);
  });
});
