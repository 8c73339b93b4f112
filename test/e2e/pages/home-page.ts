import type { Page } from '@playwright/test';

/** 我要看 / 查 / 办 / 问. */
export class HomePage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/');
  }

  /** Follows a link of one of the four doors. */
  async follow(door: '我要看' | '我要查' | '我要办' | '我要问', link: string): Promise<void> {
    await this.page.getByRole('region', { name: door }).getByRole('link', { name: link }).click();
  }
}
