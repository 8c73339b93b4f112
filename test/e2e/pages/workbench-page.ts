import type { Locator, Page } from '@playwright/test';
import type { ApplicationState } from '../../../shared/domain/application/states';

/** 工作台: what waits for an officer, and the cases to take up. */
export class WorkbenchPage {
  constructor(private readonly page: Page) {}

  /** The queue of one stage, as its address says it. */
  async open(state: ApplicationState): Promise<void> {
    await this.page.goto(`/workbench?state=${state}`);
    await this.heading.waitFor();
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1, name: '工作台' });
  }

  /** What waits in one stage, as the counts at the top say it. */
  tile(stage: string): Locator {
    return this.page.getByRole('link', { name: new RegExp(`^${stage}`) });
  }

  row(receiptNumber: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name: receiptNumber, exact: true }) });
  }

  caseLink(receiptNumber: string): Locator {
    return this.page.getByRole('link', { name: receiptNumber, exact: true });
  }

  async openCase(receiptNumber: string): Promise<void> {
    await this.caseLink(receiptNumber).click();
    await this.page.getByRole('link', { name: '回到工作台' }).waitFor();
  }

  async select(receiptNumber: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: `选中 ${receiptNumber}` }).check();
  }

  async claimSelected(): Promise<void> {
    await this.page.getByRole('button', { name: /^领取选中的/ }).click();
  }
}
