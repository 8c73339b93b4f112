import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { readCsv, readXlsx, type ReadBack } from './read-back';

/** Rows written, how long it took, and the peak memory of the process that did it. */
export type TableRun = { readonly rows: number; readonly seconds: number; readonly peakBytes: number };
/** A whole export by the worker, from listing to file, and what another library reads in the file. */
export type ExportRun = TableRun & { readonly format: 'csv' | 'xlsx'; readonly totalFen: number; readonly readBack: ReadBack };
export type Tables = { readonly exports: readonly ExportRun[]; readonly ours: TableRun; readonly exceljs: TableRun };

const fewRows = 10_000;
const comparedRows = 100_000;
const table = z.object({ seconds: z.number(), peakBytes: z.number() });
const exported = table.extend({ rows: z.number(), totalFen: z.int(), path: z.string() });

/** A process of its own with the small young generation that the export worker is given (infra/stacks/export-stack.ts). */
const run = async (script: string, argumentsGiven: readonly string[]): Promise<unknown> => {
  const child = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-semi-space-size=4', '--no-warnings', '--import', 'tsx', child, ...argumentsGiven], { maxBuffer: 1_000_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};

const measureWriter = async (writer: 'ours' | 'exceljs'): Promise<TableRun> => ({ rows: comparedRows, ...table.parse(await run('./write-table.ts', [writer, String(comparedRows)])) });

/** @throws Error when the file, read by another library, has other rows or another sum than the export says. */
const measureExport = async (format: 'csv' | 'xlsx', asked: number): Promise<ExportRun> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-export-'));
  try {
    const { path, ...written } = exported.parse(await run('./write-export.ts', [format, String(asked), folder]));
    const readBack = await (format === 'csv' ? readCsv : readXlsx)(join(folder, path));
    if (written.rows !== asked || readBack.rows !== asked || readBack.totalFen !== BigInt(written.totalFen)) {
      throw new Error(`An export of ${asked} rows says ${written.rows} rows and ${written.totalFen} fen; read back: ${readBack.rows} rows, ${readBack.totalFen} fen.`);
    }
    return { format, ...written, readBack };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Exports of few and of many rows, and our writer beside exceljs streaming the same table of 12 columns. */
export const measureTables = async (manyRows: number): Promise<Tables> => ({
  exports: [await measureExport('xlsx', fewRows), await measureExport('xlsx', manyRows), await measureExport('csv', manyRows)],
  ours: await measureWriter('ours'), exceljs: await measureWriter('exceljs'),
});

/** The largest peak memory of an export of many rows against that of few. */
export const memoryGrowth = ({ exports }: Tables): { readonly few: number; readonly many: number; readonly factor: number } => {
  const many = Math.max(...exports.map(({ rows }) => rows));
  const peak = (rows: number): number => Math.max(...exports.filter((one) => one.rows === rows).map(({ peakBytes }) => peakBytes));
  return { few: fewRows, many, factor: peak(many) / peak(fewRows) };
};
