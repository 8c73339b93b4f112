import * as z from 'zod';
import { yearEndModes, yearEndStatuses } from '../domain/ledger/year-end';
import type { ProblemCode } from '../domain/problem';
import { actionReply } from './application-views';
import { applicationParameters, documentNumberField, entityIdField, expectedVersionField, localDateField, noParameters, noQuery, programmeIdField } from './fields';
import { caseCommandProblems } from './review-routes';
import { defineRoute } from './route';
import type { Access } from './route';

type OfficerAccess = Extract<Access, { kind: 'officer' }>;
const making: OfficerAccess = { kind: 'officer', roles: ['finance_officer'] };
const checking: OfficerAccess = { kind: 'officer', roles: ['finance_approver'] };
const both: OfficerAccess = { kind: 'officer', roles: ['finance_officer', 'finance_approver'] };
const seeing: OfficerAccess = { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor'] };

const mode = z.enum(yearEndModes);
const summary = {
  runId: z.string(), programmeId: z.string(), fiscalYear: z.int(), payerRegionCode: z.string(), accountId: z.string(), budgetDocumentNumber: z.string(), source: z.enum(['central', 'province', 'city', 'district']), cutOffOn: z.string(),
  rule: z.strictObject({ documentNumber: z.string(), issuedOn: z.string(), openParts: mode, remainder: mode, returns: mode }),
  /** Next year's account; null where everything lapses. */
  successorAccountId: z.string().nullable(), status: z.enum(yearEndStatuses),
  /** How many of the sealed cases had their turn: while applying, carry it on. */
  position: z.int(),
  seal: z.strictObject({ count: z.int(), openFen: z.int(), availableFen: z.int(), payableFen: z.int(), sealHash: z.string() }),
  /** What was free and left the account, each under its own ledger entry. */
  sweeps: z.array(z.strictObject({ entryId: z.string(), mode, amountFen: z.int(), toAccountId: z.string().nullable(), at: z.string() })).readonly(),
  madeBy: z.string(), madeAt: z.string(), approvedBy: z.string().nullable(), approvedAt: z.string().nullable(),
};
const runSummary = z.strictObject(summary);
/** With the account as it stands now. Once closed, what is reserved, committed or available came back and waits to be carried on. */
const runView = z.strictObject({ ...summary, nowFen: z.strictObject({ available: z.int(), reserved: z.int(), committed: z.int(), payable: z.int(), paid: z.int(), carried: z.int(), lapsed: z.int() }) });
const memberView = z.strictObject({ applicationId: z.string(), receiptNumber: z.string(), balance: z.enum(['reserved', 'committed']), amountFen: z.int() });

const ofRun = z.strictObject({ runId: entityIdField });
const command = <const Id extends string, Body extends z.ZodType>(definition: { readonly operationId: Id; readonly verb: string; readonly summary: string; readonly access: OfficerAccess; readonly body: Body; readonly problems: readonly ProblemCode[] }) =>
  defineRoute({
    operationId: definition.operationId, method: 'POST', path: `/year-ends/{runId}/${definition.verb}`, feature: 'disbursements', access: definition.access, summary: definition.summary,
    parameters: ofRun, query: noQuery, body: definition.body, reply: runView, success: 200, problems: ['not_found', 'forbidden', 'year_end_run_status', 'version_stale', 'busy', ...definition.problems],
  });

/** How a budget year ends: what becomes of money that is not paid. */
export const yearEndRoutes = {
  proposeYearEnd: defineRoute({
    operationId: 'proposeYearEnd', method: 'POST', path: '/year-ends', feature: 'disbursements', access: making, summary: '提出一个预算账户的年终处理（依据文号、关账日、结转或收回），并封存清单供复核', parameters: noParameters, query: noQuery, success: 201,
    body: z.strictObject({
      accountId: entityIdField, cutOffOn: localDateField.meta({ description: '关账日：到期后方可复核关账' }), documentNumber: documentNumberField.meta({ description: '年终结转或收回的文号' }), issuedOn: localDateField,
      openParts: mode.meta({ description: '已审定、已核准而未拨付的资金' }), remainder: mode.meta({ description: '未安排的结余' }), returns: mode.meta({ description: '关账以后退回的款项' }),
    }),
    reply: runView, problems: ['forbidden', 'account_unknown', 'date_in_future', 'period_reversed', 'fiscal_year_closed', 'year_end_run_open', 'year_end_batches_open', 'list_too_long', 'idempotency_key_reused', 'busy'],
  }),
  listYearEnds: defineRoute({
    operationId: 'listYearEnds', method: 'GET', path: '/year-ends', feature: 'disbursements', access: seeing, summary: '一个项目的年终处理', parameters: noParameters, query: z.strictObject({ programmeId: programmeIdField }), body: null, success: 200,
    reply: z.strictObject({ items: z.array(runSummary).readonly() }), problems: ['forbidden'],
  }),
  getYearEnd: defineRoute({
    operationId: 'getYearEnd', method: 'GET', path: '/year-ends/{runId}', feature: 'disbursements', access: seeing, summary: '年终处理的依据、合计、进度和账户现状', parameters: ofRun, query: noQuery, body: null, success: 200, reply: runView, problems: ['not_found', 'forbidden'],
  }),
  listYearEndMembers: defineRoute({
    operationId: 'listYearEndMembers', method: 'GET', path: '/year-ends/{runId}/members', feature: 'disbursements', access: seeing, summary: '封存的清单（复核前即为预览）', parameters: ofRun, body: null, success: 200,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(25), cursor: z.string().regex(/^\d{1,6}$/).optional() }),
    reply: z.strictObject({ items: z.array(memberView).readonly(), cursor: z.string().nullable() }), problems: ['not_found', 'forbidden'],
  }),
  resealYearEnd: command({ operationId: 'resealYearEnd', verb: 'reseal', summary: '账户有变动后重新封存', access: making, body: z.strictObject({}), problems: ['fiscal_year_closed', 'year_end_batches_open', 'list_too_long'] }),
  approveYearEnd: command({
    operationId: 'approveYearEnd', verb: 'approve', summary: '另一人按校验值复核并关账', access: checking, body: z.strictObject({ sealHash: z.string().regex(/^[0-9a-f]{64}$/) }),
    problems: ['payments_frozen', 'maker_is_checker', 'year_end_members_changed', 'cut_off_not_reached', 'own_enterprise', 'recused', 'case_in_batch'],
  }),
  continueYearEnd: command({ operationId: 'continueYearEnd', verb: 'continue', summary: '继续结转（每次一批，可重复；关账后退回的款项也由此办理）', access: checking, body: z.strictObject({}), problems: ['payments_frozen', 'maker_is_checker', 'fiscal_year_closed', 'own_enterprise', 'recused'] }),
  cancelYearEnd: command({ operationId: 'cancelYearEnd', verb: 'cancel', summary: '撤销尚未复核的年终处理', access: both, body: z.strictObject({}), problems: [] }),
  fundAnew: defineRoute({
    operationId: 'fundAnew', method: 'POST', path: '/cases/{applicationId}/funding', feature: 'disbursements', access: making, summary: '年终收回后由以后年度预算重新安排资金', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({ expectedVersion: expectedVersionField, accountId: entityIdField, toAccountId: entityIdField, documentNumber: documentNumberField }),
    reply: actionReply, problems: [...caseCommandProblems, 'account_unknown', 'funds_not_lapsed', 'fiscal_year_closed', 'account_balance_insufficient', 'busy'],
  }),
} as const;
