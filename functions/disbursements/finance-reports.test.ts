import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import Excel from 'exceljs';
import { parse } from 'csv-parse/sync';
import { guangzhou } from '../../test/builders/actors';
import { programmeId } from '../../test/builders/application';
import { at } from '../../test/builders/calendar';
import { reconcileTable } from '../../test/builders/books';
import { openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import { totalsDimensions } from '../../shared/domain/ledger/totals-table';
import { fen } from '../../shared/domain/money';
import { exportTotalsTable, getTotalsTable } from './totals-table';
import type { TotalsTableQuery } from './totals-table';
import { exportYearEndStatement, getYearEndStatement } from './year-end-statement';

jest.setTimeout(60_000);
const finance = 'user-finance_officer';
let world: MoneyWorld;
beforeEach(async () => { world = await openMoneyWorld(); });

/** Counts every stored event, as the stream does. */
const project = async (): Promise<void> => {
  const events: ReturnType<typeof storedEventOf>[] = [];
  await world.table.scan((item) => { if (isEventItem(item)) events.push(storedEventOf(item)); });
  for (const { event, districtCode, enterpriseSize } of events) {
    const deltas = totalsDeltasOf(event, districtCode, enterpriseSize);
    if (deltas.length > 0) await world.dependencies.totals.apply(`${event.applicationId}#${event.version}`, event.at, deltas);
  }
};
/** The cases of this world were walked by hand: no batch stands behind their orders. */
const differences = async () => (await reconcileTable(world.table)).differences.filter(({ kind }) => kind !== 'order_differs' && kind !== 'answer_differs');
const ask = (userId: string, query: Partial<TotalsTableQuery> = {}) => ({ identity: { userId, name: userId }, query: { fiscalYear: 2026, by: totalsDimensions, ...query } });
const table = (query: Partial<TotalsTableQuery> = {}, userId = finance) => getTotalsTable(world.dependencies)(ask(userId, query));
const statement = (userId = finance) => ({ identity: { userId, name: userId }, query: { programmeId, fiscalYear: 2026 } });

describe('totals by any dimension', () => {
  beforeEach(async () => {
    await world.caseAt('paid', fen(1_000_001));
    await world.caseAt('paid', fen(200));
    await world.caseAt('payment_failed', fen(50));
    await project();
  });

  it('tell programme, kind, plan, district, year, quarter, month, size and status, and agree with the events cell by cell', async () => {
    const { rows, control } = await table({ status: 'paid' });
    expect(rows).toEqual([{ programme: programmeId, kind: expect.any(String), plan: '', district: '440402', fiscalYear: 2026, quarter: '2026-Q1', month: '2026-03', enterpriseSize: 'small', status: 'paid', count: 2, amountFen: 1_000_201 }]);
    expect(control).toMatchObject({ rows: 1, count: 2, amountFen: 1_000_201, paidCount: 2, paidFen: 1_000_201 });
    expect(await differences()).toEqual([]);
  });

  it('add up the same however they are split, and never across statuses', async () => {
    const whole = await table({ by: [] });
    expect(whole.rows.map(({ status, amountFen }) => [status, amountFen])).toEqual([['committed', 50], ['failed', 50], ['paid', 1_000_201]]);
    for (const dimension of totalsDimensions) expect((await table({ by: [dimension] })).control).toMatchObject({ amountFen: whole.control.amountFen, paidFen: 1_000_201 });
  });

  it.each([{ quarter: '2026-Q2' }, { month: '2026-04' }, { enterpriseSize: 'large' as const }, { district: '440403' }, { kind: 'other' }, { plan: '别的规划' }, { programmeId: 'another' }, { fiscalYear: 2025 }])('show nothing for %j', async (filter) => {
    expect((await table(filter)).rows).toEqual([]);
  });

  it('end at the territory of the officer', async () => {
    await world.dependencies.people.saveGrant('user-elsewhere', { role: 'finance_officer', regionCode: guangzhou, programmeId: null, fromOn: '2020-01-01' as never, toOn: null, deputyForUserId: null });
    expect((await table({}, 'user-elsewhere')).rows).toEqual([]);
  });

  it('are files that other readers add up to the same fen, with control totals and the checksum', async () => {
    const { control } = await table();
    const csv: string[][] = parse(new TextDecoder().decode((await exportTotalsTable(world.dependencies, 'csv')(ask(finance))).bytes), { bom: true, relax_column_count: true });
    expect(csv[0]).toEqual(['项目', '项目类型', '规划依据', '区', '预算年度', '季度', '月份', '企业规模', '状态', '笔数', '金额(元)']);
    expect(csv.slice(1, -2).map((line) => BigInt((line[10] ?? '').replace('.', ''))).reduce((sum, value) => sum + value, 0n)).toBe(BigInt(control.amountFen));
    expect(csv.at(-1)).toEqual(expect.arrayContaining(['SHA-256', control.sha256]));
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(Uint8Array.from((await exportTotalsTable(world.dependencies, 'xlsx')(ask(finance))).bytes).buffer);
    const amounts = workbook.getWorksheet('资金汇总')!.getColumn(11).values.slice(2).map((value) => Math.trunc(Number(value) * 100 + 0.5));
    expect(amounts.reduce((sum, value) => sum + value, 0)).toBe(control.amountFen);
  });

  it('are found wrong by a single fen in a single size', async () => {
    await world.dependencies.totals.apply('forged', at('2026-03-30'), [
      { programmeId, fiscalYear: 2026, districtCode: '440402' as never, enterpriseSize: 'small', month: '2026-03', status: 'paid', count: 0, amountFen: fen(-1) },
      { programmeId, fiscalYear: 2026, districtCode: '440402' as never, enterpriseSize: 'large', month: '2026-03', status: 'paid', count: 0, amountFen: fen(1) },
    ]);
    expect(await differences()).toEqual([
      { kind: 'totals_differ', subject: `${programmeId} 2026 2026-03 440402 large paid fen`, expected: 0, found: 1, place: { programmeId, regionCode: '440402' } },
      { kind: 'totals_differ', subject: `${programmeId} 2026 2026-03 440402 small paid fen`, expected: 1_000_201, found: 1_000_200, place: { programmeId, regionCode: '440402' } },
    ]);
  });
});

describe('the year against its budget', () => {
  it('accounts for every fen that was appropriated', async () => {
    await world.caseAt('paid', fen(1_000_001));
    await world.caseAt('payment_failed', fen(50));
    await world.caseAt('disbursing', fen(7));
    await project();
    const { rows, total, bySource, returned } = await getYearEndStatement(world.dependencies)(statement());
    expect(total).toEqual({ appropriatedFen: 100_000_000, reservedFen: 0, committedFen: 50, payableFen: 7, paidFen: 1_000_001, leftFen: 98_999_942, receivableFen: 0, recoveredFen: 0, carriedFen: 0, lapsedFen: 0 });
    expect(total.reservedFen + total.committedFen + total.payableFen + total.paidFen + total.leftFen).toBe(total.appropriatedFen);
    expect([rows.length, bySource.map(({ source, carriedOver }) => [source, carriedOver]), returned.count, returned.amountFen]).toEqual([1, [['city', false]], 1, 50]);
    const csv: string[][] = parse(new TextDecoder().decode((await exportYearEndStatement(world.dependencies, 'csv')(statement())).bytes), { bom: true, relax_column_count: true });
    expect(csv.slice(0, 2)).toEqual([
      ['付款地区', '指标文号', '资金来源', '资金性质', '预算(元)', '已审定占用(元)', '已核准(元)', '拨付中(元)', '已拨付(元)', '结余(元)', '应追回(元)', '已追回(元)', '结转下年(元)', '年终收回(元)'],
      ['440400', '珠财预〔2026〕7号', '市级', '当年预算', '1000000.00', '0.00', '0.50', '0.07', '10000.01', '989999.42', '0.00', '0.00', '0.00', '0.00'],
    ]);
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(Uint8Array.from((await exportYearEndStatement(world.dependencies, 'xlsx')(statement())).bytes).buffer);
    expect(workbook.getWorksheet('2026年决算')!.getRow(2).getCell(9).value).toBe(10_000.01);
  });
});
