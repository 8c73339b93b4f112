import { defineConfig } from '@playwright/test';
import type { WorldOptions } from './harness/start-world';
import { sharedSettings } from './harness/shared-settings';

/** Journeys run in systems without cases, one a worker; axe visits every page in the system with the demo's cases. */
export default defineConfig<object, { readonly worldOptions: WorldOptions }>({
  ...await sharedSettings(),
  projects: [
    // First, because it is one long line of visits while the journeys can fill the gaps.
    { name: 'accessibility', testMatch: 'accessibility/*.spec.ts', workers: 1, use: { worldOptions: { demoCases: true }, trace: 'off' } },
    { name: 'journeys', testMatch: 'journeys/*.spec.ts', testIgnore: 'journeys/whole-*.spec.ts' },
    // In systems of their own: they need enterprises of every city, and others may leave none over.
    { name: 'whole ways', testMatch: 'journeys/whole-*.spec.ts' },
  ],
});
