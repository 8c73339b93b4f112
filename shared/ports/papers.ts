import type { Paper } from '../domain/papers/paper';
import type { PaymentLine } from '../domain/papers/payment-advice';

/** Prints papers. */
export interface PaperWriter {
  /** PDF; the same paper gives the same bytes. @throws Problem `character_unprintable` where the font lacks a character. */
  pdf(paper: Paper): Promise<Uint8Array>;
}

/** Reads back the payment file that the system wrote itself. */
export interface PaymentFileReader {
  /** The orders of the file in their order. Plain Error when it is not what the system writes, or its control line does not prove it. */
  read(bytes: Uint8Array): readonly PaymentLine[];
}
