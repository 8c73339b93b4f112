import { describe, expect, it } from '@jest/globals';
import { countsByState } from './counts-by-state';

const item = { role: 'intake_officer', state: 'submitted', districtCode: '350203', total: 3, overdue: 1, dueSoon: 1, unclaimed: 2, mine: 1, more: false } as const;

describe('counts by state', () => {
  it('adds up districts, keeps the order of the procedure, and says "at least" as soon as one does', () => {
    const sums = countsByState([{ ...item, state: 'awaiting_decision' }, item, { ...item, districtCode: '350206', more: true }]);
    expect(sums.map(({ state, total, more }) => [state, total, more])).toEqual([['submitted', 6, true], ['awaiting_decision', 3, false]]);
  });
  it('counts a queue once for somebody with two duties in it', () => {
    expect(countsByState([item, { ...item, role: 'head_of_stage', total: 4, unclaimed: 3 }])).toEqual([expect.objectContaining({ total: 4, unclaimed: 3 })]);
  });
});
