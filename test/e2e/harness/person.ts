import { expect } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import type { ApiClient } from '../../../shared/contracts/client';
import { demoAccounts, demoPassword } from '../../../local/demo/people';
import { SignInPage } from '../pages/sign-in-page';

/** Somebody at a browser of their own. */
export type Person = {
  readonly accountId: string;
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The same person's own client: what the service really holds. */
  readonly api: ApiClient;
  readonly signIn: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Signs in on the issuer's page, wherever one was sent there from. */
  readonly passSignInPage: () => Promise<void>;
};

export const personAt = (page: Page, accountId: string, api: ApiClient): Person => {
  const account = demoAccounts.find((candidate) => candidate.accountId === accountId);
  if (account === undefined) throw new Error(`No demo account ${accountId}`);
  const { name } = account;
  const header = page.getByRole('banner');
  const passSignInPage = async (): Promise<void> => {
    await new SignInPage(page).signIn(accountId, demoPassword);
    await expect(header.getByText(name)).toBeVisible();
  };
  return {
    accountId, name, page, api, context: page.context(),
    signIn: async () => {
      await header.getByRole('button', { name: '登录' }).click();
      await passSignInPage();
    },
    passSignInPage,
    signOut: async () => {
      await header.getByRole('button', { name: '退出' }).click();
      await new SignInPage(page).confirmSignOut();
      await expect(header.getByRole('button', { name: '登录' })).toBeVisible();
    },
  };
};
