import type { RouteObject } from 'react-router';

/** Pages of this area, loaded when opened. They stand behind RequireSession. */
export const reviewerRoutes: readonly RouteObject[] = [{
  lazy: () => import('./shortcuts/shortcut-area'),
  children: [
    { path: 'workbench', lazy: () => import('./workbench/workbench-page') },
    { path: 'cases/:applicationId', lazy: () => import('./case/case-page') },
    { path: 'decisions', lazy: () => import('./decisions/decisions-page') },
  ],
}];
