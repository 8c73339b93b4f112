import * as z from 'zod';
import { clawbackKinds, recomputedKinds } from '../domain/clawback/clawback-kinds';
import { loanCorrectionsSchema, policyCorrectionsSchema } from '../domain/clawback/correct-facts';
import { actionReply } from './application-views';
import { clawbackDeadlineView, determinationChangeView } from './clawback-views';
import { determinationView } from './determination-view';
import { amountFenField, applicationParameters, entityIdField, expectedVersionField, localDateField, noQuery, reasonField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';
import { caseCommandProblems } from './review-routes';

const making: Access = { kind: 'officer', roles: ['finance_officer'] };
const demanding: Access = { kind: 'officer', roles: ['finance_officer', 'approver'] };

const expected = { expectedVersion: expectedVersionField };

const corrections = z.union([loanCorrectionsSchema, policyCorrectionsSchema]).meta({ description: '付款后出具的材料所示：退保、批单后的实缴保费，或实际还款情况；只改所列项目，其余仍按原申报' });

/** Common to every kind of demand. The sum is what the officer saw; it is worked out again. */
const demand = z.strictObject({
  ...expected, amountFen: amountFenField, reason: reasonField,
  evidence: reasonField.meta({ description: '证据：批单号、结清证明、认定文号、核对记录等' }),
  basis: reasonField.meta({ description: '追回依据（文件和条款）' }),
  dueOn: localDateField.optional().meta({ description: '退回期限；项目已规定期限的不填' }),
  deadlineBasis: reasonField.optional().meta({ description: '期限的依据；项目未规定期限时必填' }),
});

/** What is asked back, why, until when, and what came back of it. */
export const clawbackRoutes = {
  previewClawback: defineRoute({
    operationId: 'previewClawback', method: 'POST', path: '/cases/{applicationId}/clawback/preview', feature: 'disbursements', access: demanding,
    summary: '按更正后的事实和已固定的政策版本重新计算应追回金额，不改变任何数据', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({ kind: z.enum(recomputedKinds), corrections }),
    reply: z.strictObject({
      kind: z.enum(clawbackKinds), paidFen: z.int(), demandedFen: z.int(),
      /** By the corrected facts; what was paid and is not asked back above it is the demand. */
      recomputedFen: z.int(), amountFen: z.int(),
      before: determinationView, after: determinationView, change: determinationChangeView, deadline: clawbackDeadlineView.nullable(),
    }),
    problems: ['not_found', 'forbidden', 'own_enterprise', 'nothing_was_paid', 'line_unknown', 'amount_undetermined', 'facts_inconsistent', 'date_in_future', 'repayments_exceed_drawdowns', 'input_invalid'],
  }),
  demandClawback: defineRoute({
    operationId: 'demandClawback', method: 'POST', path: '/cases/{applicationId}/clawback', feature: 'disbursements', access: demanding,
    summary: '发出追回通知：退保或提前还款（重新计算）、骗取（全额）、多付（写明金额）', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.discriminatedUnion('kind', [
      demand.extend({ kind: z.enum(recomputedKinds), corrections }),
      demand.extend({ kind: z.enum(clawbackKinds).exclude([...recomputedKinds]) }),
    ]),
    reply: actionReply,
    problems: [
      ...caseCommandProblems, 'nothing_was_paid', 'amount_not_positive', 'clawback_above_paid', 'clawback_amount_differs', 'clawback_deadline_laid_down', 'clawback_deadline_unset', 'review_date_not_future',
      'line_unknown', 'amount_undetermined', 'facts_inconsistent', 'date_in_future', 'repayments_exceed_drawdowns', 'input_invalid',
    ],
  }),
  recordRecovery: defineRoute({
    operationId: 'recordRecovery', method: 'POST', path: '/cases/{applicationId}/recoveries', feature: 'disbursements', access: making, summary: '登记追回到账（可分次，可指明退给哪一承担方）', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({ ...expected, amountFen: amountFenField, voucherNumber: z.string().trim().min(1).max(60), receivedOn: localDateField, accountId: entityIdField.optional().meta({ description: '退给这一承担方；不填则按各承担方尚未追回的比例' }) }),
    reply: actionReply, problems: [...caseCommandProblems, 'amount_not_positive', 'recovery_above_demand', 'offset_under_way', 'date_in_future', 'account_unknown', 'account_balance_insufficient'],
  }),
} as const;
