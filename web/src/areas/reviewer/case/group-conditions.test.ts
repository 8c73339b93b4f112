import { describe, expect, it } from '@jest/globals';
import type { ConditionResult } from '../../../components/condition-list';
import { groupConditions } from './group-conditions';

const condition = (conditionId: string, outcome: ConditionResult['outcome'], lineId: string | null = null): ConditionResult => ({ conditionId, lineId, outcome, saying: conditionId, basis: 'text', citations: [], factsRead: [], valuesUsed: [], missing: [], finding: '' });

describe('conditions for a reviewer', () => {
  it('stand once each with their lines, the worst answer counting, what needs a look first', () => {
    const groups = groupConditions([condition('size', 'met'), condition('settled', 'met', 'loan-1'), condition('settled', 'not_met', 'loan-2'), condition('credit', 'unknown')]);
    expect(groups.map(({ conditionId, outcome, results }) => [conditionId, outcome, results.length])).toEqual([['settled', 'not_met', 2], ['credit', 'unknown', 1], ['size', 'met', 1]]);
  });
});
