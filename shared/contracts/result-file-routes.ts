import * as z from 'zod';
import { actionReply } from './application-views';
import { applicationParameters, documentNumberField, entityIdField, expectedVersionField, localDateField, noQuery, reasonField } from './fields';
import { caseCommandProblems } from './review-routes';
import { defineRoute } from './route';
import type { Access } from './route';

const making: Access = { kind: 'officer', roles: ['finance_officer'] };
const seeing: Access = { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor'] };

const batchParameters = z.strictObject({ batchId: entityIdField });

/** The longest file: with its escapes it fits a request body. */
const longestFile = 400_000;

/** What comes back from the treasury and the banks. */
export const resultFileRoutes = {
  recordResultFile: defineRoute({
    operationId: 'recordResultFile', method: 'POST', path: '/batches/{batchId}/result-files', feature: 'disbursements', access: making, summary: '上传支付结果文件（CSV 或 pain.002）', parameters: batchParameters, query: noQuery, success: 200,
    body: z.strictObject({ format: z.enum(['csv', 'pain_002']), text: z.string().min(1).max(longestFile) }),
    reply: z.strictObject({
      sha256: z.string(), receivedAt: z.string(),
      results: z.array(z.strictObject({ endToEndId: z.string(), applicationId: z.string(), state: z.string().nullable(), problem: z.strictObject({ code: z.string(), message: z.string() }).nullable() })).readonly(),
      /** Lines that settle nothing: still under way, a word nobody knows, or without voucher or day. */
      exceptions: z.array(z.strictObject({ endToEndId: z.string(), statusText: z.string(), reason: z.enum(['pending', 'unknown_status', 'incomplete']) })).readonly(),
      unsettled: z.array(z.string()).readonly(),
    }),
    problems: ['payments_frozen', 'not_found', 'forbidden', 'batch_not_open', 'result_file_invalid', 'result_file_other_batch', 'result_lines_differ', 'payment_order_unknown', 'date_in_future', 'idempotency_key_reused', 'busy'],
  }),
  listResultFiles: defineRoute({
    operationId: 'listResultFiles', method: 'GET', path: '/batches/{batchId}/result-files', feature: 'disbursements', access: seeing, summary: '已收到的支付结果文件', parameters: batchParameters, query: noQuery, body: null, success: 200,
    reply: z.strictObject({ items: z.array(z.strictObject({ batchId: z.string(), sha256: z.string(), format: z.enum(['csv', 'pain_002']), bytes: z.int(), count: z.int(), receivedBy: z.string(), receivedAt: z.string() })).readonly() }), problems: ['not_found', 'forbidden'],
  }),
  returnPayment: defineRoute({
    operationId: 'returnPayment', method: 'POST', path: '/cases/{applicationId}/returns', feature: 'disbursements', access: making, summary: '登记拨付后的退票', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({ expectedVersion: expectedVersionField, batchId: entityIdField, endToEndId: z.string().min(1).max(60), documentNumber: documentNumberField, returnedOn: localDateField, reason: reasonField }),
    reply: actionReply, problems: ['payments_frozen', ...caseCommandProblems, 'nothing_was_paid', 'case_not_in_batch', 'payment_order_unknown', 'date_in_future', 'account_balance_insufficient'],
  }),
} as const;
