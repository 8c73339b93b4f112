import { describe, expect, it, jest } from '@jest/globals';
import { seededRandom } from './seeded-random';
import { simulate } from './simulate';

jest.setTimeout(240_000);

describe('chance with a seed', () => {
  it('repeats itself under the same seed and differs under another', () => {
    const sequence = (seed: string): readonly number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random.below(1000));
    };
    expect(sequence('a')).toEqual(sequence('a'));
    expect(sequence('a')).not.toEqual(sequence('b'));
  });

  it('never picks what has no weight, and spreads over what has', () => {
    const random = seededRandom('weights');
    const picked = Array.from({ length: 2000 }, () => random.weighted([[3, 'often'], [0, 'never'], [1, 'seldom']]));
    expect(picked).not.toContain('never');
    expect(picked.filter((name) => name === 'seldom').length / picked.length).toBeCloseTo(0.25, 1);
  });
});

describe('random cases over the whole back end', () => {
  it('leave books that agree, histories that hold, and nothing paid twice', async () => {
    const report = await simulate({ journeys: 25, seed: 'jest', lanes: 8, progress: () => undefined });
    expect(report.faults).toEqual([]);
    // A simulation in which nothing happens would prove nothing.
    expect(report.paidCases).toBeGreaterThan(3);
    expect(report.counts['probe: answer lost, repeated']).toBeGreaterThan(5);
    expect(Object.values(report.states).reduce((sum, count) => sum + count, 0)).toBe(25);
  });
});
