import * as z from 'zod';
import { applicationParameters, entityIdField, noQuery } from './fields';
import { defineRoute } from './route';

const pdf = z.string().meta({ contentType: 'application/pdf' });
const paper = { method: 'GET', feature: 'reports', query: noQuery, body: null, reply: pdf, success: 200 } as const;
const decisionProblems = ['not_found', 'decision_not_final', 'calendar_year_unpublished', 'character_unprintable'] as const;

/** Letters as PDF; each is printed once and keeps its bytes. */
export const paperRoutes = {
  getPaymentAdvice: defineRoute({
    ...paper, operationId: 'getPaymentAdvice', path: '/batches/{batchId}/payment-advice', access: { kind: 'officer', roles: ['finance_officer', 'finance_approver'] }, summary: '下载拨款通知单（PDF，不是国库支付凭证）',
    parameters: z.strictObject({ batchId: entityIdField }), problems: ['not_found', 'forbidden', 'batch_not_open', 'character_unprintable'],
  }),
  getDecisionNotice: defineRoute({
    ...paper, operationId: 'getDecisionNotice', path: '/applications/{applicationId}/decision-notice', access: { kind: 'applicant' }, summary: '下载决定书（PDF）', parameters: applicationParameters, problems: [...decisionProblems],
  }),
  getCaseDecisionNotice: defineRoute({
    ...paper, operationId: 'getCaseDecisionNotice', path: '/cases/{applicationId}/decision-notice', summary: '下载决定书（PDF，工作人员）', parameters: applicationParameters, problems: [...decisionProblems, 'forbidden', 'own_enterprise'],
    access: { kind: 'officer', roles: ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert', 'head_of_stage', 'approver', 'finance_officer', 'finance_approver', 'auditor'] },
  }),
} as const;
