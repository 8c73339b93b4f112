import type { RouteObject } from 'react-router';

/** Pages for everybody, loaded when opened. */
export const publicRoutes: readonly RouteObject[] = [
  { index: true, lazy: () => import('./home/home-page') },
  { path: 'programmes', lazy: () => import('./programmes/programmes-page') },
  { path: 'programmes/:programmeId', lazy: () => import('./programmes/guide-page') },
  { path: 'contacts', lazy: () => import('./programmes/contacts-page') },
  { path: 'pre-check', lazy: () => import('./pre-check/choose-page') },
  { path: 'pre-check/:programmeId', lazy: () => import('./pre-check/pre-check-page') },
  { path: 'notices', lazy: () => import('./notices/notices-page') },
  { path: 'notices/:noticeNumber/objection', lazy: () => import('./notices/objection-page') },
  { path: 'receipts', lazy: () => import('./receipts/receipt-page') },
  { path: 'receipts/:receiptNumber', lazy: () => import('./receipts/receipt-page') },
];
