import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { systemErrorCode } from './system-error-code';

/** What lies in the data folder of a one-machine run (`.data` unless told otherwise), as far as maintenance needs it. */
export type DataFolder = {
  readonly folder: string;
  /** The embedded engine's database. */
  readonly dataFile: string;
  /** `{"endpoint": "http://…"}`: present while a run has the database open, and says where it answers. */
  readonly runningFile: string;
  /** The key of encrypted fields; without it payee accounts can't be read. */
  readonly fieldKeyFile: string;
  /** The write-once file store: payment files, exports, audit roots. */
  readonly filesFolder: string;
  /** By how much the demo's clock is shifted. */
  readonly clockFile: string;
  /** How far the stream of events was projected. */
  readonly streamCheckpointFile: string;
};

export const localTableName = 'ip-finance-subsidies';

export const dataFolder = (folder: string): DataFolder => ({
  folder,
  dataFile: join(folder, 'table.db'),
  runningFile: join(folder, 'engine.json'),
  fieldKeyFile: join(folder, 'field-key'),
  filesFolder: join(folder, 'files'),
  clockFile: join(folder, 'clock.json'),
  streamCheckpointFile: join(folder, 'stream-checkpoint.json'),
});

const runningSchema = z.object({ endpoint: z.url() });

/** Where the running engine of this folder answers; null when none was noted, or the one that was noted is gone. */
export async function readRunningEndpoint({ runningFile }: DataFolder): Promise<string | null> {
  let text: string;
  try {
    text = readFileSync(runningFile, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
  const { endpoint } = runningSchema.parse(JSON.parse(text));
  return (await answers(endpoint)) ? endpoint : null;
}

const answers = async (endpoint: string): Promise<boolean> => fetch(endpoint, { signal: AbortSignal.timeout(2_000) }).then(() => true, () => false);
