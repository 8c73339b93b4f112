import { statedFacts } from '../../../local/demo/facts';
import type { StatedFacts } from '../../../local/demo/facts';
import { demoProgrammes } from '../../../local/demo/programmes';
import { expect, test } from '../harness/test';
import { ApplicationsPage, applicationIdIn } from '../pages/applications-page';
import { CasePages } from '../pages/case-pages';
import { DraftPages } from '../pages/draft-pages';
import { GuidePages } from '../pages/guide-pages';
import { HomePage } from '../pages/home-page';
import { PreCheckPage } from '../pages/pre-check-page';
import { ReceiptPage } from '../pages/public-pages';
import { typeApplicant, typeLines } from '../pages/stated-facts';

const linePart = { pledge_loan_interest: '贷款', patent_insurance_premium: '保单', first_invention_patent_fee: '专利和费用' } as const;

for (const programme of demoProgrammes) {
  test(`${programme.kind}: from the home page to a receipt that verifies`, async ({ personOf, enterprises, world, regionName, run }) => {
    const { accountId, enterprise, serial } = enterprises.next(programme);
    const facts = statedFacts(programme.kind, serial, run);
    const { title } = await world.as(accountId).call('getProgramme', { parameters: { programmeId: programme.programmeId } });
    const person = await personOf(accountId, { signedIn: false });
    const { page, api } = person;
    const [home, guide, preCheck, draft, filed] = [new HomePage(page), new GuidePages(page), new PreCheckPage(page), new DraftPages(page), new CasePages(page)];

    await test.step('read the guide', async () => {
      await home.follow('我要看', '有哪些项目、条件和金额');
      await guide.openProgramme(title);
      for (const part of ['谁可以申报、要符合什么条件', '金额怎么算', '要准备的材料', '办理流程和时限', '什么时候申报']) await expect(guide.part(part)).toBeVisible();
      await guide.toPreCheck();
    });

    await test.step('pre-check: every condition met, an amount with its steps', async () => {
      await preCheck.atStep(1);
      await typeApplicant(preCheck.form, enterprise, await regionName(enterprise.districtCode), facts);
      await preCheck.next();
      await preCheck.atStep(2);
      await typeLines(preCheck.form, facts);
      await preCheck.next();
      await preCheck.atStep(3);
      await preCheck.form.answer('同一费用是否申请或获得过其他财政资助？', '没有');
      await preCheck.seeResult();
      await expect(preCheck.verdict('按所填内容，符合条件')).toBeVisible();
      await expect(preCheck.amountSteps.first()).toBeVisible();
    });

    const applicationId = await test.step('sign in on the way and begin', async () => {
      await preCheck.apply();
      await expect(page.getByRole('heading', { level: 1, name: '需要先登录' })).toBeVisible();
      await person.signIn();
      await new ApplicationsPage(page).begin(title);
      return applicationIdIn(page);
    });

    await test.step('fill in the parts of the task list', async () => {
      await draft.expectPart('申报单位', '已完成');
      // What was answered in the pre-check is not asked again.
      expect((await api.call('getDraft', { parameters: { applicationId } })).facts).toMatchObject(carriedOver(facts));
      await draft.expectPart(linePart[programme.kind], '填写中');
      await draft.openPart('申报单位');
      if (programme.kind === 'patent_insurance_premium') await draft.form.answer('法定代表人是否已签署廉洁承诺书？', '是');
      await draft.continueFrom('申报单位');
      await typeLines(draft.form, facts);
      await draft.continueFrom(linePart[programme.kind]);
      await draft.form.answer('同一费用是否申请或获得过其他财政资助？', '没有');
      await draft.continueFrom('其他财政资助');
      await draft.tickAllMaterials();
      await draft.continueFrom('申报材料');
    });

    await test.step('check the answers, accept the declaration, submit', async () => {
      await expect(draft.heading('核对填写内容')).toBeVisible();
      await expect(preCheck.verdict('按所填内容，符合条件')).toBeVisible();
      await expect(draft.answerTo('单位名称')).toHaveText(enterprise.registeredName);
      await draft.submitButton.click();
      await expect(page.getByText('请先阅读并同意承诺书')).toBeVisible();
      await draft.submit();
    });

    await test.step('the confirmation is what the service holds, and the receipt verifies for anybody', async () => {
      const receiptNumber = await filed.receiptNumber();
      const stored = await api.call('getApplication', { parameters: { applicationId } });
      expect(stored).toMatchObject({ state: 'submitted', receiptNumber });
      expect(stored.determinedFen).toBeGreaterThan(0);
      expect((await api.call('getSubmission', { parameters: { applicationId } })).facts).toMatchObject(facts);
      await filed.toProgress();
      await filed.expectState('submitted');
      await person.signOut();
      const receipt = new ReceiptPage(page);
      await receipt.verify(receiptNumber);
      await expect(receipt.genuine).toBeVisible();
    });
  });
}

/** Of what was stated, the sums: no pre-check can do without them. */
const carriedOver = ({ loans, policies, patents }: StatedFacts): Record<string, unknown> => ({
  otherFunding: null,
  ...(loans == null ? {} : { loans: loans.map(({ drawdowns }) => ({ drawdowns: (drawdowns ?? []).map(({ amountYuan }) => ({ amountYuan })) })) }),
  ...(policies == null ? {} : { policies: policies.map(({ premiums }) => ({ premiums: (premiums ?? []).map(({ paidYuan }) => ({ paidYuan })) })) }),
  ...(patents == null ? {} : { patents: patents.map(({ fees }) => ({ fees: (fees ?? []).map(({ paidYuan }) => ({ paidYuan })) })) }),
});
