import type { Locator, Page } from '@playwright/test';
import { FactsForm } from './facts-form';

/** A few questions, one step at a time, then every condition with its answer. */
export class PreCheckPage {
  readonly form: FactsForm;

  constructor(private readonly page: Page) {
    this.form = new FactsForm(page.getByRole('main'), 'some');
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: '下一步' }).click();
  }

  async seeResult(): Promise<void> {
    await this.page.getByRole('button', { name: '查看结果' }).click();
  }

  /** The questions of this step stand there. */
  async atStep(number: number): Promise<void> {
    await this.page.getByText(new RegExp(`第 ${number} 步，共 \\d+ 步`)).waitFor();
  }

  verdict(words: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 2, name: words });
  }

  /** Each condition with what was found. */
  conditions(): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: /依据（/ });
  }

  get amountSteps(): Locator {
    return this.page.getByRole('table', { name: /计算步骤$/ });
  }

  async changeAnswers(): Promise<void> {
    await this.page.getByRole('button', { name: '修改回答' }).click();
  }

  async apply(): Promise<void> {
    await this.page.getByRole('link', { name: /^(开始申报|带着这些回答去申报)$/ }).click();
  }
}
