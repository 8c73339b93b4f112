import { describe, expect, it } from '@jest/globals';
import { sizeFields } from '../../../facts/applicant-fields';
import { sizeOfAnswers } from './size-what-if';

const answers = (figures: Readonly<Record<string, unknown>>) => ({ applicant: { sizeFigures: [figures] } });

describe('what if the figures were others', () => {
  it.each([
    [{ industry: 'industry', employees: 1000, revenueYuan: '399999999.99', assetsYuan: '1.00' }, 'medium'],
    [{ industry: 'industry', employees: 299, revenueYuan: '500000000.00' }, 'small'],
    [{ industry: 'software', employees: 10, revenueYuan: '499999.99' }, 'micro'],
  ])('%j is %s, by the same table as the service', (figures, size) => {
    expect(sizeOfAnswers(answers(figures), sizeFields)).toMatchObject({ outcome: 'decided', size });
  });

  it('stays open while a figure that matters is missing or half typed', () => {
    expect(sizeOfAnswers(answers({ industry: 'industry', employees: 1000, revenueYuan: '40000000' + '.' }), sizeFields)).toMatchObject({ outcome: 'unknown' });
    expect(sizeOfAnswers(answers({}), sizeFields)).toMatchObject({ outcome: 'unknown', missing: ['industry'] });
    expect(sizeOfAnswers(answers({ industry: 'outside_table' }), sizeFields)).toMatchObject({ outcome: 'manual' });
  });
});
