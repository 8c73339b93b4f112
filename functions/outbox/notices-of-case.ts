import type { ApplicationEvent } from '../../shared/domain/application/event';
import type { ApplicationState } from '../../shared/domain/application/states';
import type { Fen, LocalDate } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';

const isUnderNotice = (state: ApplicationState | null): boolean => state === 'public_notice' || state === 'objection_handling';

/** A notice of a case as its history tells it: from the decision it published to the day the case left it. */
export type PastNotice = { readonly round: number; readonly amountFen: Fen; readonly documentNumber: string; readonly opensOn: LocalDate; readonly leftOn: LocalDate | null };

/** True for the events after which the public list must be written anew. */
export const changesNotice = (event: ApplicationEvent): boolean =>
  event.change.action === 'open_notice' || (isUnderNotice(event.fromState) && !isUnderNotice(event.toState));

/** All notices of a case, first to last, from its events in order. */
export const noticesOfCase = (events: readonly ApplicationEvent[]): readonly PastNotice[] => {
  const notices: PastNotice[] = [];
  let round = 0;
  let decided: { readonly amountFen: Fen; readonly documentNumber: string } | null = null;
  for (const event of events) {
    const { change } = event;
    if (change.action === 'decide' && change.outcome === 'grant') {
      round += 1;
      decided = { amountFen: change.amountFen, documentNumber: change.documentNumber };
    }
    const last = notices.at(-1);
    if (change.action === 'open_notice' && decided !== null) notices.push({ round, ...decided, opensOn: legalDateOf(event.at), leftOn: null });
    else if (changesNotice(event) && last !== undefined) notices[notices.length - 1] = { ...last, leftOn: legalDateOf(event.at) };
  }
  return notices;
};
