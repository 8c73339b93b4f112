import * as z from 'zod';
import { sizeClasses } from '../domain/enterprise-size';
import { totalsDimensions } from '../domain/ledger/totals-table';
import type { TotalsDimension } from '../domain/ledger/totals-table';
import { noParameters, programmeIdField, regionCodeField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';

const seeing: Access = { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor'] };
const fiscalYearField = z.coerce.number().int().min(2010).max(2100);
const csv = z.string().meta({ contentType: 'text/csv; charset=utf-8' });
const xlsx = z.string().meta({ contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });

const isDimension = (name: string): name is TotalsDimension => totalsDimensions.some((dimension) => dimension === name);

/** `by=district,month`: which dimensions tell the lines apart; left out: all. The status always does. */
const byField = z.string().max(200).optional().transform((text, context): readonly TotalsDimension[] => {
  if (text === undefined) return totalsDimensions;
  const names = text.split(',');
  const found = names.filter(isDimension);
  if (found.length < names.length) context.issues.push({ code: 'custom', input: text, message: 'an unknown dimension' });
  return found;
}).meta({ type: 'string', description: `汇总口径，逗号分隔：${totalsDimensions.join('、')}` });

const tableQuery = z.strictObject({
  fiscalYear: fiscalYearField, programmeId: programmeIdField.optional(), kind: z.string().max(60).optional(), plan: z.string().max(200).optional(), district: regionCodeField.optional(),
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/).optional(), month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/).optional(), enterpriseSize: z.enum(sizeClasses).optional(),
  status: z.enum(['reserved', 'committed', 'payable', 'paid', 'failed', 'released', 'receivable', 'recovered', 'carried', 'lapsed']).optional(), by: byField,
});
const text = z.string().nullable();
const tableLine = z.strictObject({ programme: text, kind: text, plan: text, district: text, fiscalYear: z.int().nullable(), quarter: text, month: text, enterpriseSize: text, status: text, count: z.int(), amountFen: z.int() });

const sums = { appropriatedFen: z.int(), reservedFen: z.int(), committedFen: z.int(), payableFen: z.int(), paidFen: z.int(), leftFen: z.int(), receivableFen: z.int(), recoveredFen: z.int(), carriedFen: z.int(), lapsedFen: z.int() };
const source = z.enum(['central', 'province', 'city', 'district']);

const table = { method: 'GET', feature: 'disbursements', access: seeing, parameters: noParameters, query: tableQuery, body: null, success: 200, problems: ['forbidden'] } as const;
const statement = { ...table, query: z.strictObject({ programmeId: programmeIdField, fiscalYear: fiscalYearField }) } as const;

/** What finance reports: totals by any dimension, and the year against its budget. */
export const financeReportRoutes = {
  getTotalsTable: defineRoute({
    ...table, operationId: 'getTotalsTable', path: '/totals/table', summary: '按项目、类型、规划、区、年度、季度、月份、企业规模、状态汇总（JSON）',
    reply: z.strictObject({ asOfAt: z.string().nullable(), by: z.array(z.enum(totalsDimensions)).readonly(), rows: z.array(tableLine).readonly(), control: z.strictObject({ rows: z.int(), count: z.int(), amountFen: z.int(), paidFen: z.int(), paidCount: z.int(), sha256: z.string() }) }),
  }),
  exportTotalsTableCsv: defineRoute({ ...table, operationId: 'exportTotalsTableCsv', path: '/totals/table/csv', summary: '资金汇总表（CSV）', reply: csv }),
  exportTotalsTableXlsx: defineRoute({ ...table, operationId: 'exportTotalsTableXlsx', path: '/totals/table/xlsx', summary: '资金汇总表（XLSX）', reply: xlsx }),
  getYearEndStatement: defineRoute({
    ...statement, operationId: 'getYearEndStatement', path: '/statements', summary: '年度决算（JSON）',
    reply: z.strictObject({
      programmeId: z.string(), fiscalYear: z.int(),
      rows: z.array(z.strictObject({ accountId: z.string(), payerRegionCode: z.string(), budgetDocumentNumber: z.string(), source, carriedOver: z.boolean(), ...sums })).readonly(),
      bySource: z.array(z.strictObject({ source, carriedOver: z.boolean(), ...sums })).readonly(), total: z.strictObject(sums),
      returned: z.strictObject({ count: z.int(), amountFen: z.int(), asOfAt: z.string().nullable() }), control: z.strictObject({ rows: z.int(), sha256: z.string() }),
    }),
  }),
  exportYearEndStatementCsv: defineRoute({ ...statement, operationId: 'exportYearEndStatementCsv', path: '/statements/csv', summary: '年度决算（CSV）', reply: csv }),
  exportYearEndStatementXlsx: defineRoute({ ...statement, operationId: 'exportYearEndStatementXlsx', path: '/statements/xlsx', summary: '年度决算（XLSX）', reply: xlsx }),
} as const;
