import type { PaymentCaseView } from '../data/money-views';

/** Cases that could go into one batch together: same account, same fund document. */
export type BatchGroup = { readonly key: string; readonly accountId: string; readonly fundDocumentNumber: string; readonly eligible: readonly PaymentCaseView[]; readonly excluded: readonly PaymentCaseView[] };

/** The API takes so many in one batch. */
export const membersAtMost = 100;

/**
 * Cases grouped as batches need it, the largest group first. What is excluded keeps its reason; a case without money or
 * document is in no group, because it could be in no batch.
 */
export const batchGroups = (items: readonly PaymentCaseView[]): readonly BatchGroup[] => {
  const groups = new Map<string, { accountId: string; fundDocumentNumber: string; eligible: PaymentCaseView[]; excluded: PaymentCaseView[] }>();
  for (const item of items) {
    const { accountId, fundDocumentNumber, amountFen } = item;
    if (accountId === null || fundDocumentNumber === null || amountFen === null) continue;
    const key = `${accountId}\n${fundDocumentNumber}`;
    const group = groups.get(key) ?? { accountId, fundDocumentNumber, eligible: [], excluded: [] };
    (item.obstacle === null && item.batchId === null ? group.eligible : group.excluded).push(item);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group })).sort((left, right) => right.eligible.length - left.eligible.length || (left.key < right.key ? -1 : 1));
};

/** What is chosen at first: the case that is to be sent again alone, or as many as fit. */
export const firstChoice = (group: BatchGroup, aloneId: string | null): ReadonlySet<string> => {
  const alone = group.eligible.filter(({ applicationId }) => applicationId === aloneId);
  return new Set((alone.length > 0 ? alone : group.eligible.slice(0, membersAtMost)).map(({ applicationId }) => applicationId));
};
