import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Column, Row, TableSource } from '../domain/tabular/table';
import type { Bytes, XlsxOptions } from '../ports/documents';
import { rowsOfSheet, rowXml, sheetEnd, sheetStart, textRowXml } from './sheet-xml';
import { sheetPath, workbookParts } from './workbook-parts';

/** The oldest moment a ZIP can name, made from its parts: the same bytes on every day and in every time zone. */
const fixedMoment = new Date(1980, 0, 1, 0, 0, 0);
/** Small enough to hold back, large enough not to be counted in pieces. */
const pieceBytes = 65_536;
const closingSheetName = '控制合计';

/** Hands out rows one by one from their pages, and tells whether there is another before it is taken. */
type RowSupply = { readonly next: () => Promise<Row | null> | Row | null; readonly unread: (row: Row) => void };

const supplyOf = ({ pages }: TableSource): RowSupply => {
  const iterator = Symbol.asyncIterator in pages ? pages[Symbol.asyncIterator]() : pages[Symbol.iterator]();
  let page: readonly Row[] = [];
  let place = 0;
  let kept: Row | null = null;
  const refill = async (): Promise<Row | null> => {
    for (;;) {
      const step = await iterator.next();
      if (step.done === true) return null;
      page = step.value;
      place = 1;
      const [first] = page;
      if (first !== undefined) return first;
    }
  };
  return {
    unread: (row) => { kept = row; },
    next: () => {
      if (kept !== null) {
        const row = kept;
        kept = null;
        return row;
      }
      const row = page[place];
      if (row === undefined) return refill();
      place += 1;
      return row;
    },
  };
};

/** Gathers text in one block of memory and gives it out as bytes; rows leave no long strings behind for the collector. */
const gatherer = () => {
  const block = Buffer.allocUnsafe(pieceBytes);
  let filled = 0;
  return {
    /** False: there is no room; take what is there first. */
    add: (text: string): boolean => {
      if (text.length * 3 > pieceBytes - filled) return false;
      filled += block.write(text, filled, 'utf8');
      return true;
    },
    take: (): Buffer => {
      const piece = Buffer.from(block.subarray(0, filled));
      filled = 0;
      return piece;
    },
  };
};

async function* sheetPieces(supply: RowSupply, columns: readonly Column[], rowsAtMost: number): AsyncGenerator<Buffer> {
  yield Buffer.from(sheetStart(columns), 'utf8');
  const gathered = gatherer();
  for (let rows = 1; rows < rowsAtMost; rows += 1) {
    const next = supply.next();
    const row = next instanceof Promise ? await next : next;
    if (row === null) break;
    const xml = rowXml(row, columns, rows + 1);
    if (gathered.add(xml)) continue;
    yield gathered.take();
    if (!gathered.add(xml)) yield Buffer.from(xml, 'utf8');
  }
  yield gathered.take();
  yield Buffer.from(sheetEnd, 'utf8');
}

const closingXml = (lines: readonly (readonly string[])[]): string => {
  const columns = Array.from({ length: Math.max(1, ...lines.map((line) => line.length)) }, (_, index): Column => ({ title: index === 0 ? closingSheetName : '', kind: 'text' }));
  return sheetStart(columns) + lines.map((line, index) => textRowXml(line, index + 2)).join('') + sheetEnd;
};

/** Adds one sheet after the other; whoever reads the archive sets the pace. */
const fill = async (zip: ZipFile, source: TableSource, { compressed }: XlsxOptions, rowsAtMost: number): Promise<void> => {
  const entry = { mtime: fixedMoment, mode: 0o100644, compress: compressed, forceDosTimestamp: true };
  const supply = supplyOf(source);
  const sheetNames: string[] = [];
  for (let more = true; more;) {
    const stream = Readable.from(sheetPieces(supply, source.columns, rowsAtMost), { objectMode: false });
    const written = new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject));
    sheetNames.push(sheetNames.length === 0 ? source.sheetName : `${source.sheetName} (${sheetNames.length + 1})`);
    zip.addReadStream(stream, sheetPath(sheetNames.length), entry);
    await written;
    const following = await supply.next();
    if (following !== null) supply.unread(following);
    more = following !== null;
  }
  const closing = source.closing();
  if (closing.length > 0) {
    sheetNames.push(closingSheetName);
    zip.addBuffer(Buffer.from(closingXml(closing), 'utf8'), sheetPath(sheetNames.length), entry);
  }
  for (const [path, xml] of workbookParts(sheetNames)) zip.addBuffer(Buffer.from(xml, 'utf8'), path, entry);
  zip.end();
};

/**
 * A table as a workbook, written while it is read: the memory of a page, whatever the number of rows. Text stands in
 * its cell, money as yuan with two decimals, so that every reader finds the exact fen.
 * @param rowsAtMost rows of a sheet with its heading; smaller in tests.
 */
export async function* writeXlsx(source: TableSource, options: XlsxOptions, rowsAtMost: number = rowsOfSheet): Bytes & AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  const filling = fill(zip, source, options, rowsAtMost).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const piece of output) {
    if (!(piece instanceof Uint8Array)) throw new Error('An archive is made of bytes.');
    yield piece;
  }
  await filling;
}
