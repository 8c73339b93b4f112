import { describe, expect, it } from '@jest/globals';
import { nextCaseOf } from './next-case';

const rows = [{ applicationId: 'a', claimedBy: null }, { applicationId: 'b', claimedBy: 'other' }, { applicationId: 'c', claimedBy: 'me' }, { applicationId: 'd', claimedBy: null }];

describe('the next case', () => {
  it('is the one behind that nobody else has in hand', () => {
    expect(nextCaseOf(rows, 'a', 'me')).toBe('c');
    expect(nextCaseOf(rows, 'c', 'me')).toBe('d');
  });
  it('is the first again at the end, and also when this case has left the queue', () => {
    expect(nextCaseOf(rows, 'd', 'me')).toBe('a');
    expect(nextCaseOf(rows, 'gone', 'me')).toBe('a');
  });
  it('is none when only this one is left or others hold the rest', () => {
    expect(nextCaseOf(rows.slice(0, 2), 'a', 'me')).toBeNull();
    expect(nextCaseOf([], 'a', 'me')).toBeNull();
  });
});
