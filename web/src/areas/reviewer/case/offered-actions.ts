import type { ActionName } from '../../../../../shared/domain/application/actions';
import type { OperationOutput } from '../../../../../shared/contracts/client';

type CaseView = OperationOutput<'getCase'>;

/** What stands on a button of the case view. */
export type Offered = 'claim' | 'release' | 'accept' | 'refuse_acceptance' | 'request_correction' | 'record_review' | 'resolve_clash' | 'resolve_objection' | 'decide' | 'approve' | 'hold_over' | 'resume' | 'recuse' | 'terminate' | 'revoke';

const order: readonly Offered[] = ['claim', 'accept', 'record_review', 'decide', 'approve', 'resume', 'resolve_objection', 'resolve_clash', 'request_correction', 'refuse_acceptance', 'hold_over', 'release', 'recuse', 'terminate', 'revoke'];

/** Actions for whoever has the case in hand; the head of stage may do two of them without. */
const inHand: ReadonlySet<ActionName> = new Set<ActionName>(['accept', 'refuse_acceptance', 'record_review']);
const inHandOrHead: ReadonlySet<ActionName> = new Set<ActionName>(['request_correction', 'resolve_clash']);

export type Viewer = { readonly userId: string; readonly isHead: boolean };

/** How often the applicant was asked for corrections: a further round is for the head of stage. */
export const correctionRounds = ({ timeline }: Pick<CaseView, 'timeline'>): number => timeline.filter(({ action }) => action === 'request_correction').length;

/** Objections that nobody has answered yet: nothing is decided over them. */
export const openObjections = ({ objections }: Pick<CaseView, 'objections'>): CaseView['objections'] => objections.filter(({ open }) => open);

const isPossible = (view: CaseView, viewer: Viewer, action: Offered): boolean => {
  const { application, claimedBy } = view;
  const held = claimedBy === viewer.userId;
  switch (action) {
    case 'claim': return claimedBy === null;
    case 'release': return claimedBy !== null && (held || viewer.isHead);
    case 'resolve_clash': return view.clashedLines.length > 0 && (held || viewer.isHead);
    case 'request_correction': return viewer.isHead || (held && correctionRounds(view) === 0);
    case 'resolve_objection': return openObjections(view).length > 0;
    case 'decide': return application.decision === null && openObjections(view).length === 0;
    case 'approve': return application.notice?.closed === true;
    case 'recuse': return !view.recusedUserIds.includes(viewer.userId);
    case 'accept': case 'refuse_acceptance': case 'record_review': return held;
    case 'hold_over': case 'resume': case 'terminate': case 'revoke': return true;
  }
};

/** The actions to show: those the service says are open to this person, less those their own conditions rule out now. */
export const offeredActions = (view: CaseView, viewer: Viewer): readonly Offered[] => order.filter((action) => view.application.availableActions.includes(action) && isPossible(view, viewer, action));

export type Hindrance = { readonly kind: 'recused' | 'other_duty' | 'held_by_another' | 'further_correction' | 'notice_running' | 'objections_open' | 'claim_first' | 'waiting' };

/** Why less is offered than somebody of this duty might expect; null when nothing needs saying. */
export const hindranceOf = (view: CaseView, viewer: Viewer): Hindrance | null => {
  const { availableActions, notice } = view.application;
  const open = availableActions.filter((action) => action !== 'recuse');
  if (view.recusedUserIds.includes(viewer.userId)) return { kind: 'recused' };
  if (open.length === 0) return { kind: view.dutyHolders.some(({ userId }) => userId === viewer.userId) ? 'other_duty' : 'waiting' };
  const needsHand = open.some((action) => inHand.has(action) || inHandOrHead.has(action)) && !viewer.isHead;
  if (needsHand && view.claimedBy === null) return { kind: 'claim_first' };
  if (needsHand && view.claimedBy !== viewer.userId) return { kind: 'held_by_another' };
  if (availableActions.includes('request_correction') && !viewer.isHead && correctionRounds(view) > 0) return { kind: 'further_correction' };
  if ((availableActions.includes('decide') || availableActions.includes('resume')) && openObjections(view).length > 0) return { kind: 'objections_open' };
  if (availableActions.includes('approve') && notice?.closed !== true) return { kind: 'notice_running' };
  return null;
};
