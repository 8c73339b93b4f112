import * as z from 'zod';
import { noParameters, noQuery } from './fields';
import { defineRoute } from './route';

/** The nightly proof that the books agree. */
export const reconciliationRoutes = {
  getReconciliation: defineRoute({
    operationId: 'getReconciliation', method: 'GET', path: '/reconciliations/latest', feature: 'disbursements', access: { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'auditor'] },
    summary: '最近一次对账：余额、分录、案卷、批次文件、支付结果是否一致', parameters: noParameters, query: noQuery, body: null, success: 200,
    reply: z.strictObject({
      report: z.strictObject({
        startedAt: z.string(), finishedAt: z.string(), agrees: z.boolean(), differenceCount: z.int(),
        more: z.boolean().meta({ description: '差异太多，只列出了一部分' }),
        cases: z.int(), accounts: z.int(), entries: z.int(), batches: z.int(), resultFiles: z.int(),
      }).nullable(),
      items: z.array(z.strictObject({ kind: z.string(), subject: z.string(), expected: z.string().nullable(), found: z.string().nullable() })).readonly(),
      elsewhere: z.int().meta({ description: '本人权限以外的差异数' }),
    }),
    problems: ['forbidden'],
  }),
} as const;
