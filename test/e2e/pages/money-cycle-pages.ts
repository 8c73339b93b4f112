import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The pages on which money is laid down, shared, paid, answered for and demanded back, as their officers use them. */
export class MoneyCyclePages {
  constructor(private readonly page: Page, private readonly programmeId: string) {}

  private async go(path: string): Promise<void> {
    await this.page.goto(path.includes('?') ? path : `${path}?programme=${this.programmeId}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Asked once more in a dialog, where what is done stands in full. */
  private async confirm(button: Locator, question: string | RegExp, label: string): Promise<void> {
    await button.click();
    await this.page.getByRole('dialog', { name: question }).getByRole('button', { name: label, exact: true }).click();
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }

  private button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole('row', { name });
  }

  async proposeBudget(budget: { readonly payer: string; readonly documentNumber: string; readonly source: string; readonly amountYuan: string }): Promise<void> {
    await this.go('/finance/budgets/new');
    await this.page.getByLabel('付款方', { exact: true }).selectOption(budget.payer);
    await this.page.getByLabel('指标文号', { exact: true }).fill(budget.documentNumber);
    await this.page.getByLabel('资金来源', { exact: true }).selectOption({ label: budget.source });
    await this.page.getByLabel('金额', { exact: true }).fill(budget.amountYuan);
    await this.button('提交，等待复核').click();
    await expect(this.page.getByRole('heading', { name: '已提交，等待另一人复核' })).toBeVisible();
  }

  async approveBudget(documentNumber: string): Promise<void> {
    await this.go('/finance/budgets');
    await this.confirm(this.row(documentNumber).getByRole('button', { name: '复核通过' }), '复核这笔指标？', '复核通过');
    await expect(this.page.getByRole('status').filter({ hasText: `已复核：${documentNumber}` })).toBeVisible();
  }

  async proposeTerms(terms: { readonly payer: string; readonly fromOn: string; readonly columns: readonly string[]; readonly debtorAccount: string; readonly debtorBank: string; readonly levelAboveYuan: string; readonly basis: string }): Promise<void> {
    await this.go('/finance/terms/new');
    await this.page.getByLabel('付款方', { exact: true }).selectOption(terms.payer);
    await this.page.getByLabel('生效日期').fill(terms.fromOn);
    await this.page.getByLabel('性质', { exact: true }).selectOption({ label: '演示' });
    for (const name of ['预算单位', '预算项目', '支出功能分类科目', '政府预算支出经济分类科目', '部门预算支出经济分类科目', '用途']) await this.page.getByRole('textbox', { name, exact: true }).fill(`（演示）${name}`);
    for (const column of terms.columns) await this.page.getByRole('checkbox', { name: `使用${column}`, exact: true }).check();
    await this.page.getByLabel('生成 pain.001（填写付款账户）').check();
    await this.page.getByLabel('付款账户户名').fill('（演示）财政零余额账户');
    await this.page.getByLabel('付款账号').fill(terms.debtorAccount);
    await this.page.getByLabel('付款行联行号').fill(terms.debtorBank);
    await this.button('增加一级').click();
    await this.page.getByLabel('第 1 级：超过（元）').fill(terms.levelAboveYuan);
    await this.page.getByLabel('第 1 级：须有分管领导').check();
    await this.page.getByLabel('依据文号').fill(terms.basis);
    await this.page.getByLabel('依据条款').fill('演示条款');
    await this.button('提交，等待复核').click();
    await expect(this.page.getByRole('heading', { name: '已提交，等待另一人复核' })).toBeVisible();
  }

  async approveTerms(): Promise<void> {
    await this.go('/finance/terms');
    await this.confirm(this.button('复核通过').first(), '复核这份支付要素？', '复核通过');
    await expect(this.page.getByRole('status').filter({ hasText: '已复核。' })).toBeVisible();
  }

  /** A transfer to the districts named; each factor has its figures in their order. */
  async fillTransfer(transfer: { readonly account: RegExp; readonly documentNumber: string; readonly amountYuan: string; readonly districts: readonly string[]; readonly factors: readonly { readonly name: string; readonly weightPercent: string; readonly basis: string; readonly figures: readonly string[] }[] }): Promise<void> {
    await this.go('/finance/transfers/new');
    await this.choosePayer(this.page.getByLabel('从哪个账户分出'), transfer.account);
    await this.page.getByLabel('分配文号').fill(transfer.documentNumber);
    await this.page.getByLabel('分配金额').fill(transfer.amountYuan);
    for (const [index, factor] of transfer.factors.entries()) {
      if (index > 0) await this.button('增加因素').click();
      await this.page.getByRole('textbox', { name: `因素 ${index + 1}`, exact: true }).fill(factor.name);
      await this.page.getByLabel(`因素 ${index + 1} 权重（%）`).fill(factor.weightPercent);
      await this.page.getByLabel(`因素 ${index + 1} 数值出处`).fill(factor.basis);
    }
    const table = this.page.getByRole('group', { name: '各区数值' }).last();
    for (const row of await table.getByRole('row').filter({ has: this.page.getByRole('rowheader') }).all()) {
      const place = transfer.districts.indexOf(await row.getByRole('rowheader').innerText());
      await row.getByRole('checkbox').setChecked(place >= 0);
      if (place < 0) continue;
      for (const [index, { figures }] of transfer.factors.entries()) await row.getByRole('textbox').nth(index).fill(figures[place] ?? '');
    }
  }

  async sendTransfer(): Promise<void> {
    await this.button('提交，等待复核').click();
    await expect(this.page.getByRole('heading', { name: '已提交，等待另一人复核' })).toBeVisible();
  }

  async approveTransfer(documentNumber: string): Promise<void> {
    await this.go('/finance/transfers');
    await this.confirm(this.page.getByRole('region', { name: new RegExp(documentNumber) }).getByRole('button', { name: '复核并入账' }), '复核这次分配？', '复核并入账');
    await expect(this.page.getByRole('status').filter({ hasText: '已复核并入账' })).toBeVisible();
  }

  /** Freezes and works out; ends on the page of the run. */
  async sharePot(callTitle: string): Promise<void> {
    await this.go('/finance/pots');
    await this.confirm(this.row(callTitle).getByRole('button', { name: '冻结并测算' }), '为这一批分配资金池？', '冻结并测算');
    await expect(this.page.getByRole('heading', { level: 1, name: '一次资金池分配' })).toBeVisible();
  }

  async openLatestPotRun(): Promise<void> {
    await this.go('/finance/pots');
    await this.page.getByRole('group', { name: '分配记录' }).getByRole('link').first().click();
    await expect(this.page.getByRole('heading', { level: 1, name: '一次资金池分配' })).toBeVisible();
  }

  async approvePot(): Promise<void> {
    await this.confirm(this.button('批准分配'), '批准这次资金池分配？', '批准分配');
    await expect(this.page.getByRole('region', { name: '落实结果' })).toBeVisible();
  }

  async decideAll(list: { readonly receipts: readonly string[]; readonly documentNumber: string; readonly account: RegExp; readonly noticeOpensOn: string; /** Further payers, and the shares of all when there are some. */ readonly others?: readonly RegExp[]; readonly shares?: readonly string[] }): Promise<void> {
    await this.go('/decisions');
    for (const receipt of list.receipts) await this.page.getByRole('checkbox', { name: `选中 ${receipt}` }).check();
    const form = this.page.getByRole('region', { name: '审定一批' });
    await form.getByLabel('会议纪要或文件号').fill(list.documentNumber);
    await this.choosePayer(form.getByLabel('资金账户', { exact: true }), list.account);
    for (const [index, other] of (list.others ?? []).entries()) {
      await form.getByRole('button', { name: '由多个账户分担' }).click();
      await this.choosePayer(form.getByLabel(`第 ${index + 2} 承担方账户`), other);
    }
    for (const [index, share] of (list.shares ?? []).entries()) await form.getByLabel(`第 ${index + 1} 承担方比例（%）`).fill(share);
    await form.getByLabel('公示开始日期').fill(list.noticeOpensOn);
    await form.getByLabel('出席人员（一行一个）').fill('演示分管领导');
    await this.confirm(this.button('提交审定'), `审定这 ${list.receipts.length} 件？`, '提交审定');
    await expect(this.page.getByRole('status').filter({ hasText: `审定结果：成功 ${list.receipts.length} 件，未成功 0 件。` })).toBeVisible();
  }

  private async choosePayer(select: Locator, account: RegExp): Promise<void> {
    await select.selectOption(await select.getByRole('option').filter({ hasText: account }).first().getAttribute('value'));
  }

  async approveAfterNotice(receipts: readonly string[]): Promise<void> {
    await this.go('/decisions?view=approve');
    for (const receipt of receipts) await this.page.getByRole('checkbox', { name: `选中 ${receipt}` }).check();
    const label = `核准选中的 ${receipts.length} 件`;
    await this.confirm(this.button(label), new RegExp(`^核准这 ${receipts.length} 件`), label);
    await expect(this.page.getByRole('status').filter({ hasText: `核准结果：成功 ${receipts.length} 件，未成功 0 件。` })).toBeVisible();
  }

  async releaseFunds(receipts: readonly string[], documentNumber: string): Promise<void> {
    await this.go('/finance/funds');
    for (const receipt of receipts) await this.row(new RegExp(receipt)).getByRole('checkbox').check();
    await this.page.getByLabel('资金下达文号').fill(documentNumber);
    await this.confirm(this.button('下达所选案件'), '下达这些案件的资金？', '下达所选案件');
    await expect(this.page.getByRole('status').filter({ hasText: `办成 ${receipts.length} 件，未办成 0 件` })).toBeVisible();
  }

  /** Of the group that is offered with this fund document, exactly these. Ends on the page of the batch. */
  async makeBatch(receipts: readonly string[], fundDocument: string): Promise<void> {
    if (!this.page.url().includes('/finance/batches/new')) await this.go('/finance/batches/new');
    await this.page.getByRole('radio', { name: new RegExp(fundDocument) }).check();
    const eligible = this.page.getByRole('group', { name: '可编入', exact: true });
    await eligible.waitFor();
    for (const row of await eligible.getByRole('row').filter({ has: this.page.getByRole('rowheader') }).all()) {
      // The first names the case; where something is set off, another leads to the case that owes.
      await row.getByRole('checkbox').setChecked(receipts.includes(await row.getByRole('link').first().innerText()));
    }
    await this.confirm(this.button('编制批次'), '编制这个批次？', '编制批次');
    await this.page.getByRole('link', { name: '打开批次' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: '批次', exact: true })).toBeVisible();
  }

  get batchId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** To the list of batches, so that the next one begins anew. */
  async leaveBatch(): Promise<void> {
    await this.go('/finance/batches');
  }

  async openBatch(batchId: string, below = ''): Promise<void> {
    await this.go(`/finance/batches/${batchId}${below}`);
  }

  async approveBatch(): Promise<void> {
    await this.confirm(this.button('复核通过并生成支付文件'), '复核通过这个批次？', '复核通过并生成支付文件');
  }

  async downloadFile(format: string): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.button(`下载${format}`).click()]);
    await expect(this.page.getByRole('status').filter({ hasText: '文件校验值与批次记录一致' })).toBeVisible();
    return readFile(await download.path());
  }

  async sendResultFile(name: string, content: Buffer): Promise<void> {
    await this.page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/plain', buffer: content });
    await expect(this.page.getByRole('status').filter({ hasText: name })).toBeVisible();
    await this.confirm(this.button('上传并登记'), '登记这份结果文件？', '上传并登记');
  }

  async recordReturn(documentNumber: string, reason: string): Promise<void> {
    await this.page.getByLabel('退款凭证号').fill(documentNumber);
    await this.page.getByLabel('退回原因').fill(reason);
    await this.confirm(this.button('登记退票'), '登记这笔退票？', '登记退票');
    await expect(this.page.getByRole('status').filter({ hasText: '已登记退票' })).toBeVisible();
  }

  async toReissue(): Promise<void> {
    await this.page.getByRole('link', { name: /单独重新拨付/ }).first().click();
    await expect(this.page.getByRole('heading', { level: 1, name: '编制拨付批次' })).toBeVisible();
  }

  async openCase(applicationId: string): Promise<void> {
    await this.go(`/finance/cases/${applicationId}`);
  }

  /** By the deadline that the programme lays down. */
  async demand(demand: { readonly kind: string; readonly amountYuan: string; readonly reason: string; readonly evidence: string; readonly basis: string }): Promise<void> {
    const form = this.page.getByRole('region', { name: '发出追回通知' });
    await form.getByRole('radio', { name: demand.kind }).check();
    await form.getByLabel('追回金额').fill(demand.amountYuan);
    await form.getByLabel('事由', { exact: true }).fill(demand.reason);
    await form.getByLabel('证据', { exact: true }).fill(demand.evidence);
    await form.getByLabel('依据（文件和条款）').fill(demand.basis);
    await this.confirm(this.button('发出通知'), '发出这份追回通知？', '发出通知');
    await expect(this.page.getByRole('status').filter({ hasText: '待追回' })).toBeVisible();
  }

  async recover(amountYuan: string, voucherNumber: string): Promise<void> {
    const form = this.page.getByRole('region', { name: '登记追回到账' });
    await form.getByLabel('到账金额').fill(amountYuan);
    await form.getByLabel('凭证号').fill(voucherNumber);
    await this.confirm(this.button('登记到账'), '登记这笔到账？', '登记到账');
  }
}
