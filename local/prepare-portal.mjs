/** `npm ci` ends here: builds the portal into dist/web where its tools are installed, and says in one line when they are not. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const has = (path) => existsSync(`${root}${path}`);

if (!has('web/vite.config.ts') || !has('node_modules/vite/package.json') || !has('node_modules/react/package.json')) {
  console.log('portal: not built, because the development packages are not installed. Later: npm install && npm run build:web');
} else {
  const { build } = await import('vite');
  await build({ root: `${root}web`, logLevel: 'warn' });
  console.log('portal: built into dist/web');
}
