import type { TableSource } from '../domain/tabular/table';

/** The bytes of a file, piece by piece. */
export type Bytes = AsyncIterable<Uint8Array>;

export type XlsxOptions = {
  /** False: stored, so that the bytes do not depend on the compressor's version either. */
  readonly compressed: boolean;
};

/** Writes tables as files, with the memory of a page. The same table gives the same bytes. */
export interface TableWriter {
  csv(source: TableSource): Bytes;
  /** Further sheets where one is full; the closing lines on a sheet of their own. */
  xlsx(source: TableSource, options: XlsxOptions): Bytes;
}
