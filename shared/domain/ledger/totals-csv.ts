import type { Instant } from '../brands';
import { canonicalJson, type HashText } from '../canonical-json';
import { formatYuan, fen, sumFen } from '../money';
import { csvText, neutraliseCell } from './csv';

export const totalsStatusLabels = {
  reserved: '已审定占用', committed: '已核准', payable: '拨付中', paid: '已拨付', failed: '拨付失败', released: '已释放', receivable: '应追回', recovered: '已追回', carried: '结转下年', lapsed: '年终收回',
} as const;
export type TotalsStatus = keyof typeof totalsStatusLabels;

/** One cell of the totals. Count and amount can be negative: a projection of moves, month by month. */
export type TotalsLine = {
  readonly programmeId: string;
  readonly fiscalYear: number;
  readonly districtCode: string;
  /** "2026-03" */
  readonly month: string;
  readonly status: TotalsStatus;
  readonly count: number;
  readonly amountFen: number;
};

/** Cells that differ only in the size of the enterprise, put together. */
export const foldTotals = (lines: readonly TotalsLine[]): readonly TotalsLine[] => {
  const cells = new Map<string, TotalsLine>();
  for (const { programmeId, fiscalYear, districtCode, month, status, count, amountFen } of lines) {
    const cell = { programmeId, fiscalYear, districtCode, month, status };
    const name = orderOf({ ...cell, count, amountFen });
    const earlier = cells.get(name);
    cells.set(name, { ...cell, count: count + (earlier?.count ?? 0), amountFen: amountFen + (earlier?.amountFen ?? 0) });
  }
  return [...cells.values()];
};

export type TotalsControl = { readonly rows: number; readonly paidFen: number; readonly paidCount: number; readonly sha256: string };

const orderOf = (line: TotalsLine): string => [line.programmeId, line.fiscalYear, line.districtCode, line.month, line.status].join('\n');

/** The same lines always come in the same order, so that their hash can be compared. */
export const sortTotals = <Line extends TotalsLine>(lines: readonly Line[]): readonly Line[] => [...lines].sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));

/** Control totals over sorted lines: how many, what was paid, and SHA-256 of their canonical JSON. */
export const totalsControlOf = (hash: HashText, lines: readonly TotalsLine[]): TotalsControl => {
  const rows = sortTotals(lines).map(({ programmeId, fiscalYear, districtCode, month, status, count, amountFen }) => ({ programmeId, fiscalYear, districtCode, month, status, count, amountFen }));
  const paid = rows.filter((row) => row.status === 'paid');
  return {
    rows: rows.length,
    paidFen: sumFen(paid.map((row) => fen(row.amountFen))),
    paidCount: paid.reduce((count, row) => count + row.count, 0),
    sha256: hash(canonicalJson(rows)),
  };
};

/** The totals as finance takes them away: CSV in UTF-8 with byte order mark, yuan with two decimals, control totals at the end. */
export const totalsCsvOf = (lines: readonly TotalsLine[], control: TotalsControl, asOfAt: Instant | null): string =>
  csvText([
    ['项目', '预算年度', '区', '月份', '状态', '笔数', '金额(元)'],
    ...sortTotals(lines).map((line) => [
      neutraliseCell(line.programmeId), String(line.fiscalYear), neutraliseCell(line.districtCode), line.month, totalsStatusLabels[line.status], String(line.count), formatYuan(fen(line.amountFen)),
    ]),
    ['控制合计', '行数', String(control.rows), '已拨付笔数', String(control.paidCount), '已拨付金额(元)', formatYuan(fen(control.paidFen))],
    ['截至', asOfAt ?? '尚无数据', '', '', '', 'SHA-256', control.sha256],
  ]);
