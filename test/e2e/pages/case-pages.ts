import { stateLabels } from '../../../shared/domain/application/states';
import type { ApplicationState } from '../../../shared/domain/application/states';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A case after it was filed, as its applicant sees it. */
export class CasePages {
  constructor(private readonly page: Page) {}

  async open(applicationId: string): Promise<void> {
    await this.page.goto(`/applications/${applicationId}`);
    await this.page.getByRole('heading', { level: 2, name: '接下来' }).waitFor();
  }

  /** The number on the confirmation. */
  async receiptNumber(): Promise<string> {
    const number = this.page.getByText(/^SL\d{8}[0-9A-Z]{10}-[0-9A-Z]$/).first();
    await number.waitFor();
    return (await number.innerText()).trim();
  }

  async toProgress(): Promise<void> {
    await this.page.getByRole('link', { name: '查看办理进度' }).click();
    await this.page.getByRole('heading', { level: 2, name: '接下来' }).waitFor();
  }

  async expectState(state: ApplicationState): Promise<void> {
    await expect(this.page.getByRole('main').getByText(stateLabels[state].applicant, { exact: true }).first()).toBeVisible();
  }

  get timeline(): Locator {
    return this.page.getByRole('list').filter({ has: this.page.getByRole('time') }).last();
  }

  async withdraw(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: '撤回申请' }).click();
    const dialog = this.page.getByRole('dialog', { name: '确定撤回这件申请吗？' });
    await dialog.getByLabel('撤回原因').fill(reason);
    await dialog.getByRole('button', { name: '撤回申请' }).click();
    await expect(dialog).toBeHidden();
  }

  async confirmPayee(account: { readonly accountNumber: string; readonly bankName: string; readonly bankCode: string }): Promise<void> {
    await this.page.getByRole('link', { name: '确认收款账户' }).click();
    await this.page.getByRole('heading', { level: 1, name: '确认收款账户' }).waitFor();
    await this.page.getByLabel('账号', { exact: true }).fill(account.accountNumber);
    await this.page.getByLabel('开户行名称').fill(account.bankName);
    await this.page.getByLabel('开户行联行号').fill(account.bankCode);
    await this.page.getByRole('button', { name: '确认账户' }).click();
    await this.page.getByRole('dialog', { name: '确认把款项拨付到这个账户吗？' }).getByRole('button', { name: '确认账户' }).click();
    await this.page.getByRole('heading', { level: 2, name: '接下来' }).waitFor();
  }
}
