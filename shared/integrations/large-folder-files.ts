import { createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../ports/runtime';
import type { DownloadLinks, LargeFiles } from '../ports/exports';
import { createFolderFiles } from './folder-files';
import { placeInside, placeOnce } from './place-once';
import { hasCode } from './system-error';

/** Where links lead to on one machine. */
export const downloadsPrefix = '/downloads';

export type SignedDownload = { readonly path: string; readonly fileName: string };

/** A folder with streams, and with links that are signed for a short while as S3's are. */
export type LargeFolderFiles = LargeFiles & DownloadLinks & {
  /** The file a link names; null when it was changed or its time is over. */
  readonly verify: (query: URLSearchParams) => SignedDownload | null;
};

export function createLargeFolderFiles(folder: string, uniqueName: () => string, signingKey: string, clock: Clock): LargeFolderFiles {
  const inside = (path: string): string => placeInside(folder, path);
  const sign = (path: string, fileName: string, until: string): string => createHmac('sha256', signingKey).update(JSON.stringify([path, fileName, until])).digest('hex');
  return {
    ...createFolderFiles(folder, uniqueName),
    createOnceFrom: async (path, bytes) => placeOnce(inside(path), uniqueName(), (partial) => pipeline(bytes, createWriteStream(partial, { flags: 'wx' }))),
    async open(path) {
      try {
        await access(inside(path));
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return null;
        throw error;
      }
      return createReadStream(inside(path));
    },
    linkTo: (path, fileName, seconds) => {
      const until = String(Date.parse(clock.now()) + seconds * 1000);
      return Promise.resolve(`${downloadsPrefix}?${new URLSearchParams({ path, fileName, until, signature: sign(path, fileName, until) }).toString()}`);
    },
    verify: (query) => {
      const [path, fileName, until, signature] = ['path', 'fileName', 'until', 'signature'].map((name) => query.get(name) ?? '');
      if (path === undefined || fileName === undefined || until === undefined || signature === undefined) return null;
      const expected = sign(path, fileName, until);
      if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null;
      return Number(until) >= Date.parse(clock.now()) ? { path, fileName } : null;
    },
  };
}
