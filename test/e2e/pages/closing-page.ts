import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** 追回与办结: what was paid is filed away, or demanded back. */
export class ClosingPage {
  constructor(private readonly page: Page) {}

  async open(programmeId: string): Promise<void> {
    await this.page.goto(`/finance/clawback?programme=${programmeId}`);
    await this.page.getByRole('radio', { name: '已拨付' }).waitFor();
  }

  box(enterpriseName: string): Locator {
    return this.page.getByRole('checkbox', { name: `选择${enterpriseName}` });
  }

  async close(count: number): Promise<void> {
    await this.page.getByRole('button', { name: '办结所选案件' }).click();
    await this.page.getByRole('dialog', { name: '办结这些案件？' }).getByRole('button', { name: '办结所选案件' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: `办成 ${count} 件，未办成 0 件` })).toBeVisible();
  }
}
