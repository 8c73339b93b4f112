import { fileURLToPath } from 'node:url';
import type { PlaywrightTestConfig } from '@playwright/test';
import { readBrowserTestConfig } from '../../../shared/config/browser-test-config';
import { chromiumFlags, findChromium } from './chromium';

const minute = 60_000;

/** What all runs have in common. */
export const sharedSettings = async (): Promise<PlaywrightTestConfig> => ({
  testDir: fileURLToPath(new URL('..', import.meta.url)),
  outputDir: fileURLToPath(new URL('../../../test-results', import.meta.url)),
  // Each worker has a system of its own; more of them than two only wait for one another on a small machine.
  workers: 2,
  fullyParallel: true,
  forbidOnly: readBrowserTestConfig().unattended,
  retries: 0,
  // A slow machine is no failing test.
  timeout: 3 * minute,
  expect: { timeout: 20_000 },
  reporter: [['list'], [fileURLToPath(new URL('closing-line-reporter.ts', import.meta.url))]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: await findChromium(), args: [...chromiumFlags] },
    actionTimeout: 20_000,
    locale: 'zh-CN',
    // Legal days are those of Shanghai wherever the reader sits.
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
