import type { Locator, Page } from '@playwright/test';

/** 核验回执. */
export class ReceiptPage {
  constructor(private readonly page: Page) {}

  async verify(receiptNumber: string): Promise<void> {
    await this.page.goto('/receipts');
    await this.page.getByLabel('回执号', { exact: true }).fill(receiptNumber);
    await this.page.getByRole('button', { name: '核验' }).click();
  }

  get genuine(): Locator {
    return this.page.getByRole('heading', { name: '回执真实，提交以来的记录完整、未被改动' });
  }
}

/** 公示 and objections to what stands there. */
export class NoticesPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/notices');
  }

  row(enterpriseName: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: enterpriseName }) });
  }

  async objectTo(enterpriseName: string): Promise<void> {
    await this.page.getByRole('link', { name: `对${enterpriseName}提出异议` }).click();
    await this.page.getByRole('heading', { level: 1, name: '提出异议' }).waitFor();
  }

  async send(objection: { readonly name: string; readonly contact: string; readonly reason: string; readonly evidence: string }): Promise<void> {
    await this.page.getByRole('radio', { name: '个人' }).check();
    await this.page.getByLabel('单位名称或姓名').fill(objection.name);
    await this.page.getByLabel('联系方式').fill(objection.contact);
    await this.page.getByLabel('异议的事实和理由').fill(objection.reason);
    await this.page.getByLabel('证据说明').fill(objection.evidence);
    await this.page.getByRole('button', { name: '提交异议' }).click();
  }
}
