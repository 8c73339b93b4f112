import { EntityFormatter, UpdateItemCommand } from 'dynamodb-toolbox';
import { parseLocalDate } from '../domain/local-date';
import type { DailyRuns } from '../ports/daily-runs';
import { dailyMarkKey } from './keys';
import type { Store } from './store';

/** The mark of the last finished day: one pointer item that only moves forward. */
export function createDailyRuns(store: Store): DailyRuns {
  const { pointer } = store.entities;
  return {
    async lastFinishedOn() {
      const raw = await store.get(dailyMarkKey);
      return raw === null ? null : parseLocalDate(pointer.build(EntityFormatter).format(raw).target);
    },
    async finish(day) {
      const command = pointer.build(UpdateItemCommand).item({ ...dailyMarkKey, schemaVersion: 1, target: day });
      const forward = { or: [{ attr: 'pk', exists: false }, { attr: 'target', lt: day }] } as const;
      await store.update(command.options({ condition: { or: [...forward.or] } }).params());
    },
  };
}
