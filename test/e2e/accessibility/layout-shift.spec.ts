import { insurancePremium, loanInterest } from '../harness/programmes';
import { answerLate, cutTablesOn, noteShifts, shiftsOf } from '../harness/layout-shift';
import { expect, test } from '../harness/test';
import { settled } from './page-row';

const { programmeId } = loanInterest;

/** Every page with a table that comes from the service. */
const tablePages: readonly { readonly accountId: string; readonly paths: readonly string[] }[] = [
  { accountId: 'applicant-1', paths: ['/applications'] },
  { accountId: 'xiamen-first', paths: ['/workbench', '/notices?all=1'] },
  { accountId: 'xiamen-approver', paths: ['/decisions', '/decisions?view=approve'] },
  { accountId: 'shenzhen-approver', paths: [`/finance/pots?programme=${insurancePremium.programmeId}`] },
  { accountId: 'xiamen-finance', paths: ['/finance', '/finance?by=month', ...['budgets', 'funds', 'batches', 'terms', 'transfers', 'clawback', 'totals', 'exports', 'targets', 'yearly-report', 'statement'].map((page) => `/finance/${page}`)] },
  { accountId: 'xiamen-policy-1', paths: ['/catalogue', `/catalogue/programmes/${programmeId}`, '/catalogue/clauses', '/catalogue/instruments', '/catalogue/versions'] },
  { accountId: 'xiamen-auditor', paths: ['/audit', '/workbench'] },
];

/** A tenth is what counts as good; nothing here may come near it. */
const shiftAtMost = 0.02;

for (const { accountId, paths } of tablePages) {
  test(`nothing moves when tables come, and none is cut at 1280: ${accountId}`, async ({ personOf }) => {
    const { page } = await personOf(accountId);
    await page.setViewportSize({ width: 1280, height: 900 });
    await noteShifts(page);
    await answerLate(page, 200);
    for (const language of ['zh', 'en']) {
      await page.evaluate((chosen) => { window.localStorage.setItem('portal.language', chosen); }, language);
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        await settled(page);
        const { sum, moved } = await shiftsOf(page);
        expect.soft(sum, `${path} (${language}): ${moved.join(' | ')}`).toBeLessThan(shiftAtMost);
        expect.soft(await cutTablesOn(page), `${path} (${language}) at 1280`).toEqual([]);
      }
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}

test('the measure can fail: a late line pushes down what stands below it', async ({ page }) => {
  await noteShifts(page);
  await page.goto('/receipts');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(600);
  await page.getByRole('main').evaluate((main) => { const late = document.createElement('p'); late.style.height = '300px'; main.prepend(late); });
  await expect.poll(async () => (await shiftsOf(page)).sum).toBeGreaterThan(0.02);
});
