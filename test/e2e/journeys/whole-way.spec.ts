import { demoProgrammes } from '../../../local/demo/programmes';
import * as money from '../../../local/demo/money-story';
import type { DemoProgramme } from '../../../local/demo/programmes';
import * as tell from '../../../local/demo/story';
import { fen, formatYuan } from '../../../shared/domain/money';
import { applyFromHomePage } from '../harness/applying';
import { Office, stagesOf } from '../harness/office';
import type { FiledCase, Stage } from '../harness/office';
import { columnOf, rowsOf, sha256Of, sumFenOf } from '../harness/read-files';
import { expect, test } from '../harness/test';
import { CasePages } from '../pages/case-pages';
import { ReceiptPage } from '../pages/public-pages';

const account = { accountNumber: '6222 0000 0000 0000 123', bankName: '演示银行营业部', bankCode: '102100099996' } as const;

/** In Guangzhou the second reviewer pays one fee in part, so that what is paid is what was found, not what was computed. */
const stagesWithACut = (programme: DemoProgramme, toYuan: string): readonly Stage[] =>
  stagesOf(programme).map((stage) => (programme.kind === 'first_invention_patent_fee' && stage.duty === 'second' ? { ...stage, cuts: [{ line: '专利 1', toYuan, reason: '（演示）代理费发票只认可一部分' }] } : stage));

for (const programme of demoProgrammes) {
  test(`${programme.kind}: from the home page to the money, every hand through its own screens`, async ({ personOf, officerOf, enterprises, world, regionName, run }) => {
    const applicant = enterprises.next(programme);
    const { title } = await world.as(applicant.accountId).call('getProgramme', { parameters: { programmeId: programme.programmeId } });
    const person = await personOf(applicant.accountId, { signedIn: false });
    const { api, page } = person;
    const office = new Office(programme, world, officerOf, await regionName(programme.cityCode));
    const [budget, minutes, funds] = [`演示指标〔2026〕${run}号`, `演示纪要〔2026〕${run}号`, `演示下达〔2026〕${run}号`];
    // Where a pot is shared, the call is one that ends today: the portal offers the one that ends first.
    const own = await tell.ofOwnCall(world, programme, run);
    const filed = await applyFromHomePage(person, { programme, title, applicant, districtName: await regionName(applicant.enterprise.districtCode), run });
    const stored = () => api.call('getApplication', { parameters: { applicationId: filed.applicationId } });

    await test.step('the receipt verifies for anybody', async () => {
      const receipt = new ReceiptPage((await personOf(applicant.accountId, { signedIn: false })).page);
      await receipt.verify(filed.receiptNumber);
      await expect(receipt.genuine).toBeVisible();
    });
    await test.step('a budget, entered by one and checked by another', () => office.giveBudget(budget, '500000.00'));
    await test.step('accepted at the counter', () => office.accept(filed));
    const { determinedFen } = await stored();
    const toYuan = formatYuan(fen((determinedFen ?? 0) - 12_345));
    for (const stage of stagesWithACut(programme, toYuan)) await test.step(`reviewed: ${stage.duty}`, () => office.review(stage, filed));
    const expectedFen = programme.kind === 'first_invention_patent_fee' ? (determinedFen ?? 0) - 12_345 : determinedFen;
    if (own.sharesPot) await test.step('the pot of the call is shared', () => money.sharePot(world, own));
    await test.step('decided, noticed, approved', async () => {
      const opensOn = await office.decide([filed], minutes, budget);
      await office.publishAndApprove([filed], opensOn);
      expect(await stored()).toMatchObject({ state: 'approved', decidedFen: expectedFen });
    });
    const seen = new CasePages(page);
    await test.step('funds released, the account confirmed', async () => {
      await office.releaseFunds([filed], funds);
      await seen.open(filed.applicationId);
      await seen.expectState('awaiting_payee');
      await seen.confirmPayee(account);
    });
    await test.step('paid', () => pay(office, filed, funds, expectedFen ?? 0));
    await test.step('the applicant sees the money', async () => {
      await page.reload();
      await seen.expectState('paid');
      await expect(page.getByRole('main')).toContainText(`${formatYuan(fen(expectedFen ?? 0)).replace(/\B(?=(\d{3})+\.)/g, ',')} 元`);
      await expect(seen.timeline).toContainText('拨付');
      expect(await stored()).toMatchObject({ state: 'paid', decidedFen: expectedFen });
    });
  });
}

/** A batch made by one and approved by another, its file read back, its answer recorded. */
const pay = async (office: Office, filed: FiledCase, funds: string, amountFen: number): Promise<void> => {
  const batch = await office.makeAndApproveBatch(funds);
  const bytes = await batch.downloadPaymentFile();
  await expect(batch.text(sha256Of(bytes))).toBeVisible();
  const rows = rowsOf(bytes);
  expect(columnOf(rows, '收款户名')).toEqual([filed.enterpriseName]);
  expect(columnOf(rows, '账号')).toEqual([account.accountNumber.replaceAll(' ', '')]);
  expect(sumFenOf(columnOf(rows, '金额(元)'))).toBe(amountFen);
  const answered = await office.recordResults(funds, [{ enterpriseName: filed.enterpriseName, outcome: '已付', voucherNumber: `演示凭证-${funds}` }], formatYuan(fen(amountFen)));
  await expect(answered.member(filed.enterpriseName)).toContainText('已付');
  await expect(answered.member(filed.enterpriseName)).toContainText('已拨付');
};
