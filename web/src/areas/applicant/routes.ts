import type { RouteObject } from 'react-router';

/** Pages of enterprises, loaded when opened. They stand behind RequireSession. */
export const applicantRoutes: readonly RouteObject[] = [];
