import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingError } from '../shared/config/local-config';
import { dataFolder } from './data-folder';

/**
 * Stands in the data folder while its first data is being put in. Found at a start, it says that the filling before was
 * cut off: nobody has worked with those data yet, so they are thrown away and put in again.
 */
export type FillingMark = { readonly remove: () => void };

/**
 * Sets the mark for a folder without data, and clears a folder that was never filled to its end.
 * @throws SettingError when the half-filled table stands in a database of its own, which is not ours to clear.
 */
export const markFilling = (folder: string, hasOwnDatabase: boolean, log: (line: string) => void): FillingMark => {
  const mark = join(folder, 'filling');
  if (existsSync(mark)) {
    if (hasOwnDatabase) throw new SettingError(`The table behind DYNAMODB_ENDPOINT was not filled to its end: delete it there and remove ${mark}, then start again.`);
    log('上次装载没有完成，重新装载 the last first start was cut off: filling again');
    rmSync(folder, { recursive: true, force: true });
  }
  if (!existsSync(dataFolder(folder).dataFile)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(mark, '');
  }
  return { remove: () => rmSync(mark, { force: true }) };
};
