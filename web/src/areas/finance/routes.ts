import type { RouteObject } from 'react-router';

/** Pages of this area, loaded when opened. They stand behind RequireSession. */
export const financeRoutes: readonly RouteObject[] = [
  {
    path: 'finance', lazy: () => import('./layout/finance-layout'),
    children: [
      { index: true, lazy: () => import('./overview/overview-page') },
      { path: 'budgets', lazy: () => import('./budgets/budgets-page') },
      { path: 'budgets/new', lazy: () => import('./budgets/new-appropriation-page') },
      { path: 'year-end', lazy: () => import('./year-end/year-end-page') },
      { path: 'funds', lazy: () => import('./funds/funds-page') },
      { path: 'batches', lazy: () => import('./batches/batches-page') },
      { path: 'batches/new', lazy: () => import('./batches/new-batch-page') },
      { path: 'batches/:batchId', lazy: () => import('./batches/batch-page') },
      { path: 'batches/:batchId/results', lazy: () => import('./results/results-page') },
      { path: 'batches/:batchId/result-files', lazy: () => import('./results/result-files-page') },
      { path: 'batches/:batchId/returns/:endToEndId', lazy: () => import('./returns/return-page') },
      { path: 'terms', lazy: () => import('./terms/terms-page') },
      { path: 'terms/new', lazy: () => import('./terms/new-terms-page') },
      { path: 'transfers', lazy: () => import('./transfers/transfers-page') },
      { path: 'transfers/new', lazy: () => import('./transfers/new-transfer-page') },
      { path: 'pots', lazy: () => import('./pots/pots-page') },
      { path: 'pots/:runId', lazy: () => import('./pots/pot-run-page') },
      { path: 'clawback', lazy: () => import('./clawback/clawback-page') },
      { path: 'cases/:applicationId', lazy: () => import('./clawback/case-money-page') },
      { path: 'totals', lazy: () => import('./totals/totals-page') },
      { path: 'exports', lazy: () => import('./exports/exports-page') },
      { path: 'statement', lazy: () => import('./statement/statement-page') },
    ],
  },
];
