import type { Page } from '@playwright/test';
import type { ApplicationState } from '../../../shared/domain/application/states';
import { insurancePremium, loanInterest } from '../harness/programmes';
import { opened } from './page-row';
import type { PageState, Visit } from './page-row';

const { programmeId } = loanInterest;
const { programmeId: withPotId } = insurancePremium;

/** A page as one officer of the demo's first city sees it. */
export const seenBy = (accountId: string, path: string | ((visit: Visit) => string), name = accountId): PageState => ({ name, as: () => accountId, show: opened(path) });

/** A page about the case that stands in this state. */
export const caseSeenBy = (accountId: string, root: string, state: ApplicationState): PageState => seenBy(accountId, ({ caseIn }) => `${root}/${caseIn(state).applicationId}`, `${accountId}: ${state}`);

/** A case that this officer has in hand. */
export const heldCase = (accountId: string, state: 'submitted' | 'formal_review'): PageState => ({
  name: `${accountId}: ${state}, in hand`, as: () => accountId,
  show: async (visit) => {
    const { items: [held] } = await visit.world.as(accountId).call('getReviewQueue', { query: { state, holder: 'mine' } });
    if (held === undefined) throw new Error(`${accountId} has no case in hand in ${state}.`);
    await opened(`/cases/${held.applicationId}`)(visit);
  },
});

/** The same page after something was done on it. */
export const after = (name: string, state: PageState, then: (visit: Visit) => Promise<void>): PageState => ({
  ...state, name,
  show: async (visit) => {
    await state.show(visit);
    await then(visit);
  },
});

/** The dialog that a button opens. */
export const openedDialog = (button: string) => async ({ page }: { readonly page: Page }): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
  await page.getByRole('dialog').waitFor();
};

export const batchSeenBy = (accountId: string, status: string, below = ''): PageState => ({
  name: `${accountId}: ${status}`, as: () => accountId,
  show: async (visit) => {
    const { items } = await visit.world.as('xiamen-finance').call('listBatches', { query: { programmeId } });
    const batch = items.find((candidate) => candidate.status === status);
    if (batch === undefined) throw new Error(`The demo has no batch that is ${status}, only ${items.map((candidate) => candidate.status).join(', ')}.`);
    await opened(`/finance/batches/${batch.batchId}${below}`)(visit);
  },
});

/** The results page of a batch whose orders have no answer yet. */
export const unansweredBatchSeenBy = (accountId: string): PageState => ({
  name: `${accountId}: no answer yet`, as: () => accountId,
  show: async (visit) => {
    const finance = visit.world.as('xiamen-finance');
    const { items } = await finance.call('listBatches', { query: { programmeId } });
    const open = await Promise.all(items.filter(({ status }) => status === 'approved').map(async ({ batchId }) => ({ batchId, members: (await finance.call('listBatchMembers', { parameters: { batchId } })).items })));
    const batch = open.find(({ members }) => members.some(({ settlement }) => settlement === 'awaiting'));
    if (batch === undefined) throw new Error('The demo has no batch without an answer.');
    await opened(`/finance/batches/${batch.batchId}/results`)(visit);
  },
});

/** A batch that waits for its second person; built of the payment that came back when there is none yet. */
export const openBatchSeenBy = (accountId: string): PageState => ({
  ...batchSeenBy(accountId, 'open'),
  show: async (visit) => {
    const finance = visit.world.as('xiamen-finance');
    const { items } = await finance.call('listBatches', { query: { programmeId } });
    if (items.every(({ status }) => status !== 'open')) {
      const { items: [failed] } = await finance.call('listPaymentCases', { query: { programmeId, state: 'payment_failed' } });
      const [part] = failed?.parts ?? [];
      if (failed === undefined || part === undefined) throw new Error('The demo has a payment that came back.');
      await finance.call('createBatch', { body: { programmeId, accountId: part.accountId, fundDocumentNumber: part.fundDocumentNumber ?? '', cases: [{ applicationId: failed.applicationId, expectedVersion: failed.version }] } });
    }
    await batchSeenBy(accountId, 'open').show(visit);
  },
});

/** The demo's sharing of a pot, which waits for the second person. */
export const potRunSeenBy = (accountId: string): PageState => ({
  name: accountId, as: () => accountId,
  show: async (visit) => {
    const { items: [run] } = await visit.world.as('shenzhen-approver').call('listPotRuns', { query: { programmeId: withPotId } });
    if (run === undefined) throw new Error('The demo has no sharing of a pot.');
    await opened(`/finance/pots/${run.runId}`)(visit);
  },
});

/** The form for the return of a payment that the demo has made. */
export const returnSeenBy = (accountId: string): PageState => ({
  name: accountId, as: () => accountId,
  show: async (visit) => {
    const finance = visit.world.as('xiamen-finance');
    const { items } = await finance.call('listBatches', { query: { programmeId } });
    for (const { batchId } of items.filter(({ status }) => status === 'approved')) {
      const members = await finance.call('listBatchMembers', { parameters: { batchId } });
      const paid = members.items.find(({ settlement }) => settlement === 'paid');
      if (paid !== undefined) return opened(`/finance/batches/${batchId}/returns/${paid.endToEndId}`)(visit);
    }
    throw new Error('The demo has no payment that was paid.');
  },
});

/** The page of exports, with nothing on it yet or with one that is ready. */
export const exportsSeenBy = (accountId: string, withOne: boolean): PageState => ({
  name: withOne ? `${accountId}: with an export` : accountId, as: () => accountId,
  show: async (visit) => {
    if (withOne) await visit.world.as(accountId).call('requestExport', { body: { kind: 'payments', format: 'xlsx', programmeId, fromMonth: '2026-01', toMonth: '2026-12' } });
    await opened('/finance/exports')(visit);
    if (withOne) await visit.page.getByRole('button', { name: /^下载/ }).first().waitFor();
  },
});
