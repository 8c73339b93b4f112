import * as z from 'zod';
import { officerRoles } from '../domain/application/actor';
import { partBalances } from '../domain/application/application';
import { applicationStates, reviewStates } from '../domain/application/states';
import { payersAtMost } from '../domain/ledger/payer-shares';
import { actionReply, applicationSummaryView, applicationView, timelineEntryView } from './application-views';
import { determinationView } from './determination-view';
import { amountFenField, applicationIdField, applicationParameters, documentNumberField, entityIdField, expectedVersionField, localDateField, noParameters, noQuery, pageQuery, programmeIdField, reasonField, regionCodeField } from './fields';
import { factsSchema } from '../domain/rules/facts';
import { paperKinds } from '../domain/rules/papers-named';
import { defineRoute } from './route';
import type { Access } from './route';
import type { ProblemCode } from '../domain/problem';

const handlers = ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert'] as const;
const handling: Access = { kind: 'officer', roles: handlers };
const handlingOrHead: Access = { kind: 'officer', roles: [...handlers, 'head_of_stage'] };
const approving: Access = { kind: 'officer', roles: ['approver'] };
const reading: Access = { kind: 'officer', roles: [...handlers, 'head_of_stage', 'approver', 'finance_officer', 'finance_approver', 'auditor'] };

const commandProblems: readonly ProblemCode[] = ['not_found', 'forbidden', 'action_not_available', 'own_enterprise', 'recused', 'version_stale', 'idempotency_key_reused', 'calendar_year_unpublished', 'busy'];

const expected = { expectedVersion: expectedVersionField };
const lineFinding = z.strictObject({ lineId: z.string().min(1).max(80), finding: z.enum(['met', 'cut', 'refused']), toFen: amountFenField.optional(), reason: z.string().trim().max(2000).default('') });
const conditionFinding = z.strictObject({ conditionId: z.string().min(1).max(80), finding: z.enum(['met', 'not_met', 'not_applicable']), reason: z.string().trim().max(2000).default('') });
const grounds = { conditionIds: z.array(z.string().min(1).max(80)).min(1).max(50).meta({ description: '不符合的条件编号；答复中列出对应条款' }), reason: reasonField };

/** All commands on one case look alike: a version, what is done, and the case as the answer. */
const caseCommand = <const Id extends string, Body extends z.ZodType>(definition: {
  readonly operationId: Id; readonly verb: string; readonly summary: string; readonly access: Extract<Access, { kind: 'officer' }>; readonly body: Body; readonly problems?: readonly ProblemCode[];
}) =>
  defineRoute({
    operationId: definition.operationId, method: 'POST', path: `/cases/{applicationId}/${definition.verb}`, feature: 'reviews', access: definition.access,
    summary: definition.summary, parameters: applicationParameters, query: noQuery, body: definition.body, reply: actionReply, success: 200,
    problems: [...commandProblems, ...(definition.problems ?? [])],
  });

/** States in which somebody has work: each is a queue. */
export const queueStates = ['submitted', 'correction_requested', 'accepted', ...reviewStates, 'awaiting_decision', 'public_notice', 'objection_handling', 'approved', 'held_over', 'awaiting_payee', 'disbursing', 'paid', 'payment_failed', 'clawback_due'] as const;

export const queueRowView = z.strictObject({
  applicationId: z.string(), receiptNumber: z.string().nullable(), programmeId: z.string(), districtCode: z.string(), state: z.enum(applicationStates), stateLabel: z.string(),
  dueOn: z.string().nullable(),
  /** Working days left; negative when overdue; null without a deadline or beyond the published calendar. */
  workingDaysLeft: z.int().nullable(),
  claimedBy: z.string().nullable(), version: z.int(),
});

const neighbourView = z.strictObject({
  applicationId: z.string(), receiptNumber: z.string().nullable(), programmeId: z.string(), programmeTitle: z.string(), districtCode: z.string(), state: z.enum(applicationStates), submittedAt: z.string().nullable(),
  amountFen: z.int().nullable(),
  sameEnterprise: z.boolean(),
  /** As filed with the case; null while it was not. */
  enterpriseName: z.string().nullable(),
  /** Patents, loan contracts, drawdowns, policies and receipts that both cases name. */
  shared: z.array(z.strictObject({ kind: z.enum(paperKinds), identifier: z.string() })).readonly(),
});

const workCountView = z.strictObject({
  role: z.enum(officerRoles), state: z.enum(applicationStates), districtCode: z.string(),
  total: z.int(), overdue: z.int(), dueSoon: z.int(), unclaimed: z.int(), mine: z.int(),
  /** True: counting stopped at `countedAtMost` rows of the queue, so each number means "at least". */
  more: z.boolean(),
});

export const caseView = z.strictObject({
  application: applicationView,
  facts: factsSchema.nullable(),
  revision: z.int().nullable(),
  /** What was filed before the last correction; null while there was none. */
  previousFacts: factsSchema.nullable(),
  materials: z.array(z.string()).readonly(),
  determinations: z.array(z.strictObject({ version: z.int(), madeAt: z.string(), determination: determinationView })).readonly(),
  findings: z.array(z.strictObject({ version: z.int(), stageId: z.string(), userId: z.string(), opinion: z.enum(['grant', 'reject']), conditionFindings: z.array(conditionFinding).readonly(), lineFindings: z.array(lineFinding).readonly(), reviewedFen: z.int(), comment: z.string() })).readonly(),
  clashedLines: z.array(z.string()).readonly(),
  objections: z.array(z.strictObject({ objectionId: z.string(), kind: z.enum(['unit', 'person']), reason: z.string(), receivedAt: z.string(), open: z.boolean() })).readonly(),
  claimedBy: z.string().nullable(),
  recusedUserIds: z.array(z.string()).readonly(),
  dutyHolders: z.array(z.strictObject({ duty: z.string(), userId: z.string() })).readonly(),
  /** What the officers of the case are called; those without a name are known by their user id. */
  officerNames: z.array(z.strictObject({ userId: z.string(), name: z.string() })).readonly(),
  /** Each payer's part with its account, batch and orders; `endToEndId` is that of the last order. */
  parts: z.array(z.strictObject({
    number: z.int(), accountId: z.string(), amountFen: z.int(), balance: z.enum(partBalances), fundDocumentNumber: z.string().nullable(), batchId: z.string().nullable(),
    attempt: z.int(), endToEndId: z.string().nullable(), demandedFen: z.int(), recoveredFen: z.int(),
    /** The closed year's account its money came from. */
    carriedFrom: z.string().nullable(),
  })).readonly(),
  pins: z.strictObject({ catalogueHash: z.string(), acceptedOn: z.string(), payerRegionCode: z.string(), enterpriseSize: z.string() }).nullable(),
  payee: z.strictObject({ accountName: z.string(), accountNumberMasked: z.string(), bankCode: z.string(), bankName: z.string() }).nullable(),
  timeline: z.array(timelineEntryView).readonly(),
});

/** What reviewers and approvers do, from the queue to the approval. */
export const reviewRoutes = {
  getWorkbench: defineRoute({
    operationId: 'getWorkbench', method: 'GET', path: '/workbench', feature: 'reviews', access: reading, summary: '工作台：本人职责内各阶段、各区的待办件数',
    parameters: noParameters, query: noQuery, body: null, success: 200, problems: ['forbidden'],
    reply: z.strictObject({
      today: z.string(),
      /** `dueSoon` counts what is due within so many working days, today included. */
      dueSoonWorkingDays: z.int(),
      countedAtMost: z.int(),
      districtCodes: z.array(z.string()).readonly().meta({ description: '本人辖区内的区' }),
      /** Only what is not empty, in the order of the procedure. */
      items: z.array(workCountView).readonly(),
    }),
  }),
  getReviewQueue: defineRoute({
    operationId: 'getReviewQueue', method: 'GET', path: '/review-queue', feature: 'reviews', access: reading, summary: '待办队列：按阶段、区、期限',
    parameters: noParameters, body: null, success: 200, problems: ['forbidden'],
    query: z.strictObject({
      state: z.enum(queueStates),
      districtCode: regionCodeField.optional().meta({ description: '不填：本人辖区内各区合并，按期限排列' }),
      programmeId: programmeIdField.optional(), dueBeforeOn: localDateField.optional(),
      holder: z.enum(['anybody', 'mine', 'nobody']).default('anybody').meta({ description: '办理人：不限、本人、尚未领取' }),
      order: z.enum(['due_first', 'due_last']).default('due_first'), ...pageQuery,
    }),
    reply: z.strictObject({ items: z.array(queueRowView).readonly(), cursor: z.string().nullable() }),
  }),
  getCase: defineRoute({
    operationId: 'getCase', method: 'GET', path: '/cases/{applicationId}', feature: 'reviews', access: reading, summary: '审查视图：事实、结论、意见、历史',
    parameters: applicationParameters, query: noQuery, body: null, success: 200, problems: ['not_found', 'forbidden', 'own_enterprise'], reply: caseView,
  }),
  getCaseNeighbours: defineRoute({
    operationId: 'getCaseNeighbours', method: 'GET', path: '/cases/{applicationId}/neighbours', feature: 'reviews', access: reading, summary: '关联案件：同一企业，或涉及同一专利、贷款合同、借据、保单、票据的其他企业',
    parameters: applicationParameters, query: noQuery, body: null, success: 200, problems: ['not_found', 'forbidden', 'own_enterprise'],
    reply: z.strictObject({
      items: z.array(neighbourView).readonly(),
      /** Related cases that exist and are not this officer's to see. */
      hidden: z.int(),
      /** True: the enterprise has older cases than the newest that were looked at. */
      more: z.boolean(),
      /** True: more cases may name a paper of this case than were looked at. */
      moreByPaper: z.boolean(),
    }),
  }),
  claimCase: caseCommand({ operationId: 'claimCase', verb: 'claim', summary: '领取办理', access: handling, body: z.strictObject(expected), problems: ['already_claimed_by_you', 'claimed_by_another', 'separation_of_duties'] }),
  releaseCase: caseCommand({ operationId: 'releaseCase', verb: 'release', summary: '退回待领取', access: handlingOrHead, body: z.strictObject(expected), problems: ['not_claimed_by_you'] }),
  recuseFromCase: caseCommand({ operationId: 'recuseFromCase', verb: 'recuse', summary: '申请回避', access: { kind: 'officer', roles: [...handlers, 'head_of_stage', 'approver', 'finance_officer', 'finance_approver'] }, body: z.strictObject({ ...expected, reason: reasonField }) }),
  acceptCase: caseCommand({ operationId: 'acceptCase', verb: 'accept', summary: '受理（固定适用的政策版本与数值）', access: handling, body: z.strictObject({ ...expected, payerRegionCode: regionCodeField }), problems: ['not_claimed_by_you', 'separation_of_duties', 'slot_value_unset', 'region_unknown'] }),
  refuseAcceptance: caseCommand({ operationId: 'refuseAcceptance', verb: 'refuse-acceptance', summary: '不予受理', access: handling, body: z.strictObject({ ...expected, ...grounds }), problems: ['not_claimed_by_you', 'condition_unknown'] }),
  requestCorrection: caseCommand({
    operationId: 'requestCorrection', verb: 'request-correction', summary: '一次性告知补正', access: handlingOrHead,
    body: z.strictObject({ ...expected, items: z.array(z.strictObject({ field: z.string().min(1).max(200), fault: z.enum(['incorrect', 'incomplete', 'outdated']), reason: reasonField })).min(1).max(50) }),
    problems: ['not_claimed_by_you', 'further_correction_needs_head_of_stage', 'separation_of_duties'],
  }),
  resolveClash: caseCommand({
    operationId: 'resolveClash', verb: 'resolve-clash', summary: '处理资金查重结果', access: handlingOrHead,
    body: z.strictObject({ ...expected, lineIds: z.array(z.string().min(1).max(80)).min(1).max(100), resolution: z.enum(['line_refused', 'claim_taken']), reason: reasonField }),
    problems: ['line_not_clashed', 'cost_item_claimed', 'not_claimed_by_you'],
  }),
  recordReview: caseCommand({
    operationId: 'recordReview', verb: 'review', summary: '提交审查意见', access: handling,
    body: z.strictObject({ ...expected, opinion: z.enum(['grant', 'reject']), conditionFindings: z.array(conditionFinding).max(100), lineFindings: z.array(lineFinding).max(500), comment: z.string().trim().max(4000).default('') }),
    problems: ['not_claimed_by_you', 'separation_of_duties', 'finding_reason_required', 'condition_unknown', 'line_unknown', 'amount_undetermined', 'clash_unresolved'],
  }),
  decideList: defineRoute({
    operationId: 'decideList', method: 'POST', path: '/decision-lists', feature: 'reviews', access: approving, summary: '审定一批（会议纪要文号）',
    parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject({
      programmeId: programmeIdField, documentNumber: documentNumberField,
      accountId: entityIdField.optional().meta({ description: '由一个预算账户全额承担；与payers二选一' }),
      payers: z.array(z.strictObject({ accountId: entityIdField, sharePercent: z.string().max(10).optional() })).min(1).max(payersAtMost).optional()
        .meta({ description: '各承担方及其比例（百分数，合计正好100）；不填比例时按项目规定的分担比例' }),
      decidedOn: localDateField, noticeOpensOn: localDateField,
      attendees: z.array(z.string().min(1).max(100)).min(1).max(50), recusals: z.array(z.string().min(1).max(100)).max(50).default([]),
      entries: z.array(z.discriminatedUnion('outcome', [
        z.strictObject({ applicationId: applicationIdField, ...expected, outcome: z.literal('grant'), amountFen: amountFenField }),
        z.strictObject({ applicationId: applicationIdField, ...expected, outcome: z.literal('reject'), ...grounds }),
      ])).min(1).max(100),
    }),
    reply: z.strictObject({
      listId: z.string(),
      /** Each entry is decided in a transaction of its own; sending the list again carries on with the rest. */
      results: z.array(z.strictObject({ applicationId: z.string(), state: z.string().nullable(), problem: z.strictObject({ code: z.string(), message: z.string() }).nullable() })).readonly(),
    }),
    problems: ['forbidden', 'idempotency_key_reused', 'date_in_future', 'notice_opens_in_past', 'account_unknown', 'payer_shares_invalid'],
  }),
  approveCase: caseCommand({ operationId: 'approveCase', verb: 'approve', summary: '核准（公示无异议或异议不成立）', access: approving, body: z.strictObject(expected), problems: ['notice_still_open', 'separation_of_duties', 'account_balance_insufficient'] }),
  holdOverCase: caseCommand({ operationId: 'holdOverCase', verb: 'hold-over', summary: '暂缓', access: approving, body: z.strictObject({ ...expected, reason: reasonField, reviewOn: localDateField }), problems: ['review_date_not_future', 'separation_of_duties'] }),
  resumeCase: caseCommand({ operationId: 'resumeCase', verb: 'resume', summary: '恢复审定', access: approving, body: z.strictObject({ ...expected, reason: reasonField }), problems: ['separation_of_duties'] }),
  terminateCase: caseCommand({ operationId: 'terminateCase', verb: 'terminate', summary: '终止', access: { kind: 'officer', roles: ['head_of_stage', 'approver'] }, body: z.strictObject({ ...expected, reason: reasonField, basis: reasonField }), problems: ['case_in_batch'] }),
  revokeCase: caseCommand({ operationId: 'revokeCase', verb: 'revoke', summary: '撤销', access: approving, body: z.strictObject({ ...expected, reason: reasonField, basis: reasonField }), problems: ['case_in_batch'] }),
} as const;

/** What the public sees and says during a notice, and how an objection is answered. */
export const noticeRoutes = {
  listNotices: defineRoute({
    operationId: 'listNotices', method: 'GET', path: '/notices', feature: 'notices', access: { kind: 'public' }, summary: '公示列表', parameters: noParameters,
    query: z.strictObject({ openOn: localDateField.optional() }), body: null, success: 200, problems: [],
    reply: z.strictObject({ items: z.array(z.strictObject({ noticeNumber: z.string(), programmeTitle: z.string(), basis: z.string(), enterpriseName: z.string(), districtCode: z.string(), amountFen: z.int(), documentNumber: z.string(), opensOn: z.string(), closesOn: z.string(), objectionContact: z.string() })).readonly() }),
  }),
  raiseObjection: defineRoute({
    operationId: 'raiseObjection', method: 'POST', path: '/notices/{noticeNumber}/objections', feature: 'notices', access: { kind: 'public' }, rateClass: 'objection', summary: '提出异议（须实名并附证据）',
    parameters: z.strictObject({ noticeNumber: z.string().regex(/^[A-Za-z0-9-]{8,60}$/) }), query: noQuery, success: 201,
    body: z.strictObject({ objector: z.strictObject({ kind: z.enum(['unit', 'person']), name: z.string().trim().min(2).max(100), contact: z.string().trim().min(5).max(200), evidence: z.string().trim().max(4000) }), reason: reasonField }),
    reply: z.strictObject({ objectionId: z.string(), receivedAt: z.string(), replayed: z.boolean() }),
    problems: ['not_found', 'notice_closed', 'objection_evidence_required', 'idempotency_key_reused', 'busy'],
  }),
  resolveObjection: defineRoute({
    operationId: 'resolveObjection', method: 'POST', path: '/cases/{applicationId}/objections/{objectionId}/resolution', feature: 'notices', access: { kind: 'officer', roles: ['head_of_stage'] }, summary: '异议处理决定',
    parameters: applicationParameters.extend({ objectionId: entityIdField }), query: noQuery, success: 200,
    body: z.strictObject({ ...expected, outcome: z.enum(['upheld', 'dismissed']), reason: reasonField }), reply: actionReply,
    problems: [...commandProblems, 'objection_not_open'],
  }),
} as const;

export const caseCommandProblems = commandProblems;
export const listedApplications = z.array(applicationSummaryView).readonly();
