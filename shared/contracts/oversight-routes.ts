import * as z from 'zod';
import { applicationSummaryView } from './application-views';
import { applicationParameters, creditCodeField, localDateField, noParameters, noQuery, pageQuery, programmeIdField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';
import { instrumentSchema, slotSchema, slotValueSchema } from '../domain/rules/measure-schema';

const auditing: Access = { kind: 'officer', roles: ['auditor'] };
const overseeing: Access = { kind: 'officer', roles: ['policy_administrator', 'auditor'] };
const reading: Access = { kind: 'officer', roles: ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert', 'head_of_stage', 'approver', 'finance_officer', 'finance_approver', 'auditor'] };

const commitmentView = z.strictObject({
  what: z.enum(['facts', 'payee']),
  committed: z.string(),
  /** Of the document as it is stored now; null when it is missing or can't be decrypted. */
  recomputed: z.string().nullable(),
  /** `superseded`: a later payee account stands in its place, so this one can't be recomputed any more. */
  outcome: z.enum(['holds', 'broken', 'missing', 'superseded']),
});

const auditEventView = z.strictObject({
  version: z.int(), at: z.string(), actorKind: z.string(), actorUserId: z.string(), actorAs: z.string(), action: z.string(), saying: z.string(), toState: z.string(),
  previousHash: z.string(), hash: z.string(), recomputedHash: z.string(),
  /** Follows the event before: number and previous hash. */
  linked: z.boolean(),
  commitments: z.array(commitmentView).readonly(),
});

const findingView = z.strictObject({ severity: z.enum(['error', 'warning']), code: z.string(), path: z.string(), message: z.string() });

/** What auditors and policy administrators look at beyond the work of the day: the proof of a case, and the catalogue with its making. */
export const oversightRoutes = {
  findCases: defineRoute({
    operationId: 'findCases', method: 'GET', path: '/cases', feature: 'reviews', access: reading, summary: '查案件：按回执号或统一社会信用代码（二者择一）', parameters: noParameters, body: null, success: 200,
    query: z.strictObject({ receiptNumber: z.string().trim().min(4).max(60).optional(), creditCode: creditCodeField.optional(), ...pageQuery }),
    reply: z.strictObject({ items: z.array(applicationSummaryView).readonly(), cursor: z.string().nullable() }), problems: ['forbidden', 'query_invalid', 'credit_code_invalid'],
  }),
  getAuditChain: defineRoute({
    operationId: 'getAuditChain', method: 'GET', path: '/cases/{applicationId}/audit', feature: 'reviews', access: auditing, summary: '审计链：逐条重新计算并核对', parameters: applicationParameters, query: noQuery, body: null, success: 200,
    reply: z.strictObject({
      applicationId: z.string(), receiptNumber: z.string().nullable(), verifiedAt: z.string(),
      events: z.array(auditEventView).readonly(),
      head: z.strictObject({ version: z.int(), lastEventHash: z.string(), state: z.string(), /** Counts, ends and stands as the events say. */ agrees: z.boolean() }),
      /** Every event recomputed and linked, every commitment kept, the head in agreement. */
      holds: z.boolean(),
    }),
    problems: ['not_found', 'forbidden', 'own_enterprise', 'list_too_long'],
  }),
  listAuditRoots: defineRoute({
    operationId: 'listAuditRoots', method: 'GET', path: '/audit-roots', feature: 'reports', access: auditing, summary: '每日总根：表外只写一次的存储，逐日读出并核对（每页7天）', parameters: noParameters, body: null, success: 200,
    /** Days before this one; left out, the newest. */
    query: z.strictObject({ beforeOn: localDateField.optional() }),
    reply: z.strictObject({
      items: z.array(z.strictObject({
        day: z.string(),
        /** `missing`: none lies there; `unreadable`: not the hash of what it lists; `unlinked`: not on the root of the day before; `events_differ`: an event it lists is gone or rewritten. */
        outcome: z.enum(['holds', 'missing', 'unreadable', 'unlinked', 'events_differ']),
        /** Cases that moved on that day; null when no root can be read. */
        cases: z.int().nullable(), root: z.string().nullable(), previousRoot: z.string().nullable(),
        /** Cases held against the table for this answer, at most 50 a day, and how many of them differ. */
        checkedCases: z.int(), differingCases: z.int(),
      })).readonly(),
      nextBeforeOn: z.string().nullable(),
    }),
    problems: ['forbidden'],
  }),
  listInstruments: defineRoute({
    operationId: 'listInstruments', method: 'GET', path: '/instruments', feature: 'policies', access: { kind: 'public' }, summary: '政策文件：规划、办法、通知', parameters: noParameters, query: noQuery, body: null, success: 200, problems: [],
    reply: z.strictObject({ items: z.array(instrumentSchema).readonly() }),
  }),
  getProgrammeRecord: defineRoute({
    operationId: 'getProgrammeRecord', method: 'GET', path: '/programmes/{programmeId}/record', feature: 'policies', access: overseeing, summary: '项目档案：全部数值、依据、录入与批准人、待定事项', parameters: z.strictObject({ programmeId: programmeIdField }), query: noQuery, body: null, success: 200,
    reply: z.strictObject({
      programmeId: z.string(), title: z.string(), regionCode: z.string(), validFromOn: z.string().nullable(), validToOn: z.string().nullable(), catalogueHash: z.string(),
      slots: z.array(slotSchema).readonly(), values: z.array(slotValueSchema).readonly(),
      /** What the lint says about opening a call today. */
      findings: z.array(findingView).readonly(),
    }),
    problems: ['forbidden', 'programme_unknown'],
  }),
  listCatalogueVersions: defineRoute({
    operationId: 'listCatalogueVersions', method: 'GET', path: '/catalogue-versions', feature: 'policies', access: overseeing, summary: '目录版本：何时、由谁、因何发布（最近100个）', parameters: noParameters, query: noQuery, body: null, success: 200,
    reply: z.strictObject({ items: z.array(z.strictObject({ catalogueHash: z.string(), publishedAt: z.string(), publishedBy: z.string(), reason: z.string() })).readonly() }), problems: ['forbidden'],
  }),
} as const;
