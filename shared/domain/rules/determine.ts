/**
 * The evaluator: policy, values, series, facts and a day in; a determination out. Pure and deterministic: the same
 * inputs give the same bytes, years later too.
 *
 * An unknown fact never becomes a yes or a no (Kleene); what is decided anyway stays decided. While a value that the
 * programme needs isn't set, the outcome is undetermined, never a refusal.
 */
import type { LocalDate } from '../brands';
import type { HashText } from '../canonical-json';
import { sumFen, zeroFen } from '../money';
import { canonicalText, programmeOf, type Catalogue } from './catalogue';
import { applyCaseLimits } from './ceilings';
import { evaluateConditions, type LineVerdict } from './conditions';
import { caseRecordedIn, lineContext, type CaseContext, type Line } from './context';
import type { Determination, DeterminationAmount, DeterminationWarning, Outcome, Step, Verdict } from './determination';
import { Cursor, Evidence } from './evidence';
import type { Facts } from './facts';
import { yuanOfFen } from './formulas/amount-text';
import { allOf, anyOf } from './kleene';
import { computeEntitlement } from './line-amount';
import { LineState } from './line-state';
import type { Overlay, Programme } from './measure-schema';
import { unsetSlotsOn } from './slot-values';

/** Raised whenever the same inputs could give another determination. */
export const engineVersion = '1.0.0';

export interface DetermineInput {
  readonly catalogue: Catalogue;
  readonly programmeId: string;
  /** Checked by factsSchema and checkFacts. */
  readonly facts: Facts;
  /** The day whose policy and values apply: today for a pre-check, the day of acceptance for a pinned case. */
  readonly asOfOn: LocalDate;
  /** Demo values count (demo mode only). Default false. */
  readonly allowDemo?: boolean;
  /** Hypothetical values count (what-if only). Default false. */
  readonly allowHypothetical?: boolean;
  readonly hash: HashText;
}

/** Overlays a programme names that govern on a day. */
export const overlaysOn = (catalogue: Catalogue, programme: Programme, asOfOn: string): readonly Overlay[] =>
  programme.amount.overlays.flatMap((id) => {
    const overlay = catalogue.overlays.get(id);
    return overlay !== undefined && overlay.fromOn <= asOfOn && (overlay.toOn === null || asOfOn <= overlay.toOn) ? [overlay] : [];
  });

/** The lines of the case; undefined when they aren't known. */
function linesOf(context: CaseContext): readonly Line[] | undefined {
  const { source } = context.programme.amount.lines;
  const { facts } = context;
  switch (source) {
    case 'loans':
      return facts.at('loans').items()?.map((loan, index) => ({ source, lineId: loan.at('lineId').read() ?? '', index, loan }));
    case 'policies':
      return facts.at('policies').items()?.map((policy, index) => ({ source, lineId: policy.at('lineId').read() ?? '', index, policy }));
    case 'patents':
      return facts.at('patents').items()?.map((patent, index) => ({ source, lineId: patent.at('lineId').read() ?? '', index, patent }));
    case 'enterprise':
      return [{ source, lineId: 'enterprise', index: 0 }];
  }
}

function computeLines(context: CaseContext, verdicts: readonly LineVerdict[]): readonly LineState[] {
  const siblings = verdicts.map(({ line, verdict }) => ({ line, verdict }));
  return verdicts.map(({ line, verdict, reasons }) => {
    const evidence = new Evidence();
    const state = new LineState(line, verdict, evidence);
    if (verdict === 'not_met') {
      for (const reason of reasons) state.refuse(reason);
      return state;
    }
    computeEntitlement(lineContext(context, line, evidence, siblings), state);
    if (verdict === 'unknown' && state.outcome !== 'refused') {
      state.leaveUnknown(`条件尚不能判断：${reasons.join('；')}`);
    }
    return state;
  });
}

const lineVerdict = (state: LineState): Verdict => ({ met: 'met', cut: 'met', refused: 'not_met', unknown: 'unknown' } as const)[state.outcome];
const outcomes: Readonly<Record<Verdict, Outcome>> = { met: 'eligible', not_met: 'not_eligible', unknown: 'undetermined' };

function caseAmount(outcome: Outcome, states: readonly LineState[], steps: readonly Step[], missing: readonly string[]): DeterminationAmount {
  if (outcome === 'not_eligible') return { amountFen: 0, steps: [], missing: [] };
  if (outcome === 'undetermined' || states.some(({ amountFen }) => amountFen === null)) return { amountFen: null, steps, missing };
  const total = sumFen(states.map(({ amountFen }) => amountFen ?? zeroFen));
  const sum = { label: '合计', expression: states.map(({ amountFen }) => yuanOfFen(amountFen ?? zeroFen)).join(' + '), result: yuanOfFen(total) };
  return { amountFen: total, steps: [...steps, sum], missing: [] };
}

const unique = <Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] => [...new Map(items.map((item) => [key(item), item])).values()];

function readingWarnings(programme: Programme): readonly DeterminationWarning[] {
  return (programme.readings ?? []).map(({ id, saying }) => ({ kind: 'reading', subject: id, saying: `理解：${saying}` }));
}

/**
 * Determines one programme for one applicant. Problems: `programme_unknown`; `facts_inconsistent` and the parsers'
 * own for facts that contradict themselves. Everything merely unknown is answered, not thrown.
 */
export function determine(input: DetermineInput): Determination {
  const { catalogue, asOfOn } = input;
  const programme = programmeOf(catalogue, input.programmeId);
  const [allowDemo, allowHypothetical] = [input.allowDemo ?? false, input.allowHypothetical ?? false];
  const activeOverlays = overlaysOn(catalogue, programme, asOfOn);
  const evidence = new Evidence();
  const context: CaseContext = {
    catalogue, programme, activeOverlays, evidence, asOfOn, allowDemo, allowHypothetical, facts: new Cursor(input.facts, '', evidence),
  };
  const lines = linesOf(context);
  const conditions = evaluateConditions(context, lines ?? []);
  const states = computeLines(context, conditions.lines);
  const limits = new Evidence();
  const { steps, ceilingUse } = applyCaseLimits(caseRecordedIn(context, limits), states);
  const byLines = lines === undefined ? 'unknown' : anyOf(states.map(lineVerdict));
  const unset = unique(
    [...unsetSlotsOn(programme, activeOverlays, asOfOn, context), ...[evidence, limits, ...conditions.evidences, ...states.map((state) => state.evidence)].flatMap((record) => record.unsetSlots)],
    ({ slot }) => slot,
  );
  const outcome = unset.length > 0 ? 'undetermined' : outcomes[allOf([conditions.verdict, byLines])];
  const lineResults = states.map((state) => state.result());
  const slotsMissing = unset.map(({ slot }) => `slot:${slot}`);
  const amount = caseAmount(outcome, states, steps, [...new Set([...limits.missing, ...lineResults.flatMap(({ missing }) => missing), ...slotsMissing])].sort());
  const undecided = [...conditions.results.flatMap(({ missing }) => missing), ...amount.missing, ...(lines === undefined ? evidence.missing : []), ...slotsMissing];
  const warnings = [...conditions.evidences, limits, ...states.map((state) => state.evidence)].flatMap((record) => record.warnings);
  return {
    format: 1,
    engineVersion,
    programmeId: programme.id,
    programmeTitle: programme.title,
    asOfOn,
    allowDemo,
    outcome,
    conditions: conditions.results,
    lines: lineResults,
    amount,
    ceilingUse: amount.amountFen === null || outcome !== 'eligible' ? [] : ceilingUse,
    slotsUnset: unset,
    missing: outcome === 'not_eligible' ? [] : [...new Set(undecided)].sort(),
    warnings: unique([...conditions.readings, ...readingWarnings(programme), ...warnings], ({ kind, subject }) => `${kind}:${subject}`),
    catalogueHash: catalogue.catalogueHash,
    factsHash: input.hash(canonicalText(input.facts)),
  };
}
