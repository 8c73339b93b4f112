/** A process of its own for one table, so that its peak memory is its own: `write-table.ts ours|exceljs ROWS` prints what it took as JSON. */
import { createWriteStream, openSync, writeSync } from 'node:fs';
import type { Row, TableSource } from '../../shared/domain/tabular/table';
import { tableWriter } from '../../shared/documents/table-writer';

const columns = [
  ...['序号', '申请编号', '回执号', '企业名称', '统一社会信用代码', '区', '批次', '端到端编号', '凭证号', '支付日期'].map((title) => ({ title, kind: 'text' as const })),
  { title: '次数', kind: 'count' as const }, { title: '金额(元)', kind: 'fen' as const },
];
const pageSize = 500;

const rowOf = (index: number): Row => [
  String(index), `a${String(index).padStart(25, '0')}`, `R-${index}`, `第${index % 4000}号示例科技有限公司`, `91350200MA${String(index % 100_000_000).padStart(8, '0')}`, '350203', `batch-${index % 10_000}`, `a${index}-01`, `V${index}`, '2026-03-31',
  1 + (index % 3), (index * 7919) % 100_000_000,
];

function* pagesOf(rows: number): Generator<readonly Row[]> {
  for (let from = 0; from < rows; from += pageSize) yield Array.from({ length: Math.min(pageSize, rows - from) }, (_, index) => rowOf(from + index));
}

const write = async (writer: string, rows: number): Promise<void> => {
  const source: TableSource = { sheetName: '明细', columns, pages: pagesOf(rows), closing: () => [['行数', String(rows)]] };
  if (writer === 'exceljs') {
    const { default: Excel } = await import('exceljs');
    const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: createWriteStream('/dev/null'), useStyles: true });
    const sheet = workbook.addWorksheet('明细');
    for (const page of pagesOf(rows)) {
      for (const row of page) sheet.addRow(row.map((cell, column) => (column === 11 ? Number(cell) / 100 : cell))).commit();
      await new Promise((resolve) => setImmediate(resolve));
    }
    sheet.commit();
    await workbook.commit();
    return;
  }
  const file = openSync('/dev/null', 'w');
  for await (const piece of tableWriter.xlsx(source, { compressed: true })) writeSync(file, piece);
};

const [writer = 'ours', rows = '10000'] = process.argv.slice(2);
const started = process.hrtime.bigint();
await write(writer, Number(rows));
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
