import * as z from 'zod';
import { factsSchema } from '../domain/rules/facts';
import { actionReply, applicationSummaryView, applicationView, draftView, submissionView, timelineEntryView } from './application-views';
import { determinationView } from './determination-view';
import { applicationParameters, creditCodeField, entityIdField, expectedVersionField, noParameters, noQuery, pageQuery, programmeIdField, reasonField, regionCodeField } from './fields';
import { defineRoute } from './route';

/** What an applicant may state. Ceilings used, findings and shares of the pot are the system's to say. */
const statedFacts = factsSchema.omit({ usage: true, potShare: true, reviewFindings: true });

const materialsField = z.array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/)).max(50).meta({ description: '已随附的材料编号' });

const submitBody = z.strictObject({
  expectedVersion: expectedVersionField,
  expectedDraftVersion: expectedVersionField,
  /** The text that the applicant agreed to; its hash goes into the event. */
  declaration: z.strictObject({ version: z.string().min(1).max(40), accepted: z.boolean() }),
});

const submitReply = z.strictObject({
  application: applicationSummaryView,
  receiptNumber: z.string(),
  /** Salted commitment to the submitted facts, as it stands in the audit chain. */
  factsCommitment: z.string(),
  eventHash: z.string(),
  determination: determinationView,
  materialsMissing: z.array(z.strictObject({ materialId: z.string(), title: z.string() })).readonly(),
  replayed: z.boolean(),
});

const submitProblems = [
  'action_not_available', 'application_frozen', 'call_closed', 'cost_item_claimed', 'credit_code_differs', 'date_in_future', 'declaration_not_accepted',
  'declaration_outdated', 'draft_version_stale', 'idempotency_key_reused', 'not_found', 'patent_not_invention', 'patent_number_invalid',
  'period_reversed', 'repayments_exceed_drawdowns', 'version_stale', 'calendar_year_unpublished', 'slot_value_unset', 'busy',
] as const;

/** What applicants do: everything from the first question to the payee's account. */
export const applicationRoutes = {
  getMe: defineRoute({
    operationId: 'getMe', method: 'GET', path: '/me', feature: 'applications', access: { kind: 'signed_in' },
    summary: '我的身份、授权与职责', parameters: noParameters, query: noQuery, body: null, success: 200, problems: [],
    reply: z.strictObject({
      userId: z.string(),
      name: z.string(),
      mandates: z.array(z.strictObject({ creditCode: z.string(), enterpriseName: z.string(), capacity: z.enum(['legal_representative', 'handler', 'agency']), toOn: z.string().nullable() })).readonly(),
      grants: z.array(z.strictObject({ role: z.string(), roleLabel: z.string(), regionCode: z.string(), programmeId: z.string().nullable(), toOn: z.string().nullable() })).readonly(),
    }),
  }),
  getEnterprise: defineRoute({
    operationId: 'getEnterprise', method: 'GET', path: '/enterprises/{creditCode}', feature: 'applications', access: { kind: 'applicant' },
    summary: '企业基本信息与划型结果', parameters: z.strictObject({ creditCode: creditCodeField }), query: noQuery, body: null, success: 200, problems: ['not_found'],
    reply: z.strictObject({
      creditCode: z.string(),
      registeredName: z.string(),
      applicant: z.record(z.string(), z.unknown()),
      size: z.strictObject({ size: z.string().nullable(), explanation: z.array(z.string()).readonly() }),
    }),
  }),
  createApplication: defineRoute({
    operationId: 'createApplication', method: 'POST', path: '/applications', feature: 'applications', access: { kind: 'applicant' }, rateClass: 'filing',
    summary: '新建申请草稿', parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject({ callId: entityIdField, creditCode: creditCodeField, districtCode: regionCodeField }),
    reply: z.strictObject({ application: applicationSummaryView, draft: draftView, replayed: z.boolean() }),
    problems: ['not_mandated', 'call_closed', 'programme_not_open', 'slot_value_unset', 'region_unknown', 'idempotency_key_reused', 'not_found'],
  }),
  listApplications: defineRoute({
    operationId: 'listApplications', method: 'GET', path: '/applications', feature: 'applications', access: { kind: 'applicant' },
    summary: '我的申请', parameters: noParameters, query: z.strictObject({ creditCode: creditCodeField, ...pageQuery }), body: null, success: 200, problems: ['not_mandated'],
    reply: z.strictObject({ items: z.array(applicationSummaryView).readonly(), cursor: z.string().nullable() }),
  }),
  getApplication: defineRoute({
    operationId: 'getApplication', method: 'GET', path: '/applications/{applicationId}', feature: 'applications', access: { kind: 'applicant' },
    summary: '申请详情', parameters: applicationParameters, query: noQuery, body: null, success: 200, problems: ['not_found'], reply: applicationView,
  }),
  getTimeline: defineRoute({
    operationId: 'getTimeline', method: 'GET', path: '/applications/{applicationId}/timeline', feature: 'applications', access: { kind: 'applicant' },
    summary: '办理进度', parameters: applicationParameters, query: noQuery, body: null, success: 200, problems: ['not_found'],
    reply: z.strictObject({ items: z.array(timelineEntryView).readonly() }),
  }),
  getDraft: defineRoute({
    operationId: 'getDraft', method: 'GET', path: '/applications/{applicationId}/draft', feature: 'applications', access: { kind: 'applicant' },
    summary: '读取草稿', parameters: applicationParameters, query: noQuery, body: null, success: 200, problems: ['not_found'], reply: draftView,
  }),
  saveDraft: defineRoute({
    operationId: 'saveDraft', method: 'PUT', path: '/applications/{applicationId}/draft', feature: 'applications', access: { kind: 'applicant' },
    summary: '自动保存草稿', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({ expectedDraftVersion: expectedVersionField, facts: statedFacts, materials: materialsField }),
    reply: draftView, problems: ['not_found', 'draft_version_stale', 'application_frozen'],
  }),
  getSubmission: defineRoute({
    operationId: 'getSubmission', method: 'GET', path: '/applications/{applicationId}/submission', feature: 'applications', access: { kind: 'applicant' },
    summary: '提交的内容：最近一次，或指定的一次', parameters: applicationParameters, body: null,
    query: z.strictObject({ revision: z.coerce.number().int().min(1).max(1000).optional().meta({ description: '第几次提交；不填：最近一次' }) }),
    success: 200, problems: ['not_found'], reply: submissionView,
  }),
  checkApplication: defineRoute({
    operationId: 'checkApplication', method: 'POST', path: '/applications/{applicationId}/check', feature: 'applications', access: { kind: 'applicant' }, rateClass: 'filing',
    summary: '提交前检查：逐条结论与缺少的内容，不改变任何数据', parameters: applicationParameters, query: noQuery, success: 200, body: z.strictObject({}),
    reply: z.strictObject({ determination: determinationView, problems: z.array(z.strictObject({ code: z.string(), field: z.string().nullable(), message: z.string() })).readonly(), materialsMissing: z.array(z.strictObject({ materialId: z.string(), title: z.string() })).readonly() }),
    problems: ['not_found'],
  }),
  submitApplication: defineRoute({
    operationId: 'submitApplication', method: 'POST', path: '/applications/{applicationId}/submit', feature: 'applications', access: { kind: 'applicant' }, rateClass: 'filing',
    summary: '提交申请', parameters: applicationParameters, query: noQuery, body: submitBody, reply: submitReply, success: 200, problems: [...submitProblems, 'enterprise_barred', 'enterprise_owes_clawback'],
  }),
  correctApplication: defineRoute({
    operationId: 'correctApplication', method: 'POST', path: '/applications/{applicationId}/correct', feature: 'applications', access: { kind: 'applicant' }, rateClass: 'filing',
    summary: '补正后重新提交', parameters: applicationParameters, query: noQuery, body: submitBody, reply: submitReply, success: 200, problems: [...submitProblems, 'lines_added_after_window'],
  }),
  withdrawApplication: defineRoute({
    operationId: 'withdrawApplication', method: 'POST', path: '/applications/{applicationId}/withdraw', feature: 'applications', access: { kind: 'applicant' },
    summary: '撤回申请', parameters: applicationParameters, query: noQuery, body: z.strictObject({ expectedVersion: expectedVersionField, reason: reasonField }), reply: actionReply, success: 200,
    problems: ['not_found', 'action_not_available', 'version_stale', 'idempotency_key_reused', 'busy'],
  }),
  confirmPayee: defineRoute({
    operationId: 'confirmPayee', method: 'POST', path: '/applications/{applicationId}/payee', feature: 'applications', access: { kind: 'applicant' },
    summary: '确认收款账户', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({
      expectedVersion: expectedVersionField,
      accountName: z.string().trim().min(2).max(200),
      accountNumber: z.string().regex(/^\d{8,32}$/),
      bankCode: z.string().min(1).max(20),
      bankName: z.string().trim().min(2).max(200),
    }),
    reply: actionReply, problems: ['not_found', 'action_not_available', 'bank_code_invalid', 'payee_name_differs', 'version_stale', 'case_in_batch', 'idempotency_key_reused', 'busy'],
  }),
  consentToOffset: defineRoute({
    operationId: 'consentToOffset', method: 'POST', path: '/applications/{applicationId}/offset-consent', feature: 'applications', access: { kind: 'applicant' },
    summary: '同意从下一笔拨付中抵扣本申请的应退款项（法定代表人或经办人）', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({
      expectedVersion: expectedVersionField,
      /** The text that the applicant consented to; its hash goes into the event. */
      consent: z.strictObject({ version: z.string().min(1).max(40), accepted: z.boolean() }),
    }),
    reply: actionReply,
    problems: ['not_found', 'forbidden', 'action_not_available', 'consequence_without_basis', 'offset_consent_not_given', 'offset_consent_outdated', 'offset_several_payers', 'offset_under_way', 'offset_already_used', 'version_stale', 'idempotency_key_reused', 'busy'],
  }),
  withdrawOffsetConsent: defineRoute({
    operationId: 'withdrawOffsetConsent', method: 'POST', path: '/applications/{applicationId}/offset-consent/withdraw', feature: 'applications', access: { kind: 'applicant' },
    summary: '撤回抵扣同意（拨付批次复核之前）', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({ expectedVersion: expectedVersionField }), reply: actionReply,
    problems: ['not_found', 'forbidden', 'action_not_available', 'offset_consent_missing', 'offset_under_way', 'version_stale', 'idempotency_key_reused', 'busy'],
  }),
  verifyReceipt: defineRoute({
    operationId: 'verifyReceipt', method: 'GET', path: '/receipts/{receiptNumber}', feature: 'applications', access: { kind: 'public' }, rateClass: 'receipt_lookup',
    summary: '回执核验', parameters: z.strictObject({ receiptNumber: z.string().regex(/^[0-9A-Z-]{8,40}$/) }), query: noQuery, body: null, success: 200, problems: ['not_found'],
    reply: z.strictObject({ receiptNumber: z.string(), programmeTitle: z.string(), submittedAt: z.string(), stateLabel: z.string(), factsCommitment: z.string(), eventHash: z.string(), chainHolds: z.boolean() }),
  }),
} as const;

/** What anybody can ask about themselves without leaving a trace. */
export const eligibilityRoutes = {
  checkEligibility: defineRoute({
    operationId: 'checkEligibility', method: 'POST', path: '/eligibility-checks', feature: 'policies', access: { kind: 'public' }, rateClass: 'eligibility_check',
    summary: '预检：哪些项目适用于我、为什么；不保存', parameters: noParameters, query: noQuery, success: 200,
    body: z.strictObject({ programmeId: programmeIdField.nullable(), facts: factsSchema }),
    reply: z.strictObject({
      asOfOn: z.string(),
      results: z.array(z.strictObject({ programmeId: z.string(), title: z.string(), openCallId: z.string().nullable(), determination: determinationView, explanation: z.string() })).readonly(),
      excluded: z.array(z.strictObject({ programmeId: z.string(), title: z.string(), reason: z.string() })).readonly(),
    }),
    problems: ['programme_unknown', 'credit_code_invalid', 'patent_number_invalid', 'date_in_future', 'period_reversed'],
  }),
} as const;
