import { routes } from '../../shared/contracts/route-table';
import { defineHandler } from '../../shared/http/define-handler';
import type { FeatureHandlers } from '../../shared/http/feature-lambda';
import { listAuditRoots } from './audit-roots';
import { getCaseDecisionNotice, getDecisionNotice } from './decision-notice';
import { getPaymentAdvice } from './payment-advice';
import type { ReportDependencies } from './report-context';
import { listTargets } from './targets';
import { exportYearlyReport, getYearlyReport } from './yearly-report';

/** Every letter and report, bound to its use case. */
export const reportHandlers = (dependencies: ReportDependencies): FeatureHandlers<'reports'> => ({
  getPaymentAdvice: defineHandler(routes.getPaymentAdvice, getPaymentAdvice(dependencies)),
  getDecisionNotice: defineHandler(routes.getDecisionNotice, getDecisionNotice(dependencies)),
  getCaseDecisionNotice: defineHandler(routes.getCaseDecisionNotice, getCaseDecisionNotice(dependencies)),
  listTargets: defineHandler(routes.listTargets, listTargets(dependencies)),
  getYearlyReport: defineHandler(routes.getYearlyReport, getYearlyReport(dependencies)),
  exportYearlyReport: defineHandler(routes.exportYearlyReport, exportYearlyReport(dependencies)),
  listAuditRoots: defineHandler(routes.listAuditRoots, listAuditRoots(dependencies)),
});
