import { applicationRoutes, eligibilityRoutes } from './application-routes';
import { disbursementRoutes } from './disbursement-routes';
import { oversightRoutes } from './oversight-routes';
import { paperRoutes } from './paper-routes';
import { paymentCaseRoutes } from './payment-case-routes';
import { potRoutes } from './pot-routes';
import { policyRoutes } from './policy-routes';
import { ratingRoutes } from './rating-routes';
import { reconciliationRoutes } from './reconciliation-routes';
import { referenceRoutes } from './reference-routes';
import { reportRoutes } from './report-routes';
import { noticeRoutes, reviewRoutes } from './review-routes';
import { yearEndRoutes } from './year-end-routes';
import type { RouteDefinition } from './route';

/** Every operation once: infra, the local server, the client, the API document and the access test read this table. */
export const routes = { ...applicationRoutes, ...eligibilityRoutes, ...reviewRoutes, ...noticeRoutes, ...potRoutes, ...disbursementRoutes, ...yearEndRoutes, ...paymentCaseRoutes, ...reconciliationRoutes, ...policyRoutes, ...referenceRoutes, ...oversightRoutes, ...paperRoutes, ...reportRoutes, ...ratingRoutes } as const;

export type OperationId = keyof typeof routes;

export const routeTable: readonly RouteDefinition[] = Object.values(routes);
