import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { stateLabels } from '../../../shared/domain/application/states';
import type { ApplicationState } from '../../../shared/domain/application/states';

/** What a reviewer finds on the amount of one line. */
export type LineFinding = { readonly line: string; readonly toYuan: string; readonly reason: string };

/** A case laid out for deciding, as an officer sees it. */
export class OfficerCasePage {
  constructor(private readonly page: Page) {}

  async open(applicationId: string): Promise<void> {
    await this.page.goto(`/cases/${applicationId}`);
    await this.actions.waitFor();
  }

  get actions(): Locator {
    return this.page.getByRole('group', { name: '办理', exact: true });
  }

  action(name: string): Locator {
    return this.actions.getByRole('button', { name, exact: true });
  }

  async expectState(state: ApplicationState): Promise<void> {
    await expect(this.page.getByRole('main').getByText(stateLabels[state].staff, { exact: true }).first()).toBeVisible();
  }

  /** The page says what was done. */
  async expectDone(what: string): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: `已办理：${what}` })).toBeVisible();
  }

  async claim(): Promise<void> {
    await this.action('领取').click();
    await this.expectDone('领取');
  }

  /** Opens the dialog of an action. */
  async begin(action: string): Promise<Locator> {
    await this.action(action).click();
    const dialog = this.dialog(action);
    await dialog.waitFor();
    return dialog;
  }

  dialog(action: string): Locator {
    return this.page.getByRole('dialog', { name: action, exact: true });
  }

  /** Sends what the open dialog holds. */
  async confirm(action: string): Promise<void> {
    await this.dialog(action).getByRole('button', { name: `确认${action}` }).click();
    await this.expectDone(action);
  }

  async accept(payer: string): Promise<void> {
    const dialog = await this.begin('受理');
    await dialog.getByLabel('付款方').selectOption({ label: payer });
    await this.confirm('受理');
  }

  async askForCorrection(place: string, reason: string): Promise<void> {
    const dialog = await this.begin('要求补正');
    await dialog.getByLabel('哪一处').selectOption({ label: place });
    await dialog.getByRole('radio', { name: '已过期' }).check();
    await dialog.getByLabel('理由').fill(reason);
    await this.confirm('要求补正');
  }

  async recuse(reason: string): Promise<void> {
    const dialog = await this.begin('申请回避');
    await dialog.getByLabel('理由').fill(reason);
    await this.confirm('申请回避');
  }

  async answerObjection(outcome: '异议成立，退回审定' | '异议不成立，公示继续', reason: string): Promise<void> {
    const dialog = await this.begin('处理异议');
    await dialog.getByRole('radio', { name: outcome }).check();
    await dialog.getByLabel('理由').fill(reason);
    await this.confirm('处理异议');
  }

  async end(action: '终止' | '撤销', reason: string, basis: string): Promise<void> {
    const dialog = await this.begin(action);
    await dialog.getByLabel('理由').fill(reason);
    await dialog.getByLabel('依据（文号、条款）').fill(basis);
    await this.confirm(action);
  }

  /** One condition to be looked at, by its saying; all of them without one. */
  conditions(): Locator {
    return this.page.getByRole('group', { name: /^审查认定/ });
  }

  lines(): Locator {
    return this.page.getByRole('group', { name: /^金额认定/ });
  }

  /** Finds every condition met, every line as computed but those that are cut. */
  async recordFindings(cuts: readonly LineFinding[] = []): Promise<void> {
    await this.conditions().first().waitFor();
    for (const condition of await this.conditions().all()) await condition.getByRole('radio', { name: '符合', exact: true }).check();
    for (const line of await this.lines().all()) await line.getByRole('radio', { name: '按测算' }).check();
    for (const { line, toYuan, reason } of cuts) {
      const note = this.page.getByRole('group', { name: new RegExp(`^金额认定.*${line}$`) });
      await note.getByRole('radio', { name: '核减为' }).check();
      await note.getByLabel('核减后金额（元）').fill(toYuan);
      await note.getByLabel('理由').fill(reason);
    }
  }

  get sendReviewButton(): Locator {
    return this.page.getByRole('button', { name: '提交审查意见', exact: true });
  }

  async sendReview(opinion: '拟同意' | '建议不予资助', comment: string): Promise<void> {
    await this.page.getByRole('radio', { name: opinion }).check();
    await this.page.getByLabel('说明', { exact: true }).fill(comment);
    await this.sendReviewButton.click();
    await this.page.getByRole('dialog', { name: '提交这份审查意见？' }).getByRole('button', { name: '提交审查意见' }).click();
    await this.expectDone('提交审查意见');
  }

  /** What earlier stages said. */
  get stageFindings(): Locator {
    return this.page.getByRole('heading', { level: 2, name: '前面环节的意见' }).locator('xpath=following-sibling::ul[1]');
  }

  /** The row of another case among the related ones. */
  neighbour(receiptNumber: string): Locator {
    return this.page.getByRole('group', { name: '关联案件' }).getByRole('row').filter({ has: this.page.getByRole('link', { name: receiptNumber }) });
  }

  async nextCase(): Promise<void> {
    await this.page.getByRole('button', { name: '下一件' }).click();
  }
}
