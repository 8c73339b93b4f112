import type { Page } from '@playwright/test';

/** The issuer's own pages. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  async signIn(accountId: string, password: string): Promise<void> {
    await this.page.getByLabel('账号', { exact: true }).fill(accountId);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  async confirmSignOut(): Promise<void> {
    // The portal's own button has the same name: wait until the issuer asks.
    await this.page.getByRole('heading', { level: 1, name: '退出登录' }).waitFor();
    await this.page.getByRole('button', { name: '退出', exact: true }).click();
  }
}
