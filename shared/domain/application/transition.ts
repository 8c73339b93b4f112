import { Problem } from '../problem';
import type { ApplicationAction } from './actions';
import type { Actor } from './actor';
import type { Application } from './application';
import { holdsAnyRole, requireAuthority } from './authority';
import { availableActions } from './availability';
import type { TransitionContext } from './context';
import * as deciding from './decision-transitions';
import * as intake from './intake-transitions';
import type { Outcome, TransitionSuccess } from './outcome';
import * as offsetting from './offset-transitions';
import * as paying from './payment-transitions';
import * as sharing from './pot-transitions';
import * as reviewing from './review-transitions';
import * as closing from './year-end-transitions';

export type TransitionResult = TransitionSuccess | { readonly kind: 'problem'; readonly problem: Problem };

/** The one place an action turns into a change. Exhaustive: a new action does not compile until it is answered here. */
const perform = (application: Application, action: ApplicationAction, actor: Actor, context: TransitionContext): Outcome => {
  switch (action.action) {
    case 'submit': return intake.submit(application, action, actor, context);
    case 'correct': return intake.correct(application, action, actor, context);
    case 'withdraw': return intake.withdraw(application);
    case 'claim': return intake.claim(application, action, actor, context);
    case 'release': return intake.release(application, action, actor, context);
    case 'recuse': return intake.recuse(application, action, actor);
    case 'accept': return intake.accept(application, action, actor, context);
    case 'refuse_acceptance': return intake.refuseAcceptance(application, action, actor, context);
    case 'request_correction': return intake.requestCorrection(application, action, actor, context);
    case 'deem_withdrawn': return intake.deemWithdrawn(application, action, actor, context);
    case 'resolve_clash': return reviewing.resolveClash(application, action, actor, context);
    case 'record_review': return reviewing.recordReview(application, action, actor, context);
    case 'decide': return deciding.decide(application, action, actor, context);
    case 'hold_for_run': return sharing.holdForRun(application, action);
    case 'leave_run': return sharing.leaveRun(application, action);
    case 'award_share': return sharing.awardShare(application, action, context);
    case 'hold_over': return deciding.holdOver(application, action, actor, context);
    case 'resume': return deciding.resume(application, action, actor, context);
    case 'open_notice': return deciding.openNotice(application, action, actor, context);
    case 'close_notice': return deciding.closeNotice(application, action, actor, context);
    case 'object': return deciding.object(application, action, actor, context);
    case 'resolve_objection': return deciding.resolveObjection(application, action);
    case 'approve': return deciding.approve(application);
    case 'release_funds': return paying.releaseFunds(application, action, actor, context);
    case 'confirm_payee': return paying.confirmPayee(application, action, actor, context);
    case 'waive': return paying.waive(application, action, actor, context);
    case 'assign_batch': return paying.assignBatch(application, action, actor, context);
    case 'leave_batch': return paying.leaveBatch(application, action);
    case 'authorise_payment': return paying.authorisePayment(application, action, actor, context);
    case 'record_payment': return paying.recordPayment(application, action, actor, context);
    case 'return_payment': return paying.returnPayment(application, action, actor, context);
    case 'carry_over': return closing.carryOver(application, action);
    case 'lapse': return closing.lapse(application, action);
    case 'fund_anew': return closing.fundAnew(application, action);
    case 'demand_clawback': return paying.demandClawback(application, action, actor, context);
    case 'record_recovery': return paying.recordRecovery(application, action);
    case 'consent_offset': return offsetting.consentOffset(application, action, context);
    case 'withdraw_offset_consent': return offsetting.withdrawOffsetConsent(application);
    case 'order_offset': return offsetting.orderOffset(application, action, context);
    case 'settle_offset': return offsetting.settleOffset(application, action);
    case 'release_offset': return offsetting.releaseOffset(application, action);
    case 'undo_offset': return offsetting.undoOffset(application, action);
    case 'close': return paying.close(application);
    case 'terminate':
    case 'revoke': return paying.endBeforePayment(application, action);
  }
};

/**
 * What an action by an actor makes of a case. Total and pure: every state × action pair is answered, with the next
 * state or with a problem, and nothing outside is read or changed.
 *
 * Who may act is asked before what may be done, so that a stranger learns nothing about the state.
 */
export const transition = (application: Application, action: ApplicationAction, actor: Actor, context: TransitionContext): TransitionResult => {
  try {
    const available = availableActions[application.state].includes(action.action);
    const stamp = requireAuthorityFirst(application, action, actor, context, available);
    const outcome = perform(application, action, actor, context);
    const next = { ...outcome.application, version: application.version + 1 };
    return { kind: 'next', ...outcome, application: next, actor: stamp };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'problem', problem: error };
    throw error;
  }
};

const requireAuthorityFirst = (application: Application, action: ApplicationAction, actor: Actor, context: TransitionContext, available: boolean): TransitionSuccess['actor'] => {
  if (actor.kind === 'applicant' && actor.creditCode !== application.creditCode) throw new Problem('not_found');
  if (available) return requireAuthority(actor, action.action, application, context);
  if (actor.kind === 'public') throw new Problem(action.action === 'object' ? 'notice_closed' : 'forbidden');
  if (actor.kind === 'officer' && !holdsAnyRole(actor, application, context)) throw new Problem('forbidden');
  throw new Problem('action_not_available', { params: { action: action.action, state: application.state, available: availableActions[application.state] } });
};

/** Steps of a run over many cases, and what a payment of another case brings with it: nobody takes them on one case alone. */
const stepsOfRuns: ReadonlySet<ApplicationAction['action']> = new Set(['hold_for_run', 'leave_run', 'award_share', 'carry_over', 'lapse', 'order_offset', 'settle_offset', 'release_offset', 'undo_offset'] as const);

/** What this actor could do with the case now, their own conditions aside: for buttons and for `available` in replies. */
export const actionsOpenTo = (application: Application, actor: Actor, context: TransitionContext): readonly ApplicationAction['action'][] =>
  availableActions[application.state].filter((name) => {
    if (stepsOfRuns.has(name)) return false;
    try {
      requireAuthority(actor, name, application, context);
      return true;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  });
