import type { Instant } from '../brands';
import { canonicalJson, type HashText } from '../canonical-json';
import { enterpriseSizeTitles } from '../enterprise-size';
import type { SizeClass } from '../enterprise-size';
import { fen, formatYuan } from '../money';
import type { TableSource } from '../tabular/table';
import { totalsStatusLabels } from './totals-csv';
import type { TotalsStatus } from './totals-csv';

/** What totals can be told apart by. Kind and plan come with the programme, the quarter with the month. */
export const totalsDimensions = ['programme', 'kind', 'plan', 'district', 'fiscalYear', 'quarter', 'month', 'enterpriseSize', 'status'] as const;
export type TotalsDimension = (typeof totalsDimensions)[number];

/** One projected cell in all its dimensions. */
export type TotalsCell = Readonly<Record<Exclude<TotalsDimension, 'fiscalYear' | 'enterpriseSize' | 'status'>, string>> & {
  readonly fiscalYear: number;
  readonly enterpriseSize: SizeClass;
  readonly status: TotalsStatus;
  readonly count: number;
  readonly amountFen: number;
};

/** A line of the table: the dimensions it was asked by, null for the others. */
export type TotalsTableLine = { readonly [Name in TotalsDimension]: (Name extends 'fiscalYear' ? number : string) | null } & { readonly count: number; readonly amountFen: number };
export type TotalsTable = {
  readonly by: readonly TotalsDimension[];
  readonly lines: readonly TotalsTableLine[];
  readonly control: { readonly rows: number; readonly count: number; readonly amountFen: number; readonly paidFen: number; readonly paidCount: number; readonly sha256: string };
};

/** "2026-Q1" of "2026-03". */
export const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

const lineOf = (cell: TotalsCell, by: readonly TotalsDimension[]): TotalsTableLine => {
  const shown = <Value>(name: TotalsDimension, value: Value): Value | null => (by.includes(name) ? value : null);
  return {
    programme: shown('programme', cell.programme), kind: shown('kind', cell.kind), plan: shown('plan', cell.plan), district: shown('district', cell.district), fiscalYear: shown('fiscalYear', cell.fiscalYear),
    quarter: shown('quarter', cell.quarter), month: shown('month', cell.month), enterpriseSize: shown('enterpriseSize', cell.enterpriseSize), status: shown('status', cell.status), count: cell.count, amountFen: cell.amountFen,
  };
};

const nameOf = (line: TotalsTableLine): string => totalsDimensions.map((name) => String(line[name] ?? '')).join('\n');

/**
 * Cells added up by the dimensions asked for, always with the status: sums over different statuses would count money
 * twice. Sorted, without lines of nothing, with control totals and the hash of the lines.
 */
export const totalsTableOf = (cells: readonly TotalsCell[], by: readonly TotalsDimension[], hash: HashText): TotalsTable => {
  const dimensions = totalsDimensions.filter((name) => name === 'status' || by.includes(name));
  const lines = new Map<string, TotalsTableLine>();
  for (const cell of cells) {
    const line = lineOf(cell, dimensions);
    const earlier = lines.get(nameOf(line));
    lines.set(nameOf(line), { ...line, count: line.count + (earlier?.count ?? 0), amountFen: line.amountFen + (earlier?.amountFen ?? 0) });
  }
  const sorted = [...lines.values()].filter((line) => line.count !== 0 || line.amountFen !== 0).sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  const sum = (some: readonly TotalsTableLine[], name: 'count' | 'amountFen'): number => some.reduce((total, line) => total + line[name], 0);
  const paid = sorted.filter((line) => line.status === 'paid');
  return {
    by: dimensions, lines: sorted,
    control: { rows: sorted.length, count: sum(sorted, 'count'), amountFen: fen(sum(sorted, 'amountFen')), paidFen: fen(sum(paid, 'amountFen')), paidCount: sum(paid, 'count'), sha256: hash(canonicalJson(sorted)) },
  };
};

const titles: Readonly<Record<TotalsDimension, string>> = { programme: '项目', kind: '项目类型', plan: '规划依据', district: '区', fiscalYear: '预算年度', quarter: '季度', month: '月份', enterpriseSize: '企业规模', status: '状态' };
const sizeTitles: Readonly<Record<string, string>> = { ...enterpriseSizeTitles, unclassified: '未划型' };
const statusTitles: Readonly<Record<string, string>> = totalsStatusLabels;

const shownText = (name: TotalsDimension, value: string | number | null): string => {
  const text = String(value ?? '');
  if (name === 'enterpriseSize') return sizeTitles[text] ?? text;
  return name === 'status' ? (statusTitles[text] ?? text) : text;
};

/** The table as a file: the dimensions asked for, count, amount; control totals and checksum at the end. */
export const totalsTableSource = ({ by, lines, control }: TotalsTable, asOfAt: Instant | null): TableSource => ({
  sheetName: '资金汇总',
  columns: [...by.map((name) => ({ title: titles[name], kind: 'text' as const })), { title: '笔数', kind: 'count' }, { title: '金额(元)', kind: 'fen' }],
  pages: [lines.map((line) => [...by.map((name) => shownText(name, line[name])), line.count, line.amountFen])],
  closing: () => [
    ['行数', String(control.rows), '笔数合计', String(control.count), '金额合计(元)', formatYuan(fen(control.amountFen)), '已拨付笔数', String(control.paidCount), '已拨付金额(元)', formatYuan(fen(control.paidFen))],
    ['截至', asOfAt ?? '尚无数据', 'SHA-256', control.sha256],
  ],
});
