import type { Locator, Page } from '@playwright/test';

/** 办事指南: the catalogue and one programme. */
export class GuidePages {
  constructor(private readonly page: Page) {}

  async openProgramme(title: string): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
    await this.title(title).waitFor();
  }

  title(title: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: title });
  }

  part(title: string): Locator {
    return this.page.getByRole('heading', { level: 2, name: title, exact: true });
  }

  async toPreCheck(): Promise<void> {
    await this.page.getByRole('link', { name: '预检和测算' }).first().click();
  }

  async apply(): Promise<void> {
    await this.page.getByRole('link', { name: '申报这个项目' }).click();
  }
}
