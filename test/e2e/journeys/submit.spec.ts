import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { statedFacts } from '../../../local/demo/facts';
import * as tell from '../../../local/demo/story';
import { expect, test } from '../harness/test';
import { firstInvention } from '../harness/programmes';
import { CasePages } from '../pages/case-pages';
import { DraftPages } from '../pages/draft-pages';

test('pressing submit twice, and later again in another tab, files one case', async ({ personOf, enterprises, world, run }) => {
  const { accountId, enterprise, serial } = enterprises.next(firstInvention);
  const { applicationId } = await tell.draft(world, firstInvention, serial, run);
  const { page, context, api } = await personOf(accountId);
  const other = await context.newPage();
  // A tab that was opened from this one is signed in as this one is.
  const signedIn = await page.evaluate(() => JSON.stringify(window.sessionStorage));
  await other.addInitScript((stored) => {
    for (const [key, value] of Object.entries(JSON.parse(stored) as Record<string, string>)) window.sessionStorage.setItem(key, value);
  }, signedIn);
  const tabs = [new DraftPages(page), new DraftPages(other)] as const;
  for (const tab of tabs) {
    await tab.open(applicationId);
    await tab.toCheck();
    await tab.declaration.check();
  }
  const receipts: string[] = [];
  for (const [index, tab] of tabs.entries()) {
    await tab.submitButton.dblclick();
    await tab.heading('申请已提交').waitFor();
    receipts.push(await new CasePages(index === 0 ? page : other).receiptNumber());
  }
  expect(receipts[1]).toBe(receipts[0]);

  const { items } = await api.call('listApplications', { query: { creditCode: enterprise.creditCode } });
  expect(items).toHaveLength(1);
  const timeline = await api.call('getTimeline', { parameters: { applicationId } });
  expect(timeline.items.filter(({ toState }) => toState === 'submitted')).toHaveLength(1);
  expect((await api.call('getSubmission', { parameters: { applicationId } })).revision).toBe(1);
});

test('two of an enterprise submit in two browsers: the slower one sees the receipt of what was filed', async ({ personOf, enterprises, world, run }) => {
  const { accountId, enterprise, serial } = enterprises.next(firstInvention);
  const { applicationId } = await tell.draft(world, firstInvention, serial, run);
  const [first, second] = [await personOf(accountId), await personOf(accountId)];
  for (const { page } of [first, second]) {
    const draft = new DraftPages(page);
    await draft.open(applicationId);
    await draft.toCheck();
  }
  await new DraftPages(first.page).submit();
  const receiptNumber = await new CasePages(first.page).receiptNumber();
  await new DraftPages(second.page).submit();
  expect(await new CasePages(second.page).receiptNumber()).toBe(receiptNumber);
  expect((await first.api.call('listApplications', { query: { creditCode: enterprise.creditCode } })).items).toHaveLength(1);
});

test('the printed copy carries the receipt number and what was submitted', async ({ personOf, enterprises, world, run }) => {
  const { accountId, enterprise, serial } = enterprises.next(firstInvention);
  const story = await tell.draft(world, firstInvention, serial, run);
  await tell.submit(story);
  const { page, api } = await personOf(accountId);
  await page.goto(`/applications/${story.applicationId}/submitted`);
  const receiptNumber = await new CasePages(page).receiptNumber();
  expect((await api.call('getApplication', { parameters: { applicationId: story.applicationId } })).receiptNumber).toBe(receiptNumber);
  await expect(page.getByRole('heading', { level: 2, name: '专利和费用' })).toBeVisible();
  const words = await textOfPdf(await page.pdf());
  expect(words).toContain(receiptNumber);
  expect(words).toContain(enterprise.creditCode);
  for (const fee of statedFacts(firstInvention.kind, serial, run).patents?.[0]?.fees ?? []) expect(words).toContain(`${fee.paidYuan ?? ''}付款日`);
  expect(words).not.toContain('打印或存为');
});

test('a withdrawn application ends, and says so', async ({ personOf, enterprises, world, run }) => {
  const { accountId, serial } = enterprises.next(firstInvention);
  const story = await tell.draft(world, firstInvention, serial, run);
  await tell.submit(story);
  const { page, api } = await personOf(accountId);
  const filed = new CasePages(page);
  await filed.open(story.applicationId);
  await filed.withdraw('（演示）改报其他项目');
  await filed.expectState('withdrawn');
  await expect(page.getByRole('button', { name: '撤回申请' })).toBeHidden();
  expect((await api.call('getApplication', { parameters: { applicationId: story.applicationId } })).state).toBe('withdrawn');
});

/** The words of a PDF, without the spaces and line breaks that layout puts between them. */
const textOfPdf = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_page, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items));
  return pages.flat().flatMap((item) => ('str' in item ? [item.str] : [])).join('').normalize('NFKC').replace(/\s|,/g, '');
};
