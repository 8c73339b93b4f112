import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** 汇总导出: all totals of a programme and year, with control totals. */
export class TotalsPage {
  constructor(private readonly page: Page) {}

  async open(programmeId: string): Promise<void> {
    await this.page.goto(`/finance/totals?programme=${programmeId}`);
    await this.downloadButton.waitFor();
  }

  get downloadButton(): Locator {
    return this.page.getByRole('button', { name: '下载 CSV' });
  }

  /** A figure above the table, such as 已拨付金额（元）. */
  figure(name: string): Locator {
    return this.page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]');
  }

  async downloadCsv(): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.downloadButton.click()]);
    const bytes = await readFile(await download.path());
    await expect(this.page.getByRole('status').filter({ hasText: '控制合计与本页一致' })).toBeVisible();
    return bytes;
  }
}
