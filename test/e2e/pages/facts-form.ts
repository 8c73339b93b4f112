import type { Locator, Page } from '@playwright/test';

/** Labels of fields that may stay open carry a mark behind their words. */
const labelled = (words: string): RegExp => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(（选填）)?$`);

/** Whether every question has to be there, or only some are asked: the pre-check asks what the answer hangs on. */
export type Asking = 'all' | 'some';

/** Questions about facts, in the words they are asked in; the whole form or one row of it. */
export class FactsForm {
  constructor(private readonly scope: Page | Locator, private readonly asking: Asking = 'all') {}

  private async notAsked(question: Locator): Promise<boolean> {
    return this.asking === 'some' && (await question.count()) === 0;
  }

  field(label: string): Locator {
    return this.scope.getByLabel(labelled(label));
  }

  /** Text, amounts, numbers and days (as 2026-03-02). */
  async fill(label: string, value: string): Promise<void> {
    if (await this.notAsked(this.field(label))) return;
    await this.field(label).fill(value);
  }

  async choose(label: string, option: string): Promise<void> {
    if (await this.notAsked(this.field(label))) return;
    await this.field(label).selectOption({ label: option });
  }

  /** One of the answers to a question. */
  choice(question: string, answer: string): Locator {
    return this.scope.getByRole('group', { name: labelled(question) }).getByRole('radio', { name: answer, exact: true });
  }

  async answer(question: string, answer: '是' | '否' | '有' | '没有'): Promise<void> {
    const choice = this.choice(question, answer);
    if (await this.notAsked(choice)) return;
    await choice.check();
  }

  /** A box that says that there is none, such as 尚未结清. */
  async tick(words: string): Promise<void> {
    const box = this.scope.getByRole('checkbox', { name: words, exact: true });
    if (await this.notAsked(box)) return;
    await box.check();
  }

  async add(item: string): Promise<void> {
    await this.scope.getByRole('button', { name: `添加${item}`, exact: true }).click();
  }

  /** One row, such as 贷款 1. */
  row(item: string, number: number): FactsForm {
    return new FactsForm(this.scope.getByRole('group', { name: `${item} ${number}`, exact: true }), this.asking);
  }

  /** That row; added when the form does not show it yet. */
  async rowThere(item: string, number: number): Promise<FactsForm> {
    const row = this.scope.getByRole('group', { name: `${item} ${number}`, exact: true });
    const button = this.scope.getByRole('button', { name: `添加${item}`, exact: true });
    if (!(await row.isVisible()) && !(await this.notAsked(button))) await button.click();
    return new FactsForm(row, this.asking);
  }
}
