import { defineConfig } from '@playwright/test';
import { sharedSettings } from './harness/shared-settings';
import type { WorldOptions } from './harness/start-world';

/** `npm run screenshots`: the main pages with the demo's cases, as pictures for the documentation. */
export default defineConfig<object, { readonly worldOptions: WorldOptions }>({
  ...await sharedSettings(),
  workers: 1,
  fullyParallel: false,
  use: { ...(await sharedSettings()).use, timezoneId: 'Asia/Shanghai', trace: 'off', worldOptions: { demoCases: true } },
  projects: [{ name: 'screenshots', testMatch: 'screenshots/*.spec.ts' }],
});
