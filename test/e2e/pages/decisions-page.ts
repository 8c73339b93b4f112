import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export type DecisionList = { readonly documentNumber: string; readonly account: string; readonly noticeOpensOn: string; readonly attendees: readonly string[] };

/** 审定: lists that decide cases, and approvals once their notice has passed. */
export class DecisionsPage {
  constructor(private readonly page: Page) {}

  async open(programmeId: string): Promise<void> {
    await this.page.goto(`/decisions?programme=${programmeId}`);
    await this.page.getByRole('region', { name: '审定一批' }).waitFor();
  }

  /** The one-page summary of a case. */
  summary(receiptNumber: string): Locator {
    return this.page.getByRole('article', { name: receiptNumber });
  }

  async choose(receiptNumber: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: `选中 ${receiptNumber}` }).check();
  }

  async fillList(list: DecisionList): Promise<void> {
    const form = this.page.getByRole('region', { name: '审定一批' });
    await form.getByLabel('会议纪要或文件号').fill(list.documentNumber);
    const account = form.getByLabel('资金账户');
    await account.selectOption(await account.getByRole('option').filter({ hasText: list.account }).getAttribute('value'));
    await form.getByLabel('公示开始日期').fill(list.noticeOpensOn);
    await form.getByLabel('出席人员（一行一个）').fill(list.attendees.join('\n'));
  }

  async decide(count: number): Promise<void> {
    await this.page.getByRole('button', { name: '提交审定' }).click();
    await this.page.getByRole('dialog', { name: `审定这 ${count} 件？` }).getByRole('button', { name: '提交审定' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: `审定结果：成功 ${count} 件，未成功 0 件。` })).toBeVisible();
  }

  async openApprovals(): Promise<void> {
    await this.page.goto('/decisions?view=approve');
    await this.page.getByRole('heading', { level: 2, name: '公示期满待核准' }).waitFor();
  }

  approvalRow(receiptNumber: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name: receiptNumber, exact: true }) });
  }

  async approveChosen(count: number): Promise<void> {
    await this.page.getByRole('button', { name: `核准选中的 ${count} 件` }).click();
    await this.page.getByRole('dialog', { name: new RegExp(`^核准这 ${count} 件`) }).getByRole('button', { name: `核准选中的 ${count} 件` }).click();
    await expect(this.page.getByRole('status').filter({ hasText: `核准结果：成功 ${count} 件，未成功 0 件。` })).toBeVisible();
  }
}
