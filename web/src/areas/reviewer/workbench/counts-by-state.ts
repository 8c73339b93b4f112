import { queueStates } from '../../../../../shared/contracts/review-routes';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import type { QueueState } from './filters';

type Item = OperationOutput<'getWorkbench'>['items'][number];
export type StateCounts = { readonly state: QueueState; readonly total: number; readonly overdue: number; readonly dueSoon: number; readonly unclaimed: number; readonly mine: number; readonly more: boolean };

const add = (counts: StateCounts, item: Item): StateCounts => ({
  state: counts.state, total: counts.total + item.total, overdue: counts.overdue + item.overdue, dueSoon: counts.dueSoon + item.dueSoon,
  unclaimed: counts.unclaimed + item.unclaimed, mine: counts.mine + item.mine, more: counts.more || item.more,
});

/** All districts of a state together, in the order of the procedure. Two duties that see the same queue count it once. */
export const countsByState = (items: readonly Item[]): readonly StateCounts[] =>
  queueStates.flatMap((state) => {
    const widest = new Map<string, Item>();
    for (const item of items.filter((one) => one.state === state)) {
      const other = widest.get(item.districtCode);
      if (other === undefined || other.total < item.total) widest.set(item.districtCode, item);
    }
    if (widest.size === 0) return [];
    return [[...widest.values()].reduce(add, { state, total: 0, overdue: 0, dueSoon: 0, unclaimed: 0, mine: 0, more: false })];
  });
