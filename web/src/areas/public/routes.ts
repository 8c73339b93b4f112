import type { RouteObject } from 'react-router';

/** Pages for everybody, loaded when opened. */
export const publicRoutes: readonly RouteObject[] = [
  { index: true, lazy: () => import('./home/home-page') },
];
