import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { settled } from './page-row';

/** WCAG 2.0, 2.1 and 2.2, levels A and AA. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page as it stands, one line a place, with the words that lead there. */
export const violationsOn = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html.slice(0, 200)} ${failureSummary?.split('\n').at(-1)?.trim() ?? ''}`));
};

/** The same page, same state, in the other language. The event goes to the switch itself, since a dialog may lie over it. */
const switchLanguage = async (page: Page, to: 'English' | '中文'): Promise<void> => {
  await page.getByText(to, { exact: true }).first().dispatchEvent('click');
  await expect(page.locator('html')).toHaveAttribute('lang', to === 'English' ? 'en' : 'zh-CN');
};

/** No violation in Chinese, none in English, and one heading of the first level in both. Leaves the page in Chinese. */
export const expectAccessible = async (page: Page, what: string, { waiting = false }: { readonly waiting?: boolean } = {}): Promise<void> => {
  expect.soft(await violationsOn(page), `${what}, Chinese`).toEqual([]);
  await expect.soft(page.getByRole('heading', { level: 1, includeHidden: true }), `${what}: one first heading`).toHaveCount(1);
  await switchLanguage(page, 'English');
  if (!waiting) await settled(page);
  expect.soft(await violationsOn(page), `${what}, English`).toEqual([]);
  await switchLanguage(page, '中文');
};
