import { readFile, writeFile } from 'node:fs/promises';
import type { Files } from '../ports/money';
import { placeInside, placeOnce } from './place-once';
import { hasCode } from './system-error';

/** The write-once file store of one machine: a folder. Content types are not kept; who serves a file knows its type. */
export function createFolderFiles(folder: string, uniqueName: () => string): Files {
  return {
    createOnce: async (path, content) => placeOnce(placeInside(folder, path), uniqueName(), (partial) => writeFile(partial, content, { flag: 'wx' })),
    async read(path) {
      try {
        return Uint8Array.from(await readFile(placeInside(folder, path)));
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return null;
        throw error;
      }
    },
  };
}
