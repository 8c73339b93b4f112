import { describe, expect, it } from '@jest/globals';
import { regionsInReach } from './regions-in-reach';

const regions = [
  { code: '440000', parentCode: null, level: 'province' }, { code: '440400', parentCode: '440000', level: 'city' }, { code: '440402', parentCode: '440400', level: 'district' },
];

describe('regions whose sums somebody may see', () => {
  it('are those of their duties for all programmes, with the cities of a province', () => {
    expect(regionsInReach([{ role: 'auditor', regionCode: '440000', programmeId: null }, { role: 'finance_officer', regionCode: '440400', programmeId: null }], regions)).toEqual(['440000', '440400']);
  });

  it('are none by a duty for one programme, or by a duty that reports nothing', () => {
    expect(regionsInReach([{ role: 'auditor', regionCode: '440000', programmeId: 'p' }, { role: 'intake_officer', regionCode: '440400', programmeId: null }], regions)).toEqual([]);
  });
});
