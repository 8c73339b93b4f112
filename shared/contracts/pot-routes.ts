import * as z from 'zod';
import { potModes } from '../domain/pot/pot-modes';
import { potRunStatuses } from '../domain/pot/pot-run-status';
import type { ProblemCode } from '../domain/problem';
import { entityIdField, noParameters, noQuery, programmeIdField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';

const making: Access = { kind: 'officer', roles: ['approver'] };
const checking: Access = { kind: 'officer', roles: ['approver', 'finance_approver'] };
const viewing: Access = { kind: 'officer', roles: ['approver', 'finance_approver', 'finance_officer', 'head_of_stage', 'auditor'] };

const runView = z.strictObject({
  runId: z.string(), programmeId: z.string(), callId: z.string(), status: z.enum(potRunStatuses),
  candidates: z.int(),
  /** How many cases the present step has dealt with: while freezing, applying or cancelling, carry it on. */
  position: z.int(),
  madeBy: z.string(), madeAt: z.string(), approvedBy: z.string().nullable(), approvedAt: z.string().nullable(),
  seal: z.strictObject({
    group: z.string(), period: z.string(), amountFen: z.int(), amountBasis: z.string(), mode: z.enum(potModes), modeLabel: z.string(), modeBasis: z.string(), catalogueHash: z.string(),
    /** Given out of the same pot before, and what is left to share. */
    takenFen: z.int(), potFen: z.int(),
    count: z.int(), reviewedTotalFen: z.int(), sharedTotalFen: z.int(), membersHash: z.string(),
  }).nullable(),
  result: z.strictObject({ count: z.int(), awardedFen: z.int(), leftApplicationIds: z.array(z.string()).readonly() }).nullable(),
});

const shareView = z.strictObject({ applicationId: z.string(), receiptNumber: z.string(), acceptedAt: z.string(), place: z.int(), reviewedFen: z.int(), shareFen: z.int(), saying: z.string() });

const ofRun = z.strictObject({ runId: entityIdField });
const runProblems: readonly ProblemCode[] = ['not_found', 'forbidden', 'own_enterprise', 'recused', 'version_stale', 'held_by_run', 'clash_unresolved', 'pot_cases_unready', 'pot_empty', 'pot_missing', 'slot_value_unset'];

const runCommand = <const Id extends string, Body extends z.ZodType>(definition: { readonly operationId: Id; readonly verb: string; readonly summary: string; readonly access: Extract<Access, { kind: 'officer' }>; readonly body: Body; readonly problems?: readonly ProblemCode[] }) =>
  defineRoute({
    operationId: definition.operationId, method: 'POST', path: `/pot-runs/{runId}/${definition.verb}`, feature: 'reviews', access: definition.access, summary: definition.summary,
    parameters: ofRun, query: noQuery, body: definition.body, reply: runView, success: 200, problems: [...runProblems, ...(definition.problems ?? [])],
  });

/** How the pot of a call is shared before its cases are decided. */
export const potRoutes = {
  createPotRun: defineRoute({
    operationId: 'createPotRun', method: 'POST', path: '/pot-runs', feature: 'reviews', access: making, summary: '资金池分配：本批申报截止且全部审查完毕后，冻结并测算',
    parameters: noParameters, query: noQuery, body: z.strictObject({ callId: entityIdField }), reply: runView, success: 201,
    problems: [...runProblems, 'call_still_open', 'pot_run_open', 'idempotency_key_reused'],
  }),
  listPotRuns: defineRoute({
    operationId: 'listPotRuns', method: 'GET', path: '/pot-runs', feature: 'reviews', access: viewing, summary: '一个项目的资金池分配',
    parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField }), body: null, reply: z.strictObject({ items: z.array(runView).readonly() }), success: 200, problems: ['forbidden', 'programme_unknown'],
  }),
  getPotRun: defineRoute({
    operationId: 'getPotRun', method: 'GET', path: '/pot-runs/{runId}', feature: 'reviews', access: viewing, summary: '资金池分配的进度、合计和校验值',
    parameters: ofRun, query: noQuery, body: null, reply: runView, success: 200, problems: ['not_found', 'forbidden'],
  }),
  getPotShares: defineRoute({
    operationId: 'getPotShares', method: 'GET', path: '/pot-runs/{runId}/shares', feature: 'reviews', access: viewing, summary: '各件分得的金额和理由（批准前即为预览）',
    parameters: ofRun, query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(25), cursor: z.string().regex(/^\d{1,6}$/).optional() }), body: null,
    reply: z.strictObject({ items: z.array(shareView).readonly(), cursor: z.string().nullable() }), success: 200, problems: ['not_found', 'forbidden'],
  }),
  continuePotRun: runCommand({ operationId: 'continuePotRun', verb: 'continue', summary: '继续办理（每次一批，可重复）', access: checking, body: z.strictObject({}), problems: ['maker_is_checker', 'pot_members_changed'] }),
  resealPotRun: runCommand({ operationId: 'resealPotRun', verb: 'reseal', summary: '有申请撤回或恢复后重新冻结、测算', access: making, body: z.strictObject({}), problems: ['pot_run_status'] }),
  approvePotRun: runCommand({
    operationId: 'approvePotRun', verb: 'approve', summary: '另一人按校验值批准分配', access: checking, body: z.strictObject({ membersHash: z.string().regex(/^[0-9a-f]{64}$/) }), problems: ['maker_is_checker', 'pot_run_status', 'pot_members_changed'],
  }),
  cancelPotRun: runCommand({ operationId: 'cancelPotRun', verb: 'cancel', summary: '取消分配，各件恢复办理', access: checking, body: z.strictObject({}), problems: ['pot_run_status'] }),
} as const;
