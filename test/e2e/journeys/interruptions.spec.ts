import * as tell from '../../../local/demo/story';
import { httpWorld } from '../../../local/demo/http-world';
import { personAt } from '../harness/person';
import { firstInvention } from '../harness/programmes';
import { startWorld } from '../harness/start-world';
import { expect, test } from '../harness/test';
import { DraftPages } from '../pages/draft-pages';

test('two people at one draft: the second sees what the first changed, keeps the input and chooses', async ({ personOf, enterprises, world, run }) => {
  const { accountId, serial } = enterprises.next(firstInvention);
  const { applicationId } = await tell.draft(world, firstInvention, serial, run);
  const [first, second] = [await personOf(accountId), await personOf(accountId)];
  const [hers, his] = [new DraftPages(first.page), new DraftPages(second.page)];
  for (const draft of [hers, his]) {
    await draft.open(applicationId);
    await draft.openPart('申报单位');
  }
  await hers.form.fill('从业人员（人）', '101');
  await hers.expectSaved();
  await his.form.fill('从业人员（人）', '202');

  const dialog = second.page.getByRole('dialog', { name: '内容已被更新' });
  await expect(dialog.getByRole('row', { name: '从业人员（人）' })).toContainText('101');
  await expect(dialog.getByRole('row', { name: '从业人员（人）' })).toContainText('202');
  await dialog.getByRole('button', { name: '用我填写的' }).click();
  await his.expectSaved();
  const employees = async (): Promise<number | undefined> => (await first.api.call('getDraft', { parameters: { applicationId } })).facts.applicant?.sizeFigures?.[0]?.employees;
  await expect.poll(employees).toBe(202);

  await hers.form.fill('从业人员（人）', '303');
  const herDialog = first.page.getByRole('dialog', { name: '内容已被更新' });
  await herDialog.getByRole('button', { name: '用现在保存的' }).click();
  await expect(hers.form.field('从业人员（人）')).toHaveValue('202');
  expect(await employees()).toBe(202);
});

test('without a connection nothing typed is lost, and it is saved when the connection is back', async ({ personOf, enterprises, world, run }) => {
  const { accountId, serial } = enterprises.next(firstInvention);
  const { applicationId } = await tell.draft(world, firstInvention, serial, run);
  const { page, context, api } = await personOf(accountId);
  const draft = new DraftPages(page);
  await draft.open(applicationId);
  await draft.openPart('申报单位');
  await context.setOffline(true);
  await draft.form.fill('从业人员（人）', '77');
  await expect(draft.saveState('网络已断开')).toBeVisible();
  await expect(draft.saveState('没有连上服务')).toBeVisible();
  await context.setOffline(false);
  await draft.expectSaved();
  await expect(draft.saveState('网络已断开')).toBeHidden();
  expect((await api.call('getDraft', { parameters: { applicationId } })).facts.applicant?.sizeFigures?.[0]?.employees).toBe(77);
});

test('a sign-in that ended over unsaved work leads back to the same place with everything typed', async ({ browser, enterprises, run }) => {
  const tokenSeconds = 12;
  const system = await startWorld({ demoCases: false, tokenSeconds });
  try {
    const world = await httpWorld(system.baseUrl, () => `${run}-key`);
    const { accountId, serial } = enterprises.next(firstInvention);
    const { applicationId } = await tell.draft(world, firstInvention, serial, run);
    const context = await browser.newContext({ baseURL: system.baseUrl });
    const page = await context.newPage();
    const person = personAt(page, accountId, world.as(accountId));
    const draft = new DraftPages(page);
    await page.goto('/');
    await person.signIn();
    await draft.open(applicationId);
    await draft.openPart('申报单位');
    // The machine goes to sleep with work on it, and wakes after token and session have ended.
    await context.setOffline(true);
    await draft.form.fill('从业人员（人）', '66');
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await expect(dialog).toBeVisible({ timeout: (tokenSeconds + 20) * 1000 });
    await context.setOffline(false);
    const place = page.url();
    await dialog.getByRole('button', { name: '重新登录' }).click();
    await person.passSignInPage();
    await expect(page).toHaveURL(place);
    await expect(draft.form.field('从业人员（人）')).toHaveValue('66');
    await draft.expectSaved();
    const fresh = await httpWorld(system.baseUrl, () => `${run}-late-key`);
    expect((await fresh.as(accountId).call('getDraft', { parameters: { applicationId } })).facts.applicant?.sizeFigures?.[0]?.employees).toBe(66);
    await context.close();
  } finally {
    await system.stop();
  }
});
