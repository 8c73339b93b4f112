import type { Application } from '../domain/application/application';
import type { ApplicationEvent } from '../domain/application/event';
import { stateLabels } from '../domain/application/states';
import type { Draft } from '../ports/applications';
import { eventSaying } from './event-saying';

/** The summary of a case as lists and command replies show it. */
export const summaryOf = (application: Application, programmeTitle: string) => ({
  applicationId: application.applicationId,
  receiptNumber: application.receiptNumber,
  programmeId: application.programmeId,
  programmeTitle,
  callId: application.callId,
  creditCode: application.creditCode,
  districtCode: application.districtCode,
  state: application.state,
  stateLabel: stateLabels[application.state].applicant,
  version: application.version,
  submittedAt: application.submittedAt,
  deadline: application.deadline,
  determinedFen: application.determinedFen,
  reviewedFen: application.reviewedFen,
  decidedFen: application.decision?.outcome === 'grant' ? application.decision.amountFen : null,
});

/** The reply of every command on a case. */
export const actionReplyOf = (acted: { readonly application: Application; readonly replayed: boolean; readonly situation: { readonly programme: { readonly title: string } } }) => ({
  application: summaryOf(acted.application, acted.situation.programme.title),
  replayed: acted.replayed,
});

/** The timeline. Applicants and the public see the capacity of who acted, staff also see who. */
export const timelineOf = (events: readonly ApplicationEvent[], forStaff: boolean) =>
  events
    .filter((event) => forStaff || !internalActions.has(event.change.action))
    .map((event) => ({
      version: event.version,
      at: event.at,
      action: event.change.action,
      fromState: event.fromState,
      toState: event.toState,
      by: event.actor.as,
      userId: forStaff ? event.actor.userId : null,
      saying: eventSaying(event),
      hash: event.hash,
    }));

/** Who takes a case in hand, steps aside or is put in a batch is the authority's own affair. */
const internalActions: ReadonlySet<string> = new Set(['claim', 'release', 'recuse', 'resolve_clash', 'assign_batch', 'leave_batch']);

/** A draft as its owner sees it. */
export const draftOf = (draft: Draft) => ({
  applicationId: draft.applicationId,
  draftVersion: draft.draftVersion,
  facts: draft.facts,
  materials: draft.materials,
  savedAt: draft.savedAt,
  editable: draft.editable,
});
