import * as z from 'zod';
import { fiscalFields } from '../domain/ledger/payment-terms';
import { amountFenField, documentNumberField, entityIdField, localDateField, noParameters, noQuery, programmeIdField, regionCodeField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';

const making: Access = { kind: 'officer', roles: ['finance_officer'] };
const checking: Access = { kind: 'officer', roles: ['finance_approver'] };
const seeing: Access = { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor'] };
const downloading: Access = { kind: 'officer', roles: ['finance_officer', 'finance_approver'] };

const batchParameters = z.strictObject({ batchId: entityIdField });
const shortText = z.string().trim().min(1).max(100);

/** What finance lays down; every value is somebody's decision with its document, none has a default. */
const termsShape = {
  programmeId: programmeIdField, payerRegionCode: regionCodeField, fromOn: localDateField,
  budgetUnit: shortText, project: shortText, functionalClassification: shortText, governmentEconomicClassification: shortText, departmentEconomicClassification: shortText, purpose: shortText,
  columns: z.array(z.strictObject({ field: z.enum(fiscalFields), title: z.string().trim().min(1).max(40) })).min(1).max(fiscalFields.length).readonly(),
  debtor: z.strictObject({ name: shortText, accountNumber: z.string().regex(/^[0-9A-Za-z-]{8,32}$/), bankCode: z.string().min(1).max(20) }).nullable(),
  approvalLevels: z.array(z.strictObject({ aboveFen: amountFenField, approvers: z.int().min(1).max(5), role: z.literal('approver').nullable() })).max(10).readonly(),
  basis: z.strictObject({ documentNumber: documentNumberField, clause: z.string().trim().min(1).max(200) }),
  valueStatus: z.enum(['in_force', 'demo']),
} as const;

const termsView = z.strictObject({
  ...termsShape, payerRegionCode: z.string(), fromOn: z.string(),
  approvalLevels: z.array(z.strictObject({ aboveFen: z.int(), approvers: z.int(), role: z.literal('approver').nullable() })).readonly(),
  termsId: z.string(), madeBy: z.string(), madeAt: z.string(), status: z.enum(['open', 'approved']), decidedBy: z.string().nullable(),
});

const file = (contentType: string) => z.string().meta({ contentType });
const filesOfBatch = { method: 'GET', feature: 'disbursements', access: downloading, parameters: batchParameters, query: noQuery, body: null, success: 200, problems: ['not_found', 'forbidden', 'batch_not_open', 'payment_terms_unset'] } as const;

/** Payment files in the formats of others, and the values they need. */
export const paymentFileRoutes = {
  proposePaymentTerms: defineRoute({
    operationId: 'proposePaymentTerms', method: 'POST', path: '/payment-terms', feature: 'disbursements', access: making, summary: '录入支付要素（预算单位、科目、付款账户、分级复核）', parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject(termsShape), reply: termsView, problems: ['forbidden', 'programme_unknown', 'region_unknown', 'bank_code_invalid', 'already_exists', 'idempotency_key_reused'],
  }),
  approvePaymentTerms: defineRoute({
    operationId: 'approvePaymentTerms', method: 'POST', path: '/payment-terms/{termsId}/approve', feature: 'disbursements', access: checking, summary: '复核支付要素', parameters: z.strictObject({ termsId: entityIdField }), query: noQuery, success: 200,
    body: z.strictObject({}), reply: termsView, problems: ['not_found', 'forbidden', 'maker_is_checker', 'version_stale'],
  }),
  listPaymentTerms: defineRoute({
    operationId: 'listPaymentTerms', method: 'GET', path: '/payment-terms', feature: 'disbursements', access: seeing, summary: '支付要素', parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField }), body: null, success: 200,
    reply: z.strictObject({ items: z.array(termsView).readonly() }), problems: ['forbidden'],
  }),
  getFiscalListCsv: defineRoute({ ...filesOfBatch, operationId: 'getFiscalListCsv', path: '/batches/{batchId}/payment-file/fiscal-csv', summary: '下载财政支付清单（CSV）', reply: file('text/csv; charset=utf-8') }),
  getFiscalListXlsx: defineRoute({ ...filesOfBatch, operationId: 'getFiscalListXlsx', path: '/batches/{batchId}/payment-file/fiscal-xlsx', summary: '下载财政支付清单（XLSX）', reply: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet') }),
  getCreditTransfer: defineRoute({ ...filesOfBatch, operationId: 'getCreditTransfer', path: '/batches/{batchId}/payment-file/pain-001', summary: '下载支付报文（ISO 20022 pain.001）', reply: file('application/xml; charset=utf-8') }),
} as const;
