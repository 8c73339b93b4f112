import type { Determination, LineOutcome, LineResult, Outcome, Step, Verdict } from '../rules/determination';

/** A step of the amount that came out differently; null where one of the two determinations has no such step. */
export type StepChange = { readonly label: string; readonly before: string | null; readonly after: string | null };

export type LineChange = {
  readonly lineId: string;
  readonly beforeOutcome: LineOutcome | null;
  readonly afterOutcome: LineOutcome | null;
  readonly beforeFen: number | null;
  readonly afterFen: number | null;
  readonly steps: readonly StepChange[];
  /** Chinese: why the line is cut, refused or open now. */
  readonly reasons: readonly string[];
};

export type ConditionChange = { readonly conditionId: string; readonly lineId: string | null; readonly saying: string; readonly before: Verdict | null; readonly after: Verdict | null; readonly finding: string };

/** Where two determinations of one case part: outcome, conditions, lines and the steps of the amount. */
export type DeterminationChange = {
  readonly beforeOutcome: Outcome;
  readonly afterOutcome: Outcome;
  readonly beforeFen: number | null;
  readonly afterFen: number | null;
  readonly conditions: readonly ConditionChange[];
  readonly lines: readonly LineChange[];
  /** Steps of the case as a whole: ceilings, other funding, the pot. */
  readonly steps: readonly StepChange[];
};

const stepText = ({ expression, result }: Step): string => `${expression} ＝ ${result}`;

type Placed = { readonly step: Step; readonly place: number };

/** Steps are told apart by their label and by how often it stood before. */
const numbered = (steps: readonly Step[]): ReadonlyMap<string, Placed> => {
  const seen = new Map<string, number>();
  return new Map(steps.map((step, place) => {
    const nth = (seen.get(step.label) ?? 0) + 1;
    seen.set(step.label, nth);
    return [nth === 1 ? step.label : `${step.label}（${nth}）`, { step, place }];
  }));
};

const stepChanges = (before: readonly Step[], after: readonly Step[]): readonly StepChange[] => {
  const [older, newer] = [numbered(before), numbered(after)];
  // A step that fell away stands beside the one that took its place.
  const placeOf = (label: string): number => newer.get(label)?.place ?? older.get(label)?.place ?? 0;
  return [...new Set([...older.keys(), ...newer.keys()])].sort((left, right) => placeOf(left) - placeOf(right)).flatMap((label) => {
    const [was, is] = [older.get(label)?.step, newer.get(label)?.step];
    const change: StepChange = { label, before: was === undefined ? null : stepText(was), after: is === undefined ? null : stepText(is) };
    return change.before === change.after ? [] : [change];
  });
};

const lineChange = (lineId: string, before: LineResult | undefined, after: LineResult | undefined): readonly LineChange[] => {
  const change: LineChange = {
    lineId, beforeOutcome: before?.outcome ?? null, afterOutcome: after?.outcome ?? null, beforeFen: before?.amountFen ?? null, afterFen: after?.amountFen ?? null,
    steps: stepChanges(before?.steps ?? [], after?.steps ?? []), reasons: (after?.reasons ?? []).filter((reason) => before?.reasons.includes(reason) !== true),
  };
  return change.beforeFen === change.afterFen && change.beforeOutcome === change.afterOutcome && change.steps.length === 0 ? [] : [change];
};

/** What is different in the later of two determinations of one case, in the order of the later one. */
export const compareDeterminations = (before: Determination, after: Determination): DeterminationChange => {
  const lineIds = [...new Set([...after.lines, ...before.lines].map(({ lineId }) => lineId))];
  const lineOf = ({ lines }: Determination, lineId: string) => lines.find((line) => line.lineId === lineId);
  return {
    beforeOutcome: before.outcome, afterOutcome: after.outcome, beforeFen: before.amount.amountFen, afterFen: after.amount.amountFen,
    conditions: after.conditions.flatMap(({ conditionId, lineId, saying, outcome, finding }): readonly ConditionChange[] => {
      const was = before.conditions.find((condition) => condition.conditionId === conditionId && condition.lineId === lineId)?.outcome ?? null;
      return was === outcome ? [] : [{ conditionId, lineId, saying, before: was, after: outcome, finding }];
    }),
    lines: lineIds.flatMap((lineId) => lineChange(lineId, lineOf(before, lineId), lineOf(after, lineId))),
    steps: stepChanges(before.amount.steps, after.amount.steps),
  };
};
