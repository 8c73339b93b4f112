import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fen } from './brands';
import { classifyEnterpriseSize, enterpriseIndustries, enterpriseSizes, isSizeWithin, type EnterpriseIndustry, type EnterpriseSizeFacts } from './enterprise-size';
import { sizeStandards, type SizeStandard } from './enterprise-size-table';
import { fen } from './money';

const tenThousandYuan = (text: string): Fen => {
  const [whole = '', decimals = ''] = text.split('.');
  return fen(Number(whole) * 1_000_000 + Number(decimals.padEnd(6, '0')));
};
const facts = (industry: EnterpriseIndustry, employees?: number, revenue?: string, assets?: string): EnterpriseSizeFacts => ({
  industry,
  employees,
  revenueFen: revenue === undefined ? undefined : tenThousandYuan(revenue),
  assetsFen: assets === undefined ? undefined : tenThousandYuan(assets),
});

describe('classifyEnterpriseSize', () => {
  it.each([
    [facts('industry', 1000, '39999.99'), 'medium'],
    [facts('industry', 299, '50000'), 'small'],
    [facts('industry', 19, '50000'), 'micro'],
    [facts('industry', 20, '300'), 'small'],
    [facts('software', 10, '49.99'), 'micro'],
    [facts('construction', undefined, '6000', '4999'), 'small'],
    [facts('wholesale', 5, '1000'), 'small'],
    [facts('leasing_and_business_services', 100, undefined, '8000'), 'medium'],
    [facts('information_transmission', 2000, '100000'), 'large'],
    [facts('agriculture', undefined, '500'), 'medium'],
    [facts('other', 9), 'micro'],
  ])('%o is %s', (input, size) => expect(classifyEnterpriseSize(input)).toMatchObject({ outcome: 'decided', size, possibleSizes: [size] }));

  it('compares in fen: one fen below a bound is below it', () => {
    const bound = tenThousandYuan('2000');
    expect(classifyEnterpriseSize({ industry: 'industry', employees: 300, revenueFen: bound })).toMatchObject({ size: 'medium' });
    expect(classifyEnterpriseSize({ industry: 'industry', employees: 300, revenueFen: fen(bound - 1) })).toMatchObject({ size: 'small' });
  });

  it('shows every bound with what it was compared with', () => {
    const result = classifyEnterpriseSize(facts('industry', 299, '50000'));
    expect(result).toMatchObject({
      citation: { row: 2, title: '工业', documents: ['工信部联企业〔2011〕300号', '国统字〔2017〕213号'] },
      steps: [
        { tier: 'large', result: 'not_met', indicators: [{ indicator: 'employees', bound: 1000, actual: 299, result: 'not_met' }, { indicator: 'revenue', bound: 40_000_000_000, result: 'met' }] },
        { tier: 'medium', result: 'not_met' },
        { tier: 'small', result: 'met' },
      ],
    });
  });

  it('stays decided where the missing figure cannot matter', () => {
    expect(classifyEnterpriseSize(facts('industry', 19))).toMatchObject({ outcome: 'decided', size: 'micro' });
    expect(classifyEnterpriseSize(facts('software', undefined, '49.99'))).toMatchObject({ outcome: 'decided', size: 'micro' });
  });

  it('names what is missing where it matters', () => {
    const result = classifyEnterpriseSize(facts('software', undefined, '1000'));
    expect(result).toMatchObject({ outcome: 'unknown', possibleSizes: ['medium', 'small', 'micro'], missing: ['employees'] });
    expect(isSizeWithin(result, ['medium', 'small', 'micro'])).toBe('yes');
    expect(isSizeWithin(result, ['small', 'micro'])).toBe('unknown');
    expect(isSizeWithin(result, ['large'])).toBe('no');
    expect(classifyEnterpriseSize({ employees: 5 })).toMatchObject({ outcome: 'unknown', missing: ['industry'], possibleSizes: enterpriseSizes });
  });

  it('leaves industries outside the table to a person', () => {
    const result = classifyEnterpriseSize(facts('outside_table', 10, '100', '100'));
    expect(result.outcome).toBe('manual');
    expect(isSizeWithin(result, ['small', 'micro'])).toBe('unknown');
  });

  it('refuses figures that cannot be', () => {
    expect(() => classifyEnterpriseSize({ industry: 'other', employees: -1 })).toThrow('not negative');
    expect(() => classifyEnterpriseSize({ industry: 'other', employees: 1.5 })).toThrow('whole');
  });

  it('never turns an unknown into a size: hiding figures only widens what is possible', () => {
    const figure = fc.oneof(fc.nat({ max: 3000 }), fc.constantFrom(...Object.values(sizeStandards).flatMap((row: SizeStandard) => [row.large.employees ?? 0, row.small.employees ?? 0])));
    const money = fc.nat({ max: 250_000 }).map((amount) => fen(amount * 1_000_000));
    const industry = fc.constantFrom(...enterpriseIndustries.map(({ key }) => key));
    fc.assert(
      fc.property(industry, figure, money, money, fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), (key, employees, revenueFen, assetsFen, hide) => {
        const full = classifyEnterpriseSize({ industry: key, employees, revenueFen, assetsFen });
        const partial = classifyEnterpriseSize({
          industry: key, employees: hide[0] ? undefined : employees, revenueFen: hide[1] ? undefined : revenueFen, assetsFen: hide[2] ? undefined : assetsFen,
        });
        for (const size of full.possibleSizes) expect(partial.possibleSizes).toContain(size);
        expect(full.outcome).toBe(key === 'outside_table' ? 'manual' : 'decided');
      }),
    );
  });

  it('has sixteen rows whose bounds fall from tier to tier', () => {
    expect(enterpriseIndustries).toHaveLength(17);
    Object.values(sizeStandards).forEach((row: SizeStandard, index) => {
      expect(row.row).toBe(index + 1);
      expect(Object.keys(row.medium)).toEqual(Object.keys(row.large));
      expect(Object.keys(row.small)).toEqual(Object.keys(row.large));
      for (const key of ['employees', 'revenueTenThousandYuan', 'assetsTenThousandYuan'] as const) {
        if (row.large[key] === undefined) continue;
        expect(row.large[key]).toBeGreaterThan(row.medium[key]!);
        expect(row.medium[key]).toBeGreaterThan(row.small[key]!);
      }
    });
  });
});
