import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** A narrow page may be long, never wider than the screen; wide tables scroll inside their own frame. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const { wanted, there } = await page.evaluate(() => ({ wanted: document.documentElement.scrollWidth, there: document.documentElement.clientWidth }));
  expect(wanted, `${new URL(page.url()).pathname} is wider than the screen`).toBeLessThanOrEqual(there);
};
