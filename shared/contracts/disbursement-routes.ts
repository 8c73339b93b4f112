import * as z from 'zod';
import { actionReply } from './application-views';
import { amountFenField, applicationIdField, applicationParameters, documentNumberField, entityIdField, expectedVersionField, localDateField, noParameters, noQuery, programmeIdField, reasonField, regionCodeField } from './fields';
import { clawbackRoutes } from './clawback-routes';
import { exportRoutes } from './export-routes';
import { financeReportRoutes } from './finance-report-routes';
import { paymentFileRoutes } from './payment-file-routes';
import { resultFileRoutes } from './result-file-routes';
import { defineRoute } from './route';
import type { Access } from './route';
import { caseCommandProblems } from './review-routes';

const making: Access = { kind: 'officer', roles: ['finance_officer'] };
const checking: Access = { kind: 'officer', roles: ['finance_approver'] };
const seeing: Access = { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor'] };

const expected = { expectedVersion: expectedVersionField };
const balancesView = z.strictObject({ available: z.int(), reserved: z.int(), committed: z.int(), payable: z.int(), paid: z.int(), receivable: z.int(), recovered: z.int(), carried: z.int(), lapsed: z.int() });
const accountView = z.strictObject({ accountId: z.string(), programmeId: z.string(), fiscalYear: z.int(), payerRegionCode: z.string(), budgetDocumentNumber: z.string(), source: z.string(), carriedOver: z.boolean(), balancesFen: balancesView,
  /** The account of the year before whose money this one holds; the year end that closed this account. */
  carriedFrom: z.string().nullable(), closedBy: z.string().nullable() });
const appropriationStatuses = ['open', 'approved', 'refused'] as const;
const appropriationView = z.strictObject({
  appropriationId: z.string(), accountId: z.string(), programmeId: z.string(), fiscalYear: z.int(), payerRegionCode: z.string(), budgetDocumentNumber: z.string(), source: z.enum(['central', 'province', 'city', 'district']), carriedOver: z.boolean(),
  documentNumber: z.string(), documentLine: z.string().nullable(), amountFen: z.int(), status: z.enum(appropriationStatuses), madeBy: z.string(), madeAt: z.string(), decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), reason: z.string().nullable(),
});

/** A transfer is one transaction of three writes a district, and 100 are the most. */
const transferDistrictsAtMost = 30;
const transferParameters = z.strictObject({ transferId: entityIdField });
const transferView = z.strictObject({
  transferId: z.string(), programmeId: z.string(), fiscalYear: z.int(), payerRegionCode: z.string(), fromAccountId: z.string(), documentNumber: z.string(), source: z.string(), carriedOver: z.boolean(), amountFen: z.int(),
  factors: z.array(z.strictObject({ name: z.string(), weightPercent: z.string(), basis: z.string(), figures: z.array(z.string()).readonly() })).readonly(),
  /** Each district's exact share in fen, in all and by factor (cut after four decimals), and the fen it got for the largest fraction. */
  shares: z.array(z.strictObject({ regionCode: z.string(), accountId: z.string(), amountFen: z.int(), exactFen: z.string(), byFactorFen: z.array(z.string()).readonly(), oddFen: z.union([z.literal(0), z.literal(1)]) })).readonly(),
  status: z.enum(appropriationStatuses), madeBy: z.string(), madeAt: z.string(), decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), reason: z.string().nullable(),
});

export const batchView = z.strictObject({
  batchId: z.string(), programmeId: z.string(), accountId: z.string(), fundDocumentNumber: z.string(), status: z.enum(['open', 'approving', 'approved', 'cancelled']),
  /** Control totals: what is paid, what of it settles demands by consent, and what goes out. */
  count: z.int(), grossFen: z.int(), offsetFen: z.int(), totalFen: z.int(), membersHash: z.string(), fileHash: z.string().nullable(), madeBy: z.string(), approvedBy: z.string().nullable(),
  members: z.array(z.strictObject({ applicationId: z.string(), amountFen: z.int(), attempt: z.int(), endToEndId: z.string(), offset: z.strictObject({ applicationId: z.string(), amountFen: z.int() }).nullable() })).readonly(),
  /** Every format of the payment file, once the batch is approved. */
  files: z.array(z.strictObject({ format: z.enum(['list_csv', 'fiscal_csv', 'fiscal_xlsx', 'pain_001']), sha256: z.string(), bytes: z.int() })).readonly(),
  approvals: z.array(z.strictObject({ userId: z.string(), role: z.enum(['finance_approver', 'approver']), at: z.string() })).readonly(),
  /** How many different people the sum needs, and whose word besides finance's; null before the first approval. */
  approvalNeeded: z.strictObject({ approvers: z.int(), role: z.literal('approver').nullable() }).nullable(),
});

const batchParameters = z.strictObject({ batchId: entityIdField });
const listed = z.array(z.strictObject({ applicationId: applicationIdField, ...expected })).min(1).max(100);
const perCase = z.array(z.strictObject({ applicationId: z.string(), state: z.string().nullable(), problem: z.strictObject({ code: z.string(), message: z.string() }).nullable() })).readonly();

export const totalsRowView = z.strictObject({ programmeId: z.string(), fiscalYear: z.int(), districtCode: z.string(), month: z.string(), status: z.string(), count: z.int(), amountFen: z.int() });

/** The only way money leaves. */
export const disbursementRoutes = {
  ...clawbackRoutes,
  ...paymentFileRoutes,
  ...resultFileRoutes,
  ...financeReportRoutes,
  ...exportRoutes,
  proposeAppropriation: defineRoute({
    operationId: 'proposeAppropriation', method: 'POST', path: '/appropriations', feature: 'disbursements', access: making, summary: '录入预算指标', parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject({ programmeId: programmeIdField, fiscalYear: z.int().min(2010).max(2100), payerRegionCode: regionCodeField, budgetDocumentNumber: documentNumberField, source: z.enum(['central', 'province', 'city', 'district']), carriedOver: z.boolean(), amountFen: z.int().min(-10_000_000_000_000).max(10_000_000_000_000).meta({ description: '追加为正，调减为负' }), documentNumber: documentNumberField.optional().meta({ description: '本次追加或调减的文号；不填则为指标文号本身' }), documentLine: z.string().trim().min(1).max(60).optional().meta({ description: '同一文件对同一账户有几项同向指标时，是文件的哪一项' }) }),
    reply: appropriationView, problems: ['forbidden', 'programme_unknown', 'region_unknown', 'amount_not_positive', 'account_unknown', 'fiscal_year_closed', 'instruction_repeated', 'idempotency_key_reused'],
  }),
  approveAppropriation: defineRoute({
    operationId: 'approveAppropriation', method: 'POST', path: '/appropriations/{appropriationId}/approve', feature: 'disbursements', access: checking, summary: '复核预算指标', parameters: z.strictObject({ appropriationId: entityIdField }), query: noQuery, success: 200,
    body: z.strictObject({}), reply: appropriationView, problems: ['not_found', 'forbidden', 'maker_is_checker', 'version_stale', 'account_balance_insufficient', 'instruction_repeated', 'fiscal_year_closed'],
  }),
  refuseAppropriation: defineRoute({
    operationId: 'refuseAppropriation', method: 'POST', path: '/appropriations/{appropriationId}/refuse', feature: 'disbursements', access: checking, summary: '退回预算指标（写明理由）', parameters: z.strictObject({ appropriationId: entityIdField }), query: noQuery, success: 200,
    body: z.strictObject({ reason: reasonField }), reply: appropriationView, problems: ['not_found', 'forbidden', 'maker_is_checker', 'version_stale'],
  }),
  listAppropriations: defineRoute({
    operationId: 'listAppropriations', method: 'GET', path: '/appropriations', feature: 'disbursements', access: seeing, summary: '预算指标列表（可只看待复核）', parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField, status: z.enum(appropriationStatuses).optional() }), body: null, success: 200,
    reply: z.strictObject({ items: z.array(appropriationView).readonly() }), problems: ['forbidden'],
  }),
  getAccount: defineRoute({
    operationId: 'getAccount', method: 'GET', path: '/accounts/{accountId}', feature: 'disbursements', access: seeing, summary: '一个预算账户：余额与历次指标', parameters: z.strictObject({ accountId: entityIdField }), query: noQuery, body: null, success: 200,
    reply: z.strictObject({ account: accountView, appropriatedFen: z.int(), appropriations: z.array(appropriationView).readonly() }), problems: ['not_found', 'forbidden'],
  }),
  proposeTransfer: defineRoute({
    operationId: 'proposeTransfer', method: 'POST', path: '/transfers', feature: 'disbursements', access: making, summary: '按因素法向各区分配资金', parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject({
      fromAccountId: entityIdField, documentNumber: documentNumberField, amountFen: amountFenField,
      factors: z.array(z.strictObject({ name: z.string().trim().min(1).max(60), weightPercent: z.string().max(10), basis: z.string().trim().min(2).max(200).meta({ description: '数值出处（文件或统计公报）' }) })).min(1).max(10),
      districts: z.array(z.strictObject({ regionCode: regionCodeField, figures: z.array(z.string().max(30)).min(1).max(10).meta({ description: '按factors的次序，各因素的数值' }) })).min(1).max(transferDistrictsAtMost),
    }),
    reply: transferView, problems: ['forbidden', 'account_unknown', 'amount_not_positive', 'region_unknown', 'transfer_factors_invalid', 'decimal_invalid', 'account_balance_insufficient', 'fiscal_year_closed', 'idempotency_key_reused'],
  }),
  approveTransfer: defineRoute({
    operationId: 'approveTransfer', method: 'POST', path: '/transfers/{transferId}/approve', feature: 'disbursements', access: checking, summary: '复核分配并入账', parameters: transferParameters, query: noQuery, success: 200,
    body: z.strictObject({}), reply: transferView, problems: ['not_found', 'forbidden', 'maker_is_checker', 'version_stale', 'account_balance_insufficient', 'fiscal_year_closed'],
  }),
  refuseTransfer: defineRoute({
    operationId: 'refuseTransfer', method: 'POST', path: '/transfers/{transferId}/refuse', feature: 'disbursements', access: checking, summary: '退回分配（写明理由）', parameters: transferParameters, query: noQuery, success: 200,
    body: z.strictObject({ reason: reasonField }), reply: transferView, problems: ['not_found', 'forbidden', 'maker_is_checker', 'version_stale'],
  }),
  listTransfers: defineRoute({
    operationId: 'listTransfers', method: 'GET', path: '/transfers', feature: 'disbursements', access: seeing, summary: '因素法分配记录，逐区说明', parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField }), body: null, success: 200,
    reply: z.strictObject({ items: z.array(transferView).readonly() }), problems: ['forbidden'],
  }),
  listAccounts: defineRoute({
    operationId: 'listAccounts', method: 'GET', path: '/accounts', feature: 'disbursements', access: seeing, summary: '预算账户余额', parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField }), body: null, success: 200,
    reply: z.strictObject({ items: z.array(accountView).readonly() }), problems: ['forbidden'],
  }),
  releaseFunds: defineRoute({
    operationId: 'releaseFunds', method: 'POST', path: '/fund-releases', feature: 'disbursements', access: making, summary: '下达资金计划', parameters: noParameters, query: noQuery, success: 200,
    body: z.strictObject({ documentNumber: documentNumberField, accountId: entityIdField.optional().meta({ description: '只下达这一承担方的资金；不填则为经办权限内尚未下达的各承担方' }), cases: listed }),
    reply: z.strictObject({ results: perCase }), problems: ['forbidden', 'account_unknown', 'funds_already_released', 'fiscal_year_closed', 'funds_lapsed', 'idempotency_key_reused'],
  }),
  createBatch: defineRoute({
    operationId: 'createBatch', method: 'POST', path: '/batches', feature: 'disbursements', access: making, summary: '编制拨付批次', parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject({ programmeId: programmeIdField, accountId: entityIdField, fundDocumentNumber: documentNumberField, cases: listed }),
    reply: z.strictObject({ batch: batchView, excluded: perCase }), problems: ['payments_frozen', 'forbidden', 'batch_empty', 'account_unknown', 'funds_not_released', 'fiscal_year_closed', 'funds_lapsed', 'idempotency_key_reused', 'already_exists'],
  }),
  listBatches: defineRoute({
    operationId: 'listBatches', method: 'GET', path: '/batches', feature: 'disbursements', access: seeing, summary: '拨付批次列表', parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField }), body: null, success: 200,
    reply: z.strictObject({ items: z.array(batchView).readonly() }), problems: ['forbidden'],
  }),
  getBatch: defineRoute({
    operationId: 'getBatch', method: 'GET', path: '/batches/{batchId}', feature: 'disbursements', access: seeing, summary: '拨付批次', parameters: batchParameters, query: noQuery, body: null, success: 200, reply: batchView, problems: ['not_found', 'forbidden'],
  }),
  approveBatch: defineRoute({
    operationId: 'approveBatch', method: 'POST', path: '/batches/{batchId}/approve', feature: 'disbursements', access: { kind: 'officer', roles: ['finance_approver', 'approver'] }, summary: '复核批次并生成支付文件', parameters: batchParameters, query: noQuery, success: 200,
    body: z.strictObject({ membersHash: z.string().regex(/^[0-9a-f]{64}$/) }), reply: batchView, problems: ['payments_frozen', 'not_found', 'forbidden', 'maker_is_checker', 'separation_of_duties', 'own_enterprise', 'recused', 'batch_sums_differ', 'batch_terms_differ', 'batch_not_open', 'offset_changed', 'version_stale', 'account_balance_insufficient', 'fiscal_year_closed', 'busy'],
  }),
  cancelBatch: defineRoute({
    operationId: 'cancelBatch', method: 'POST', path: '/batches/{batchId}/cancel', feature: 'disbursements', access: { kind: 'officer', roles: ['finance_officer', 'finance_approver'] }, summary: '作废未复核的批次，放回其中各件', parameters: batchParameters, query: noQuery, success: 200,
    body: z.strictObject({}), reply: batchView, problems: ['not_found', 'forbidden', 'own_enterprise', 'recused', 'batch_not_open', 'version_stale', 'busy'],
  }),
  getPaymentFile: defineRoute({
    operationId: 'getPaymentFile', method: 'GET', path: '/batches/{batchId}/payment-file', feature: 'disbursements', access: { kind: 'officer', roles: ['finance_officer', 'finance_approver'] }, summary: '下载支付文件', parameters: batchParameters, query: noQuery, body: null, success: 200,
    reply: z.string().meta({ contentType: 'text/csv; charset=utf-8' }), problems: ['not_found', 'forbidden', 'batch_not_open'],
  }),
  recordResults: defineRoute({
    operationId: 'recordResults', method: 'POST', path: '/batches/{batchId}/results', feature: 'disbursements', access: making, summary: '登记支付结果', parameters: batchParameters, query: noQuery, success: 200,
    body: z.strictObject({
      /** Control totals of the file the lines came from. */
      count: z.int().min(1).max(100), totalFen: amountFenField,
      lines: z.array(z.strictObject({ endToEndId: z.string().min(1).max(60), amountFen: amountFenField, outcome: z.enum(['paid', 'failed']), voucherNumber: z.string().trim().min(1).max(60), settledOn: localDateField, reason: z.string().trim().max(400).default('') })).min(1).max(100),
    }),
    reply: z.strictObject({ results: perCase, unsettled: z.array(z.string()).readonly() }), problems: ['payments_frozen', 'not_found', 'forbidden', 'batch_not_open', 'result_lines_differ', 'payment_order_unknown', 'date_in_future', 'idempotency_key_reused', 'busy'],
  }),
  getTotals: defineRoute({
    operationId: 'getTotals', method: 'GET', path: '/totals', feature: 'disbursements', access: seeing, summary: '资金汇总（JSON）', parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField, fiscalYear: z.coerce.number().int().min(2010).max(2100) }), body: null, success: 200,
    reply: z.strictObject({ asOfAt: z.string().nullable(), rows: z.array(totalsRowView).readonly(), control: z.strictObject({ rows: z.int(), paidFen: z.int(), paidCount: z.int(), sha256: z.string() }) }), problems: ['forbidden'],
  }),
  exportTotals: defineRoute({
    operationId: 'exportTotals', method: 'GET', path: '/totals/export', feature: 'disbursements', access: seeing, summary: '资金汇总（CSV）', parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField, fiscalYear: z.coerce.number().int().min(2010).max(2100) }), body: null, success: 200,
    reply: z.string().meta({ contentType: 'text/csv; charset=utf-8' }), problems: ['forbidden'],
  }),
  closeCase: defineRoute({
    operationId: 'closeCase', method: 'POST', path: '/cases/{applicationId}/close', feature: 'disbursements', access: { kind: 'officer', roles: ['finance_officer', 'approver'] }, summary: '办结归档', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject(expected), reply: actionReply, problems: caseCommandProblems,
  }),
} as const;
