import { describe, expect, it } from '@jest/globals';
import { defaultRateLimits, readRateLimits } from './rate-limits';

describe('limits from the environment', () => {
  it('are the defaults, but for what is set', () => {
    expect(readRateLimits({})).toEqual(defaultRateLimits);
    expect(readRateLimits({ RATE_LIMITS: '{"objection":{"burst":1,"perHour":2}}' })).toEqual({ ...defaultRateLimits, objection: { burst: 1, perHour: 2 } });
  });

  it.each(['nonsense', '{"objections":{"burst":1,"perHour":2}}', '{"objection":{"burst":0,"perHour":2}}', '{"objection":{"burst":1}}', '[]'])('refuse %s', (text) => {
    expect(() => readRateLimits({ RATE_LIMITS: text })).toThrow(/Rate limits/);
  });
});
