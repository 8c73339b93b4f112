import type { RouteObject } from 'react-router';

/** Pages of enterprises, loaded when opened. They stand behind RequireSession. */
export const applicantRoutes: readonly RouteObject[] = [
  { path: 'applications', lazy: () => import('./applications/my-applications-page') },
  { path: 'applications/new', lazy: () => import('./applications/new-application-page') },
  { path: 'enterprises/:creditCode', lazy: () => import('./enterprise/enterprise-page') },
  { path: 'applications/:applicationId', lazy: () => import('./case/case-page') },
  { path: 'applications/:applicationId/submitted', lazy: () => import('./case/submitted-page') },
  { path: 'applications/:applicationId/payee', lazy: () => import('./case/payee-page') },
  {
    path: 'applications/:applicationId/edit', lazy: () => import('./draft/draft-layout'),
    children: [
      { index: true, lazy: () => import('./draft/task-list-page') },
      { path: 'section/:sectionId', lazy: () => import('./draft/section-page') },
      { path: 'materials', lazy: () => import('./draft/materials-page') },
      { path: 'check', lazy: () => import('./draft/check-page') },
    ],
  },
];
