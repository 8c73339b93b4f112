import type { PaymentCaseView } from '../data/money-views';

/** A case with the part of it that one payer bears. */
export type BatchCandidate = PaymentCaseView & { readonly part: PaymentCaseView['parts'][number] };

/** Cases that could go into one batch together: same account, same fund document. */
export type BatchGroup = { readonly key: string; readonly accountId: string; readonly fundDocumentNumber: string; readonly eligible: readonly BatchCandidate[]; readonly excluded: readonly BatchCandidate[] };

/** The API takes so many in one batch. */
export const membersAtMost = 100;

/**
 * Cases grouped as batches need it, payer by payer, the largest group first. What is excluded keeps its reason; a part that
 * is paid, ordered or without a document is in no group, because it could be in no batch.
 */
export const batchGroups = (items: readonly PaymentCaseView[]): readonly BatchGroup[] => {
  const groups = new Map<string, { accountId: string; fundDocumentNumber: string; eligible: BatchCandidate[]; excluded: BatchCandidate[] }>();
  for (const item of items) {
    for (const part of item.parts) {
      const { accountId, fundDocumentNumber, balance } = part;
      if (fundDocumentNumber === null || balance !== 'committed') continue;
      const key = `${accountId}\n${fundDocumentNumber}`;
      const group = groups.get(key) ?? { accountId, fundDocumentNumber, eligible: [], excluded: [] };
      (part.obstacle === null && part.batchId === null ? group.eligible : group.excluded).push({ ...item, part });
      groups.set(key, group);
    }
  }
  return [...groups].map(([key, group]) => ({ key, ...group })).sort((left, right) => right.eligible.length - left.eligible.length || (left.key < right.key ? -1 : 1));
};

type Offset = NonNullable<PaymentCaseView['parts'][number]['offset']>;

/** What a batch of these would set off: each demand once, with the first payment that can. */
export const offsetsOf = (chosen: readonly Pick<BatchCandidate, 'applicationId' | 'part'>[]): ReadonlyMap<string, Offset> => {
  const taken = new Set<string>();
  return new Map(chosen.flatMap(({ applicationId, part: { offset } }) => {
    if (offset === null || taken.has(offset.applicationId)) return [];
    taken.add(offset.applicationId);
    return [[applicationId, offset] as const];
  }));
};

/** The control totals it would have. */
export const sumsOf = (chosen: readonly Pick<BatchCandidate, 'part'>[], offsets: ReadonlyMap<string, Offset>) => {
  const grossFen = chosen.reduce((sum, { part }) => sum + part.amountFen, 0);
  const offsetFen = [...offsets.values()].reduce((sum, { amountFen }) => sum + amountFen, 0);
  return { grossFen, offsetFen, netFen: grossFen - offsetFen };
};

/** What is chosen at first: the case that is to be sent again alone, or as many as fit. */
export const firstChoice = (group: BatchGroup, aloneId: string | null): ReadonlySet<string> => {
  const alone = group.eligible.filter(({ applicationId }) => applicationId === aloneId);
  return new Set((alone.length > 0 ? alone : group.eligible.slice(0, membersAtMost)).map(({ applicationId }) => applicationId));
};
