/**
 * `npm run load -- N [--data DIR] [--fresh]`: fills a data folder with N realistic applications in all states beside the
 * demo's own, as if they had been lived: reconcile and verify-audit accept it, `npm start` serves it.
 */
import { existsSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SettingError } from '../shared/config/local-config';
import { dataFolder } from './data-folder';
import { EngineError } from './engine/engine-error';
import { loadStore } from './load/load-store';
import { realNow } from './real-now';

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string', default: '.data' }, fresh: { type: 'boolean', default: false } } });
  const count = Number(positionals[0]);
  if (!Number.isSafeInteger(count) || count < 1 || count > 5_000_000) throw new SettingError('Usage: npm run load -- N [--data DIR] [--fresh], N from 1 to 5000000');
  if (existsSync(dataFolder(values.data).dataFile)) {
    if (!values.fresh) throw new SettingError(`There are data in ${values.data}: add --fresh to replace them, or name another folder with --data.`);
    rmSync(values.data, { recursive: true, force: true });
  }
  const startedMs = performance.now();
  const { cases, items } = await loadStore(values.data, count, { realNow, log: (line) => console.log(`  ${line}`) });
  console.log(`${cases} cases, ${items} items in ${values.data}, ${Math.ceil((performance.now() - startedMs) / 1000)} s, at most ${Math.ceil(process.resourceUsage().maxRSS / 1024)} MB`);
};

main().catch((error: unknown) => {
  console.error(error instanceof SettingError || error instanceof EngineError ? error.message : error);
  process.exitCode = 1;
});
