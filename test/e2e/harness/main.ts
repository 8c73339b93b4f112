/**
 * `npm run test:e2e [-- journeys/apply.spec.ts …]` and `npm run screenshots`: finds a browser, builds the portal when it is
 * stale, and hands everything else to Playwright.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPortalIfStale, PortalBuildError } from '../../../local/build-portal';
import { ChromiumError, findChromium } from './chromium';

const folder = fileURLToPath(new URL('..', import.meta.url));
const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');

const main = async (): Promise<void> => {
  const [config = '', ...rest] = process.argv.slice(2);
  await findChromium();
  await buildPortalIfStale((line) => { process.stdout.write(`${line}\n`); });
  const tests = spawn(process.execPath, ['--no-warnings', playwright, 'test', '--config', join(folder, config), ...rest], { stdio: 'inherit' });
  tests.once('exit', (code) => process.exit(code ?? 1));
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ChromiumError || error instanceof PortalBuildError ? error.message : String(error)}\n`);
  process.exit(1);
});
