import { describe, expect, it } from '@jest/globals';
import { applicationStates } from '../../../../../shared/domain/application/states';
import { groupOf } from '../applications/application-filters';
import { trackerOf } from './tracker';

const statusesOf = (state: (typeof applicationStates)[number]) => trackerOf(state).map(({ status }) => status);

describe('the way of a case', () => {
  it.each(applicationStates)('has one present stage, or is at its end (%s)', (state) => {
    const statuses = statusesOf(state);
    const here = statuses.filter((status) => status === 'now' || status === 'stopped');
    expect(here.length).toBe(statuses.every((status) => status === 'done') ? 0 : 1);
  });

  it('shows a case that goes on as being somewhere, never as stopped', () => {
    for (const state of applicationStates.filter((one) => groupOf(one) === 'running')) expect(statusesOf(state)).not.toContain('stopped');
  });

  it('stands still where it was refused', () => {
    expect(statusesOf('rejected')).toEqual(['done', 'done', 'done', 'stopped', 'ahead', 'ahead']);
    expect(statusesOf('paid')).toEqual(['done', 'done', 'done', 'done', 'done', 'done']);
    expect(statusesOf('draft')[0]).toBe('now');
  });
});
