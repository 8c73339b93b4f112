import { describe, expect, it } from '@jest/globals';
import { noRatings } from '../../../../../shared/domain/rating/service-rating';
import { satisfiedPercent } from './satisfied-percent';

describe('the share of satisfied ratings', () => {
  it.each([
    [{}, null],
    [{ very_satisfied: 3 }, '100.0'],
    [{ satisfied: 2, dissatisfied: 1 }, '66.6'],
    [{ fairly_satisfied: 1, very_dissatisfied: 2, answered: 2, not_adopted: 1 }, '50.0'],
    [{ dissatisfied: 1, answered: 1, not_adopted: 1 }, null],
    [{ satisfied: 1999, very_dissatisfied: 1 }, '99.9'],
  ])('of %j is %s', (counts, share) => { expect(satisfiedPercent({ ...noRatings, ...counts })).toBe(share); });
});
