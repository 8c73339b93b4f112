import * as z from 'zod';
import type { ExportCursor } from '../../shared/domain/exports/export-job';
import type { Row } from '../../shared/domain/tabular/table';

/** One page of an export as it was collected: its rows, what they add to the control total, and where the next page begins. */
export type Part = { readonly rows: readonly Row[]; readonly next: ExportCursor | null; readonly sumFen: number };

const schema = z.strictObject({
  rows: z.array(z.array(z.union([z.string(), z.int(), z.null()]))), next: z.strictObject({ month: z.string(), after: z.string().nullable() }).nullable(), sumFen: z.int(),
});

/** Plain Error when the bytes are no part: the export then stops, instead of leaving rows out. */
export const readPart = (content: Uint8Array): Part => schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)));
