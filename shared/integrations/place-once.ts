import { link, mkdir, unlink } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { hasCode } from './system-error';

/** Where a stored file lies in its folder. Plain Error for a path that leads out of it. */
export function placeInside(folder: string, path: string): string {
  const relative = normalize(path);
  if (relative.startsWith('..') || relative.startsWith('/')) throw new Error(`A stored file stays in its folder: ${path}`);
  return join(folder, relative);
}

/**
 * Writes a file beside its place and links it there: a crash leaves either the whole file or none under its name.
 * @returns false when the place was taken before; nothing is changed then.
 */
export async function placeOnce(target: string, uniqueName: string, write: (partial: string) => Promise<void>): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.${uniqueName}.partial`;
  try {
    await write(partial);
    await link(partial, target);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(partial).catch(() => undefined);
  }
}
