/** Tests every condition of a programme, and the ones every programme has: validity, overlays, other funding. */
import type { ArgumentValue } from './amount-schema';
import { caseRecordedIn, lineContext, type CaseContext, type Line, type LineContext } from './context';
import { caseDateReferences, dateReferenceTitles, readDateReference } from './date-references';
import type { Basis, Citation, ConditionResult, DeterminationWarning, Verdict } from './determination';
import { Evidence } from './evidence';
import { allOf, verdictOf } from './kleene';
import type { Condition, Overlay } from './measure-schema';
import { otherFundingFor } from './other-funding';
import { windowFinding, type Finding } from './predicates/define';
import { predicates } from './predicates/table';
import { replaceSlots, slotValue, textParameter } from './slot-values';

/** A condition as a finding or a refusal names it. */
export interface NamedCondition {
  readonly id: string;
  readonly saying: string;
  readonly citations: readonly Citation[];
}

interface Test extends NamedCondition {
  readonly basis: Basis;
  readonly run: (context: CaseContext | LineContext) => Finding;
}

export interface LineVerdict {
  readonly line: Line;
  readonly verdict: Verdict;
  /** Findings of the conditions that aren't met (or unknown). */
  readonly reasons: readonly string[];
}

export interface ConditionsOutcome {
  readonly verdict: Verdict;
  readonly lines: readonly LineVerdict[];
  readonly results: readonly ConditionResult[];
  readonly evidences: readonly Evidence[];
  readonly readings: readonly DeterminationWarning[];
}

function conditionTest(condition: Condition): Test {
  const predicate = predicates.get(condition.predicate);
  if (predicate === undefined) throw new Error(`unknown predicate ${condition.predicate}`);
  return {
    id: condition.id,
    saying: condition.saying,
    basis: condition.basis,
    citations: [condition.citation],
    run: (context) => {
      const args: ArgumentValue | undefined = replaceSlots(condition.with, (slotId) => slotValue(context, context.programme, slotId));
      if (args === undefined) return { verdict: 'unknown', finding: '所需数值尚未确定' };
      return predicate.test(args, context, { referenceDate: condition.referenceDate });
    },
  };
}

/** The programme's own first clause: what is cited where the measure names no clause of its own. */
function mainCitation(context: Pick<CaseContext, 'catalogue' | 'programme'>): readonly Citation[] {
  const clause = context.catalogue.clauses.get(context.programme.clauseIds[0] ?? '');
  return clause === undefined ? [] : [{ instrumentId: clause.instrumentId, locator: clause.locator, summary: clause.pays }];
}

function validityTest(context: Pick<CaseContext, 'catalogue' | 'programme'>): Test {
  const { anchorDate, validFromOn, validToOn } = context.programme;
  return {
    id: 'validity',
    saying: `政策在${dateReferenceTitles[anchorDate]}有效`,
    basis: 'text',
    citations: mainCitation(context),
    run: (at) => windowFinding(readDateReference(anchorDate, at), { fromOn: validFromOn ?? undefined, toOn: validToOn ?? undefined }, dateReferenceTitles[anchorDate]),
  };
}

function overlayFinding(overlay: Overlay, context: CaseContext | LineContext): Finding {
  const stopsAfterOn = overlay.stopsAfterOn === null ? null : textParameter(context, overlay.stopsAfterOn, overlay);
  if (stopsAfterOn === undefined) return { verdict: 'unknown', finding: '停止资助的日期尚未确定' };
  if (stopsAfterOn !== null && context.asOfOn > stopsAfterOn) return { verdict: 'not_met', finding: `${stopsAfterOn}以后不再资助` };
  if (!overlay.grantedOnly || !('line' in context) || context.line.source !== 'patents') return { verdict: 'met', finding: '未触及限制' };
  const grantedOn = readDateReference('patent_granted_on', context);
  const granted = grantedOn === undefined ? undefined : grantedOn !== null && grantedOn <= context.asOfOn;
  return { verdict: verdictOf(granted), finding: granted === undefined ? '授权公告日未填' : granted ? '已授权' : '未授权的不得资助' };
}

const overlayTest = (overlay: Overlay): Test => ({
  id: `overlay-${overlay.id}`,
  saying: `符合上位规定：${overlay.title}`,
  basis: 'text',
  citations: [overlay.citation],
  run: (context) => overlayFinding(overlay, context),
});

function exclusionTest(context: Pick<CaseContext, 'catalogue' | 'programme'>): readonly Test[] {
  const rule = context.programme.amount.otherFunding;
  if (rule.mode !== 'exclude') return [];
  return [{
    id: 'other-funding',
    saying: '同一项目未获其他财政资助',
    basis: 'text',
    citations: rule.citation === undefined ? mainCitation(context) : [rule.citation],
    run: (at) => {
      const { granted } = otherFundingFor(at, rule.levels, 'line' in at ? at.line.lineId : null);
      const words = { met: '已获其他财政资助', not_met: '未获其他财政资助', unknown: '其他财政资助情况未知，或尚在申请中' };
      return { verdict: granted === 'met' ? 'not_met' : granted === 'not_met' ? 'met' : 'unknown', finding: words[granted] };
    },
  }];
}

/**
 * Every condition that a determination of this programme can name: those of the measure, and those every programme has
 * (validity, rules above it, other funding). What stands in a determination may be found on and may be a ground of refusal.
 */
export function namedConditions(catalogue: CaseContext['catalogue'], programme: CaseContext['programme']): readonly NamedCondition[] {
  const overlays = programme.amount.overlays.flatMap((id) => catalogue.overlays.get(id) ?? []);
  const tests = [validityTest({ catalogue, programme }), ...programme.conditions.map(conditionTest), ...overlays.map(overlayTest), ...exclusionTest({ catalogue, programme })];
  return tests.map(({ id, saying, citations }) => ({ id, saying, citations }));
}

interface Tested {
  readonly result: ConditionResult;
  readonly evidence: Evidence;
}

function runTest(test: Test, context: CaseContext, line: Line | null): Tested {
  const evidence = new Evidence();
  const { verdict, finding } = test.run(line === null ? caseRecordedIn(context, evidence) : lineContext(context, line, evidence, []));
  const result: ConditionResult = {
    conditionId: test.id,
    lineId: line?.lineId ?? null,
    outcome: verdict,
    saying: test.saying,
    basis: test.basis,
    citations: test.citations,
    factsRead: evidence.factsRead,
    valuesUsed: evidence.valuesUsed,
    missing: verdict === 'unknown' ? [...evidence.missing].sort() : [],
    finding,
  };
  return { result, evidence };
}

/** Tests the conditions of the case and, for each line, those of lines. */
export function evaluateConditions(context: CaseContext, lines: readonly Line[]): ConditionsOutcome {
  const { programme, activeOverlays } = context;
  const anchoredInCase = caseDateReferences.includes(programme.anchorDate);
  const validity = validityTest(context);
  const ofLevel = (level: 'case' | 'line') => programme.conditions.filter(({ appliesTo }) => appliesTo === level).map(conditionTest);
  const caseTests = [...(anchoredInCase ? [validity] : []), ...ofLevel('case')];
  const lineTests = [...(anchoredInCase ? [] : [validity]), ...ofLevel('line'), ...activeOverlays.map(overlayTest), ...exclusionTest(context)];

  const forCase = caseTests.map((test) => runTest(test, context, null));
  const forLines = lines.map((line) => ({ line, tested: lineTests.map((test) => runTest(test, context, line)) }));
  const all = [...forCase, ...forLines.flatMap(({ tested }) => tested)];
  const readings = programme.conditions
    .filter(({ basis }) => basis === 'reading')
    .map(({ id, saying }): DeterminationWarning => ({ kind: 'reading', subject: id, saying: `理解：“${saying}”是对条文的理解，不是条文原话。` }));
  return {
    verdict: allOf(forCase.map(({ result }) => result.outcome)),
    lines: forLines.map(({ line, tested }) => {
      const verdict = allOf(tested.map(({ result }) => result.outcome));
      const reasons = tested.filter(({ result }) => result.outcome === verdict && verdict !== 'met').map(({ result }) => `${result.saying}——${result.finding}`);
      return { line, verdict, reasons };
    }),
    results: all.map(({ result }) => result),
    evidences: all.map(({ evidence }) => evidence),
    readings,
  };
}
