import type { Story } from '../../../local/demo/story';
import { statedFacts } from '../../../local/demo/facts';
import { loanInterest } from '../harness/programmes';
import { pay, publish, releaseFunds, reviewed } from '../harness/seeded-cases';
import { expectNoSidewaysScroll } from '../harness/sideways';
import { expect, test } from '../harness/test';
import { ApplicationsPage, applicationIdIn } from '../pages/applications-page';
import { CasePages } from '../pages/case-pages';
import { DraftPages } from '../pages/draft-pages';
import { ReceiptPage } from '../pages/public-pages';
import { typeLines } from '../pages/stated-facts';

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

test('the applicant’s whole way on a phone: guide, application, receipt, account, money', async ({ personOf, enterprises, world, run }) => {
  const { accountId, enterprise, serial } = enterprises.next(loanInterest);
  const facts = statedFacts(loanInterest.kind, serial, run);
  const { title } = await world.as(accountId).call('getProgramme', { parameters: { programmeId: loanInterest.programmeId } });
  const { page, api } = await personOf(accountId);
  const [draft, filed] = [new DraftPages(page), new CasePages(page)];
  const fits = (): Promise<void> => expectNoSidewaysScroll(page);

  await test.step('read', async () => {
    for (const path of ['/', '/programmes', `/programmes/${loanInterest.programmeId}`, '/pre-check', `/pre-check/${loanInterest.programmeId}`, '/notices', '/contacts', '/receipts']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await fits();
    }
  });

  await test.step('begin through the menu', async () => {
    await page.getByRole('button', { name: '菜单' }).tap();
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '我的申请' }).tap();
    await page.getByRole('link', { name: '开始申报' }).tap();
    await fits();
    await new ApplicationsPage(page).begin(title);
  });

  const applicationId = applicationIdIn(page);
  await test.step('fill in', async () => {
    await fits();
    await draft.openPart('贷款');
    await typeLines(draft.form, facts);
    await fits();
    await draft.continueFrom('贷款');
    await draft.form.answer('同一费用是否申请或获得过其他财政资助？', '没有');
    await draft.continueFrom('其他财政资助');
    await draft.tickAllMaterials();
    await fits();
    await draft.continueFrom('申报材料');
  });

  await test.step('submit, and keep the receipt', async () => {
    await draft.heading('核对填写内容').waitFor();
    await page.getByRole('heading', { name: '按所填内容，符合条件' }).waitFor();
    await fits();
    await draft.submit();
    await fits();
    const receiptNumber = await filed.receiptNumber();
    await filed.toProgress();
    await fits();
    const receipt = new ReceiptPage(page);
    await receipt.verify(receiptNumber);
    await expect(receipt.genuine).toBeVisible();
    await fits();
  });

  await test.step('confirm the account, see the money', async () => {
    const { version } = await api.call('getApplication', { parameters: { applicationId } });
    const story: Story = { world, programme: loanInterest, enterprise, applicant: api, applicationId, version };
    await reviewed(story);
    const { accountId: budget } = await publish([story], run);
    await page.goto('/notices');
    await expect(page.getByRole('rowheader', { name: enterprise.registeredName })).toBeVisible();
    await fits();
    await releaseFunds([story], run);
    await filed.open(applicationId);
    await filed.confirmPayee({ accountNumber: '6222000000000000123', bankName: '演示银行营业部', bankCode: '102100099996' });
    await pay([story], budget, run);
    await page.reload();
    await filed.expectState('paid');
    await fits();
  });
});
