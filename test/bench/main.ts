/** `npm run bench [-- --write]`: measures costs, rates and sizes against the goals; with --write the result goes to docs/performance.md. */
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

const sizes = [1_000, 10_000, 100_000];

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  const system = await startMeteredSystem();
  const { life, pages } = await (async () => {
    try {
      const lived = await liveFixedLife(system);
      return { life: lived.costs, pages: await measurePages(system, lived.applicationId, sizes) };
    } finally {
      await system.stop();
    }
  })();
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${platform()} ${arch()}, node ${process.version}`;
  const text = report({ measuredOn: systemClock.now().slice(0, 10), machine, life, pages, rates: measureDeterminations(), bundles: await measureBundles(), tables: await measureTables(), portal: measurePortal() });
  console.log(text);
  if (values.write) writeFileSync(fileURLToPath(new URL('../../docs/performance.md', import.meta.url)), `${text}\n`);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
