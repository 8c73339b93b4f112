import type { ApplicationState } from '../../../shared/domain/application/states';
import { insurancePremium, loanInterest } from '../harness/programmes';
import { opened } from './page-row';
import type { PageRow, PageState, Visit } from './page-row';

const { programmeId } = loanInterest;

/** A page as one officer of the demo's first city sees it. */
const seenBy = (accountId: string, path: string | ((visit: Visit) => string), name = accountId): PageState => ({ name, as: () => accountId, show: opened(path) });

/** A page about the case that stands in this state. */
const caseSeenBy = (accountId: string, root: string, state: ApplicationState): PageState => seenBy(accountId, ({ caseIn }) => `${root}/${caseIn(state).applicationId}`, `${accountId}: ${state}`);

const batchSeenBy = (accountId: string, status: string, below = ''): PageState => ({
  name: `${accountId}: ${status}`, as: () => accountId,
  show: async (visit) => {
    const { items } = await visit.world.as('xiamen-finance').call('listBatches', { query: { programmeId } });
    const batch = items.find((candidate) => candidate.status === status);
    if (batch === undefined) throw new Error(`The demo has no batch that is ${status}, only ${items.map((candidate) => candidate.status).join(', ')}.`);
    await opened(`/finance/batches/${batch.batchId}${below}`)(visit);
  },
});

const { programmeId: withPotId } = insurancePremium;

/** The demo's sharing of a pot, which waits for the second person. */
const potRunSeenBy = (accountId: string): PageState => ({
  name: accountId, as: () => accountId,
  show: async (visit) => {
    const { items: [run] } = await visit.world.as('shenzhen-approver').call('listPotRuns', { query: { programmeId: withPotId } });
    if (run === undefined) throw new Error('The demo has no sharing of a pot.');
    await opened(`/finance/pots/${run.runId}`)(visit);
  },
});

/** The form for the return of a payment that the demo has made. */
const returnSeenBy = (accountId: string): PageState => ({
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

const reviewerRows: readonly PageRow[] = [
  { route: '/workbench', states: [seenBy('xiamen-intake', '/workbench'), seenBy('xiamen-first', '/workbench'), seenBy('xiamen-approver', '/workbench'), seenBy('xiamen-auditor', '/workbench')] },
  { route: '/cases/:applicationId', states: [
    caseSeenBy('xiamen-intake', '/cases', 'submitted'), caseSeenBy('xiamen-first', '/cases', 'formal_review'), caseSeenBy('xiamen-second', '/cases', 'substantive_review'),
    caseSeenBy('xiamen-approver', '/cases', 'awaiting_decision'), caseSeenBy('xiamen-approver', '/cases', 'objection_handling'), caseSeenBy('xiamen-auditor', '/cases', 'paid'),
  ] },
  { route: '/decisions', states: [seenBy('xiamen-approver', '/decisions')] },
];

const financeRows: readonly PageRow[] = [
  { route: '/finance', states: [seenBy('xiamen-finance', '/finance'), seenBy('xiamen-finance', '/finance?by=month&year=2026', 'by month'), seenBy('xiamen-intake', '/finance', 'somebody without this duty')] },
  { route: '/finance/budgets', states: [seenBy('xiamen-finance', '/finance/budgets'), seenBy('xiamen-checker', '/finance/budgets')] },
  { route: '/finance/budgets/new', states: [seenBy('xiamen-finance', '/finance/budgets/new')] },
  { route: '/finance/funds', states: [seenBy('xiamen-finance', '/finance/funds'), seenBy('xiamen-finance', '/finance/funds?view=waiting', 'waiting for accounts')] },
  { route: '/finance/batches', states: [seenBy('xiamen-finance', '/finance/batches')] },
  { route: '/finance/batches/new', states: [seenBy('xiamen-finance', '/finance/batches/new')] },
  { route: '/finance/batches/:batchId', states: [batchSeenBy('xiamen-checker', 'approved'), batchSeenBy('xiamen-finance', 'approved')] },
  { route: '/finance/batches/:batchId/results', states: [batchSeenBy('xiamen-finance', 'approved', '/results')] },
  { route: '/finance/batches/:batchId/result-files', states: [batchSeenBy('xiamen-finance', 'approved', '/result-files'), batchSeenBy('xiamen-auditor', 'approved', '/result-files')] },
  { route: '/finance/batches/:batchId/returns/:endToEndId', states: [returnSeenBy('xiamen-finance')] },
  { route: '/finance/terms', states: [seenBy('xiamen-finance', '/finance/terms'), seenBy('xiamen-checker', '/finance/terms')] },
  { route: '/finance/terms/new', states: [seenBy('xiamen-finance', '/finance/terms/new')] },
  { route: '/finance/transfers', states: [seenBy('xiamen-finance', '/finance/transfers'), seenBy('xiamen-checker', '/finance/transfers')] },
  { route: '/finance/transfers/new', states: [seenBy('xiamen-finance', '/finance/transfers/new')] },
  { route: '/finance/pots', states: [seenBy('shenzhen-approver', `/finance/pots?programme=${withPotId}`)] },
  { route: '/finance/pots/:runId', states: [potRunSeenBy('shenzhen-approver'), potRunSeenBy('shenzhen-checker')] },
  { route: '/finance/clawback', states: [seenBy('xiamen-finance', '/finance/clawback')] },
  { route: '/finance/cases/:applicationId', states: [caseSeenBy('xiamen-finance', '/finance/cases', 'paid'), caseSeenBy('xiamen-finance', '/finance/cases', 'clawback_due')] },
  { route: '/finance/totals', states: [seenBy('xiamen-finance', '/finance/totals')] },
];

const administrationRows: readonly PageRow[] = [
  { route: '/audit', states: [
    seenBy('xiamen-auditor', '/audit'),
    seenBy('xiamen-auditor', ({ caseIn }) => `/audit?by=byReceipt&q=${caseIn('paid').receiptNumber ?? ''}`, 'by receipt'),
    seenBy('xiamen-auditor', ({ caseIn }) => `/audit?by=byEnterprise&q=${caseIn('paid').creditCode}`, 'by enterprise'),
  ] },
  { route: '/audit/:applicationId', states: [caseSeenBy('xiamen-auditor', '/audit', 'paid')] },
  { route: '/catalogue', states: [seenBy('xiamen-policy-1', '/catalogue'), seenBy('xiamen-auditor', '/catalogue')] },
  { route: '/catalogue/programmes/:programmeId', states: [seenBy('xiamen-policy-1', `/catalogue/programmes/${programmeId}`)] },
  { route: '/catalogue/programmes/:programmeId/propose', states: [seenBy('xiamen-policy-1', `/catalogue/programmes/${programmeId}/propose`)] },
  { route: '/catalogue/programmes/:programmeId/call', states: [seenBy('xiamen-policy-1', `/catalogue/programmes/${programmeId}/call`)] },
  { route: '/catalogue/clauses', states: [seenBy('xiamen-policy-1', '/catalogue/clauses')] },
  { route: '/catalogue/instruments', states: [seenBy('xiamen-policy-1', '/catalogue/instruments')] },
  { route: '/catalogue/versions', states: [seenBy('xiamen-policy-1', '/catalogue/versions')] },
];

/** Pages of those who decide, pay, check and keep the catalogue. */
export const officerRows: readonly PageRow[] = [...reviewerRows, ...financeRows, ...administrationRows];
