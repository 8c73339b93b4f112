import type { Locator, Page } from '@playwright/test';
import * as money from '../../../local/demo/money-story';
import * as tell from '../../../local/demo/story';
import { formatYuan, fen, parseYuan } from '../../../shared/domain/money';
import { Keyboard } from '../harness/keyboard';
import { firstInvention, insurancePremium, loanInterest } from '../harness/programmes';
import { passNotice, publish, reviewed, seedFiled, seedMany } from '../harness/seeded-cases';
import { expect, test } from '../harness/test';
import { BatchPages } from '../pages/batch-pages';
import { DecisionsPage } from '../pages/decisions-page';
import { OfficerCasePage } from '../pages/officer-case-page';
import { WorkbenchPage } from '../pages/workbench-page';

/** Answers the question of a dialog that a key has opened. */
const answer = async (keyboard: Keyboard, dialog: Locator, button: string): Promise<void> => {
  await dialog.waitFor();
  await keyboard.follow(dialog.getByRole('button', { name: button }));
};

/** From the top of the page: Tab goes on from where the focus is. */
const fromTop = async (page: Page): Promise<void> => {
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); });
};

test('a whole review by keys: workbench, claim, findings, opinion, next case', async ({ officerOf, enterprises, world, run }) => {
  const cases = await seedMany({ world, programme: insurancePremium, enterprises, run }, 2, tell.accept);
  const [filed] = cases;
  if (filed === undefined) throw new Error('Two cases were seeded.');
  const { page, api } = await officerOf(`${insurancePremium.officers}-first`);
  const keyboard = new Keyboard(page);
  const [workbench, view] = [new WorkbenchPage(page), new OfficerCasePage(page)];
  await workbench.open('accepted');
  await workbench.caseLink(filed.receiptNumber).waitFor();
  await test.step('the keys are told', async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: '键盘快捷键' }).getByRole('row', { name: /下一行/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('down the rows to the case', async () => {
    const isThere = (): Promise<boolean> => workbench.caseLink(filed.receiptNumber).evaluate((link) => link === document.activeElement);
    for (let row = 0; row < 25 && !(await isThere()); row += 1) await page.keyboard.press('j');
    await expect(workbench.caseLink(filed.receiptNumber)).toBeFocused();
    await page.keyboard.press('Enter');
    await view.actions.waitFor();
  });
  await test.step('claim', async () => {
    await page.keyboard.press('c');
    await view.expectDone('领取');
  });
  await test.step('a finding on each condition and line', async () => {
    await view.conditions().first().waitFor();
    await page.keyboard.press('2');
    await expect(page.getByRole('heading', { level: 2, name: '逐条审查' })).toBeFocused();
    for (const condition of await view.conditions().all()) await keyboard.pick(condition.getByRole('radio', { name: '符合', exact: true }));
    for (const line of await view.lines().all()) await keyboard.pick(line.getByRole('radio', { name: '按测算' }));
  });
  await test.step('the opinion', async () => {
    await page.keyboard.press('4');
    await expect(page.getByRole('heading', { level: 2, name: '审查意见' })).toBeFocused();
    await keyboard.pick(page.getByRole('radio', { name: '拟同意' }));
    await keyboard.type(page.getByLabel('说明', { exact: true }), '（演示）逐条核对，符合条件');
    await keyboard.follow(view.sendReviewButton);
    await answer(keyboard, page.getByRole('dialog', { name: '提交这份审查意见？' }), '提交审查意见');
    await view.expectDone('提交审查意见');
  });
  await test.step('the next case of the queue', async () => {
    const place = page.url();
    await page.keyboard.press('n');
    await expect(page).not.toHaveURL(place);
    await view.actions.waitFor();
    await page.keyboard.press('c');
    await view.expectDone('领取');
  });
  const { findings } = await api.call('getCase', { parameters: { applicationId: filed.applicationId } });
  expect(findings[0]?.conditionFindings.every(({ finding }) => finding === 'met')).toBe(true);
});

test('a list decided and a case approved by keys', async ({ officerOf, enterprises, world, run }) => {
  const filed = await seedFiled({ world, programme: loanInterest, enterprises, run });
  await reviewed(filed.story);
  await money.appropriate(world, loanInterest, parseYuan('100000.00'), run);
  const { page, api } = await officerOf(`${loanInterest.officers}-approver`);
  const keyboard = new Keyboard(page);
  const decisions = new DecisionsPage(page);
  await decisions.open(loanInterest.programmeId);
  const form = page.getByRole('region', { name: '审定一批' });
  const noticeOpensOn = money.workingDaysLater(world, 1);
  await keyboard.press(page.getByRole('checkbox', { name: `选中 ${filed.receiptNumber}` }));
  await keyboard.type(form.getByLabel('会议纪要或文件号'), `演示纪要〔2026〕${run}`);
  const account = form.getByLabel('资金账户');
  await keyboard.choose(account, await account.getByRole('option').filter({ hasText: '演示指标〔2026〕1号' }).first().innerText());
  await keyboard.typeDay(form.getByLabel('公示开始日期'), noticeOpensOn);
  await keyboard.type(form.getByLabel('出席人员（一行一个）'), '演示分管领导');
  await keyboard.follow(page.getByRole('button', { name: '提交审定' }));
  await answer(keyboard, page.getByRole('dialog', { name: '审定这 1 件？' }), '提交审定');
  await expect(page.getByRole('status').filter({ hasText: '审定结果：成功 1 件，未成功 0 件。' })).toBeVisible();

  await world.advanceTo(noticeOpensOn);
  await passNotice([filed.story]);
  await decisions.openApprovals();
  await keyboard.press(page.getByRole('checkbox', { name: `选中 ${filed.receiptNumber}` }));
  await fromTop(page);
  await keyboard.follow(page.getByRole('button', { name: '核准选中的 1 件' }));
  await answer(keyboard, page.getByRole('dialog', { name: /^核准这 1 件/ }), '核准选中的 1 件');
  await expect(page.getByRole('status').filter({ hasText: '核准结果：成功 1 件，未成功 0 件。' })).toBeVisible();
  expect((await api.call('getCase', { parameters: { applicationId: filed.applicationId } })).application.state).toBe('approved');
});

test('money released, put into a batch, approved and answered by keys', async ({ officerOf, enterprises, world, run }) => {
  const filed = await seedFiled({ world, programme: firstInvention, enterprises, run });
  const { story, enterpriseName } = filed;
  await reviewed(story);
  await publish([story], run);
  await passNotice([story]);
  await tell.approve(story);
  const fundDocument = `演示下达〔2026〕${run}`;
  const { programmeId } = firstInvention;
  const maker = await officerOf(`${firstInvention.officers}-finance`);
  const { page } = maker;
  const keyboard = new Keyboard(page);
  const batches = new BatchPages(page);
  await test.step('release', async () => {
    await page.goto(`/finance/funds?programme=${programmeId}`);
    await keyboard.press(page.getByRole('checkbox', { name: `选择${enterpriseName}` }));
    await keyboard.type(page.getByLabel('资金下达文号'), fundDocument);
    await keyboard.follow(page.getByRole('button', { name: '下达所选案件' }));
    await answer(keyboard, page.getByRole('dialog', { name: '下达这些案件的资金？' }), '下达所选案件');
    await expect(page.getByRole('status').filter({ hasText: '办成 1 件，未办成 0 件' })).toBeVisible();
    await money.refresh(story);
    await money.confirmPayee(story);
  });
  await test.step('a batch', async () => {
    await batches.open(programmeId);
    await keyboard.follow(page.getByRole('link', { name: '编制批次' }));
    await keyboard.pick(page.getByRole('radio', { name: new RegExp(fundDocument) }));
    await keyboard.follow(page.getByRole('button', { name: '编制批次', exact: true }));
    await answer(keyboard, page.getByRole('dialog', { name: '编制这个批次？' }), '编制批次');
    await keyboard.follow(page.getByRole('link', { name: '打开批次' }));
    await batches.members.waitFor();
  });
  await test.step('approved by another', async () => {
    const checker = await officerOf(`${firstInvention.officers}-checker`);
    const [keys, checking] = [new Keyboard(checker.page), new BatchPages(checker.page)];
    await checking.open(programmeId);
    await keys.follow(checking.row(fundDocument, '待复核').getByRole('link'));
    await keys.follow(checking.approveButton);
    await answer(keys, checker.page.getByRole('dialog', { name: '复核通过这个批次？' }), '复核通过并生成支付文件');
    await expect(checker.page.getByRole('status').filter({ hasText: '已复核，支付文件已生成。' })).toBeVisible();
  });
  await test.step('answered', async () => {
    await page.reload();
    await batches.members.waitFor();
    const { decidedFen } = await story.applicant.call('getApplication', { parameters: { applicationId: filed.applicationId } });
    await keyboard.follow(page.getByRole('link', { name: '登记支付结果' }));
    await keyboard.choose(page.getByLabel(`结果 ${enterpriseName}`, { exact: true }), '已付');
    await keyboard.type(page.getByLabel(`凭证号 ${enterpriseName}`), `凭证-${run}`);
    await keyboard.type(page.getByLabel('笔数', { exact: true }), '1');
    await keyboard.type(page.getByLabel('金额合计', { exact: true }), formatYuan(fen(decidedFen ?? 0)));
    await keyboard.follow(page.getByRole('button', { name: '登记结果', exact: true }));
    await answer(keyboard, page.getByRole('dialog', { name: '登记这些支付结果？' }), '登记结果');
    await page.getByRole('heading', { level: 2, name: '已登记' }).waitFor();
    expect(await money.refresh(story)).toBe('paid');
  });
});
