import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findEngineBinary } from '../../local/engine/engine-binary';
import { EngineError } from '../../local/engine/engine-error';
import { freePort, runEngine, type EngineProcess } from '../../local/engine/engine-process';
import { startEngine } from '../../local/engine/start-engine';

const binary = findEngineBinary();
const templates = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const portTries = 3;

/** Files that live in memory where the machine offers it: a test's data need not outlive it. */
const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** An engine's data file without tables of ours, its stream indexed; made once for this version of the engine. */
const emptyDataFile = async (): Promise<string> => {
  const { size, mtimeMs } = statSync(binary);
  const template = join(templates, `empty-engine-${size}-${Math.trunc(mtimeMs)}.db`);
  if (existsSync(template)) return template;
  mkdirSync(templates, { recursive: true });
  const folder = mkdtempSync(join(templates, 'making-'));
  const made = join(folder, 'table.db');
  await (await startEngine({ dataFile: made, log: () => undefined })).stop();
  // Two suites may make it at the same time; both make the same.
  renameSync(made, template);
  rmSync(folder, { recursive: true, force: true });
  return template;
};

/**
 * A fresh embedded engine for one suite. It works on a copied, indexed file in memory: on the engine's own in-memory
 * tables every write reads the whole stream so far, and a suite of some thousand writes takes a third longer.
 */
export const startQuickEngine = async (): Promise<Pick<EngineProcess, 'endpoint' | 'stop'>> => {
  const template = await emptyDataFile();
  const folder = mkdtempSync(join(memoryFolder, 'test-engine-'));
  const dataFile = join(folder, 'table.db');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  copyFileSync(template, dataFile);
  process.once('exit', remove);
  const engine = await onFreePort(dataFile);
  const stop = async (): Promise<void> => {
    await engine.stop();
    process.off('exit', remove);
    remove();
  };
  return { endpoint: engine.endpoint, stop };
};

/** A free port may be taken between the look and the start. */
const onFreePort = async (dataFile: string): Promise<EngineProcess> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runEngine({ binary, port: await freePort(), dataFile });
    } catch (error) {
      if (tries >= portTries || !(error instanceof EngineError) || error.code !== 'port_in_use') throw error;
    }
  }
};
