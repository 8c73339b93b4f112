import { firstInvention } from '../harness/programmes';
import { passNotice, publish, reviewed, seedMany } from '../harness/seeded-cases';
import { expect, test } from '../harness/test';
import { DecisionsPage } from '../pages/decisions-page';

const rowsAPage = 25;
const beyond = 2;

test('more approvals than a page holds: a page is approved at once, and the rest is reached', async ({ officerOf, enterprises, world, run }) => {
  test.setTimeout(6 * 60_000);
  const cases = await seedMany({ world, programme: firstInvention, enterprises, run }, rowsAPage + beyond, reviewed);
  const stories = cases.map(({ story }) => story);
  await publish(stories, run);
  await passNotice(stories);
  const { page, api } = await officerOf(`${firstInvention.officers}-approver`);
  const decisions = new DecisionsPage(page);
  await decisions.openApprovals();
  const boxes = page.getByRole('checkbox', { name: /^选中 / });
  await expect(boxes).toHaveCount(rowsAPage);
  await page.getByRole('link', { name: '下一页' }).click();
  await expect(page.getByRole('link', { name: '回到第一页' })).toBeVisible();
  await expect(boxes).not.toHaveCount(rowsAPage);
  await expect(boxes.nth(beyond - 1)).toBeVisible();
  await page.getByRole('link', { name: '回到第一页' }).click();
  await expect(boxes).toHaveCount(rowsAPage);
  await page.getByRole('button', { name: '全部选中' }).click();
  await decisions.approveChosen(rowsAPage);

  // Other tests of this system may have left some of their own.
  await expect(boxes).not.toHaveCount(rowsAPage);
  await expect(boxes.nth(beyond - 1)).toBeVisible();
  const rest = await boxes.count();
  await page.getByRole('button', { name: '全部选中' }).click();
  await decisions.approveChosen(rest);
  await expect(page.getByText('现在没有公示期满的案件。')).toBeVisible();
  const states = await Promise.all(cases.map(async ({ applicationId }) => (await api.call('getCase', { parameters: { applicationId } })).application.state));
  expect(new Set(states)).toEqual(new Set(['approved']));
});
