import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { settled } from '../accessibility/page-row';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const bytesAtMost = 300_000;

/** As wide as documentation shows it; as high as tells what the page is about. */
export const desktop = { width: 1280, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;

/** Leaves `docs/images/<name>.png`: what stands in the window at the top of the page, without caret and focus ring, small enough for a repository. */
export const takePicture = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); window.scrollTo(0, 0); });
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled', caret: 'hide' });
  expect(statSync(`${folder}${name}.png`).size, `${name}.png in bytes`).toBeLessThan(bytesAtMost);
};
