import { demoProgrammes } from '../../../local/demo/programmes';
import { firstInvention, loanInterest } from '../harness/programmes';
import { NoticesPage } from '../pages/public-pages';
import { opened, settled, stillWaiting, withoutAnswer } from './page-row';
import type { PageRow } from './page-row';

/** Pages for everybody. */
export const publicRows: readonly PageRow[] = [
  { route: '/', states: [{ name: 'for somebody who is not signed in', show: opened('/') }, { name: 'for an applicant', as: () => 'applicant-1', show: opened('/') }, { name: 'for an officer', as: () => 'xiamen-intake', show: opened('/') }] },
  { route: '/programmes', states: [
    { name: 'all', show: opened('/programmes') },
    { name: 'none fits the filter', show: opened('/programmes?kind=patent_insurance_premium&open=1&region=none') },
    { name: 'waiting', waiting: true, show: async ({ page }) => { await stillWaiting(page, /\/api\/programmes$/); await page.goto('/programmes'); await page.getByText('正在加载…').waitFor(); } },
    { name: 'no answer', show: async ({ page }) => { await withoutAnswer(page, /\/api\/programmes$/); await page.goto('/programmes'); await page.getByRole('alert').waitFor(); } },
  ] },
  { route: '/programmes/:programmeId', states: [
    ...demoProgrammes.map(({ kind, programmeId }) => ({ name: kind, show: opened(`/programmes/${programmeId}`) })),
    { name: 'a measure that can not open yet', show: async (visit) => {
      const { items } = await visit.world.as('agency').call('listProgrammes', {});
      await opened(`/programmes/${items.find(({ openCall, demo }) => openCall === null && !demo)?.programmeId ?? ''}`)(visit);
    } },
  ] },
  { route: '/contacts', states: [{ name: 'all', show: opened('/contacts') }] },
  { route: '/pre-check', states: [{ name: 'which programme', show: opened('/pre-check') }] },
  { route: '/pre-check/:programmeId', states: [
    { name: 'questions', show: opened(`/pre-check/${loanInterest.programmeId}`) },
    { name: 'a wrong answer', show: async (visit) => {
      await opened(`/pre-check/${loanInterest.programmeId}`)(visit);
      await visit.page.getByLabel('上年营业收入（元）').fill('一千八百万');
      await visit.page.getByRole('button', { name: '下一步' }).click();
      await visit.page.getByRole('alert').waitFor();
    } },
    { name: 'what is still unknown', show: async (visit) => {
      await opened(`/pre-check/${firstInvention.programmeId}?step=99`)(visit);
      await visit.page.getByRole('heading', { name: '还不能认定' }).waitFor();
      await settled(visit.page);
    } },
  ] },
  { route: '/notices', states: [{ name: 'open now', show: opened('/notices') }, { name: 'all', show: opened('/notices?all=1') }] },
  { route: '/notices/:noticeNumber/objection', states: [
    { name: 'empty form', show: async (visit) => { await openObjection(visit); } },
    { name: 'sent without answers', show: async (visit) => {
      await openObjection(visit);
      await visit.page.getByRole('button', { name: '提交异议' }).click();
      await visit.page.getByRole('alert').waitFor();
    } },
  ] },
  { route: '/receipts', states: [{ name: 'question', show: opened('/receipts') }] },
  { route: '/receipts/:receiptNumber', states: [
    { name: 'genuine', show: opened(({ caseIn }) => `/receipts/${caseIn('paid').receiptNumber ?? ''}`) },
    { name: 'unknown', show: async ({ page }) => { await page.goto('/receipts/SL20260101AAAAAAAAAA-0'); await page.getByRole('alert').waitFor(); } },
  ] },
];

const openObjection: PageRow['states'][number]['show'] = async ({ page }) => {
  await new NoticesPage(page).open();
  await page.getByRole('link', { name: /提出异议$/ }).first().click();
  await page.getByRole('heading', { level: 1, name: '提出异议' }).waitFor();
};
