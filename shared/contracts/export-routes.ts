import * as z from 'zod';
import { exportFailureReasons, exportPhases } from '../domain/exports/export-job';
import { listingKinds } from '../domain/exports/listings';
import { entityIdField, noParameters, noQuery, programmeIdField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';

const seeing: Access = { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor'] };
const monthField = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/);
const exportParameters = z.strictObject({ exportId: entityIdField });

const exportView = z.strictObject({
  exportId: z.string(), kind: z.enum(listingKinds), format: z.enum(['csv', 'xlsx']), programmeId: z.string(), fromMonth: z.string(), toMonth: z.string(), requestedAt: z.string(),
  phase: z.enum(exportPhases), rowsDone: z.int(), rowsTotal: z.int().nullable(),
  /** Why it was given up, and the id by which operations find it in the log; null unless it failed. */
  failure: z.strictObject({ reason: z.enum(exportFailureReasons), correlationId: z.string(), failedAt: z.string() }).nullable(),
  /** Once it is ready; the link works for five minutes and stands only where one export is asked for. */
  file: z.strictObject({ fileName: z.string(), bytes: z.int(), sha256: z.string(), rows: z.int(), totalFen: z.int(), link: z.string().nullable() }).nullable(),
});

/** Detail exports, written in the background. */
export const exportRoutes = {
  requestExport: defineRoute({
    operationId: 'requestExport', method: 'POST', path: '/exports', feature: 'disbursements', access: seeing, summary: '申请导出支付明细或申请明细（后台生成）', parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject({ kind: z.enum(listingKinds), format: z.enum(['csv', 'xlsx']), programmeId: programmeIdField, fromMonth: monthField, toMonth: monthField }),
    reply: exportView, problems: ['forbidden', 'programme_unknown', 'period_reversed', 'list_too_long', 'already_exists', 'idempotency_key_reused'],
  }),
  listExports: defineRoute({ operationId: 'listExports', method: 'GET', path: '/exports', feature: 'disbursements', access: seeing, summary: '我的导出', parameters: noParameters, query: noQuery, body: null, success: 200, reply: z.strictObject({ items: z.array(exportView).readonly() }), problems: ['forbidden'] }),
  getExport: defineRoute({ operationId: 'getExport', method: 'GET', path: '/exports/{exportId}', feature: 'disbursements', access: seeing, summary: '导出进度与下载链接', parameters: exportParameters, query: noQuery, body: null, success: 200, reply: exportView, problems: ['not_found', 'forbidden'] }),
  resumeExport: defineRoute({ operationId: 'resumeExport', method: 'POST', path: '/exports/{exportId}/resume', feature: 'disbursements', access: seeing, summary: '继续停下或失败的导出', parameters: exportParameters, query: noQuery, body: z.strictObject({}), success: 200, reply: exportView, problems: ['not_found', 'forbidden'] }),
} as const;
