import { seedReference } from '../../local/demo/seed-reference';
import { lambdaWorld } from '../../local/demo/world';
import type { World } from '../../local/demo/world';
import { startSystem } from '../../local/system';
import type { LocalSystem } from '../../local/system';
import { startQuickEngine } from './quick-engine';
import { legalDateOf } from '../../shared/domain/local-date';

/** Any moment will do: the demo's own clock starts on 2 March 2026 whatever the machine says. */
const machineStart = Date.UTC(2026, 0, 1);

export type TestWorld = { readonly world: World; readonly system: LocalSystem; readonly stop: () => Promise<void> };

/** The whole back end on a fresh in-memory engine with the demo's catalogue and people, and nothing else in it. */
export const openTestWorld = async ({ provesBooks = false }: { readonly provesBooks?: boolean } = {}): Promise<TestWorld> => {
  let ticks = 0;
  const engine = await startQuickEngine();
  const system = await startSystem({ dataDirectory: null, endpoint: engine.endpoint, provesBooks, realNow: () => machineStart + (ticks += 1), log: () => undefined });
  await seedReference(system.repositories, system.clock.now());
  let keys = 0;
  const world = lambdaWorld(system, () => `key-${(keys += 1)}`, () => legalDateOf(system.clock.now()));
  return { world, system, stop: async () => {
      await system.stop();
      await engine.stop();
    } };
};
