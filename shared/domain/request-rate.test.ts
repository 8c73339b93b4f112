import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressGroupOf, answerRate } from './request-rate';

const hourMs = 3_600_000;
const limit = fc.record({ burst: fc.integer({ min: 1, max: 50 }), perHour: fc.integer({ min: 1, max: 5_000 }) });

/** Asks at each of these moments and tells which were allowed. */
const allowedAt = (rate: { readonly burst: number; readonly perHour: number }, moments: readonly number[]): readonly number[] => {
  let paid: number | null = null;
  return moments.filter((now) => {
    const answer = answerRate(rate, paid, now);
    if (answer.kind === 'allowed') paid = answer.paidUntilMs;
    return answer.kind === 'allowed';
  });
};

describe('how often', () => {
  it('a burst at once, then one for each interval, and says when the next fits', () => {
    const rate = { burst: 3, perHour: 60 };
    expect(allowedAt(rate, [0, 0, 0, 0, 0, 59_999, 60_000, 60_001, 120_000])).toEqual([0, 0, 0, 60_000, 120_000]);
    expect(answerRate(rate, 180_000, 0)).toEqual({ kind: 'limited', retryAfterMs: 60_000 });
    expect(answerRate(rate, 180_000, 59_000)).toEqual({ kind: 'limited', retryAfterMs: 1_000 });
  });

  it('after long silence the burst is whole again, and no more than that', () => {
    expect(allowedAt({ burst: 2, perHour: 10 }, [0, 0, 0, 100 * hourMs, 100 * hourMs, 100 * hourMs])).toHaveLength(4);
  });

  it('whatever the moments, no window holds more than its burst and its share of the hour', () => {
    fc.assert(fc.property(limit, fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 80 }), (rate, gaps) => {
      let now = 0;
      const allowed = allowedAt(rate, gaps.map((gap) => (now += gap)));
      for (const [first, start] of allowed.entries()) {
        for (const [last, end] of allowed.entries()) if (last >= first) expect(last - first + 1).toBeLessThanOrEqual(rate.burst + ((end - start) * rate.perHour) / hourMs);
      }
    }));
  });

  it('who waits as long as told is let through', () => {
    fc.assert(fc.property(limit, fc.integer({ min: 0, max: 10 * hourMs }), (rate, paidUntil) => {
      const answer = answerRate(rate, paidUntil, 0);
      if (answer.kind === 'limited') expect(answerRate(rate, paidUntil, answer.retryAfterMs).kind).toBe('allowed');
    }));
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:DB8:1:2::9', '2001:db8:1:2'], ['2001:db8::1', '2001:db8:0:0'], ['2001:0db8:0000:0000:1:2:3:4', '2001:db8:0:0'], ['::1', '0:0:0:0'],
  ])('%s belongs to %s', (address, group) => {
    expect(addressGroupOf(address)).toBe(group);
  });
});
