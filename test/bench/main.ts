/**
 * `npm run bench [-- --full] [-- --write]`: measures costs, rates and sizes against the goals; `--full` also at 100,000 cases
 * and 1,000,000 rows; `--write` does so and puts the result into docs/performance.md.
 */
import { writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../../shared/integrations/system-clock';
import { measureBundles } from './bundles';
import { measurePortal } from './portal-size';
import { measureDeterminations } from './determinations';
import { liveFixedLife } from './fixed-life';
import { measurePages } from './many-cases';
import { startMeteredSystem } from './metered-system';
import { report } from './report';
import { measureTables } from './tables';

/** How many cases stand in the engine, and how many rows an export has, where it takes a few minutes and where it takes a quarter of an hour. */
const quick = { cases: [1_000, 10_000], rows: 100_000 };
const full = { cases: [1_000, 10_000, 100_000], rows: 1_000_000 };

/** Says on the error output what is being measured: some parts take minutes. */
const timed = async <Result>(what: string, work: () => Result | Promise<Result>): Promise<Result> => {
  const startedMs = performance.now();
  const result = await work();
  console.error(`${what}: ${Math.ceil((performance.now() - startedMs) / 1000)} s`);
  return result;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { full: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } } });
  const sizes = values.full || values.write ? full : quick;
  const system = await startMeteredSystem();
  const { life, pages } = await (async () => {
    try {
      const lived = await timed('the fixed life', () => liveFixedLife(system));
      return { life: lived.costs, pages: await timed('pages and totals', () => measurePages(system, lived.applicationId, sizes.cases)) };
    } finally {
      await system.stop();
    }
  })();
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${platform()} ${arch()}, node ${process.version}`;
  const text = report({
    measuredOn: systemClock.now().slice(0, 10), machine, life, pages, rates: await timed('determinations', measureDeterminations), bundles: await timed('bundles', measureBundles),
    tables: await timed('exports', () => measureTables(sizes.rows)), portal: await timed('portal', measurePortal),
  });
  console.log(text);
  if (values.write) writeFileSync(fileURLToPath(new URL('../../docs/performance.md', import.meta.url)), `${text}\n`);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
