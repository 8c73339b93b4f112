import { zeroFen } from '../money';
import { Problem } from '../problem';
import { withDuty } from '../review/separation-of-duties';
import { noticeClosesOn } from '../working-days';
import type { ApplicationAction } from './actions';
import type { Actor } from './actor';
import type { Application, Notice } from './application';
import { handsOf } from './authority';
import { today } from './context';
import type { TransitionContext } from './context';
import { endCase, keepsMoney, releaseMoney } from './outcome';
import type { Outcome } from './outcome';
import { moveParts, reservedParts } from './parts';
import { requireNotHeld } from './pot-transitions';

type Of<Name extends ApplicationAction['action']> = Extract<ApplicationAction, { action: Name }>;

/**
 * 审定 of one entry of a list. A grant reserves each payer's part and sets the day its public notice opens. Whoever objected to
 * an earlier decision is answered first: the next decision stands on those answers.
 */
export const decide = (application: Application, action: Of<'decide'>, actor: Actor, context: TransitionContext): Outcome => {
  if (application.decision !== null) throw new Problem('already_decided', { params: { listId: application.decision.listId } });
  requireNotHeld(application);
  const unanswered = application.notice?.openObjectionIds ?? [];
  if (unanswered.length > 0) throw new Problem('objections_unanswered', { params: { count: unanswered.length } });
  if (action.decidedOn > today(context)) throw new Problem('date_in_future', { field: 'decidedOn' });
  const decided = { ...application, dutyHolders: withDuty(application.dutyHolders, 'decision', handsOf(actor, 'approver', application, context)) };
  const decision = { listId: action.listId, documentNumber: action.documentNumber, decidedOn: action.decidedOn };
  if (action.outcome === 'reject') {
    const ended = endCase(decided, 'rejected');
    return { ...ended, application: { ...ended.application, decision: { ...decision, outcome: 'reject', amountFen: zeroFen, ceilings: [] } } };
  }
  if (application.clashedLines.length > 0) throw new Problem('clash_unresolved', { params: { lineIds: application.clashedLines } });
  if (application.reviewedFen === null || action.amountFen > application.reviewedFen) throw new Problem('amount_above_reviewed', { field: 'amountFen' });
  if (action.amountFen <= 0) throw new Problem('amount_not_positive', { field: 'amountFen' });
  if (context.sharesPot && application.potAward === null) throw new Problem('pot_share_missing');
  if (context.procedure.notice === null) throw new Problem('notice_rule_unset');
  if (action.noticeOpensOn < today(context)) throw new Problem('notice_opens_in_past', { field: 'noticeOpensOn' });
  const parts = reservedParts(action.amountFen, action.payers);
  return {
    application: {
      ...decided,
      decision: { ...decision, outcome: 'grant', amountFen: action.amountFen, ceilings: action.ceilings },
      parts,
      notice: { round: (application.notice?.round ?? 0) + 1, opensOn: action.noticeOpensOn, closesOn: null, closed: false, openObjectionIds: [] },
      deadline: { kind: 'notice_opening', dueOn: action.noticeOpensOn },
    },
    ledgerMoves: parts.map(({ accountId, amountFen }) => ({ accountId, from: 'available', to: 'reserved', amountFen })),
    claims: 'none',
  };
};

/** 暂缓: back to the decision on a day that is named now; reserved money is given back meanwhile, objections stay open until answered. */
export const holdOver = (application: Application, action: Of<'hold_over'>, _actor: Actor, context: TransitionContext): Outcome => {
  requireNotHeld(application);
  if (action.reviewOn <= today(context)) throw new Problem('review_date_not_future', { field: 'reviewOn' });
  const released = releaseMoney(application);
  return {
    ...released,
    application: { ...released.application, state: 'held_over', decision: null, notice: stopped(application.notice), deadline: { kind: 'hold_review', dueOn: action.reviewOn } },
  };
};

export const resume = (application: Application, _action: Of<'resume'>, actor: Actor, context: TransitionContext): Outcome => {
  const due = application.deadline;
  if (actor.kind === 'system' && (due === null || today(context) < due.dueOn)) throw new Problem('deadline_not_passed');
  return keepsMoney({ ...application, state: 'awaiting_decision', deadline: null });
};

/** The notice is over before its time; what was objected in it still waits for its answer. */
const stopped = (notice: Notice | null): Notice | null => (notice === null ? null : { ...notice, closed: true });

/** The notice runs from the day it really opens, so that a late daily run never shortens it. */
export const openNotice = (application: Application, _action: Of<'open_notice'>, _actor: Actor, context: TransitionContext): Outcome => {
  const notice = application.notice;
  if (application.decision === null || notice === null || notice.closed) throw new Problem('action_not_available');
  const opensOn = today(context);
  if (opensOn < notice.opensOn) throw new Problem('deadline_not_passed');
  if (context.procedure.notice === null) throw new Problem('notice_rule_unset');
  const closesOn = noticeClosesOn(context.calendar, opensOn, context.procedure.notice.value);
  return keepsMoney({ ...application, state: 'public_notice', notice: { ...notice, opensOn, closesOn }, deadline: { kind: 'notice_closing', dueOn: closesOn } });
};

/** Closes after 24:00 of its last day; objections that came in time are all answered by then, or the case is not here. */
export const closeNotice = (application: Application, _action: Of<'close_notice'>, _actor: Actor, context: TransitionContext): Outcome => {
  const notice = openNoticeOf(application);
  if (notice.closesOn === null || today(context) <= notice.closesOn) throw new Problem('deadline_not_passed');
  return keepsMoney({ ...application, notice: { ...notice, closed: true }, deadline: null });
};

export const object = (application: Application, action: Of<'object'>, _actor: Actor, context: TransitionContext): Outcome => {
  const notice = openNoticeOf(application);
  if (notice.closesOn === null || today(context) > notice.closesOn) throw new Problem('notice_closed');
  if (notice.openObjectionIds.includes(action.objectionId)) throw new Problem('already_exists', { field: 'objectionId' });
  return keepsMoney({
    ...application,
    state: 'objection_handling',
    notice: { ...notice, openObjectionIds: [...notice.openObjectionIds, action.objectionId] },
  });
};

/**
 * One answer to one objection. While the notice runs: upheld, the case goes back to 审定 and the money is given back;
 * dismissed, the notice goes on where it stood once none is open. Where the decision has fallen already, by another
 * objection or 暂缓, the answer changes nothing else: it is owed to whoever objected, and to the next decision.
 */
export const resolveObjection = (application: Application, action: Of<'resolve_objection'>): Outcome => {
  const { notice } = application;
  if (notice?.openObjectionIds.includes(action.objectionId) !== true) throw new Problem('objection_not_open', { field: 'objectionId' });
  const openObjectionIds = notice.openObjectionIds.filter((objectionId) => objectionId !== action.objectionId);
  const answered: Application = { ...application, notice: { ...notice, openObjectionIds } };
  if (application.state !== 'objection_handling') return keepsMoney(answered);
  if (action.outcome === 'upheld') {
    const released = releaseMoney(answered);
    return { ...released, application: { ...released.application, state: 'awaiting_decision', decision: null, notice: stopped(answered.notice), deadline: null } };
  }
  if (openObjectionIds.length > 0) return keepsMoney(answered);
  return keepsMoney({ ...answered, state: 'public_notice', deadline: notice.closesOn === null ? application.deadline : { kind: 'notice_closing', dueOn: notice.closesOn } });
};

const openNoticeOf = (application: Application): Notice => {
  if (application.notice === null || application.notice.closed) throw new Problem('notice_closed');
  return application.notice;
};

/** 核准 adds no discretion: what was noticed without an upheld objection is approved as it was decided. */
export const approve = (application: Application): Outcome => {
  if (application.notice?.closed !== true) throw new Problem('notice_still_open', { params: { closesOn: application.notice?.closesOn ?? null } });
  const { parts, ledgerMoves } = moveParts(application.parts, 'reserved', 'committed');
  return { application: { ...application, parts, state: 'approved', deadline: null }, ledgerMoves, claims: 'none' };
};
