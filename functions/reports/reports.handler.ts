import { routes } from '../../shared/contracts/route-table';
import { defineHandler } from '../../shared/http/define-handler';
import type { FeatureHandlers } from '../../shared/http/feature-lambda';
import { getCaseDecisionNotice, getDecisionNotice } from './decision-notice';
import { getPaymentAdvice } from './payment-advice';
import type { ReportDependencies } from './report-context';

/** Every letter and report, bound to its use case. */
export const reportHandlers = (dependencies: ReportDependencies): FeatureHandlers<'reports'> => ({
  getPaymentAdvice: defineHandler(routes.getPaymentAdvice, getPaymentAdvice(dependencies)),
  getDecisionNotice: defineHandler(routes.getDecisionNotice, getDecisionNotice(dependencies)),
  getCaseDecisionNotice: defineHandler(routes.getCaseDecisionNotice, getCaseDecisionNotice(dependencies)),
});
