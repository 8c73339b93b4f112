import * as money from '../../../local/demo/money-story';
import * as tell from '../../../local/demo/story';
import { fen, formatYuan, parseYuan } from '../../../shared/domain/money';
import { firstInvention } from '../harness/programmes';
import { expect, test } from '../harness/test';
import { MoneyCyclePages } from '../pages/money-cycle-pages';

const grouped = (amountFen: number): string => formatYuan(fen(amountFen)).replace(/\B(?=(\d{3})+\.)/g, ',');

test('a city passes money on by factors; city and district then bear a case in shares, each paying its own part', async ({ personOf, enterprises, world, run, regionName }) => {
  test.setTimeout(6 * 60_000);
  const { programmeId } = firstInvention;
  const { enterprise, serial } = enterprises.next(firstInvention);
  const district = await regionName(enterprise.districtCode);
  const { regions } = await world.as('agency').call('getReference', {});
  const other = regions.find(({ parentCode, code }) => parentCode === firstInvention.cityCode && code !== enterprise.districtCode);
  if (other === undefined) throw new Error('The city has more districts than one.');
  await money.appropriate(world, firstInvention, parseYuan('500000.00'), run);
  const at = async (accountId: string) => {
    const person = await personOf(accountId);
    return { person, pages: new MoneyCyclePages(person.page, programmeId) };
  };
  const [{ person: maker, pages: finance }, { person: second, pages: checker }, { pages: approver }] = [await at('guangzhou-finance'), await at('guangzhou-checker'), await at('guangzhou-approver')];
  const document = `演示分配〔2026〕${run}`;

  await test.step('the transfer is worked out before it is sent, and booked when another person approves it', async () => {
    await finance.fillTransfer({
      account: /演示指标〔2026〕1号/, documentNumber: document, amountYuan: '100.00', districts: [district, other.name],
      factors: [{ name: '申请件数', weightPercent: '60', basis: '（演示）统计数', figures: ['1', '2'] }, { name: '企业数', weightPercent: '40', basis: '（演示）统计数', figures: ['1', '1'] }],
    });
    // 100 yuan: 60 by 1 to 2, 40 by halves: 40.00 and 60.00.
    await expect(maker.page.getByRole('region', { name: '试算' }).getByRole('row', { name: district })).toContainText('40.00');
    await maker.page.getByLabel('分配金额').fill('100000.01');
    await expect(maker.page.getByRole('region', { name: '试算' }).getByRole('row', { name: '合计' })).toContainText('100,000.01');
    await finance.sendTransfer();
    await checker.approveTransfer(document);
  });
  const { items: accounts } = await maker.api.call('listAccounts', { query: { programmeId } });
  const given = accounts.filter(({ budgetDocumentNumber }) => budgetDocumentNumber === document);
  expect(given.reduce((sum, { balancesFen }) => sum + balancesFen.available, 0)).toBe(parseYuan('100000.01'));

  const story = await tell.draft(world, firstInvention, serial, run);
  await tell.submit(story);
  await tell.accept(story);
  await tell.reviewAll(story);
  const receipt = (await story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } })).receiptNumber ?? '';

  await test.step('the list is decided with two payers, 60 and 40 percent', async () => {
    const noticeOpensOn = money.workingDaysLater(world, 1);
    await approver.decideAll({ receipts: [receipt], documentNumber: `演示纪要〔2026〕${run}`, account: /演示指标〔2026〕1号/, noticeOpensOn, shares: ['60', '40'], others: [new RegExp(`${document}（.*${district}）`)] });
    await world.advanceTo(noticeOpensOn);
    await world.advanceTo(money.dayAfterNotice(noticeOpensOn));
    await approver.approveAfterNotice([receipt]);
  });

  await test.step('finance sees who bears what, to the fen', async () => {
    const { parts, amountFen } = await maker.api.call('getPaymentCase', { parameters: { applicationId: story.applicationId } });
    expect(parts.reduce((sum, part) => sum + part.amountFen, 0)).toBe(amountFen);
    expect(parts[1]?.amountFen).toBe(Math.floor(((amountFen ?? 0) * 40) / 100));
    await finance.openCase(story.applicationId);
    const table = maker.page.getByRole('group', { name: '各承担方' });
    for (const part of parts) await expect(table).toContainText(grouped(part.amountFen));
    await expect(table.getByRole('row', { name: district })).toContainText('已核准');
  });

  await test.step('each part is paid by a batch of its own account', async () => {
    const fund = `演示下达〔2026〕${run}`;
    await finance.releaseFunds([receipt], fund);
    await money.refresh(story);
    await money.confirmPayee(story);
    for (const payer of [document, '演示指标〔2026〕1号']) {
      await finance.makeBatch([receipt], `${payer}.*${fund}`);
      const { batchId } = finance;
      await checker.openBatch(batchId);
      await checker.approveBatch();
      await expect(second.page.getByRole('region', { name: '支付文件' })).toBeVisible();
      await money.recordResults(world, firstInvention, await maker.api.call('getBatch', { parameters: { batchId } }), []);
      await finance.leaveBatch();
    }
    expect((await maker.api.call('getPaymentCase', { parameters: { applicationId: story.applicationId } })).state).toBe('paid');
  });
});
