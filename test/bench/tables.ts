import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

export type TableRun = { readonly writer: 'ours' | 'exceljs' | 'csv'; readonly rows: number; readonly seconds: number; readonly peakBytes: number };

const child = fileURLToPath(new URL('./write-table.ts', import.meta.url));
const answer = z.object({ seconds: z.number(), peakBytes: z.number() });

/** Runs with the small young generation that the export worker is given (infra/stacks/export-stack.ts). */
const run = async (writer: TableRun['writer'], rows: number): Promise<TableRun> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-semi-space-size=4', '--no-warnings', '--import', 'tsx', child, writer, String(rows)], { maxBuffer: 1_000_000 });
  return { writer, rows, ...answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')) };
};

/** How fast tables of 12 columns are written and what memory that takes, each in a process of its own; exceljs (streaming) at one size, to compare. */
export const measureTables = async (): Promise<readonly TableRun[]> => {
  const runs: TableRun[] = [];
  for (const [writer, rows] of [['ours', 10_000], ['ours', 100_000], ['ours', 1_000_000], ['csv', 1_000_000], ['exceljs', 100_000]] as const) runs.push(await run(writer, rows));
  return runs;
};

/** Peak memory at a million rows against ten thousand; the goal is at most 1.2. */
export const memoryGrowth = (runs: readonly TableRun[]): number => {
  const peak = (rows: number): number => runs.find((one) => one.writer === 'ours' && one.rows === rows)?.peakBytes ?? NaN;
  return peak(1_000_000) / peak(10_000);
};
