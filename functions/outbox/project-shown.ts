import { cityOf, shownByEvent, shownByFacts, stageOf } from '../../shared/domain/targets/shown-items';
import type { DeliveredEvent, OutboxDependencies } from './outbox-context';

/**
 * Brings up what the cases show beside the plans' targets. Acceptance and payment read the facts as they stand filed;
 * everything else is told by the event alone. Each item counts once by its own name, so repeats and disorder are harmless.
 */
export const projectShown = async ({ applications, shown }: Pick<OutboxDependencies, 'applications' | 'shown'>, { event, ...whereabouts }: DeliveredEvent): Promise<void> => {
  const items = [...shownByEvent(event, whereabouts)];
  const stage = stageOf(event);
  if (stage !== null) {
    const submission = await applications.readSubmission(event.applicationId, 'latest');
    if (submission !== null) items.push(...shownByFacts(submission.facts, { regionCode: cityOf(whereabouts.districtCode), stage }));
  }
  if (items.length > 0) await shown.note(items, event.at);
};
