import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';
import { emptyBalances } from '../../shared/domain/ledger/account';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import { fen } from '../../shared/domain/money';
import { groupedYuan } from './grouped-yuan';
import { publicFunds } from './public-funds';

const account = (fiscalYear: number, balances: Partial<Record<'available' | 'reserved' | 'committed' | 'payable' | 'paid' | 'receivable', number>>): BudgetAccount => ({
  accountId: `p.${fiscalYear}.350200.a`, programmeId: 'p', fiscalYear, payerRegionCode: '350200', budgetDocumentNumber: '测试〔2026〕1号', source: 'city', carriedOver: false, carriedFrom: null, closedBy: null, version: 1,
  balances: { ...emptyBalances, ...Object.fromEntries(Object.entries(balances).map(([name, amount]) => [name, fen(amount)])) },
});

describe('公开的资金余额', () => {
  it('adds up the accounts of the year: what was put in, what is not promised, what was paid', () => {
    const accounts = [account(2026, { available: 500, reserved: 30, committed: 20, payable: 10, paid: 40 }), account(2026, { available: 7, receivable: 99 }), account(2025, { available: 1000 })];
    expect(publicFunds(accounts, 2026)).toEqual({ fiscalYear: 2026, budgetFen: 607, leftFen: 507, paidFen: 40 });
  });

  it('is unknown, not zero, while no account of the year exists', () => {
    expect(publicFunds([account(2025, { available: 1000 })], 2026)).toBeNull();
    expect(publicFunds([account(2026, {})], 2026)).toEqual({ fiscalYear: 2026, budgetFen: 0, leftFen: 0, paidFen: 0 });
  });
});

describe('元的写法', () => {
  it.each([['300000.00', '300,000元'], ['1250', '1,250元'], ['999.5', '999.5元'], ['1234567.89', '1,234,567.89元'], ['0.10', '0.10元']])('%s → %s', (yuan, words) => {
    expect(groupedYuan(yuan)).toBe(words);
  });
});

describe('办事指南', () => {
  let opened: TestWorld;
  beforeAll(async () => { opened = await openTestWorld(); });
  afterAll(() => opened.stop());
  const guideOf = (programmeId: string) => opened.world.as('applicant-1').call('getProgramme', { parameters: { programmeId } });

  it('says how the amount is built with the values of today, and what rests on an interpretation', async () => {
    const guide = await guideOf('demo-xiamen-interest-2026');
    expect(guide.amountSaying).toEqual([
      '利息逐段计算：本金余额 × 合同实际利率与还款年度12月的一年期LPR中较低者 × 天数，每笔最长12个月；算头不算尾，不含罚息、复利',
      '乘以比例：60%', '每家企业每年最高300,000元', '同一费用已获其他财政资助的，不再资助',
    ]);
    expect(guide.readings.map(({ saying }) => saying)).toContain('“每年”最高额按申报提交所在的公历年度计算');
  });

  it('names a value that nobody has fixed instead of a number', async () => {
    const { amountSaying } = await guideOf('xiamen-insurance');
    expect(amountSaying.join('；')).toContain('（尚未确定）');
    expect(amountSaying.join('；')).not.toMatch(/@\d/);
  });

  it('has every field for every programme, in words and without the code of a formula', async () => {
    const { items } = await opened.world.as('applicant-1').call('listProgrammes', {});
    expect(items.length).toBeGreaterThan(10);
    for (const { programmeId } of items) {
      const guide = await guideOf(programmeId);
      expect(guide.grounds.length).toBeGreaterThan(0);
      expect(guide.conditions.length).toBeGreaterThan(0);
      expect(guide.stages.length).toBeGreaterThan(0);
      expect(guide.amountSaying.length).toBeGreaterThan(1);
      for (const saying of guide.amountSaying) expect(saying).not.toMatch(/@\d|undefined|\[object/);
    }
  });

  it('tells limits with what they rest on, and says where none is laid down', async () => {
    const demo = (await guideOf('demo-xiamen-interest-2026')).procedure;
    expect(demo.acceptance).toEqual({ days: 5, legalBasis: '演示流程，非政策规定', status: 'demo' });
    expect(demo.notice).toMatchObject({ days: 5, unit: 'working_day', firstDayCounted: true });
    expect(demo).toMatchObject({ lateCorrectionWithdraws: true, latePayeeWaives: true, reExamination: { days: 15 } });
    const plan = (await guideOf('zhuhai-interest')).procedure;
    expect(plan).toMatchObject({ acceptance: null, lateCorrectionWithdraws: false, latePayeeWaives: false });
  });
});
