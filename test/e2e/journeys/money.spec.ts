import { formatYuan, fen } from '../../../shared/domain/money';
import * as money from '../../../local/demo/money-story';
import * as tell from '../../../local/demo/story';
import { Office } from '../harness/office';
import { firstInvention, loanInterest } from '../harness/programmes';
import { columnOf, rowsOf, sha256Of, sumFenOf } from '../harness/read-files';
import { passNotice, publish, reviewed, seedMany, seedPayable } from '../harness/seeded-cases';
import { expect, test } from '../harness/test';
import { BatchPages } from '../pages/batch-pages';
import { BudgetPages } from '../pages/budget-pages';
import { ClosingPage } from '../pages/closing-page';
import { FundPages } from '../pages/fund-pages';
import { OfficerCasePage } from '../pages/officer-case-page';

const { programmeId } = firstInvention;

test('one order of a batch comes back and is sent again alone until it is paid', async ({ officerOf, enterprises, world, regionName, run }) => {
  const [kept, returned] = await seedMany({ world, programme: firstInvention, enterprises, run }, 2);
  if (kept === undefined || returned === undefined) throw new Error('Two cases were seeded.');
  const { fundDocument } = await seedPayable([kept.story, returned.story], run);
  const office = new Office(firstInvention, world, officerOf, await regionName(firstInvention.cityCode));
  const amountOf = async ({ story, applicationId }: typeof kept): Promise<number> => (await story.applicant.call('getApplication', { parameters: { applicationId } })).decidedFen ?? 0;
  const [keptFen, returnedFen] = [await amountOf(kept), await amountOf(returned)];

  const first = await test.step('a batch of two', async () => {
    const bytes = await (await office.makeAndApproveBatch(fundDocument)).downloadPaymentFile();
    expect(sumFenOf(columnOf(rowsOf(bytes), '金额(元)'))).toBe(keptFen + returnedFen);
    return sha256Of(bytes);
  });
  await test.step('one is paid, one comes back', async () => {
    const batches = await office.recordResults(fundDocument, [
      { enterpriseName: kept.enterpriseName, outcome: '已付', voucherNumber: `凭证-${run}-1` },
      { enterpriseName: returned.enterpriseName, outcome: '退回', voucherNumber: `凭证-${run}-2`, reason: '（演示）账号户名不符' },
    ], formatYuan(fen(keptFen + returnedFen)));
    await expect(batches.member(kept.enterpriseName)).toContainText('已拨付');
    await expect(batches.member(returned.enterpriseName)).toContainText('（演示）账号户名不符');
    await expect(batches.member(returned.enterpriseName)).toContainText('拨付失败');
  });
  await test.step('sent again alone, under a number of its own', async () => {
    const { page } = await office.at('finance');
    const batches = new BatchPages(page);
    await page.getByRole('link', { name: `单独重新拨付：${returned.enterpriseName}` }).click();
    await expect(page.getByText('正在为退回的一件单独重新拨付。')).toBeVisible();
    await expect(batches.eligible.getByRole('row')).toHaveCount(2);
    await batches.make();
    const checking = new BatchPages((await office.at('checker')).page);
    await checking.open(programmeId);
    await checking.openBatch(fundDocument, '待复核');
    await checking.approve();
    const bytes = await checking.downloadPaymentFile();
    expect(sha256Of(bytes)).not.toBe(first);
    const rows = rowsOf(bytes);
    expect(columnOf(rows, '收款户名')).toEqual([returned.enterpriseName]);
    expect(sumFenOf(columnOf(rows, '金额(元)'))).toBe(returnedFen);
    await page.reload();
    await batches.toResults();
    await batches.fillResults([{ enterpriseName: returned.enterpriseName, outcome: '已付', voucherNumber: `凭证-${run}-3` }], { count: 1, amountYuan: formatYuan(fen(returnedFen)) });
    await batches.recordResults();
    await batches.backToBatch();
    await expect(batches.member(returned.enterpriseName)).toContainText('已拨付');
  });
});

test('many at once: funds released, a batch cancelled and built again, paid cases closed', async ({ officerOf, enterprises, world, regionName, run }) => {
  const cases = await seedMany({ world, programme: firstInvention, enterprises, run }, 2, reviewed);
  const stories = cases.map(({ story }) => story);
  await publish(stories, run);
  await passNotice(stories);
  for (const story of stories) await tell.approve(story);
  const fundDocument = `演示下达〔2026〕${run}`;
  const office = new Office(firstInvention, world, officerOf, await regionName(firstInvention.cityCode));
  const { page } = await office.at('finance');
  await test.step('released together', async () => {
    const funds = new FundPages(page);
    await funds.open(programmeId);
    for (const { enterpriseName } of cases) await funds.box(enterpriseName).check();
    await expect(funds.selected('已选 2 件')).toBeVisible();
    await funds.release(fundDocument, 2);
    for (const story of stories) {
      expect(await money.refresh(story)).toBe('awaiting_payee');
      await money.confirmPayee(story);
    }
  });
  const batches = new BatchPages(page);
  await test.step('a batch is cancelled, its cases are free again', async () => {
    await batches.newOf(programmeId, fundDocument);
    await expect(batches.eligible.getByRole('row')).toHaveCount(3);
    await batches.make();
    await batches.cancel();
    await batches.open(programmeId);
    await expect(batches.row(fundDocument, '已作废')).toBeVisible();
  });
  await test.step('built again and paid', async () => {
    await office.makeAndApproveBatch(fundDocument);
    const totalFen = (await office.at('finance')).api.call('listBatches', { query: { programmeId } }).then(({ items }) => items.find((batch) => batch.fundDocumentNumber === fundDocument && batch.status === 'approved')?.totalFen ?? 0);
    await office.recordResults(fundDocument, cases.map(({ enterpriseName }, index) => ({ enterpriseName, outcome: '已付' as const, voucherNumber: `凭证-${run}-${index}` })), formatYuan(fen(await totalFen)));
  });
  await test.step('closed together', async () => {
    const closing = new ClosingPage(page);
    await closing.open(programmeId);
    for (const { enterpriseName } of cases) await closing.box(enterpriseName).check();
    await closing.close(2);
    for (const story of stories) expect(await money.refresh(story)).toBe('closed');
  });
});

test('a budget is cut: not below what is available, and only once another person has checked it', async ({ officerOf, world, regionName, run }) => {
  const office = new Office(loanInterest, world, officerOf, await regionName(loanInterest.cityCode));
  const documentNumber = `演示指标〔2026〕调减${run}号`;
  await office.giveBudget(documentNumber, '1000.00');
  const entering = new BudgetPages((await office.at('finance')).page);
  const cut = { kind: '调减', payer: await regionName(loanInterest.cityCode), documentNumber, source: '市', amountYuan: '1000.01' } as const;
  await entering.enter(loanInterest.programmeId);
  await entering.fill(cut);
  await entering.sendButton.click();
  await expect(entering.field('金额')).toHaveAccessibleDescription(/超过了 1,000\.00 元/);
  await entering.fill({ ...cut, amountYuan: '400.05' });
  await entering.send();

  const checking = new BudgetPages((await office.at('checker')).page);
  await checking.open(loanInterest.programmeId);
  await expect(checking.waiting(documentNumber)).toContainText('-400.05');
  await checking.check(documentNumber);
  const { items } = await (await office.at('checker')).api.call('listAccounts', { query: { programmeId: loanInterest.programmeId } });
  expect(items.find((account) => account.budgetDocumentNumber === documentNumber)?.balancesFen.available).toBe(59_995);
});

test('two at one budget instruction: the second is told, and the list is as it stands now', async ({ officerOf, world, regionName, run }) => {
  const office = new Office(loanInterest, world, officerOf, await regionName(loanInterest.cityCode));
  const documentNumber = `演示指标〔2026〕冲突${run}号`;
  const entering = new BudgetPages((await office.at('finance')).page);
  await entering.enter(loanInterest.programmeId);
  await entering.fill({ kind: '下达或追加', payer: await regionName(loanInterest.cityCode), documentNumber, source: '市', amountYuan: '10.00' });
  await entering.send();
  const slow = await officerOf('xiamen-treasurer');
  const [late, early] = [new BudgetPages(slow.page), new BudgetPages((await office.at('checker')).page)];
  for (const pages of [late, early]) await pages.open(loanInterest.programmeId);
  await late.waiting(documentNumber).getByRole('button', { name: '复核通过' }).click();
  await early.check(documentNumber);
  await slow.page.getByRole('dialog', { name: '复核这笔指标？' }).getByRole('button', { name: '复核通过' }).click();
  const alert = slow.page.getByRole('alert').filter({ hasText: '内容已被更新' });
  await alert.getByRole('button', { name: '刷新' }).click();
  await expect(alert).toBeHidden();
  await expect(late.waiting(documentNumber)).toHaveCount(0);
});

test('a case is ended by the head of stage; what finance had chosen is refused by name', async ({ officerOf, enterprises, world, regionName, run }) => {
  const [ended, other] = await seedMany({ world, programme: firstInvention, enterprises, run }, 2, reviewed);
  if (ended === undefined || other === undefined) throw new Error('Two cases were seeded.');
  const stories = [ended.story, other.story];
  await publish(stories, run);
  await passNotice(stories);
  for (const story of stories) await tell.approve(story);
  const office = new Office(firstInvention, world, officerOf, await regionName(firstInvention.cityCode));
  const { page } = await office.at('finance');
  const funds = new FundPages(page);
  await funds.open(programmeId);
  for (const { enterpriseName } of [ended, other]) await funds.box(enterpriseName).check();

  const view = new OfficerCasePage((await office.at('head')).page);
  await view.open(ended.applicationId);
  await view.end('终止', '（演示）企业主体注销', '（演示）申报通知约定');
  await view.expectState('terminated');

  await page.getByLabel('资金下达文号').fill(`演示下达〔2026〕${run}`);
  await page.getByRole('button', { name: '下达所选案件' }).click();
  await page.getByRole('dialog', { name: '下达这些案件的资金？' }).getByRole('button', { name: '下达所选案件' }).click();
  await expect(page.getByRole('status').filter({ hasText: '办成 1 件，未办成 1 件' })).toContainText(ended.enterpriseName);
  await expect(funds.box(ended.enterpriseName)).toHaveCount(0);
  expect(await money.refresh(other.story)).toBe('awaiting_payee');
});
