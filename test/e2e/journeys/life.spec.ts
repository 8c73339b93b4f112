import { demoProgrammes } from '../../../local/demo/programmes';
import * as tell from '../../../local/demo/story';
import { formatYuan, fen } from '../../../shared/domain/money';
import { officersByApi } from '../harness/officers-by-api';
import { firstInvention } from '../harness/programmes';
import { expect, test } from '../harness/test';
import { CasePages } from '../pages/case-pages';
import { DraftPages } from '../pages/draft-pages';
import { NoticesPage } from '../pages/public-pages';

for (const programme of demoProgrammes) {
  test(`${programme.kind}: the applicant sees a filed case through to the money`, async ({ personOf, enterprises, world, run }) => {
    const { accountId, serial } = enterprises.next(programme);
    const story = await tell.draft(world, await tell.ofOwnCall(world, programme, run), serial, run);
    await tell.submit(story);
    const { page, api } = await personOf(accountId);
    const filed = new CasePages(page);
    await filed.open(story.applicationId);
    await filed.expectState('submitted');

    const { accountId: budget } = await officersByApi.publish(story, run);
    await page.reload();
    await filed.expectState('public_notice');

    await officersByApi.releaseFunds(story, run);
    await page.reload();
    await filed.expectState('awaiting_payee');
    await filed.confirmPayee({ accountNumber: '6222 0000 0000 0000 123', bankName: '演示银行营业部', bankCode: '102100099996' });

    await officersByApi.pay(story, budget, run);
    await page.reload();
    await filed.expectState('paid');
    const { decidedFen } = await api.call('getApplication', { parameters: { applicationId: story.applicationId } });
    await expect(page.getByRole('main')).toContainText(`${formatYuan(fen(decidedFen ?? 0)).replace(/\B(?=(\d{3})+\.)/g, ',')} 元`);
    await expect(filed.timeline).toContainText('拨付');
  });
}

test('a correction is asked, answered at the field it names, and filed again with what changed', async ({ personOf, enterprises, world, run }) => {
  const { accountId, serial } = enterprises.next(firstInvention);
  const story = await tell.draft(world, firstInvention, serial, run);
  await tell.submit(story);
  await officersByApi.askForCorrection(story);
  const { page, api } = await personOf(accountId);
  const draft = new DraftPages(page);
  await new CasePages(page).open(story.applicationId);
  await page.getByRole('link', { name: '去补正' }).click();
  await draft.heading('补正申请').waitFor();
  await page.getByRole('region', { name: '需要补正' }).getByRole('link', { name: '从业人员（人）' }).click();
  await expect(draft.form.field('从业人员（人）')).toBeFocused();
  await draft.form.fill('从业人员（人）', '91');
  await draft.expectSaved();
  await page.getByRole('link', { name: '回到申请目录' }).click();
  await draft.toCheck();
  const changes = page.getByRole('table', { name: '与上次提交相比的改动' });
  await expect(changes.getByRole('row')).toHaveCount(2);
  await expect(changes.getByRole('row', { name: '从业人员（人）' })).toContainText('86');
  await expect(changes.getByRole('row', { name: '从业人员（人）' })).toContainText('91');
  await draft.submit();

  const submission = await api.call('getSubmission', { parameters: { applicationId: story.applicationId } });
  expect(submission.revision).toBe(2);
  expect(submission.facts.applicant?.sizeFigures?.[0]?.employees).toBe(91);
  expect((await api.call('getApplication', { parameters: { applicationId: story.applicationId } })).state).toBe('submitted');
});

test('anybody reads the notice and objects; the case waits until the objection is handled', async ({ page, enterprises, world, run }) => {
  const { enterprise, serial } = enterprises.next(firstInvention);
  const story = await tell.draft(world, firstInvention, serial, run);
  await tell.submit(story);
  await officersByApi.publish(story, run);
  const notices = new NoticesPage(page);
  await notices.open();
  await expect(notices.row(enterprise.registeredName)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(enterprise.creditCode);

  await notices.objectTo(enterprise.registeredName);
  await page.getByRole('button', { name: '提交异议' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '需要处理' })).toBeFocused();
  await notices.send({ name: '演示异议人', contact: '13800000000', reason: '（演示）对首件的认定有异议', evidence: '（演示）专利登记簿副本一份' });
  await expect(page.getByRole('heading', { level: 1, name: '异议已收到' })).toBeVisible();

  const { application } = await tell.officerOf(world, firstInvention, 'approver').call('getCase', { parameters: { applicationId: story.applicationId } });
  expect(application.state).toBe('objection_handling');
});
