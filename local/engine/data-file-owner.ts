import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { systemErrorCode } from '../system-error-code';
import { EngineError } from './engine-error';

/** A claim on a data file. Two engines on one file, or an engine and the preparation step, would damage it. */
export interface DataFileOwner {
  /** Names the process the claim stands for; the claim is void once that process is gone. */
  readonly handTo: (processId: number) => void;
  release(): void;
}

/** Claims a data file for this process. Throws EngineError `data_file_in_use` when a living process holds it. */
export function ownDataFile(dataFile: string): DataFileOwner {
  const ownerFile = `${dataFile}.owner`;
  if (!claim(ownerFile)) {
    const owner = readOwner(ownerFile);
    if (owner !== undefined && isAlive(owner)) {
      throw new EngineError('data_file_in_use', `The data file ${dataFile} is in use by process ${owner}: stop that run first.`);
    }
    rmSync(ownerFile, { force: true });
    if (!claim(ownerFile)) {
      throw new EngineError('data_file_in_use', `The data file ${dataFile} was just taken by another run.`);
    }
  }
  return {
    handTo: (processId) => writeFileSync(ownerFile, `${processId}\n`),
    release: () => rmSync(ownerFile, { force: true }),
  };
}

function claim(ownerFile: string): boolean {
  try {
    writeFileSync(ownerFile, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(ownerFile: string): number | undefined {
  try {
    const processId = Number(readFileSync(ownerFile, 'utf8').trim());
    return Number.isSafeInteger(processId) && processId > 0 ? processId : undefined;
  } catch {
    return undefined;
  }
}

/** A number can be given to a new process after its first owner died, so the program behind it is looked at, too. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
  try {
    return /dynoxide|node/.test(readFileSync(`/proc/${processId}/cmdline`, 'utf8'));
  } catch {
    return true;
  }
}
