import type { RouteObject } from 'react-router';

/** Pages of this area, loaded when opened. They stand behind RequireSession. */
export const administrationRoutes: readonly RouteObject[] = [
  { path: 'audit', lazy: () => import('./audit/find-page') },
  { path: 'audit/:applicationId', lazy: () => import('./audit/chain-page') },
  { path: 'ratings', lazy: () => import('./ratings/ratings-page') },
  {
    path: 'catalogue', lazy: () => import('./catalogue/catalogue-layout'),
    children: [
      { index: true, lazy: () => import('./catalogue/programmes-page') },
      { path: 'programmes/:programmeId', lazy: () => import('./catalogue/record-page') },
      { path: 'programmes/:programmeId/propose', lazy: () => import('./catalogue/propose-page') },
      { path: 'programmes/:programmeId/call', lazy: () => import('./catalogue/call-page') },
      { path: 'clauses', lazy: () => import('./catalogue/clauses-page') },
      { path: 'instruments', lazy: () => import('./catalogue/instruments-page') },
      { path: 'versions', lazy: () => import('./catalogue/versions-page') },
    ],
  },
];
