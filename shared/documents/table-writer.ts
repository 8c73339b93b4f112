import { csvPieces } from '../domain/tabular/csv-stream';
import type { TableSource } from '../domain/tabular/table';
import type { Bytes, TableWriter } from '../ports/documents';
import { writeXlsx } from './xlsx';

async function* csvBytes(source: TableSource): Bytes & AsyncGenerator<Uint8Array> {
  for await (const piece of csvPieces(source)) if (piece !== '') yield Buffer.from(piece, 'utf8');
}

/** Tables as CSV and XLSX. */
export const tableWriter: TableWriter = { csv: csvBytes, xlsx: (source, options) => writeXlsx(source, options) };
