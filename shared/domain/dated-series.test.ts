import { describe, expect, it } from '@jest/globals';
import { datedSeriesSchema, seriesValueOn } from './dated-series';
import { parseLocalDate as on } from './local-date';

const raw = {
  id: 'rate', title: '利率', unit: 'percent_per_year', lastKnownOn: '2024-12-31',
  entries: [{ fromOn: '2020-01-01', value: '4.00', sourceMark: 'published_copy' }, { fromOn: '2022-06-01', value: '3.50', sourceMark: 'memory' }],
};

describe('dated series', () => {
  const series = datedSeriesSchema.parse(raw);

  it('holds a value until the next one', () => {
    expect(seriesValueOn(series, on('2020-01-01'))).toEqual({ value: '4.00', fromOn: '2020-01-01', sourceMark: 'published_copy' });
    expect(seriesValueOn(series, on('2022-05-31')).value).toBe('4.00');
    expect(seriesValueOn(series, on('2022-06-01'))).toEqual({ value: '3.50', fromOn: '2022-06-01', sourceMark: 'memory' });
    expect(seriesValueOn(series, on('2024-12-31')).value).toBe('3.50');
  });

  it('has no value outside its known days', () => {
    expect(() => seriesValueOn(series, on('2019-12-31'))).toThrow(expect.objectContaining({ code: 'series_value_missing', details: { params: { series: 'rate', date: '2019-12-31', reason: 'before_first' } } }));
    expect(() => seriesValueOn(series, on('2025-01-01'))).toThrow(expect.objectContaining({ details: { params: { series: 'rate', date: '2025-01-01', reason: 'after_last' } } }));
    const ended = datedSeriesSchema.parse({ ...raw, endOn: '2023-01-01' });
    expect(() => seriesValueOn(ended, on('2023-01-02'))).toThrow('series_value_missing');
  });

  it.each([
    ['unsorted entries', { entries: raw.entries.toReversed() }],
    ['a date twice', { entries: [raw.entries[0], raw.entries[0]] }],
    ['no entry', { entries: [] }],
    ['an entry after the end', { endOn: '2021-01-01' }],
    ['a value that is a number', { entries: [{ ...raw.entries[0], value: 4 }] }],
    ['an unknown source mark', { entries: [{ ...raw.entries[0], sourceMark: 'hearsay' }] }],
    ['an unknown field', { colour: 'red' }],
  ])('its schema refuses %s', (_fault, change) => expect(datedSeriesSchema.safeParse({ ...raw, ...change }).success).toBe(false));
});
