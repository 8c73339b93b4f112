import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** 资金下达: approved cases released under the number of a fund document. */
export class FundPages {
  constructor(private readonly page: Page) {}

  async open(programmeId: string): Promise<void> {
    await this.page.goto(`/finance/funds?programme=${programmeId}`);
    await this.page.getByRole('radio', { name: '待下达' }).waitFor();
  }

  box(enterpriseName: string): Locator {
    return this.page.getByRole('checkbox', { name: `选择${enterpriseName}` });
  }

  /** What stands as chosen, such as 已选 2 件，共 … 元. */
  selected(words: string): Locator {
    return this.page.getByRole('status').filter({ hasText: words });
  }

  /** Ends when each of the cases has its answer. */
  async release(documentNumber: string, count: number): Promise<void> {
    await this.page.getByLabel('资金下达文号').fill(documentNumber);
    await this.page.getByRole('button', { name: '下达所选案件' }).click();
    await this.page.getByRole('dialog', { name: '下达这些案件的资金？' }).getByRole('button', { name: '下达所选案件' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: `办成 ${count} 件，未办成 0 件` })).toBeVisible();
  }
}
