import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { portalFolder } from '../../../local/portal';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** What ends up in the bundle. */
const sources = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'shared/contracts', 'shared/domain', 'package-lock.json'];

const newestIn = (path: string): number => {
  const { mtimeMs } = statSync(path);
  return statSync(path).isDirectory() ? Math.max(mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name)))) : mtimeMs;
};

/** True when there is a portal that is newer than all it is made of. */
export const portalIsFresh = (): boolean => {
  const built = join(portalFolder, 'index.html');
  return existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map((source) => newestIn(join(root, source))));
};

/** What is tested is what the sources say now. */
export const buildPortalWhenStale = async (log: (line: string) => void): Promise<void> => {
  if (portalIsFresh()) return;
  log('The portal is missing or older than its sources: building it.');
  await promisify(execFile)('npm', ['run', '--silent', 'build:web'], { cwd: root });
};
