import { parseYuan } from '../../../../../shared/domain/money';
import { Problem } from '../../../../../shared/domain/problem';
import type { OperationInput, OperationOutput } from '../../../../../shared/contracts/client';

type CaseView = OperationOutput<'getCase'>;
export type DecisionEntry = OperationInput<'decideList'>['body']['entries'][number];

/** What is meant to be decided on one case, as typed. */
export type DecisionNote = { readonly outcome: 'grant' | 'reject'; readonly amountYuan: string; readonly conditionIds: readonly string[]; readonly reason: string };
export type EntryFault = 'clash_unresolved' | 'objection_open' | 'amount_wrong' | 'amount_above_reviewed' | 'conditions_missing' | 'reason_missing';

/** The amount as people type it, from what was reviewed. */
const yuanText = (amountFen: number): string => `${String(Math.trunc(amountFen / 100))}.${String(amountFen % 100).padStart(2, '0')}`;

/** What the reviewers recommended; whoever decides may grant less, not more. */
export const noteOf = (view: CaseView): DecisionNote => {
  const recommended = view.findings.filter(({ stageId }) => stageId !== 'funding_check').at(-1)?.opinion ?? 'grant';
  const failed = view.application.determination?.conditions.filter(({ outcome }) => outcome === 'not_met').map(({ conditionId }) => conditionId) ?? [];
  return { outcome: recommended, amountYuan: yuanText(view.application.reviewedFen ?? 0), conditionIds: [...new Set(failed)], reason: '' };
};

/** Cases that wait for the decision itself; one that was decided waits for its notice. */
export const isOpenForDecision = (view: CaseView): boolean => view.application.availableActions.includes('decide') && view.application.decision === null;

const fenOf = (yuan: string): number | null => {
  try {
    return parseYuan(yuan.trim().replaceAll(',', ''));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
};

/** The entry to send, or why it can't be sent as it stands. */
export const entryOf = (view: CaseView, note: DecisionNote): { readonly entry: DecisionEntry } | { readonly fault: EntryFault } => {
  const { applicationId, version, reviewedFen } = view.application;
  const of = { applicationId, expectedVersion: version };
  if (view.objections.some(({ open }) => open)) return { fault: 'objection_open' };
  if (note.outcome === 'reject') {
    if (note.conditionIds.length === 0) return { fault: 'conditions_missing' };
    if (note.reason.trim().length < 2) return { fault: 'reason_missing' };
    return { entry: { ...of, outcome: 'reject', conditionIds: [...note.conditionIds], reason: note.reason.trim() } };
  }
  if (view.clashedLines.length > 0) return { fault: 'clash_unresolved' };
  const amountFen = fenOf(note.amountYuan);
  if (amountFen === null || amountFen <= 0) return { fault: 'amount_wrong' };
  return amountFen > (reviewedFen ?? 0) ? { fault: 'amount_above_reviewed' } : { entry: { ...of, outcome: 'grant', amountFen } };
};

/** What a list of entries takes from the account, in fen. */
export const grantedFen = (entries: readonly DecisionEntry[]): number => entries.reduce((sum, entry) => sum + (entry.outcome === 'grant' ? entry.amountFen : 0), 0);

/** Names written one a line or set off by commas. */
export const namesOf = (text: string): string[] => text.split(/[\n,，、;；]/).map((name) => name.trim()).filter((name) => name !== '');
