import { projectEvent } from '../../functions/outbox/project-event';
import { listingOf } from '../../shared/domain/exports/listings';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import type { StoredEvent } from '../../shared/persistence/application-items';
import { at } from '../builders/calendar';
import { untilAnswered } from './client';
import type { Chapter, Lived } from './history';

const eventsOf = async ({ world: { scan } }: Lived): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  await scan((raw) => { if (isEventItem(raw)) events.push(storedEventOf(raw)); });
  return events.sort((left, right) => (left.event.applicationId === right.event.applicationId ? left.event.version - right.event.version : left.event.applicationId < right.event.applicationId ? -1 : 1));
};

/** Every event through the consumer of the stream, killed at each of its writes and delivered again. */
export const projectAll: Chapter = {
  name: 'projection',
  live: async (lived) => {
    const { dependencies, killing, setClock } = lived.world;
    setClock(at('2026-05-31'));
    for (const delivered of await eventsOf(lived)) await untilAnswered(killing, () => projectEvent(dependencies)(delivered));
  },
};

/** Only what totals and lists are made of: for so many events that notices and audit notes would take hours. */
export const projectMoney: Chapter = {
  name: 'projection of money',
  live: async (lived) => {
    const { dependencies, killing, setClock } = lived.world;
    setClock(at('2026-05-31'));
    for (const { event, ...whereabouts } of await eventsOf(lived)) {
      const deltas = totalsDeltasOf(event, whereabouts.districtCode, whereabouts.enterpriseSize);
      if (deltas.length > 0) await untilAnswered(killing, () => dependencies.totals.apply(`${event.applicationId}#${event.version}`, event.at, deltas));
      const listing = listingOf(event, whereabouts);
      if (listing !== null) await untilAnswered(killing, () => dependencies.listings.note(listing));
    }
  },
};
