import { test as base } from '@playwright/test';
import type { RegionCode } from '../../../shared/domain/brands';
import { httpWorld } from '../../../local/demo/http-world';
import type { World } from '../../../local/demo/world';
import { openDesks } from './desks';
import type { Desks } from './desks';
import { createEnterprises } from './enterprises';
import type { Enterprises } from './enterprises';
import { personAt } from './person';
import type { Person } from './person';
import { startWorld } from './start-world';
import type { RunningWorld, WorldOptions } from './start-world';
import { watchFaults } from './watch-faults';

export { expect } from '@playwright/test';

type PerWorker = {
  readonly worldOptions: WorldOptions;
  /** The system of this worker: its own database, issuer and clock. Tests of one worker share it one after the other. */
  readonly system: RunningWorld;
  /** Everybody's client for the API of that system, and its clock. */
  readonly world: World;
  readonly enterprises: Enterprises;
  /** What a region is called on the pages. */
  readonly regionName: (code: RegionCode) => Promise<string>;
  /** Officers at browsers that stay open and signed in as long as this system runs. */
  readonly desks: Desks;
};

type PerTest = {
  /** Somebody at a browser of their own, signed in through the sign-in page unless asked otherwise. */
  readonly personOf: (accountId: string, options?: { readonly signedIn?: boolean }) => Promise<Person>;
  /** An officer at the desk that they have kept since an earlier test: signed in once a worker. */
  readonly officerOf: (accountId: string) => Promise<Person>;
  /** Part of every number a test makes up, so that no paper is handed in twice. */
  readonly run: string;
};


let runs = 0;

export const test = base.extend<PerTest, PerWorker>({
  worldOptions: [{ demoCases: false }, { option: true, scope: 'worker' }],
  system: [async ({ worldOptions }, use) => {
    const system = await startWorld(worldOptions);
    await use(system);
    await system.stop();
  }, { scope: 'worker', timeout: 180_000 }],
  world: [async ({ system }, use) => {
    let keys = 0;
    await use(await httpWorld(system.baseUrl, () => `browser-tests-${(keys += 1)}`));
  }, { scope: 'worker' }],
  enterprises: [async ({ system: _system }, use) => { await use(createEnterprises()); }, { scope: 'worker' }],
  regionName: [async ({ world }, use) => {
    const reference = world.as('agency').call('getReference', {});
    await use(async (code) => {
      const region = (await reference).regions.find((candidate) => candidate.code === code);
      if (region === undefined) throw new Error(`No region ${code}`);
      return region.name;
    });
  }, { scope: 'worker' }],
  desks: [async ({ browser, system, world }, use) => {
    const desks = openDesks(browser, system.baseUrl, world);
    await use(desks);
    await desks.close();
  }, { scope: 'worker' }],
  baseURL: async ({ system }, use) => { await use(system.baseUrl); },
  run: async ({ system: _system }, use) => { await use(`T${(runs += 1)}`); },
  page: async ({ page }, use) => {
    const faults: string[] = [];
    watchFaults(page, faults);
    await use(page);
    base.expect(faults).toEqual([]);
  },
  officerOf: async ({ desks }, use) => {
    await use(desks.officerOf);
    base.expect(desks.takeFaults()).toEqual([]);
  },
  personOf: async ({ browser, world }, use) => {
    const faults: string[] = [];
    const contexts: { readonly close: () => Promise<void> }[] = [];
    await use(async (accountId, { signedIn = true } = {}) => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      watchFaults(page, faults);
      const person = personAt(page, accountId, world.as(accountId));
      await page.goto('/');
      if (signedIn) await person.signIn();
      return person;
    });
    for (const context of contexts) await context.close();
    base.expect(faults).toEqual([]);
  },
});
