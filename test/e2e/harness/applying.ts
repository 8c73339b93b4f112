import { expect, test } from '@playwright/test';
import { statedFacts } from '../../../local/demo/facts';
import type { StatedFacts } from '../../../local/demo/facts';
import type { DemoProgramme } from '../../../local/demo/programmes';
import { ApplicationsPage, applicationIdIn } from '../pages/applications-page';
import { CasePages } from '../pages/case-pages';
import { DraftPages } from '../pages/draft-pages';
import { GuidePages } from '../pages/guide-pages';
import { HomePage } from '../pages/home-page';
import { PreCheckPage } from '../pages/pre-check-page';
import { typeApplicant, typeLines } from '../pages/stated-facts';
import type { Applicant } from './enterprises';
import type { FiledCase } from './office';
import type { Person } from './person';

const linePart = { pledge_loan_interest: '贷款', patent_insurance_premium: '保单', first_invention_patent_fee: '专利和费用' } as const;

/** What an application is about: who, for which programme, in which district, and the papers at hand. */
export type Application = { readonly programme: DemoProgramme; readonly title: string; readonly applicant: Applicant; readonly districtName: string; readonly run: string };

const factsOf = ({ programme, applicant, run }: Application): StatedFacts => statedFacts(programme.kind, applicant.serial, run);

const preCheck = async ({ page }: Person, application: Application): Promise<void> => {
  const check = new PreCheckPage(page);
  const facts = factsOf(application);
  await check.atStep(1);
  await typeApplicant(check.form, application.applicant.enterprise, application.districtName, facts);
  await check.next();
  await check.atStep(2);
  await typeLines(check.form, facts);
  await check.next();
  await check.atStep(3);
  await check.form.answer('同一费用是否申请或获得过其他财政资助？', '没有');
  await check.seeResult();
  await expect(check.verdict('按所填内容，符合条件')).toBeVisible();
  await expect(check.amountSteps.first()).toBeVisible();
  await check.apply();
};

const fillIn = async ({ page, api }: Person, application: Application, applicationId: string): Promise<void> => {
  const draft = new DraftPages(page);
  const facts = factsOf(application);
  const { kind } = application.programme;
  await draft.expectPart('申报单位', '已完成');
  // What was answered in the pre-check is not asked again.
  expect((await api.call('getDraft', { parameters: { applicationId } })).facts).toMatchObject(carriedOver(facts));
  await draft.expectPart(linePart[kind], '填写中');
  await draft.openPart('申报单位');
  if (kind === 'patent_insurance_premium') await draft.form.answer('法定代表人是否已签署廉洁承诺书？', '是');
  await draft.continueFrom('申报单位');
  await typeLines(draft.form, facts);
  await draft.continueFrom(linePart[kind]);
  await draft.form.answer('同一费用是否申请或获得过其他财政资助？', '没有');
  await draft.continueFrom('其他财政资助');
  await draft.tickAllMaterials();
  await draft.continueFrom('申报材料');
};

const file = async ({ page }: Person, { applicant }: Application): Promise<string> => {
  const draft = new DraftPages(page);
  await expect(draft.heading('核对填写内容')).toBeVisible();
  await expect(new PreCheckPage(page).verdict('按所填内容，符合条件')).toBeVisible();
  await expect(draft.answerTo('单位名称')).toHaveText(applicant.enterprise.registeredName);
  await draft.submitButton.click();
  await expect(page.getByText('请先阅读并同意承诺书')).toBeVisible();
  await draft.submit();
  return new CasePages(page).receiptNumber();
};

/** Somebody who has not signed in yet goes from the home page over guide and pre-check to the receipt. */
export const applyFromHomePage = async (person: Person, application: Application): Promise<FiledCase> => {
  const { page, api } = person;
  const guide = new GuidePages(page);
  await test.step('read the guide', async () => {
    await new HomePage(page).follow('我要看', '有哪些项目、条件和金额');
    await guide.openProgramme(application.title);
    for (const part of ['谁可以申报、要符合什么条件', '金额怎么算', '要准备的材料', '办理流程和时限', '什么时候申报']) await expect(guide.part(part)).toBeVisible();
    await guide.toPreCheck();
  });
  await test.step('pre-check: every condition met, an amount with its steps', () => preCheck(person, application));
  const applicationId = await test.step('sign in on the way and begin', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '需要先登录' })).toBeVisible();
    await person.signIn();
    await new ApplicationsPage(page).begin(application.title);
    return applicationIdIn(page);
  });
  await test.step('fill in the parts of the task list', () => fillIn(person, application, applicationId));
  const receiptNumber = await test.step('check the answers, accept the declaration, submit', () => file(person, application));
  const stored = await api.call('getApplication', { parameters: { applicationId } });
  expect(stored).toMatchObject({ state: 'submitted', receiptNumber });
  expect(stored.determinedFen).toBeGreaterThan(0);
  expect((await api.call('getSubmission', { parameters: { applicationId } })).facts).toMatchObject(factsOf(application));
  return { applicationId, receiptNumber, enterpriseName: application.applicant.enterprise.registeredName };
};

/** Of what was stated, the sums: no pre-check can do without them. */
const carriedOver = ({ loans, policies, patents }: StatedFacts): Record<string, unknown> => ({
  otherFunding: null,
  ...(loans == null ? {} : { loans: loans.map(({ drawdowns }) => ({ drawdowns: (drawdowns ?? []).map(({ amountYuan }) => ({ amountYuan })) })) }),
  ...(policies == null ? {} : { policies: policies.map(({ premiums }) => ({ premiums: (premiums ?? []).map(({ paidYuan }) => ({ paidYuan })) })) }),
  ...(patents == null ? {} : { patents: patents.map(({ fees }) => ({ fees: (fees ?? []).map(({ paidYuan }) => ({ paidYuan })) })) }),
});
