import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { FactsForm } from './facts-form';

export type PartState = '未开始' | '填写中' | '有误' | '已完成';

/** An application while it is filled in: its parts, the papers, the check, the declaration. */
export class DraftPages {
  readonly form: FactsForm;

  constructor(private readonly page: Page) {
    this.form = new FactsForm(page.getByRole('main'));
  }

  async open(applicationId: string): Promise<void> {
    await this.page.goto(`/applications/${applicationId}/edit`);
    await this.heading('填写申请').waitFor();
  }

  heading(title: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: title });
  }

  /** One part of the task list with how far it is. */
  part(title: string): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ has: this.page.getByRole('link', { name: title, exact: true }) });
  }

  async expectPart(title: string, state: PartState): Promise<void> {
    await expect(this.part(title)).toContainText(state);
  }

  async openPart(title: string): Promise<void> {
    await this.part(title).getByRole('link').click();
    await this.heading(title).waitFor();
  }

  async backToParts(): Promise<void> {
    await this.page.getByRole('link', { name: '回到申请目录' }).click();
    await this.heading('填写申请').waitFor();
  }

  /** Saves this part and goes to the next. */
  async continueFrom(part: string): Promise<void> {
    await this.page.getByRole('button', { name: '保存并继续' }).click();
    await expect(this.heading(part)).toBeHidden();
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: /^已保存/ })).toBeVisible();
  }

  saveState(words: string): Locator {
    return this.page.getByRole('status').filter({ hasText: words });
  }

  async tickAllMaterials(): Promise<void> {
    for (const box of await this.page.getByRole('checkbox').all()) await box.check();
  }

  async toCheck(): Promise<void> {
    await this.page.getByRole('link', { name: '检查并提交' }).click();
    await this.heading('核对填写内容').waitFor();
  }

  /** What stands at a question on the check page. */
  answerTo(question: string): Locator {
    return this.page.getByRole('term').filter({ hasText: question }).locator('xpath=following-sibling::dd[1]');
  }

  async change(section: string): Promise<void> {
    await this.page.getByRole('link', { name: `修改：${section}` }).click();
    await this.heading(section).waitFor();
  }

  get declaration(): Locator {
    return this.page.getByRole('checkbox', { name: '我已阅读并代表本单位同意以上承诺' });
  }

  get submitButton(): Locator {
    return this.page.getByRole('button', { name: /提交申请|重新提交/ });
  }

  /** Accepts the declaration and files; ends on the confirmation. */
  async submit(): Promise<void> {
    await this.declaration.check();
    await this.submitButton.click();
    await this.page.getByRole('heading', { level: 1, name: /申请已提交|已重新提交/ }).waitFor();
  }

  get errorSummary(): Locator {
    return this.page.getByRole('alert').filter({ has: this.page.getByRole('heading', { name: /有 \d+ 处需要处理/ }) });
  }
}
