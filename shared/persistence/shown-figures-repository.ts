import { $add, EntityFormatter, PutTransaction, UpdateTransaction } from 'dynamodb-toolbox';
import { fen } from '../domain/money';
import type { ShownFigures } from '../ports/shown-figures';
import { bare } from './commit-actions';
import { shownItemKey, shownPartition, shownSumKey, shownSumPrefix } from './keys';
import type { Store } from './store';

/** An item and its cell in one transaction, on condition that the item is new: each counts once without a marker of its event. */
export function createShownFigures(store: Store): ShownFigures {
  const { marker, total } = store.entities;
  return {
    async note(items, at) {
      for (const item of items) {
        await store.transact([
          { purpose: 'item', decisive: true, item: bare(marker.build(PutTransaction).item({ ...shownItemKey(item), schemaVersion: 1, at }).options({ condition: { attr: 'pk', exists: false } }).params()) },
          { purpose: 'cell', item: bare(total.build(UpdateTransaction).item({ ...shownSumKey(item), schemaVersion: 1, count: $add(1), amountFen: $add(item.amountFen) }).params()) },
        ]);
      }
    },
    async read(regionCode, year) {
      const rows = await store.queryAll(shownPartition(regionCode, year), { prefix: shownSumPrefix }, false);
      return rows.map((raw) => {
        const { sk, count, amountFen } = total.build(EntityFormatter).format(raw);
        return { cell: sk.slice(shownSumPrefix.length), count, amountFen: fen(amountFen) };
      });
    },
  };
}
