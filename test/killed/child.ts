/** A process that lives the history on a data folder until it is killed; started again it goes on where the people at the other end stopped. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Memory } from './client';
import { openKilledWorld } from './killed-world';
import { liveThrough } from './live-through';

/** What people remember, in a file beside the data. */
const memoryIn = (folder: string): Memory => {
  const path = join(folder, 'people.json');
  const kept = new Map<string, unknown>(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as [string, unknown][] : []);
  return {
    prepared: async <Value>(name: string, prepare: () => Promise<Value>) => {
      if (!kept.has(name)) {
        kept.set(name, await prepare());
        writeFileSync(`${path}.new`, JSON.stringify([...kept]));
        renameSync(`${path}.new`, path);
      }
      return kept.get(name) as Value;
    },
  };
};

const main = async (): Promise<void> => {
  const [folder = '', count = ''] = process.argv.slice(2);
  const world = await openKilledWorld(folder);
  await liveThrough(world, Number(count), { killed: false, people: memoryIn(folder), told: ({ name }) => { process.stdout.write(`${name}\n`); } });
  await world.close();
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
