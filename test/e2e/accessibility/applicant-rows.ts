import type { ApplicationState } from '../../../shared/domain/application/states';
import { DraftPages } from '../pages/draft-pages';
import { opened, settled } from './page-row';
import type { PageRow, PageState, Visit } from './page-row';

/** A page of a case that stands in this state, seen by somebody who may act for its applicant. */
const ofCase = (state: ApplicationState, path: string, then: PageState['show'] = () => Promise.resolve()): PageState => ({
  name: path === '' ? state : `${state}: ${path}`,
  as: ({ caseIn }) => caseIn(state).accountId,
  show: async (visit) => {
    await opened(({ caseIn }) => `/applications/${caseIn(state).applicationId}${path}`)(visit);
    await then(visit);
  },
});

const named = (name: string, state: PageState): PageState => ({ ...state, name });

/** Between them they show all that a case page can hold: what to do, deadlines, notice, decision, refusal, money. */
const tellingStates: readonly ApplicationState[] = ['submitted', 'correction_requested', 'not_accepted', 'public_notice', 'rejected', 'awaiting_payee', 'paid', 'payment_failed', 'clawback_due', 'closed', 'withdrawn'];

const draftWith = async (visit: Visit, then: (draft: DraftPages) => Promise<void>): Promise<void> => {
  await then(new DraftPages(visit.page));
  await settled(visit.page);
};

/** Pages of enterprises. */
export const applicantRows: readonly PageRow[] = [
  { route: '/applications', states: [
    { name: 'with cases', as: () => 'applicant-1', show: opened('/applications') },
    { name: 'none yet', as: () => 'applicant-42', show: opened('/applications') },
    { name: 'an officer has none', as: () => 'xiamen-intake', show: opened('/applications') },
    { name: 'not signed in', show: opened('/applications') },
  ] },
  { route: '/applications/new', states: [
    { name: 'which programme', as: () => 'applicant-1', show: opened('/applications/new') },
    { name: 'district', as: () => 'applicant-1', show: async (visit) => {
      await opened('/applications/new')(visit);
      await visit.page.getByRole('radio', { name: /演示/ }).first().check();
      await visit.page.getByRole('button', { name: '开始填写' }).waitFor();
      await settled(visit.page);
    } },
  ] },
  { route: '/enterprises/:creditCode', states: [{ name: 'profile with its size', as: ({ caseIn }) => caseIn('draft').accountId, show: opened(({ caseIn }) => `/enterprises/${caseIn('draft').creditCode}`) }] },
  { route: '/applications/:applicationId', states: [
    ...tellingStates.map((state) => ofCase(state, '')),
    named('asking whether to withdraw', ofCase('submitted', '', async ({ page }) => {
      await page.getByRole('button', { name: '撤回申请' }).click();
      await page.getByRole('dialog').waitFor();
    })),
  ] },
  { route: '/applications/:applicationId/submitted', states: [ofCase('submitted', '/submitted')] },
  { route: '/applications/:applicationId/payee', states: [
    ofCase('awaiting_payee', '/payee'),
    named('a wrong bank code', ofCase('awaiting_payee', '/payee', async ({ page }) => {
      await page.getByLabel('开户行联行号').fill('102585000014');
      await page.getByText('有误：').first().waitFor();
    })),
  ] },
  { route: '/applications/:applicationId/edit', states: [ofCase('draft', '/edit'), ofCase('correction_requested', '/edit')] },
  { route: '/applications/:applicationId/edit/section/:sectionId', states: [
    ofCase('draft', '/edit/section/applicant'),
    ofCase('draft', '/edit/section/loans'),
    ofCase('draft', '/edit/section/otherFunding'),
    ofCase('correction_requested', '/edit/section/applicant'),
    named('a wrong answer', ofCase('draft', '/edit/section/applicant', (visit) => draftWith(visit, async (draft) => {
      await draft.form.fill('上年营业收入（元）', '一千八百万');
      await visit.page.getByRole('button', { name: '保存并继续' }).click();
      await draft.errorSummary.waitFor();
    }))),
  ] },
  { route: '/applications/:applicationId/edit/materials', states: [ofCase('draft', '/edit/materials')] },
  { route: '/applications/:applicationId/edit/check', states: [
    ofCase('draft', '/edit/check'),
    ofCase('correction_requested', '/edit/check'),
    named('declaration not accepted', ofCase('draft', '/edit/check', (visit) => draftWith(visit, async (draft) => {
      await draft.submitButton.click();
      await visit.page.getByText('请先阅读并同意承诺书').waitFor();
    }))),
  ] },
];
