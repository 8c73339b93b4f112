import { canonicalJson, type HashText } from '../canonical-json';
import { fen, formatYuan, sumFen } from '../money';
import type { TableSource } from '../tabular/table';
import { appropriatedFen } from './account';
import type { BudgetAccount } from './account';

/** One budget account at the end of the year. What was appropriated is what it holds now, whatever became of that money: left, reserved, committed, payable, paid, carried on to next year or lapsed. */
export type StatementLine = {
  readonly accountId: string;
  readonly payerRegionCode: string;
  readonly budgetDocumentNumber: string;
  readonly source: BudgetAccount['source'];
  readonly carriedOver: boolean;
} & Readonly<Record<StatementAmount, number>>;

export const statementAmounts = ['appropriatedFen', 'reservedFen', 'committedFen', 'payableFen', 'paidFen', 'leftFen', 'receivableFen', 'recoveredFen', 'carriedFen', 'lapsedFen'] as const;
export type StatementAmount = (typeof statementAmounts)[number];
export type StatementSums = Readonly<Record<StatementAmount, number>>;

export type YearEndStatement = {
  readonly lines: readonly StatementLine[];
  /** This year's money and carried-over money apart, by source, as far as there is any. */
  readonly bySource: readonly (StatementSums & Pick<StatementLine, 'source' | 'carriedOver'>)[];
  readonly total: StatementSums;
  readonly sha256: string;
};

const lineOf = (account: BudgetAccount): StatementLine => {
  const { accountId, payerRegionCode, budgetDocumentNumber, source, carriedOver, balances } = account;
  return {
    accountId, payerRegionCode, budgetDocumentNumber, source, carriedOver,
    appropriatedFen: appropriatedFen(balances), reservedFen: balances.reserved, committedFen: balances.committed, payableFen: balances.payable, paidFen: balances.paid,
    leftFen: balances.available, receivableFen: balances.receivable, recoveredFen: balances.recovered,
    carriedFen: balances.carried, lapsedFen: balances.lapsed,
  };
};

const sumsOf = (lines: readonly StatementLine[]): StatementSums => {
  const sum = (name: StatementAmount): number => sumFen(lines.map((line) => fen(line[name])));
  return {
    appropriatedFen: sum('appropriatedFen'), reservedFen: sum('reservedFen'), committedFen: sum('committedFen'), payableFen: sum('payableFen'), paidFen: sum('paidFen'),
    leftFen: sum('leftFen'), receivableFen: sum('receivableFen'), recoveredFen: sum('recoveredFen'),
    carriedFen: sum('carriedFen'), lapsedFen: sum('lapsedFen'),
  };
};

const sources = ['central', 'province', 'city', 'district'] as const;

/** 决算 of a programme and year against its budget, from the accounts themselves. */
export const yearEndStatementOf = (accounts: readonly BudgetAccount[], hash: HashText): YearEndStatement => {
  const lines = [...accounts].sort((left, right) => (left.accountId < right.accountId ? -1 : 1)).map(lineOf);
  const bySource = sources.flatMap((source) => [false, true].flatMap((carriedOver) => {
    const some = lines.filter((line) => line.source === source && line.carriedOver === carriedOver);
    return some.length === 0 ? [] : [{ source, carriedOver, ...sumsOf(some) }];
  }));
  return { lines, bySource, total: sumsOf(lines), sha256: hash(canonicalJson(lines)) };
};

const sourceTitles = { central: '中央', province: '省级', city: '市级', district: '区级' } as const;
const amountTitles: Readonly<Record<StatementAmount, string>> = {
  appropriatedFen: '预算(元)', reservedFen: '已审定占用(元)', committedFen: '已核准(元)', payableFen: '拨付中(元)', paidFen: '已拨付(元)', leftFen: '结余(元)', receivableFen: '应追回(元)', recoveredFen: '已追回(元)', carriedFen: '结转下年(元)', lapsedFen: '年终收回(元)',
};

/** The statement as a file: an account a line; sums and checksum at the end. `returned` are the orders that bounced, which the accounts no longer show. */
export const yearEndStatementSource = ({ lines, total, sha256 }: YearEndStatement, returned: { readonly count: number; readonly amountFen: number }, year: number): TableSource => ({
  sheetName: `${year}年决算`,
  columns: [
    ...['付款地区', '指标文号', '资金来源', '资金性质'].map((title) => ({ title, kind: 'text' as const })),
    ...statementAmounts.map((name) => ({ title: amountTitles[name], kind: 'fen' as const })),
  ],
  pages: [lines.map((line) => [line.payerRegionCode, line.budgetDocumentNumber, sourceTitles[line.source], line.carriedOver ? '上年结转' : '当年预算', ...statementAmounts.map((name) => line[name])])],
  closing: () => [
    ['账户数', String(lines.length), ...statementAmounts.flatMap((name) => [amountTitles[name], formatYuan(fen(total[name]))])],
    ['退票笔数', String(returned.count), '退票金额(元)', formatYuan(fen(returned.amountFen)), 'SHA-256', sha256],
  ],
});
