import { statedFacts } from '../../../local/demo/facts';
import { demoPassword } from '../../../local/demo/people';
import { Keyboard } from '../harness/keyboard';
import { firstInvention } from '../harness/programmes';
import { expect, test } from '../harness/test';
import { applicationIdIn } from '../pages/applications-page';
import { DraftPages } from '../pages/draft-pages';

test('from the home page to the receipt without a mouse', async ({ personOf, enterprises, world, run }) => {
  const { accountId, serial } = enterprises.next(firstInvention);
  const { patents } = statedFacts(firstInvention.kind, serial, run);
  const [patent] = patents ?? [];
  const { title } = await world.as(accountId).call('getProgramme', { parameters: { programmeId: firstInvention.programmeId } });
  const { page, api } = await personOf(accountId, { signedIn: false });
  const keyboard = new Keyboard(page);
  const draft = new DraftPages(page);
  const main = page.getByRole('main');

  await test.step('skip to the content, then to the application', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(main).toBeFocused();
    await keyboard.follow(main.getByRole('link', { name: '开始申报' }));
  });

  await test.step('sign in', async () => {
    await keyboard.follow(main.getByRole('button', { name: '登录' }));
    await keyboard.type(page.getByLabel('账号', { exact: true }), accountId);
    await keyboard.type(page.getByLabel('密码', { exact: true }), demoPassword);
    await page.keyboard.press('Enter');
  });

  await test.step('begin', async () => {
    await keyboard.pick(page.getByRole('radio', { name: title }));
    await keyboard.follow(page.getByRole('button', { name: '开始填写' }));
    await draft.heading('填写申请').waitFor();
  });

  await test.step('one patent with its fees', async () => {
    await keyboard.follow(page.getByRole('link', { name: '专利和费用', exact: true }));
    await keyboard.press(page.getByRole('button', { name: '添加专利' }));
    const row = draft.form.row('专利', 1);
    await keyboard.type(row.field('专利号'), patent?.number ?? '');
    await keyboard.typeDay(row.field('申请日'), patent?.filedOn ?? '');
    await keyboard.typeDay(row.field('授权公告日'), patent?.grantedOn ?? '');
    await keyboard.choose(row.field('取得方式'), '自行申请取得');
    await keyboard.press(page.getByRole('button', { name: '添加费用' }));
    const fee = row.row('费用', 1);
    await keyboard.choose(fee.field('费用种类'), '代理费');
    await keyboard.type(fee.field('实付金额（元）'), '5120.00');
    await keyboard.typeDay(fee.field('付款日'), '2015-06-20');
    await keyboard.type(fee.field('收据或发票号'), `DL-${run}-${serial}`);
    await keyboard.pick(draft.form.choice('除本次申报的以外，此前还有发明专利吗？', '没有'));
    await keyboard.follow(page.getByRole('button', { name: '保存并继续' }));
  });

  await test.step('other funding and papers', async () => {
    await draft.heading('其他财政资助').waitFor();
    await keyboard.pick(draft.form.choice('同一费用是否申请或获得过其他财政资助？', '没有'));
    await keyboard.follow(page.getByRole('button', { name: '保存并继续' }));
    await draft.heading('申报材料').waitFor();
    for (const paper of await page.getByRole('checkbox').all()) await keyboard.press(paper);
    await keyboard.follow(page.getByRole('button', { name: '保存并继续' }));
  });

  await test.step('declare and submit', async () => {
    await draft.heading('核对填写内容').waitFor();
    const applicationId = applicationIdIn(page);
    await keyboard.press(draft.declaration);
    await keyboard.follow(draft.submitButton);
    await expect(draft.heading('申请已提交')).toBeFocused();
    expect(await api.call('getApplication', { parameters: { applicationId } })).toMatchObject({ state: 'submitted', determinedFen: 512_000 });
  });
});
