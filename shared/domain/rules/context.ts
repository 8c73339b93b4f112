/** What a predicate or formula may look at: the facts by cursors, the catalogue, the day. Nothing else. */
import type { LocalDate } from '../brands';
import type { Catalogue } from './catalogue';
import type { Verdict } from './determination';
import type { Cursor, Evidence } from './evidence';
import type { Facts, InsurancePolicyFacts, LoanFacts, PatentFacts } from './facts';
import type { Overlay, Programme } from './measure-schema';

/** One thing money may be paid for. */
export type Line =
  | { readonly source: 'loans'; readonly lineId: string; readonly index: number; readonly loan: Cursor<LoanFacts> }
  | { readonly source: 'policies'; readonly lineId: string; readonly index: number; readonly policy: Cursor<InsurancePolicyFacts> }
  | { readonly source: 'patents'; readonly lineId: string; readonly index: number; readonly patent: Cursor<PatentFacts> }
  | { readonly source: 'enterprise'; readonly lineId: string; readonly index: number };

export interface CaseContext {
  readonly catalogue: Catalogue;
  readonly programme: Programme;
  readonly activeOverlays: readonly Overlay[];
  readonly facts: Cursor<Facts>;
  readonly evidence: Evidence;
  readonly asOfOn: LocalDate;
  readonly allowDemo: boolean;
  readonly allowHypothetical: boolean;
}

/** A sibling line and whether its own conditions hold. */
export interface SiblingLine {
  readonly line: Line;
  readonly verdict: Verdict;
}

export interface LineContext extends CaseContext {
  readonly line: Line;
  /** All lines of the case with the verdict of their conditions; empty while conditions are being tested. */
  readonly siblings: readonly SiblingLine[];
}

export const isLineContext = (context: CaseContext | LineContext): context is LineContext => 'line' in context;

/** The same line with its looks written into another record. */
export function lineRecordedIn(line: Line, evidence: Evidence): Line {
  switch (line.source) {
    case 'loans':
      return { ...line, loan: line.loan.recordedIn(evidence) };
    case 'policies':
      return { ...line, policy: line.policy.recordedIn(evidence) };
    case 'patents':
      return { ...line, patent: line.patent.recordedIn(evidence) };
    case 'enterprise':
      return line;
  }
}

export const caseRecordedIn = (context: CaseContext, evidence: Evidence): CaseContext => ({
  ...context,
  evidence,
  facts: context.facts.recordedIn(evidence),
});

export const lineContext = (context: CaseContext, line: Line, evidence: Evidence, siblings: readonly SiblingLine[]): LineContext => ({
  ...caseRecordedIn(context, evidence),
  line: lineRecordedIn(line, evidence),
  siblings,
});
