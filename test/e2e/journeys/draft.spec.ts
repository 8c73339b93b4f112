import * as tell from '../../../local/demo/story';
import { expect, test } from '../harness/test';
import { firstInvention } from '../harness/programmes';
import { DraftPages } from '../pages/draft-pages';

test('what was typed is there after a reload, and after signing out and in again', async ({ personOf, enterprises, world, run }) => {
  const { accountId, serial } = enterprises.next(firstInvention);
  const { applicationId } = await tell.draft(world, firstInvention, serial, run);
  const person = await personOf(accountId);
  const draft = new DraftPages(person.page);
  await draft.open(applicationId);
  await draft.expectPart('专利和费用', '已完成');
  await draft.openPart('专利和费用');
  await draft.form.row('专利', 1).row('费用', 3).fill('实付金额（元）', '4321.09');
  await draft.form.row('专利', 1).add('费用');
  await draft.form.row('专利', 1).row('费用', 4).choose('费用种类', '年费');
  await draft.expectSaved();

  await person.page.reload();
  await expect(draft.form.row('专利', 1).row('费用', 3).field('实付金额（元）')).toHaveValue('4321.09');
  await expect(draft.form.row('专利', 1).row('费用', 4).field('费用种类')).toHaveValue('annual');

  await person.signOut();
  await person.signIn();
  await draft.open(applicationId);
  await draft.expectPart('专利和费用', '填写中');
  await draft.openPart('专利和费用');
  await expect(draft.form.row('专利', 1).row('费用', 3).field('实付金额（元）')).toHaveValue('4321.09');
  const stored = await person.api.call('getDraft', { parameters: { applicationId } });
  expect(stored.facts.patents?.[0]?.fees?.[2]?.paidYuan).toBe('4321.09');
  expect(stored.facts.patents?.[0]?.fees).toHaveLength(4);
});

test('a wrong number is refused at its field, and the summary leads there', async ({ personOf, enterprises, world, run }) => {
  const { accountId, serial } = enterprises.next(firstInvention);
  const { applicationId } = await tell.draft(world, firstInvention, serial, run);
  const { page, api } = await personOf(accountId);
  const draft = new DraftPages(page);
  await draft.open(applicationId);
  await draft.openPart('专利和费用');
  const patent = draft.form.row('专利', 1);
  const right = await patent.field('专利号').inputValue();
  await patent.fill('专利号', right.replace(/.$/, (check) => (check === '1' ? '2' : '1')));
  await page.getByRole('button', { name: '保存并继续' }).click();

  await expect(draft.errorSummary).toBeFocused();
  await expect(page).toHaveTitle(/^有误：/);
  await draft.errorSummary.getByRole('link').click();
  await expect(patent.field('专利号')).toBeFocused();
  await expect(patent.field('专利号')).toHaveAttribute('aria-invalid', 'true');
  await expect(patent.field('专利号')).toHaveAccessibleDescription(/有误：/);

  await patent.fill('专利号', right);
  await page.getByRole('button', { name: '保存并继续' }).click();
  await expect(draft.heading('其他财政资助')).toBeVisible();
  await expect.poll(async () => (await api.call('getDraft', { parameters: { applicationId } })).facts.patents?.[0]?.number).toBe(right);
});

test('a change from the check page shows there, and everything else is kept', async ({ personOf, enterprises, world, run }) => {
  const { accountId, serial } = enterprises.next(firstInvention);
  const { applicationId } = await tell.draft(world, firstInvention, serial, run);
  const { page } = await personOf(accountId);
  const draft = new DraftPages(page);
  await draft.open(applicationId);
  await draft.toCheck();
  const patentNumber = await draft.answerTo('专利号').innerText();
  await draft.change('申报单位');
  await draft.form.fill('从业人员（人）', '123');
  await draft.backToParts();
  await draft.toCheck();
  await expect(draft.answerTo('从业人员（人）')).toHaveText('123');
  await expect(draft.answerTo('专利号')).toHaveText(patentNumber);
});
