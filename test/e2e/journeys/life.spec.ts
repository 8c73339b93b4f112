import { Office } from '../harness/office';
import { firstInvention } from '../harness/programmes';
import { publish, reviewed, seedFiled } from '../harness/seeded-cases';
import { expect, test } from '../harness/test';
import { CasePages } from '../pages/case-pages';
import { DraftPages } from '../pages/draft-pages';
import { OfficerCasePage } from '../pages/officer-case-page';
import { NoticesPage } from '../pages/public-pages';

test('a correction is asked at the counter, answered at the field it names, and comes back with what changed', async ({ personOf, officerOf, enterprises, world, regionName, run }) => {
  const filed = await seedFiled({ world, programme: firstInvention, enterprises, run });
  const { applicationId, accountId } = filed;
  const office = new Office(firstInvention, world, officerOf, await regionName(firstInvention.cityCode));
  const counter = await office.takeUp('intake', 'submitted', filed);
  await counter.askForCorrection('从业人员（人）', '（演示）请按最近一期年报更新从业人员数');
  await counter.expectState('correction_requested');

  const { page, api } = await personOf(accountId);
  const draft = new DraftPages(page);
  await new CasePages(page).open(applicationId);
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

  const submission = await api.call('getSubmission', { parameters: { applicationId } });
  expect(submission.revision).toBe(2);
  expect(submission.facts.applicant?.sizeFigures?.[0]?.employees).toBe(91);
  expect((await api.call('getApplication', { parameters: { applicationId } })).state).toBe('submitted');

  await counter.open(applicationId);
  await counter.expectState('submitted');
  const corrected = (await office.at('intake')).page.getByRole('table', { name: '第 2 次提交与第 1 次提交相比' });
  await expect(corrected.getByRole('row', { name: '从业人员（人）' })).toContainText('91');
});

test('anybody reads the notice and objects; the head of stage answers, and the notice goes on', async ({ page, officerOf, enterprises, world, regionName, run }) => {
  const { story, applicationId, enterpriseName } = await seedFiled({ world, programme: firstInvention, enterprises, run });
  await reviewed(story);
  await publish([story], run);
  const notices = new NoticesPage(page);
  await notices.open();
  await expect(notices.row(enterpriseName)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(story.enterprise.creditCode);

  await notices.objectTo(enterpriseName);
  await page.getByRole('button', { name: '提交异议' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '需要处理' })).toBeFocused();
  await notices.send({ name: '演示异议人', contact: '13800000000', reason: '（演示）对首件的认定有异议', evidence: '（演示）专利登记簿副本一份' });
  await expect(page.getByRole('heading', { level: 1, name: '异议已收到' })).toBeVisible();

  const office = new Office(firstInvention, world, officerOf, await regionName(firstInvention.cityCode));
  const head = await office.at('head');
  const view = new OfficerCasePage(head.page);
  await view.open(applicationId);
  await view.expectState('objection_handling');
  await expect(head.page.getByRole('region', { name: '异议', exact: true })).toContainText('（演示）对首件的认定有异议');
  await view.answerObjection('异议不成立，公示继续', '（演示）登记簿显示为首件');
  await view.expectState('public_notice');
  expect((await head.api.call('getCase', { parameters: { applicationId } })).objections).toMatchObject([{ open: false }]);
});
