import type { ConditionResult } from '../../../components/condition-list';

export type ConditionGroup = { readonly conditionId: string; readonly saying: string; readonly basis: ConditionResult['basis']; readonly results: readonly ConditionResult[]; readonly outcome: ConditionResult['outcome'] };

const worst = (results: readonly ConditionResult[]): ConditionResult['outcome'] =>
  results.some(({ outcome }) => outcome === 'not_met') ? 'not_met' : results.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'met';

/** Conditions once each, with their results line by line: a reviewer finds on the condition. What needs a look comes first. */
export const groupConditions = (conditions: readonly ConditionResult[]): readonly ConditionGroup[] => {
  const byId = new Map<string, ConditionResult[]>();
  for (const condition of conditions) byId.set(condition.conditionId, [...(byId.get(condition.conditionId) ?? []), condition]);
  const groups = [...byId].flatMap(([conditionId, results]) => {
    const [first] = results;
    return first === undefined ? [] : [{ conditionId, saying: first.saying, basis: first.basis, results, outcome: worst(results) }];
  });
  const place = { not_met: 0, unknown: 1, met: 2 } as const;
  return [...groups].sort((left, right) => place[left.outcome] - place[right.outcome]);
};
