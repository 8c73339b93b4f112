import * as money from '../../../local/demo/money-story';
import * as tell from '../../../local/demo/story';
import { csvText } from '../../../shared/domain/ledger/csv';
import { fen, formatYuan, parseYuan } from '../../../shared/domain/money';
import { loanInterest } from '../harness/programmes';
import { expect, test } from '../harness/test';
import { MoneyCyclePages } from '../pages/money-cycle-pages';

const yuan = (amountFen: number): string => formatYuan(fen(amountFen));
const grouped = (amountFen: number): string => yuan(amountFen).replace(/\B(?=(\d{3})+\.)/g, ',');

test('what is owed is set off against the next payment by the applicant’s consent, and both cases tell it', async ({ personOf, enterprises, world, run }) => {
  test.setTimeout(6 * 60_000);
  const { programmeId } = loanInterest;
  const fund = `演示下达〔2026〕${run}`;
  const owedFen = parseYuan('1234.56');
  const { accountId: applicantAccount, serial } = enterprises.next(loanInterest);
  const accountId = await money.appropriate(world, loanInterest, parseYuan('900000.00'), run);
  // Two cases of one enterprise: one is paid, the other waits for its payment.
  const stories: tell.Story[] = [];
  for (const each of [serial, serial + 6]) {
    const story = await tell.draft(world, loanInterest, each, run);
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    stories.push(story);
  }
  const [owing, payment] = stories;
  if (owing === undefined || payment === undefined) throw new Error('Two cases were told.');
  const opensOn = await money.decide(stories, accountId, `演示纪要〔2026〕${run}`);
  await world.advanceTo(opensOn);
  await world.advanceTo(money.dayAfterNotice(opensOn));
  for (const story of stories) {
    await money.refresh(story);
    await tell.approve(story);
  }
  await money.releaseFunds(stories, fund);
  for (const story of stories) await money.confirmPayee(story);
  const earlier = await money.makeBatch([owing], accountId, fund);
  await money.approveBatch(world, loanInterest, earlier);
  await money.recordResults(world, loanInterest, earlier, []);
  await money.refresh(owing);

  const at = async (account: string) => {
    const person = await personOf(account);
    return { person, pages: new MoneyCyclePages(person.page, programmeId) };
  };
  const [{ person: financePerson, pages: finance }, { person: checkerPerson, pages: checker }] = [await at('xiamen-finance'), await at('xiamen-checker')];
  const applicant = await personOf(applicantAccount);
  const receiptOf = async ({ applicationId }: tell.Story): Promise<string> => (await applicant.api.call('getApplication', { parameters: { applicationId } })).receiptNumber ?? '';
  const [owingReceipt, paymentReceipt] = [await receiptOf(owing), await receiptOf(payment)];
  const grossFen = (await financePerson.api.call('getPaymentCase', { parameters: { applicationId: payment.applicationId } })).amountFen ?? 0;

  await test.step('money is asked back, and finance sees that nobody has consented', async () => {
    await finance.openCase(owing.applicationId);
    await finance.demand({ kind: '多付', amountYuan: yuan(owedFen), reason: '（演示）核对发现多付', evidence: '（演示）核对记录', basis: '（演示）申报承诺书第四条' });
    await finance.openCase(owing.applicationId);
    await expect(financePerson.page.getByRole('main')).toContainText('申请人没有同意抵扣');
  });

  const consents = applicant.page.getByRole('region', { name: '从下一笔拨付中抵扣' });
  const consent = async (): Promise<void> => {
    await consents.getByRole('checkbox', { name: '本单位已阅读并同意以上内容' }).check();
    await consents.getByRole('button', { name: '同意抵扣', exact: true }).click();
    await applicant.page.getByRole('dialog', { name: '同意从下一笔拨付中抵扣吗？' }).getByRole('button', { name: '同意抵扣', exact: true }).click();
    await expect(consents).toContainText('已同意抵扣。');
  };
  await test.step('the applicant reads what it means, must tick it, consents, takes it back and consents again', async () => {
    await applicant.page.goto(`/applications/${owing.applicationId}`);
    await expect(consents).toContainText(`应退的 ${grouped(owedFen)} 元`);
    await consents.getByRole('button', { name: '同意抵扣', exact: true }).click();
    await expect(consents.getByRole('alert')).toContainText('请先阅读并勾选同意');
    await consent();
    await consents.getByRole('button', { name: '撤回同意', exact: true }).click();
    await applicant.page.getByRole('dialog', { name: '撤回抵扣同意吗？' }).getByRole('button', { name: '撤回同意', exact: true }).click();
    await expect(consents.getByRole('checkbox')).toBeVisible();
    await consent();
  });

  let batchId = '';
  await test.step('finance builds a batch that pays the rest, another person approves both sums', async () => {
    await finance.openCase(owing.applicationId);
    await expect(financePerson.page.getByRole('main')).toContainText('申请人已同意从下一笔拨付中抵扣');
    await financePerson.page.goto(`/finance/batches/new?programme=${programmeId}`);
    const row = finance.row(new RegExp(paymentReceipt));
    for (const shown of [grouped(grossFen), grouped(owedFen), grouped(grossFen - owedFen), owingReceipt]) await expect(row).toContainText(shown);
    await finance.makeBatch([paymentReceipt], fund);
    batchId = finance.batchId;
    await checker.openBatch(batchId);
    await expect(checkerPerson.page.getByRole('main')).toContainText(`应拨 ${grouped(grossFen)} 元，按申请人的同意抵扣 ${grouped(owedFen)} 元，实拨 ${grouped(grossFen - owedFen)} 元。`);
    await checker.approveBatch();
    await expect(checkerPerson.page.getByRole('region', { name: '支付文件' })).toBeVisible();
  });

  await test.step('while the order is out the applicant sees it, and can’t take the consent back', async () => {
    await applicant.page.reload();
    await expect(consents).toContainText(`正在抵扣 ${grouped(owedFen)} 元，等待银行结果`);
    await expect(consents.getByRole('button', { name: '撤回同意' })).toHaveCount(0);
  });

  await test.step('the treasury pays the rest, and the demand is settled', async () => {
    const { members } = await financePerson.api.call('getBatch', { parameters: { batchId } });
    await finance.openBatch(batchId, '/result-files');
    await finance.sendResultFile('回执.csv', Buffer.from(csvText([
      ['端到端编号', '金额(元)', '状态', '凭证号', '日期', '原因'],
      ...members.map(({ endToEndId, amountFen }) => [endToEndId, yuan(amountFen), '成功', `演示凭证${run}`, world.today(), '']),
      ['合计', '1', yuan(grossFen - owedFen)],
    ])));
    await expect(financePerson.page.getByRole('region', { name: '已收下' })).toContainText('登记 1 笔');
    await finance.openCase(owing.applicationId);
    await expect(financePerson.page.getByRole('main')).toContainText(`已随批次抵扣 ${grouped(owedFen)} 元`);
  });

  await test.step('both cases tell their applicant, and the statement holds every fen of it', async () => {
    await applicant.page.goto(`/applications/${owing.applicationId}`);
    await expect(applicant.page.getByRole('main')).toContainText(`抵扣已完成：${yuan(owedFen)} 元视为已退回`);
    await expect(applicant.page.getByRole('main')).toContainText('追回款已全部退回');
    await applicant.page.goto(`/applications/${payment.applicationId}`);
    await expect(applicant.page.getByRole('main')).toContainText(`拨付 ${grouped(grossFen)} 元：抵扣应退款项 ${grouped(owedFen)} 元，实际到账 ${grouped(grossFen - owedFen)} 元`);
    await world.settle();
    const { rows } = await financePerson.api.call('getYearEndStatement', { query: { programmeId, fiscalYear: 2026 } });
    const total = rows.reduce((sum, row) => ({ paidFen: sum.paidFen + row.paidFen, recoveredFen: sum.recoveredFen + row.recoveredFen, receivableFen: sum.receivableFen + row.receivableFen }), { paidFen: 0, recoveredFen: 0, receivableFen: 0 });
    expect(total).toEqual({ paidFen: earlier.totalFen + grossFen, recoveredFen: owedFen, receivableFen: 0 });
  });
});
