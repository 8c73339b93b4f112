import * as z from 'zod';
import { shownIndicators } from '../domain/targets/shown-items';
import { noParameters, regionCodeField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';

const reporting: Access = { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor', 'policy_administrator'] };
const problems = ['forbidden', 'region_unknown'] as const;

const figure = z.strictObject({ count: z.int(), amountFen: z.int() });
const targetView = z.strictObject({
  targetId: z.string(), instrumentId: z.string(), instrumentTitle: z.string(), indicator: z.string(), unit: z.enum(['yuan', 'count']), regionCode: z.string(), shownBy: z.enum(shownIndicators).nullable(),
  /** What the cases can and can't show of it. */
  limits: z.string(),
  baselines: z.array(z.string()).readonly(),
  years: z.array(z.strictObject({
    year: z.int(),
    /** What the plan sets for the year, yuan or a number as text; null: nothing. */
    set: z.strictObject({ year: z.int(), sense: z.enum(['reach', 'exceed', 'at_least', 'between']), value: z.string(), toValue: z.string().optional(), locator: z.string(), summary: z.string() }).nullable(),
    /** Of cases accepted, and of cases paid; null: the cases show nothing of it. */
    shown: z.strictObject({ accepted: figure, paid: figure }).nullable(),
  })).readonly(),
});

const programmeLine = z.strictObject({
  programmeId: z.string(), title: z.string(), kind: z.string(), demo: z.boolean(), filed: z.int(), accepted: z.int(), refused: z.int(), approved: z.int(), approvedFen: z.int(), paidCount: z.int(), paidFen: z.int(), budgetFen: z.int(), leftFen: z.int(),
});

const yearQuery = z.strictObject({ regionCode: regionCodeField, year: z.coerce.number().int().min(2010).max(2100) });
const report = { method: 'GET', feature: 'reports', access: reporting, parameters: noParameters, body: null, success: 200 } as const;

/** What is told about a region as a whole. */
export const reportRoutes = {
  listTargets: defineRoute({
    ...report, operationId: 'listTargets', path: '/targets', summary: '规划金融指标与案件反映的情况', query: z.strictObject({ regionCode: regionCodeField }), problems: [...problems],
    reply: z.strictObject({ regionCode: z.string(), asOfYear: z.int(), items: z.array(targetView).readonly() }),
  }),
  getYearlyReport: defineRoute({
    ...report, operationId: 'getYearlyReport', path: '/yearly-report', summary: '年度推进情况（JSON）', query: yearQuery, problems: [...problems],
    reply: z.strictObject({
      regionCode: z.string(), regionName: z.string(), year: z.int(), asOfAt: z.string().nullable(),
      /** The report a text asks for by a day; null: none does. */
      duty: z.strictObject({
        saying: z.string(), locator: z.string(), summary: z.string(), instrumentTitle: z.string(), dueOn: z.string(),
        /** Negative when the day has passed; null beyond the published calendar. */
        workingDaysLeft: z.int().nullable(),
        withinPlanYears: z.boolean(), planYears: z.strictObject({ from: z.int(), to: z.int() }),
      }).nullable(),
      programmes: z.array(programmeLine).readonly(), targets: z.array(targetView).readonly(),
      openQuestions: z.array(z.strictObject({ programmeTitle: z.string(), questions: z.array(z.string()).readonly() })).readonly(),
    }),
  }),
  exportYearlyReport: defineRoute({
    ...report, operationId: 'exportYearlyReport', path: '/yearly-report/pdf', summary: '年度推进情况（PDF）', query: yearQuery, problems: [...problems, 'character_unprintable'], reply: z.string().meta({ contentType: 'application/pdf' }),
  }),
} as const;
