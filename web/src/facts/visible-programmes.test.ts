import { describe, expect, it } from '@jest/globals';
import { visibleProgrammes } from './visible-programmes';

const regions = [
  { code: '440000', parentCode: null }, { code: '440100', parentCode: '440000' }, { code: '440106', parentCode: '440100' }, { code: '440300', parentCode: '440000' },
  { code: '350000', parentCode: null }, { code: '350200', parentCode: '350000' },
];
const programmes = [{ programmeId: 'province', regionCode: '440000' }, { programmeId: 'guangzhou', regionCode: '440100' }, { programmeId: 'tianhe', regionCode: '440106' }, { programmeId: 'shenzhen', regionCode: '440300' }, { programmeId: 'xiamen', regionCode: '350200' }];
const seenWith = (role: string, regionCode: string, programmeId: string | null = null) => visibleProgrammes(programmes, [{ role, regionCode, programmeId }], regions, ['finance_officer', 'finance_approver', 'approver', 'auditor']).map((programme) => programme.programmeId);

describe('programmes an officer works with', () => {
  it('are those above and below their place, not those beside it', () => {
    expect(seenWith('finance_officer', '440100')).toEqual(['province', 'guangzhou', 'tianhe']);
    expect(seenWith('finance_approver', '350200')).toEqual(['xiamen']);
    expect(seenWith('auditor', '440000')).toEqual(['province', 'guangzhou', 'tianhe', 'shenzhen']);
  });

  it('are only the one a grant names', () => {
    expect(seenWith('finance_officer', '440100', 'tianhe')).toEqual(['tianhe']);
  });

  it('are none for other duties', () => {
    expect(seenWith('intake_officer', '440100')).toEqual([]);
  });
});
