import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brandRegionCode } from '../shared/domain/brands';
import { seriesValueOn } from '../shared/domain/dated-series';
import { addDays, parseLocalDate as on } from '../shared/domain/local-date';
import { isRegionValidOn, isWithin } from '../shared/domain/regions';
import { isWorkingDay } from '../shared/domain/working-days';
import { calendarFromChineseDays } from './generate-calendar';
import { readCalendar } from './read-calendar';
import { readRates } from './read-rates';
import { readRegions } from './read-regions';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe('calendar.json', () => {
  it('says what chinese-days says on all 7305 days of 2007-2026', () => {
    const calendar = readCalendar(path('calendar.json'));
    let days = 0;
    const differing: string[] = [];
    for (let date = on('2007-01-01'); date <= on('2026-12-31'); date = addDays(date, 1)) {
      days += 1;
      if (isWorkingDay(calendar, date) !== chineseDays.isWorkday(date)) differing.push(date);
    }
    expect(days).toBe(7305);
    expect(differing).toEqual([]);
  });

  it('is what its generator writes', () => {
    expect(JSON.parse(readFileSync(path('calendar.json'), 'utf8'))).toEqual(calendarFromChineseDays(2007, 2026));
  });
});

describe('rates', () => {
  const rates = readRates(path('rates'));
  const rate = (id: string, date: string) => seriesValueOn(rates.get(id)!, on(date));

  it.each([
    ['lpr-1y', '2019-08-20', '4.25', 'published_copy'],
    ['lpr-1y', '2021-12-19', '3.85', 'published_copy'],
    ['lpr-1y', '2021-12-20', '3.80', 'published_copy'],
    ['lpr-1y', '2022-12-31', '3.65', 'published_copy'],
    ['lpr-1y', '2024-12-20', '3.10', 'published_copy'],
    ['lpr-1y', '2026-02-24', '3.00', 'single_copy'],
    ['pboc-benchmark-1y', '2014-11-22', '5.60', 'published_copy'],
    ['pboc-benchmark-1y', '2015-06-28', '4.85', 'memory'],
    ['pboc-benchmark-1y', '2015-08-26', '4.60', 'memory'],
    ['pboc-benchmark-1y', '2019-08-19', '4.35', 'published_copy'],
    ['pboc-benchmark-1-5y', '2016-01-01', '4.75', 'memory'],
  ])('%s on %s is %s', (id, date, value, sourceMark) => expect(rate(id, date)).toMatchObject({ value, sourceMark }));

  it('are not guessed before, after or between the two systems', () => {
    expect(() => rate('lpr-1y', '2019-08-19')).toThrow('series_value_missing');
    expect(() => rate('lpr-1y', '2026-11-23')).toThrow('series_value_missing');
    expect(() => rate('pboc-benchmark-1y', '2019-08-20')).toThrow('series_value_missing');
    expect(() => rate('pboc-benchmark-1y', '2014-11-21')).toThrow('series_value_missing');
  });
});

describe('regions.yaml', () => {
  const regions = readRegions(path('regions.yaml'));
  const all = [...regions.values()];
  const districtsOf = (city: string) => all.filter((region) => region.parentCode === city && region.kind === 'gb').length;

  it('has the provinces, cities and districts of the five plans', () => {
    expect(all.filter((region) => region.parentCode === '440000')).toHaveLength(21);
    expect(['440400', '440100', '440300', '350200'].map(districtsOf)).toEqual([3, 12, 9, 6]);
    expect(regions.get(brandRegionCode('350206'))?.name).toBe('湖里区');
  });

  it('marks the separately planned cities', () => {
    expect(all.filter((region) => region.separatelyPlanned).map(({ name }) => name)).toEqual(['深圳市', '厦门市', '青岛市']);
  });

  it('has the functional zones that pay, each in its city', () => {
    expect(all.filter(({ kind }) => kind === 'functional')).toHaveLength(9);
    expect(isWithin(regions, brandRegionCode('X440400-HENGQIN'), brandRegionCode('440400'))).toBe(true);
    expect(isWithin(regions, brandRegionCode('X350200-HUOJU'), brandRegionCode('350000'))).toBe(true);
  });

  it('knows that 萝岗 is gone', () => {
    expect(isRegionValidOn(regions, brandRegionCode('440116'), on('2013-01-01'))).toBe(true);
    expect(isRegionValidOn(regions, brandRegionCode('440116'), on('2016-01-01'))).toBe(false);
  });
});
