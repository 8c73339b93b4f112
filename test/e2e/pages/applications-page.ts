import type { Locator, Page } from '@playwright/test';

/** 我的申请, and how a new one is begun. */
export class ApplicationsPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '我的申请' }).click();
    await this.page.getByRole('heading', { level: 1, name: '我的申请' }).waitFor();
  }

  /** Enterprise and district stand there already; the programme is chosen where the way did not bring it along. */
  async begin(programmeTitle: string): Promise<void> {
    await this.page.getByRole('radio', { name: programmeTitle }).check();
    await this.page.getByRole('button', { name: '开始填写' }).click();
    await this.page.getByRole('heading', { level: 1, name: '填写申请' }).waitFor();
  }

  card(text: string): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: text });
  }
}

/** The case that the address speaks of. @throws Error when it speaks of none. */
export const applicationIdIn = (page: Page): string => {
  const [, applicationId] = /\/applications\/([^/]+)/.exec(new URL(page.url()).pathname) ?? [];
  if (applicationId === undefined || applicationId === 'new') throw new Error(`No application in ${page.url()}`);
  return applicationId;
};
