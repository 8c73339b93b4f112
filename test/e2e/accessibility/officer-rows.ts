import type { ApplicationState } from '../../../shared/domain/application/states';
import { loanInterest } from '../harness/programmes';
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

/** The page of exports, with nothing on it yet or with one that is ready. */
const exportsSeenBy = (accountId: string, withOne: boolean): PageState => ({
  name: withOne ? `${accountId}: with an export` : accountId, as: () => accountId,
  show: async (visit) => {
    if (withOne) await visit.world.as(accountId).call('requestExport', { body: { kind: 'payments', format: 'xlsx', programmeId, fromMonth: '2026-01', toMonth: '2026-12' } });
    await opened('/finance/exports')(visit);
    if (withOne) await visit.page.getByRole('button', { name: /^下载/ }).first().waitFor();
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
  { route: '/finance/clawback', states: [seenBy('xiamen-finance', '/finance/clawback')] },
  { route: '/finance/cases/:applicationId', states: [caseSeenBy('xiamen-finance', '/finance/cases', 'paid'), caseSeenBy('xiamen-finance', '/finance/cases', 'clawback_due')] },
  { route: '/finance/totals', states: [seenBy('xiamen-finance', '/finance/totals'), seenBy('xiamen-auditor', '/finance/totals?by=district,month,enterpriseSize', 'by other dimensions')] },
  { route: '/finance/exports', states: [exportsSeenBy('xiamen-finance', false), exportsSeenBy('xiamen-auditor', true)] },
  { route: '/finance/targets', states: [seenBy('xiamen-finance', '/finance/targets')] },
  { route: '/finance/yearly-report', states: [seenBy('xiamen-auditor', '/finance/yearly-report'), seenBy('shenzhen-finance', '/finance/yearly-report', 'with a deadline')] },
  { route: '/finance/statement', states: [seenBy('xiamen-finance', '/finance/statement')] },
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
