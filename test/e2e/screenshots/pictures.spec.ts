import { statedFacts } from '../../../local/demo/facts';
import { demoEnterprises } from '../../../local/demo/people';
import { findDemoCases } from '../accessibility/demo-cases';
import { loanInterest } from '../harness/programmes';
import { test } from '../harness/test';
import { PreCheckPage } from '../pages/pre-check-page';
import { typeApplicant, typeLines } from '../pages/stated-facts';
import { desktop, phone, takePicture } from './picture';

/** Numbers that a picture shows are the same whenever it is taken. */
const paperNumbers = '2026';

test('public pages', async ({ page, regionName }) => {
  await page.setViewportSize(desktop);
  for (const [name, path] of [['home', '/'], ['programmes', '/programmes'], ['guide', `/programmes/${loanInterest.programmeId}`], ['notices', '/notices']] as const) {
    await page.goto(path);
    await takePicture(page, name);
  }
  const [enterprise] = demoEnterprises;
  if (enterprise === undefined) throw new Error('The demo has enterprises.');
  const preCheck = new PreCheckPage(page);
  const facts = statedFacts(loanInterest.kind, 1, paperNumbers);
  await page.goto(`/pre-check/${loanInterest.programmeId}`);
  await preCheck.atStep(1);
  await typeApplicant(preCheck.form, enterprise, await regionName(enterprise.districtCode), facts);
  await takePicture(page, 'pre-check-questions');
  await preCheck.next();
  await preCheck.atStep(2);
  await typeLines(preCheck.form, facts);
  await preCheck.next();
  await preCheck.atStep(3);
  await preCheck.form.answer('同一费用是否申请或获得过其他财政资助？', '没有');
  await preCheck.seeResult();
  await preCheck.amountSteps.first().waitFor();
  await takePicture(page, 'pre-check-result');
});

test('applicant', async ({ personOf, world }) => {
  const caseIn = await findDemoCases(world);
  const draft = caseIn('draft');
  const { page } = await personOf(draft.accountId);
  await page.setViewportSize(desktop);
  for (const [name, path] of [
    ['applications', `/applications?enterprise=${draft.creditCode}`], ['task-list', `/applications/${draft.applicationId}/edit`],
    ['section', `/applications/${draft.applicationId}/edit/section/loans`], ['check-answers', `/applications/${draft.applicationId}/edit/check`],
  ] as const) {
    await page.goto(path);
    await takePicture(page, name);
  }
  await page.setViewportSize(phone);
  for (const [name, path] of [['phone-task-list', `/applications/${draft.applicationId}/edit`], ['phone-section', `/applications/${draft.applicationId}/edit/section/loans`]] as const) {
    await page.goto(path);
    await takePicture(page, name);
  }
});

for (const [state, name, path] of [['paid', 'case', ''], ['correction_requested', 'correction', '/edit'], ['submitted', 'receipt', '/submitted']] as const) {
  test(`a case: ${name}`, async ({ personOf, world }) => {
    const found = (await findDemoCases(world))(state);
    const { page } = await personOf(found.accountId);
    await page.setViewportSize(desktop);
    await page.goto(`/applications/${found.applicationId}${path}`);
    await takePicture(page, name);
    await page.setViewportSize(phone);
    await takePicture(page, `phone-${name}`);
  });
}

/** Where officers look, and as whom. */
const officerPictures: readonly { readonly name: string; readonly accountId: string; readonly path: (found: Awaited<ReturnType<typeof findDemoCases>>) => string; /** What has to stand there first. */ readonly shows?: string }[] = [
  { name: 'workbench', accountId: 'xiamen-first', path: () => '/workbench?state=formal_review' },
  { name: 'review', accountId: 'xiamen-first', path: (caseIn) => `/cases/${caseIn('formal_review').applicationId}` },
  { name: 'decision', accountId: 'xiamen-approver', path: () => `/decisions?programme=${loanInterest.programmeId}` },
  { name: 'finance', accountId: 'xiamen-finance', path: () => '/finance', shows: '.chart :is(svg, canvas)' },
  { name: 'batches', accountId: 'xiamen-finance', path: () => `/finance/batches?programme=${loanInterest.programmeId}` },
  { name: 'audit', accountId: 'xiamen-auditor', path: (caseIn) => `/audit/${caseIn('paid').applicationId}` },
  { name: 'catalogue', accountId: 'xiamen-policy-1', path: () => `/catalogue/programmes/${loanInterest.programmeId}` },
];

test('officers', async ({ officerOf, world }) => {
  const caseIn = await findDemoCases(world);
  for (const { name, accountId, path, shows = 'h1' } of officerPictures) {
    const { page } = await officerOf(accountId);
    await page.setViewportSize(desktop);
    await page.goto(path(caseIn));
    await page.locator(shows).first().waitFor();
    await takePicture(page, name);
  }
});
