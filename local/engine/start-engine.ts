import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ownDataFile, type DataFileOwner } from './data-file-owner';
import { findEngineBinary, thisPlatform, type Platform } from './engine-binary';
import { EngineError } from './engine-error';
import { freePort, runEngine, type EngineProcess } from './engine-process';
import { brokenDataFile, prepareDataFile } from './stream-index';

export interface StartEngineOptions {
  /** SQLite file that keeps the tables; created when missing. Absent = memory only (its streams stay slow when long). */
  readonly dataFile?: string;
  /** Absent = a free one. */
  readonly port?: number;
  readonly platform?: Platform;
  readonly log: (line: string) => void;
}

export type Engine = EngineProcess;

const portTries = 3;

/**
 * Starts the embedded DynamoDB and resolves when it answers. The engine ends with this process, however that ends.
 * Throws EngineError: engine_unavailable, port_in_use, data_file_in_use, data_file_broken, engine_died.
 */
export async function startEngine(options: StartEngineOptions): Promise<Engine> {
  const binary = findEngineBinary(options.platform ?? thisPlatform);
  const { dataFile } = options;
  if (dataFile === undefined) return startOnPort(binary, options);
  mkdirSync(dirname(dataFile), { recursive: true });
  const owner = ownDataFile(dataFile);
  try {
    if (isNew(dataFile)) await createTables(binary, dataFile, owner);
    prepareDataFile(dataFile);
    const engine = await startOnPort(binary, options, owner.handTo);
    const stop = async (): Promise<void> => {
      await engine.stop();
      owner.release();
    };
    return { ...engine, stop };
  } catch (error) {
    owner.release();
    throw error;
  }
}

/** A free port may be taken between the look and the start; a port that was asked for is not exchanged. */
async function startOnPort(binary: string, options: StartEngineOptions, spawned: (processId: number) => void = () => undefined): Promise<Engine> {
  const { dataFile } = options;
  for (let tries = 1; ; tries += 1) {
    const port = options.port ?? (await freePort());
    try {
      const engine = await runEngine({ binary, port, dataFile, spawned });
      options.log(`Embedded database at ${engine.endpoint} (${dataFile ?? 'in memory'})`);
      return engine;
    } catch (error) {
      const again = options.port === undefined && tries < portTries && error instanceof EngineError && error.code === 'port_in_use';
      if (!again) throw error;
    }
  }
}

/** The engine makes its own tables at its first start; the index can only be added once they are there. */
async function createTables(binary: string, dataFile: string, owner: DataFileOwner): Promise<void> {
  const engine = await runEngine({ binary, port: await freePort(), dataFile, spawned: owner.handTo });
  await engine.stop();
  owner.handTo(process.pid);
}

function isNew(dataFile: string): boolean {
  const found = statSync(dataFile, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw brokenDataFile(dataFile, 'it is a folder');
  return found === undefined || found.size === 0;
}
