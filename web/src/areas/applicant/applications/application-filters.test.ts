import { describe, expect, it } from '@jest/globals';
import { applicationStates } from '../../../../../shared/domain/application/states';
import { filterOf, groupOf, listedBy } from './application-filters';

const item = (state: (typeof applicationStates)[number], dueOn: string | null = null) => ({ state, deadline: dueOn === null ? null : { dueOn } });

describe('my applications', () => {
  it('puts every state into one group: what waits for the applicant, what runs, what has ended', () => {
    const mine = applicationStates.filter((state) => groupOf(state) === 'mine');
    expect(mine).toEqual(expect.arrayContaining(['draft', 'correction_requested', 'awaiting_payee', 'clawback_due']));
    expect(mine).toHaveLength(4);
    expect(groupOf('payment_failed')).toBe('running');
    expect(groupOf('rejected')).toBe('ended');
  });

  it('shows first what the applicant must do, the nearest deadline at the top', () => {
    const items = [item('paid'), item('submitted'), item('draft'), item('correction_requested', '2026-03-20'), item('awaiting_payee', '2026-03-10')];
    expect(listedBy(items, 'all').map(({ state }) => state)).toEqual(['awaiting_payee', 'correction_requested', 'draft', 'submitted', 'paid']);
    expect(listedBy(items, 'mine').map(({ state }) => state)).toEqual(['awaiting_payee', 'correction_requested', 'draft']);
    expect(listedBy(items, 'ended').map(({ state }) => state)).toEqual(['paid']);
  });

  it('takes a filter it does not know for none', () => {
    expect(filterOf('nonsense')).toBe('all');
    expect(filterOf(null)).toBe('all');
    expect(filterOf('running')).toBe('running');
  });
});
