import { legalDateOf } from '../../shared/domain/local-date';
import { listingOf } from '../../shared/domain/exports/listings';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import { changesNotice } from './notices-of-case';
import type { DeliveredEvent, OutboxDependencies } from './outbox-context';
import { projectNotices } from './project-notices';
import { projectPapers } from './project-papers';
import { projectShown } from './project-shown';

/**
 * Brings the projections up to one event: finance's totals, counted once per event however often it is delivered, the
 * public list of notices, written anew from the case's history, what the cases show beside the targets, the way from a paper to the cases that name it, and the trail that the day's audit root is made of. Nothing here decides anything.
 */
export const projectEvent = (dependencies: OutboxDependencies) => async ({ event, ...whereabouts }: DeliveredEvent): Promise<void> => {
  // By the day of publishing, not of the event: the root of an earlier day may be written already.
  await dependencies.auditTrail.note(legalDateOf(dependencies.clock.now()), { applicationId: event.applicationId, version: event.version, eventHash: event.hash });
  const deltas = totalsDeltasOf(event, whereabouts.districtCode, whereabouts.enterpriseSize);
  if (deltas.length > 0) await dependencies.totals.apply(`${event.applicationId}#${event.version}`, event.at, deltas);
  const listing = listingOf(event, whereabouts);
  if (listing !== null) await dependencies.listings.note(listing);
  await projectShown(dependencies, { event, ...whereabouts });
  await projectPapers(dependencies, event);
  if (changesNotice(event)) await projectNotices(dependencies, event.applicationId);
};
