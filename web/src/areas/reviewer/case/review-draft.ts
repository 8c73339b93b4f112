import * as z from 'zod';
import { parseYuan } from '../../../../../shared/domain/money';
import { Problem } from '../../../../../shared/domain/problem';
import type { OperationInput } from '../../../../../shared/contracts/client';

/** What a reviewer has noted and not yet sent, as it was typed; kept in this browser until it is sent. */
const draftSchema = z.object({
  opinion: z.enum(['grant', 'reject']).nullable(),
  conditions: z.record(z.string(), z.object({ finding: z.enum(['met', 'not_met', 'not_applicable']), reason: z.string() })),
  lines: z.record(z.string(), z.object({ finding: z.enum(['met', 'cut', 'refused']), toYuan: z.string(), reason: z.string() })),
  comment: z.string(),
});
export type ReviewDraft = z.output<typeof draftSchema>;
export type LineNote = ReviewDraft['lines'][string];
export type ConditionNote = ReviewDraft['conditions'][string];

export const emptyDraft: ReviewDraft = { opinion: null, conditions: {}, lines: {}, comment: '' };

/** One draft a person, case, stage and filing: a corrected case is looked at anew. */
export const draftKey = (userId: string, applicationId: string, state: string, revision: number | null): string => `portal.review.${userId}.${applicationId}.${state}.${revision ?? 0}`;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const readDraft = (storage: Pick<Storage, 'getItem'>, key: string): ReviewDraft => {
  const stored = storage.getItem(key);
  const result = draftSchema.safeParse(stored === null ? null : parsed(stored));
  return result.success ? result.data : emptyDraft;
};

export const writeDraft = (storage: Pick<Storage, 'setItem' | 'removeItem'>, key: string, draft: ReviewDraft): void => {
  if (JSON.stringify(draft) === JSON.stringify(emptyDraft)) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(draft));
};

export const withCondition = (draft: ReviewDraft, conditionId: string, note: ConditionNote): ReviewDraft => ({ ...draft, conditions: { ...draft.conditions, [conditionId]: note } });
export const withLine = (draft: ReviewDraft, lineId: string, note: LineNote): ReviewDraft => ({ ...draft, lines: { ...draft.lines, [lineId]: note } });

export const conditionElementId = (conditionId: string): string => `condition-${conditionId}`;
export const lineElementId = (lineId: string): string => `line-${lineId}`;

export type DraftFault = { readonly kind: 'opinion_missing' | 'reason_missing' | 'amount_wrong' | 'amount_above'; readonly elementId: string; readonly subject: string };
type ReviewBody = Omit<OperationInput<'recordReview'>['body'], 'expectedVersion'>;

const reasonAtLeast = 2;

const fenOrNull = (yuan: string): number | null => {
  try {
    return parseYuan(yuan.trim().replaceAll(',', ''));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
};

const lineFaults = (lineId: string, note: LineNote, computedFen: number | null): readonly DraftFault[] => {
  const at = (kind: DraftFault['kind']): DraftFault => ({ kind, elementId: lineElementId(lineId), subject: lineId });
  const reason = note.finding !== 'met' && note.reason.trim().length < reasonAtLeast ? [at('reason_missing')] : [];
  if (note.finding !== 'cut') return reason;
  const toFen = fenOrNull(note.toYuan);
  if (toFen === null) return [at('amount_wrong'), ...reason];
  return computedFen !== null && toFen > computedFen ? [at('amount_above'), ...reason] : reason;
};

/**
 * What is sent, or what still keeps it from being sent. `computed` gives what the rules give each line, in fen: a cut
 * leads downwards.
 */
export const reviewOf = (draft: ReviewDraft, computed: ReadonlyMap<string, number | null>): { readonly body: ReviewBody | null; readonly faults: readonly DraftFault[] } => {
  const conditions = Object.entries(draft.conditions);
  const lines = Object.entries(draft.lines);
  const faults: readonly DraftFault[] = [
    ...conditions.flatMap(([conditionId, note]): readonly DraftFault[] => (note.finding !== 'met' && note.reason.trim().length < reasonAtLeast ? [{ kind: 'reason_missing', elementId: conditionElementId(conditionId), subject: conditionId }] : [])),
    ...lines.flatMap(([lineId, note]) => lineFaults(lineId, note, computed.get(lineId) ?? null)),
    ...(draft.opinion === null ? [{ kind: 'opinion_missing', elementId: 'opinion', subject: '' } as const] : []),
  ];
  if (draft.opinion === null || faults.length > 0) return { body: null, faults };
  return {
    faults,
    body: {
      opinion: draft.opinion, comment: draft.comment.trim(),
      conditionFindings: conditions.map(([conditionId, { finding, reason }]) => ({ conditionId, finding, reason: reason.trim() })),
      lineFindings: lines.map(([lineId, { finding, toYuan, reason }]) => ({ lineId, finding, reason: reason.trim(), ...(finding === 'cut' ? { toFen: fenOrNull(toYuan) ?? 0 } : {}) })),
    },
  };
};
