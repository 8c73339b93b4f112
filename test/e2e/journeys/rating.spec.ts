import * as tell from '../../../local/demo/story';
import { firstInvention } from '../harness/programmes';
import { expect, test } from '../harness/test';
import { CasePages } from '../pages/case-pages';

test('an applicant rates how a case was handled, the head of the office answers, and the applicant reads it', async ({ personOf, enterprises, world, run }) => {
  const { serial, accountId } = enterprises.next(firstInvention);
  const story = await tell.draft(world, firstInvention, serial, run);
  const filed = await tell.submit(story);
  const applicant = await personOf(accountId);
  const pages = new CasePages(applicant.page);
  const rating = applicant.page.getByRole('form', { name: '评价本次办理' });

  await test.step('nothing is asked before there is an outcome', async () => {
    await pages.open(story.applicationId);
    await expect(pages.timeline).toBeVisible();
    await expect(rating).toBeHidden();
    await tell.refuseAcceptance(story);
  });

  await test.step('a rating needs a grade; it is sent once', async () => {
    await applicant.page.reload();
    await rating.getByRole('button', { name: '提交评价' }).click();
    await expect(rating.getByRole('alert')).toHaveText('请先选择评价');
    await rating.getByRole('radio', { name: '非常不满意' }).check();
    await rating.getByLabel('意见（可不填）').fill('等了很久，没有说明缺什么');
    await rating.getByRole('button', { name: '提交评价' }).click();
    await expect(rating).toBeHidden();
    await expect(applicant.page.getByRole('region', { name: '您的评价' })).toContainText('由主管部门负责人核实');
  });

  await test.step('the head of the office looks into it and answers', async () => {
    const head = await personOf(`${firstInvention.officers}-head`);
    await head.page.getByRole('navigation').getByRole('link', { name: '服务评价' }).click();
    await head.page.getByLabel('项目').selectOption(firstInvention.programmeId);
    const row = head.page.getByRole('listitem').filter({ hasText: filed.receiptNumber });
    await expect(row).toContainText('等了很久，没有说明缺什么');
    await row.getByRole('button', { name: `答复：${filed.receiptNumber}` }).click();
    const dialog = head.page.getByRole('dialog', { name: '答复这条评价？' });
    await dialog.getByRole('radio', { name: '已整改' }).check();
    await dialog.getByLabel('答复内容').fill('已改用一次性告知，补发了缺项清单。');
    await dialog.getByRole('button', { name: `答复：${filed.receiptNumber}` }).click();
    await expect(row).toContainText('已答复');
    await expect(head.page.getByRole('table', { name: '各档件数' })).toContainText('非常不满意');
  });

  await test.step('the answer stands on the case page', async () => {
    await pages.open(story.applicationId);
    await expect(applicant.page.getByRole('region', { name: '您的评价' })).toContainText('已改用一次性告知');
  });
});
