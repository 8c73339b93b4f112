import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export type BudgetInstruction = { readonly kind: '下达或追加' | '调减'; readonly payer: string; readonly documentNumber: string; readonly source: string; readonly amountYuan: string };

/** 预算指标: entered by one person, put in force by another. */
export class BudgetPages {
  constructor(private readonly page: Page) {}

  async open(programmeId: string): Promise<void> {
    await this.page.goto(`/finance/budgets?programme=${programmeId}`);
    await this.page.getByRole('heading', { level: 2, name: '已生效的账户' }).waitFor();
  }

  async enter(programmeId: string): Promise<void> {
    await this.page.goto(`/finance/budgets/new?programme=${programmeId}`);
    await this.page.getByRole('button', { name: '提交，等待复核' }).waitFor();
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  async fill(instruction: BudgetInstruction): Promise<void> {
    await this.page.getByRole('radio', { name: instruction.kind }).check();
    const payer = this.field('付款方');
    await payer.selectOption(await payer.getByRole('option').filter({ hasText: new RegExp(`^${instruction.payer}（`) }).getAttribute('value'));
    await this.field('指标文号').fill(instruction.documentNumber);
    await this.field('资金来源').selectOption({ label: instruction.source });
    await this.field('金额').fill(instruction.amountYuan);
  }

  get sendButton(): Locator {
    return this.page.getByRole('button', { name: '提交，等待复核' });
  }

  async send(): Promise<void> {
    await this.sendButton.click();
    await this.page.getByRole('heading', { name: '已提交，等待另一人复核' }).waitFor();
  }

  /** An instruction that waits for its second person. */
  waiting(documentNumber: string): Locator {
    return this.page.getByRole('group', { name: '待复核的指标' }).getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: documentNumber, exact: true }) });
  }

  async check(documentNumber: string): Promise<void> {
    await this.waiting(documentNumber).getByRole('button', { name: '复核通过' }).click();
    await this.page.getByRole('dialog', { name: '复核这笔指标？' }).getByRole('button', { name: '复核通过' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: `已复核：${documentNumber}` })).toBeVisible();
  }

  /** The account of a budget document with its balances. */
  account(documentNumber: string): Locator {
    return this.page.getByRole('row').filter({ hasText: documentNumber });
  }
}
