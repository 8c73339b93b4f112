import type { Fen, LocalDate } from '../domain/brands';
import type { TableSource } from '../domain/tabular/table';
import type { PaymentLine } from '../domain/papers/payment-advice';

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

export const resultFileFormats = ['csv', 'pain_002'] as const;
export type ResultFileFormat = (typeof resultFileFormats)[number];

/** What a file says about one order. `pending` and `unknown` are no answers: nothing is inferred from them. */
export type ResultFileLine = {
  /** Where it stands: the line of a list, heading counted; the place of the order in a report. */
  readonly line: number;
  readonly endToEndId: string;
  /** Null where the format does not repeat it. */
  readonly amountFen: Fen | null;
  readonly status: 'paid' | 'failed' | 'pending' | 'unknown';
  /** The word of the file. */
  readonly statusText: string;
  readonly voucherNumber: string | null;
  readonly settledOn: LocalDate | null;
  readonly reason: string;
};

export type ResultFile = {
  /** The batch the file says it answers; null where the format does not tell. */
  readonly batchId: string | null;
  /** Control totals of the file: of its lines, or of the batch it answers. */
  readonly control: { readonly of: 'lines' | 'batch'; readonly count: number | null; readonly totalFen: Fen | null };
  readonly lines: readonly ResultFileLine[];
};

/** A payment file as it reads: its orders, and the totals it says of itself. */
export type PaymentList = { readonly orders: readonly PaymentLine[]; readonly count: number; readonly totalFen: Fen };

/** Reads a payment file back. */
export interface PaymentListReader {
  /** Null: it is no such file, or cut off. */
  readPaymentList(text: string): PaymentList | null;
}

/** Reads what the treasury or a bank answered. */
export interface ResultFileReader {
  /** @throws Problem `result_file_invalid` (line, reason), `list_too_long`, `money_invalid`, `date_invalid`. */
  read(format: ResultFileFormat, text: string): ResultFile;
}
