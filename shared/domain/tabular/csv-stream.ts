import { byteOrderMark, csvLine } from '../ledger/csv';
import { csvCell, requireWidth } from './table';
import type { TableSource } from './table';

/** A table as CSV in UTF-8 with byte order mark, a piece a page: heading, rows, then the closing lines. */
export async function* csvPieces({ columns, pages, closing }: TableSource): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine(columns.map((column) => column.title))}`;
  for await (const page of pages) {
    let piece = '';
    for (const row of page) {
      requireWidth(row, columns);
      piece += csvLine(columns.map((column, index) => csvCell(row[index] ?? null, column)));
    }
    yield piece;
  }
  yield closing().map(csvLine).join('');
}
