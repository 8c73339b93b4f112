import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The pages on which finance reads what became of the money, and takes it away as a file. */
export class MoneyReportPages {
  constructor(private readonly page: Page, private readonly programmeId: string) {}

  async openTotals(fiscalYear: string): Promise<void> {
    await this.page.goto(`/finance/totals?programme=${this.programmeId}&year=${fiscalYear}`);
    await this.hash.waitFor();
  }

  async openStatement(fiscalYear: string): Promise<void> {
    await this.page.goto(`/finance/statement?programme=${this.programmeId}&year=${fiscalYear}`);
    await this.hash.waitFor();
  }

  async openExports(): Promise<void> {
    await this.page.goto(`/finance/exports?programme=${this.programmeId}`);
    await this.page.getByRole('heading', { name: '申请导出' }).waitFor();
  }

  /** The checksum that stands on the page. */
  get hash(): Locator {
    return this.page.getByRole('main').locator('.hash').first();
  }

  figure(name: string): Locator {
    return this.page.getByRole('main').locator('.figure').filter({ has: this.page.getByText(name, { exact: true }) }).locator('dd');
  }

  /** What a table shows, cell by cell, its headings first and its sums last. */
  async tableOf(label: string): Promise<readonly (readonly string[])[]> {
    const rows = await this.page.getByRole('group', { name: label, exact: true }).getByRole('row').all();
    return Promise.all(rows.map((row) => row.getByRole('cell').or(row.getByRole('rowheader')).or(row.getByRole('columnheader')).allInnerTexts()));
  }

  async download(label: string): Promise<{ readonly bytes: Buffer; readonly name: string }> {
    return taken(this.page, this.page.getByRole('button', { name: label, exact: true }));
  }

  /** Asks for all payments of these months; ends when the page says that the work has begun. */
  async askForPayments(format: 'CSV' | 'XLSX', months: { readonly from: string; readonly to: string }): Promise<void> {
    const form = this.page.getByRole('form', { name: '申请导出' });
    await form.getByLabel('导出什么').selectOption({ label: '支付明细' });
    await form.getByLabel('格式').selectOption(format.toLowerCase());
    await form.getByLabel('从（月份）').fill(months.from);
    await form.getByLabel('到（月份）').fill(months.to);
    await form.getByRole('button', { name: '开始导出' }).click();
    await expect(form.getByRole('status')).toContainText('已开始导出');
  }

  /** One's own job, as the list shows it. */
  job(format: 'CSV' | 'XLSX'): Locator {
    return this.page.getByRole('group', { name: '我的导出' }).getByRole('row').filter({ hasText: `支付明细 · ${format}` });
  }

  async takeExport(format: 'CSV' | 'XLSX'): Promise<{ readonly bytes: Buffer; readonly name: string }> {
    return taken(this.page, this.job(format).getByRole('button', { name: /^下载/ }));
  }
}

const taken = async (page: Page, button: Locator): Promise<{ readonly bytes: Buffer; readonly name: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { bytes: await readFile(await download.path()), name: download.suggestedFilename() };
};
