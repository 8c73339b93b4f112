import { loanInterest, insurancePremium } from '../harness/programmes';
import { demoAccounts } from '../../../local/demo/people';
import * as tell from '../../../local/demo/story';
import { Office } from '../harness/office';
import { seedFiled, seedPayable } from '../harness/seeded-cases';
import { expect, test } from '../harness/test';
import { BatchPages } from '../pages/batch-pages';
import { OfficerCasePage } from '../pages/officer-case-page';
import { WorkbenchPage } from '../pages/workbench-page';

test('a reviewer steps aside: the case goes back to the queue, and they can not act on it again', async ({ officerOf, enterprises, world, regionName, run }) => {
  const filed = await seedFiled({ world, programme: insurancePremium, enterprises, run });
  await tell.accept(filed.story);
  const office = new Office(insurancePremium, world, officerOf, await regionName(insurancePremium.cityCode));
  const view = await office.takeUp('first', 'accepted', filed);
  await view.recuse('（演示）与申报单位有利害关系');

  const first = await office.at('first');
  await expect(view.actions).toContainText('您已回避本案，不能办理。');
  await expect(view.actions.getByRole('button', { name: '领取' })).toHaveCount(0);
  await expect(view.sendReviewButton).toHaveCount(0);
  const { claimedBy, recusedUserIds } = await (await office.at('head')).api.call('getCase', { parameters: { applicationId: filed.applicationId } });
  expect({ claimedBy, recusedUserIds }).toEqual({ claimedBy: null, recusedUserIds: [first.accountId] });

  // The way around the page is closed as well, and says why.
  const workbench = new WorkbenchPage(first.page);
  await workbench.open('formal_review');
  await workbench.select(filed.receiptNumber);
  await workbench.claimSelected();
  await expect(first.page.getByRole('status').filter({ hasText: '领取结果：成功 0 件，未成功 1 件。' })).toContainText('回避');
});

test('whoever did the first review may not do the second, and reads why', async ({ officerOf, enterprises, world, run }) => {
  const filed = await seedFiled({ world, programme: loanInterest, enterprises, run });
  await tell.accept(filed.story);
  const { page, api } = await officerOf('xiamen-reviewer');
  const [workbench, view] = [new WorkbenchPage(page), new OfficerCasePage(page)];
  await workbench.open('accepted');
  await workbench.openCase(filed.receiptNumber);
  await view.claim();
  await view.recordFindings();
  await view.sendReview('拟同意', '（演示）材料齐全');

  await view.expectState('substantive_review');
  await expect(view.actions).toContainText('您已在本案承担另一职责。初审、复核、审定须由不同的人办理');
  await expect(view.actions.getByRole('button', { name: '领取' })).toHaveCount(0);
  await workbench.open('substantive_review');
  await workbench.select(filed.receiptNumber);
  await workbench.claimSelected();
  await expect(page.getByRole('status').filter({ hasText: '领取结果：成功 0 件，未成功 1 件。' })).toContainText('您已办理初审，不能再办理复核');
  expect((await api.call('getCase', { parameters: { applicationId: filed.applicationId } })).claimedBy).toBeNull();
});

test('two officers claim one case at once: the second sees who has it and goes on with the next', async ({ officerOf, enterprises, world, run }) => {
  const filed = await seedFiled({ world, programme: loanInterest, enterprises, run });
  const further = await seedFiled({ world, programme: loanInterest, enterprises, run });
  for (const { story } of [filed, further]) await tell.accept(story);
  const people = [await officerOf('xiamen-first'), await officerOf('xiamen-reviewer')] as const;
  const views = people.map(({ page }) => new OfficerCasePage(page));
  for (const { page } of people) {
    const workbench = new WorkbenchPage(page);
    await workbench.open('accepted');
    await workbench.openCase(filed.receiptNumber);
  }
  await Promise.all(views.map((view) => view.action('领取').click()));

  const heldBy = async (): Promise<string | null> => (await people[0].api.call('getCase', { parameters: { applicationId: filed.applicationId } })).claimedBy;
  await expect.poll(heldBy).not.toBeNull();
  const winner = await heldBy();
  const winnerName = demoAccounts.find((account) => account.accountId === winner)?.displayName ?? 'nobody';
  const [loser] = people.filter(({ accountId }) => accountId !== winner);
  if (loser === undefined) throw new Error('One of the two has the case.');
  const view = new OfficerCasePage(loser.page);
  await expect(loser.page.getByRole('alert').filter({ hasText: '本案刚有变化，您的办理没有生效' })).toContainText(winnerName);
  await expect(view.actions).toContainText(new RegExp(`案件正由 .+ · ${winnerName} 办理。`));
  await view.nextCase();
  await expect(loser.page).not.toHaveURL(new RegExp(filed.applicationId));
  await view.claim();
});

test('whoever built a batch can not approve it, and the page says who can', async ({ officerOf, enterprises, world, run }) => {
  const { story, enterpriseName } = await seedFiled({ world, programme: loanInterest, enterprises, run });
  const { fundDocument } = await seedPayable([story], run);
  const { page, api } = await officerOf('xiamen-treasurer');
  const batches = new BatchPages(page);
  await batches.newOf(loanInterest.programmeId, fundDocument);
  await batches.make();
  await expect(batches.member(enterpriseName)).toBeVisible();
  await expect(page.getByText('由您录入，须由另一人复核。')).toBeVisible();
  await expect(batches.approveButton).toHaveCount(0);
  const [batchId = ''] = /[^/]+$/.exec(new URL(page.url()).pathname) ?? [];
  const { membersHash } = await api.call('getBatch', { parameters: { batchId } });
  await expect(api.call('approveBatch', { parameters: { batchId }, body: { membersHash } })).rejects.toMatchObject({ code: 'maker_is_checker' });

  const checker = new BatchPages((await officerOf('xiamen-checker')).page);
  await checker.open(loanInterest.programmeId);
  await checker.openBatch(fundDocument);
  await checker.approve();
});
