import * as z from 'zod';
import { programmeKinds, slotValueSchema } from '../domain/rules/measure-schema';
import { documentNumberField, entityIdField, localDateField, noParameters, noQuery, programmeIdField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';

const administering: Access = { kind: 'officer', roles: ['policy_administrator'] };

const citationView = z.strictObject({ instrumentId: z.string(), title: z.string(), documentNumber: z.string().nullable(), locator: z.string(), summary: z.string() });
const callView = z.strictObject({ callId: z.string(), programmeId: z.string(), title: z.string(), documentNumber: z.string(), opensOn: z.string(), closesOn: z.string(), fiscalYear: z.int(), contact: z.string() });
const slotView = z.strictObject({ slotId: z.string(), saying: z.string(), basis: z.string(), value: z.unknown().nullable(), status: z.string().nullable(), legalBasis: z.string().nullable() });

/** Working days with what they rest on; null where no text lays them down, then nothing lapses. */
const limitView = z.strictObject({ days: z.int(), legalBasis: z.string(), status: z.string() }).nullable();

export const programmeSummaryView = z.strictObject({
  programmeId: z.string(), kind: z.enum(programmeKinds), title: z.string(), summary: z.string(), regionCode: z.string(),
  openCall: callView.nullable(),
  /** Why a call can't open now; empty when one could. */
  openQuestions: z.array(z.string()).readonly(),
  demo: z.boolean(),
});

/** 办事指南: everything a person must know before applying, generated from the catalogue. */
export const programmeGuideView = programmeSummaryView.extend({
  conditions: z.array(z.strictObject({ conditionId: z.string(), saying: z.string(), basis: z.enum(['text', 'reading', 'value']), citation: citationView })).readonly(),
  /** How the amount is built, in the order it is computed, with today's values. */
  amountSaying: z.array(z.string()).readonly(),
  /** Interpretations the amount rests on. */
  readings: z.array(z.strictObject({ saying: z.string(), citation: citationView })).readonly(),
  /** 依据: the clauses the programme rests on, whom they are for and who answers for them. */
  grounds: z.array(z.strictObject({ clauseId: z.string(), title: z.string(), documentNumber: z.string().nullable(), issuer: z.string().nullable(), locator: z.string(), beneficiary: z.string(), pays: z.string(), responsibleBody: z.string().nullable() })).readonly(),
  slots: z.array(slotView).readonly(),
  materials: z.array(z.strictObject({ materialId: z.string(), title: z.string(), requiredWhen: z.string().nullable() })).readonly(),
  stages: z.array(z.strictObject({ title: z.string(), level: z.string(), limitWorkingDays: z.int().nullable() })).readonly(),
  procedure: z.strictObject({
    acceptance: limitView, correction: limitView, payeeConfirmation: limitView, reExamination: limitView,
    notice: z.strictObject({ days: z.int(), unit: z.enum(['working_day', 'calendar_day']), firstDayCounted: z.boolean(), legalBasis: z.string(), status: z.string() }).nullable(),
    lateCorrectionWithdraws: z.boolean(), latePayeeWaives: z.boolean(),
  }),
  /** The budget of the year the open call (or else this year) is paid from; null while no account exists. */
  funds: z.strictObject({ fiscalYear: z.int(), budgetFen: z.int(), leftFen: z.int(), paidFen: z.int() }).nullable(),
  calls: z.array(callView).readonly(),
});

const proposalView = z.strictObject({ proposalId: z.string(), programmeId: z.string(), value: slotValueSchema, proposedBy: z.string(), proposedAt: z.string(), status: z.enum(['open', 'approved', 'refused']), decidedBy: z.string().nullable() });

/** The catalogue: what is promised, by which text, with which values; and how values come into force. */
export const policyRoutes = {
  listProgrammes: defineRoute({
    operationId: 'listProgrammes', method: 'GET', path: '/programmes', feature: 'policies', access: { kind: 'public' }, summary: '项目目录', parameters: noParameters, query: noQuery, body: null, success: 200, problems: [],
    reply: z.strictObject({ catalogueHash: z.string(), items: z.array(programmeSummaryView).readonly() }),
  }),
  getProgramme: defineRoute({
    operationId: 'getProgramme', method: 'GET', path: '/programmes/{programmeId}', feature: 'policies', access: { kind: 'public' }, summary: '办事指南', parameters: z.strictObject({ programmeId: programmeIdField }), query: noQuery, body: null, success: 200,
    reply: programmeGuideView, problems: ['programme_unknown'],
  }),
  listClauses: defineRoute({
    operationId: 'listClauses', method: 'GET', path: '/clauses', feature: 'policies', access: { kind: 'public' }, summary: '政策条款：承诺了什么、还缺什么', parameters: noParameters, query: noQuery, body: null, success: 200, problems: [],
    reply: z.strictObject({ items: z.array(z.strictObject({ clauseId: z.string(), instrumentId: z.string(), instrumentTitle: z.string(), locator: z.string(), beneficiary: z.string(), pays: z.string(), fixed: z.array(z.string()).readonly(), open: z.array(z.string()).readonly(), programmeIds: z.array(z.string()).readonly() })).readonly() }),
  }),
  openCall: defineRoute({
    operationId: 'openCall', method: 'POST', path: '/calls', feature: 'policies', access: administering, summary: '发布申报通知', parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject({ programmeId: programmeIdField, title: z.string().trim().min(4).max(200), documentNumber: documentNumberField, opensOn: localDateField, closesOn: localDateField, fiscalYear: z.int().min(2010).max(2100), contact: z.string().trim().min(2).max(200) }),
    reply: callView, problems: ['forbidden', 'programme_unknown', 'programme_not_open', 'slot_value_unset', 'period_reversed', 'idempotency_key_reused'],
  }),
  proposeValue: defineRoute({
    operationId: 'proposeValue', method: 'POST', path: '/programmes/{programmeId}/values', feature: 'policies', access: administering, summary: '提出政策数值（须有依据）', parameters: z.strictObject({ programmeId: programmeIdField }), query: noQuery, success: 201,
    body: z.strictObject({ value: slotValueSchema.omit({ recordedBy: true, approvedBy: true }) }), reply: proposalView, problems: ['forbidden', 'programme_unknown', 'slot_unknown', 'idempotency_key_reused'],
  }),
  listProposals: defineRoute({
    operationId: 'listProposals', method: 'GET', path: '/programmes/{programmeId}/values', feature: 'policies', access: { kind: 'officer', roles: ['policy_administrator', 'auditor'] }, summary: '数值提案', parameters: z.strictObject({ programmeId: programmeIdField }), query: noQuery, body: null, success: 200,
    reply: z.strictObject({ items: z.array(proposalView).readonly() }), problems: ['forbidden', 'programme_unknown'],
  }),
  approveValue: defineRoute({
    operationId: 'approveValue', method: 'POST', path: '/value-proposals/{proposalId}/approve', feature: 'policies', access: administering, summary: '复核数值：另一人批准后进入新的目录版本', parameters: z.strictObject({ proposalId: entityIdField }), query: noQuery, success: 200,
    body: z.strictObject({}), reply: z.strictObject({ proposal: proposalView, catalogueHash: z.string() }), problems: ['not_found', 'forbidden', 'maker_is_checker', 'version_stale', 'catalogue_invalid'],
  }),
  getOpenApi: defineRoute({
    operationId: 'getOpenApi', method: 'GET', path: '/openapi.json', feature: 'policies', access: { kind: 'public' }, summary: '接口说明（OpenAPI 3.1）', parameters: noParameters, query: noQuery, body: null, success: 200, reply: z.looseObject({}), problems: [],
  }),
} as const;
