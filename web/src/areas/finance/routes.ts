import type { RouteObject } from 'react-router';

/** Pages of this area, loaded when opened. They stand behind RequireSession. */
export const financeRoutes: readonly RouteObject[] = [];
