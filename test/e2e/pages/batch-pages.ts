import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export type OrderResult = { readonly enterpriseName: string; readonly outcome: '已付' | '退回'; readonly voucherNumber: string; readonly reason?: string };

/** 拨付批次: built by one, approved by another, paid out by a file, answered order by order. */
export class BatchPages {
  constructor(private readonly page: Page) {}

  async open(programmeId: string): Promise<void> {
    await this.page.goto(`/finance/batches?programme=${programmeId}`);
    await this.page.getByRole('heading', { level: 1, name: '拨付批次' }).waitFor();
  }

  /** A batch in the list, by its fund document. */
  row(fundDocumentNumber: string, status: '待复核' | '已复核' | '已作废'): Locator {
    return this.page.getByRole('row').filter({ hasText: fundDocumentNumber }).filter({ hasText: status });
  }

  async openBatch(fundDocumentNumber: string, status: '待复核' | '已复核' | '已作废' = '待复核'): Promise<void> {
    await this.row(fundDocumentNumber, status).getByRole('link').click();
    await this.members.waitFor();
  }

  /** The group of cases under that document; all that can go in are chosen at first. */
  async newOf(programmeId: string, fundDocumentNumber: string): Promise<void> {
    await this.open(programmeId);
    await this.page.getByRole('link', { name: '编制批次' }).click();
    await this.page.getByRole('radio', { name: new RegExp(fundDocumentNumber) }).check();
  }

  get eligible(): Locator {
    return this.page.getByRole('group', { name: '可编入', exact: true });
  }

  async make(): Promise<void> {
    await this.page.getByRole('button', { name: '编制批次', exact: true }).click();
    await this.page.getByRole('dialog', { name: '编制这个批次？' }).getByRole('button', { name: '编制批次' }).click();
    await this.page.getByRole('link', { name: '打开批次' }).click();
    await this.members.waitFor();
  }

  get members(): Locator {
    return this.page.getByRole('group', { name: '各件', exact: true });
  }

  member(enterpriseName: string): Locator {
    return this.members.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: enterpriseName }) });
  }

  /** Words that stand on the page, such as the hash of the payment file. */
  text(words: string): Locator {
    return this.page.getByRole('main').getByText(words).first();
  }

  get approveButton(): Locator {
    return this.page.getByRole('button', { name: '复核通过并生成支付文件' });
  }

  async approve(): Promise<void> {
    await this.approveButton.click();
    await this.page.getByRole('dialog', { name: '复核通过这个批次？' }).getByRole('button', { name: '复核通过并生成支付文件' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: '已复核，支付文件已生成。' })).toBeVisible();
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('button', { name: '作废批次' }).click();
    await this.page.getByRole('dialog', { name: '作废这个批次？' }).getByRole('button', { name: '作废批次' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: '批次已作废，各件已放回。' })).toBeVisible();
  }

  /** The bytes that the browser saved. */
  async downloadPaymentFile(): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: '下载支付文件' }).click()]);
    const bytes = await readFile(await download.path());
    await expect(this.page.getByRole('status').filter({ hasText: '文件校验值与批次记录一致' })).toBeVisible();
    return bytes;
  }

  async toResults(): Promise<void> {
    await this.page.getByRole('link', { name: '登记支付结果' }).click();
    await this.page.getByRole('heading', { level: 1, name: '登记支付结果' }).waitFor();
  }

  async fillResults(results: readonly OrderResult[], control: { readonly count: number; readonly amountYuan: string }): Promise<void> {
    for (const { enterpriseName, outcome, voucherNumber, reason = '' } of results) {
      await this.page.getByLabel(`结果 ${enterpriseName}`, { exact: true }).selectOption({ label: outcome });
      await this.page.getByLabel(`凭证号 ${enterpriseName}`).fill(voucherNumber);
      await this.page.getByLabel(`退回原因 ${enterpriseName}`).fill(reason);
    }
    await this.page.getByLabel('笔数', { exact: true }).fill(String(control.count));
    await this.page.getByLabel('金额合计', { exact: true }).fill(control.amountYuan);
  }

  async recordResults(): Promise<void> {
    await this.page.getByRole('button', { name: '登记结果', exact: true }).click();
    await this.page.getByRole('dialog', { name: '登记这些支付结果？' }).getByRole('button', { name: '登记结果' }).click();
    await this.page.getByRole('heading', { level: 2, name: '已登记' }).waitFor();
  }

  async backToBatch(): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name: '回到批次' }).last().click();
    await this.members.waitFor();
  }
}
