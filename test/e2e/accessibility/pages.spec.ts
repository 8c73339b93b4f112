import { expect, test as base } from '../harness/test';
import type { Person } from '../harness/person';
import { applicantRows } from './applicant-rows';
import { expectAccessible, violationsOn } from './axe';
import { findDemoCases } from './demo-cases';
import { officerRows } from './officer-rows';
import type { Visit } from './page-row';
import { publicRows } from './public-rows';
import { routesOfPortal } from './routes-of-portal';
import { sessionRows } from './session-rows';

const test = base.extend<object, { readonly caseIn: Visit['caseIn'] }>({
  caseIn: [async ({ world }, use) => { await use(await findDemoCases(world)); }, { scope: 'worker' }],
});

const rows = [...publicRows, ...applicantRows, ...officerRows];

test('every route of the portal has its row here, and every row a route', async () => {
  expect([...new Set(rows.map(({ route }) => route))].sort()).toEqual(await routesOfPortal());
});

test('the check can fail: a field without its label and pale words are found', async ({ page }) => {
  await page.goto('/receipts');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('main').evaluate((main) => {
    main.querySelector('label')?.remove();
    for (const words of main.querySelectorAll('p')) words.style.color = '#bbb';
  });
  const found = await violationsOn(page);
  for (const rule of ['label', 'color-contrast']) expect(found.some((violation) => violation.startsWith(`${rule} (`)), rule).toBe(true);
});

for (const { route, states } of [...rows, ...sessionRows]) {
  test(`axe: ${route}`, async ({ browser, personOf, world, caseIn }) => {
    const people = new Map<string, Person>();
    for (const { name, as, show, waiting = false } of states) {
      await test.step(name, async () => {
        const accountId = as?.({ caseIn });
        const known = accountId === undefined ? undefined : (people.get(accountId) ?? (await personOf(accountId)));
        if (accountId !== undefined && known !== undefined) people.set(accountId, known);
        const page = known === undefined ? await (await browser.newContext()).newPage() : known.page;
        await show({ page, world, caseIn });
        await expectAccessible(page, `${route} (${name})`, { waiting });
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        if (known === undefined) await page.context().close();
      });
    }
  });
}
