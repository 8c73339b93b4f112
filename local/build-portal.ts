import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { portalFolder } from './portal';

/** The portal could not be built; the message is one line for the person who started the program. */
export class PortalBuildError extends Error {
  override readonly name = 'PortalBuildError';
}

const repository = fileURLToPath(new URL('..', import.meta.url));
/** What the portal is made of: a change below these makes a build old. */
const sources = ['web', 'shared', 'package-lock.json'].map((part) => join(repository, part));

/** When anything below a path last changed. Folders count, so that a deleted file is noticed; dots and packages don't. */
export const lastChangeMs = (path: string): number => {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules' && !name.startsWith('.'));
  return Math.max(found.mtimeMs, ...inside.map((name) => lastChangeMs(join(path, name))));
};

/** Whether `folder` holds a portal that is newer than everything it is made of. */
export const portalIsCurrent = (folder: string = portalFolder, madeOf: readonly string[] = sources): boolean => {
  const page = join(folder, 'index.html');
  return existsSync(page) && statSync(page).mtimeMs >= Math.max(...madeOf.map(lastChangeMs));
};

/** The first line of what a program complained about that says something. */
const firstComplaint = (error: unknown): string => {
  const stderr = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
  const text = stderr.trim() === '' ? String(error) : stderr;
  return text.split('\n').map((line) => line.trim()).find((line) => line !== '') ?? 'unknown';
};

/**
 * Builds the portal into dist/web (a few seconds), in a process of its own because the builder sets the environment to
 * production. @throws PortalBuildError
 */
export const buildPortal = async (): Promise<void> => {
  const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js');
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', 'web', '--logLevel', 'error'], { cwd: repository });
  } catch (error) {
    throw new PortalBuildError(`门户网页没有建成，请先运行 npm ci。 The portal could not be built; run npm ci, then npm run build:web shows all of it: ${firstComplaint(error)}`);
  }
};

/** Sees to it that the portal that is served is the one of these sources. @throws PortalBuildError */
export const buildPortalIfStale = async (log: (line: string) => void): Promise<void> => {
  if (portalIsCurrent()) return;
  log('生成门户网页，约需几秒 building the portal, takes a few seconds');
  await buildPortal();
};
