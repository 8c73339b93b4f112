import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { Files } from '../ports/money';
import { hasCode } from './system-error';

/** The write-once file store of one machine: a folder. Content types are not kept; who serves a file knows its type. */
export function createFolderFiles(folder: string, uniqueName: () => string): Files {
  const inside = (path: string): string => {
    const relative = normalize(path);
    if (relative.startsWith('..') || relative.startsWith('/')) throw new Error(`A stored file stays in its folder: ${path}`);
    return join(folder, relative);
  };
  return {
    async createOnce(path, content) {
      const target = inside(path);
      await mkdir(dirname(target), { recursive: true });
      // Written beside and linked into place: a crash leaves either the whole file or none under its name.
      const partial = `${target}.${uniqueName()}.partial`;
      await writeFile(partial, content, { flag: 'wx' });
      try {
        await link(partial, target);
        return true;
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return false;
        throw error;
      } finally {
        await unlink(partial);
      }
    },
    async read(path) {
      try {
        return Uint8Array.from(await readFile(inside(path)));
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return null;
        throw error;
      }
    },
  };
}
