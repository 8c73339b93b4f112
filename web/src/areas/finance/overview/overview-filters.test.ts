import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupings, measures, readFilters, writeFilters } from './overview-filters';

const filters = fc.record({
  programmeId: fc.option(fc.constantFrom('xiamen-interest', 'demo.a-b'), { nil: null }), districtCode: fc.option(fc.constantFrom('350203', 'X440400-HENGQIN'), { nil: null }),
  fiscalYear: fc.option(fc.integer({ min: 2010, max: 2099 }), { nil: null }), month: fc.option(fc.constantFrom('2026-01', '2026-12'), { nil: null }),
  by: fc.constantFrom(...groupings), measure: fc.constantFrom(...measures),
});

describe('filters of the overview', () => {
  it('come back from the URL as they were', () => {
    fc.assert(fc.property(filters, (wanted) => { expect(readFilters(new URLSearchParams(writeFilters(wanted).toString()))).toEqual(wanted); }));
  });

  it('are the usual view where the URL says nothing or nonsense', () => {
    const usual = { programmeId: null, districtCode: null, fiscalYear: null, month: null, by: 'programme', measure: 'balance' };
    expect(readFilters(new URLSearchParams())).toEqual(usual);
    expect(readFilters(new URLSearchParams('year=abc&month=2026-13&by=colour&measure=x&district=%3Cb%3E'))).toEqual(usual);
    expect(writeFilters(readFilters(new URLSearchParams())).toString()).toBe('');
  });
});
