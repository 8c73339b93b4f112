import { defineConfig } from '@playwright/test';
import type { WorldOptions } from './harness/start-world';
import { sharedSettings } from './harness/shared-settings';

/** Journeys run in systems without cases, one a worker; axe visits every page in the system with the demo's cases. */
export default defineConfig<object, { readonly worldOptions: WorldOptions }>({
  ...await sharedSettings(),
  projects: [
    // First, because it is one long line of visits while the journeys can fill the gaps.
    { name: 'accessibility', testMatch: 'accessibility/*.spec.ts', workers: 1, use: { worldOptions: { demoCases: true }, trace: 'off' } },
    { name: 'journeys', testMatch: 'journeys/*.spec.ts', testIgnore: 'journeys/whole-money.spec.ts' },
    // In a system of its own: it needs more enterprises of one city than others may leave over.
    { name: 'whole money', testMatch: 'journeys/whole-money.spec.ts' },
  ],
});
