import { describe, expect, it } from '@jest/globals';
import { brandRegionCode as code } from './brands';
import { parseLocalDate as on } from './local-date';
import { indexRegions, isRegionValidOn, isWithin, regionChain, regionOf, regionSchema, type Region } from './regions';

const province: Region = { code: code('440000'), name: '广东省', level: 'province', parentCode: null, kind: 'gb' };
const city: Region = { code: code('440400'), name: '珠海市', level: 'city', parentCode: code('440000'), kind: 'gb' };
const zone: Region = { code: code('X440400-HENGQIN'), name: '横琴', level: 'district', parentCode: code('440400'), kind: 'functional' };
const dated: Region = { code: code('440402'), name: '香洲区', level: 'district', parentCode: code('440400'), kind: 'gb', fromOn: on('2001-01-01'), toOn: on('2014-12-31') };
const regions = indexRegions([province, city, zone, dated]);

describe('regions', () => {
  it('climb from a district or zone to its city and province', () => {
    expect(regionChain(regions, zone.code).map(({ name }) => name)).toEqual(['横琴', '珠海市', '广东省']);
    expect(regionChain(regions, province.code)).toEqual([province]);
  });

  it('lie in themselves and in what is above them, not the other way round', () => {
    expect(isWithin(regions, zone.code, city.code)).toBe(true);
    expect(isWithin(regions, city.code, city.code)).toBe(true);
    expect(isWithin(regions, city.code, zone.code)).toBe(false);
    expect(isWithin(regions, zone.code, dated.code)).toBe(false);
  });

  it('exist between their dates, both included', () => {
    expect(['2000-12-31', '2001-01-01', '2014-12-31', '2015-01-01'].map((day) => isRegionValidOn(regions, dated.code, on(day)))).toEqual([false, true, true, false]);
    expect(isRegionValidOn(regions, zone.code, on('1999-01-01'))).toBe(true);
  });

  it('are refused when unknown, rather than lying nowhere', () => {
    expect(() => regionOf(regions, '999999', 'districtCode')).toThrow('region_unknown (districtCode)');
    expect(() => isWithin(regions, city.code, code('999999'))).toThrow('region_unknown');
  });

  it.each([
    ['a missing parent', [city]],
    ['a district under a province', [province, { ...dated, parentCode: province.code }]],
    ['a city without a parent', [{ ...city, parentCode: null }]],
    ['a code given twice', [province, province]],
    ['a zone said to have a national code', [province, city, { ...zone, kind: 'gb' as const }]],
    ['dates the wrong way round', [province, city, { ...dated, toOn: on('2000-01-01') }]],
  ])('a list with %s is refused', (_fault, list: readonly Region[]) => expect(() => indexRegions(list)).toThrow('region list'));

  it('have codes of two shapes only', () => {
    const parse = (text: string) => regionSchema.safeParse({ ...city, code: text }).success;
    expect(['440400', 'X440400-GAOXIN', '4404', 'X440400', 'x440400-a', '44040A'].map(parse)).toEqual([true, true, false, false, false, false]);
  });
});
