import { Problem } from '../problem';
import { addWorkingDays, nextWorkingDay, workingDaysUntil } from '../working-days';
import { requireSeparateHands, withDuty } from '../review/separation-of-duties';
import type { ApplicationAction } from './actions';
import type { Actor } from './actor';
import type { Application } from './application';
import { handlerOf, handsOf, holdsRole, stageOf } from './authority';
import { deadlineFrom, requirePublishedCalendar, today } from './context';
import type { TransitionContext } from './context';
import { endCase, keepsMoney } from './outcome';
import type { Outcome } from './outcome';

type Of<Name extends ApplicationAction['action']> = Extract<ApplicationAction, { action: Name }>;

export const submit = (application: Application, action: Of<'submit'>, _actor: Actor, context: TransitionContext): Outcome =>
  keepsMoney({
    ...application,
    state: 'submitted',
    receiptNumber: action.receiptNumber,
    submittedAt: context.now,
    determinedFen: action.determinedFen,
    clashedLines: action.clashedLines,
    deadline: deadlineFrom(context, 'acceptance', context.procedure.acceptanceLimitWorkingDays),
  });

/** The officer takes the case in hand. A just accepted case enters its first review stage with this. */
export const claim = (application: Application, _action: Of<'claim'>, actor: Actor, context: TransitionContext): Outcome => {
  if (application.claimedBy !== null) {
    throw new Problem(application.claimedBy === actor.userId ? 'already_claimed_by_you' : 'claimed_by_another');
  }
  const turn = handlerOf(application, context);
  if (turn === null || actor.kind !== 'officer') throw new Problem('forbidden');
  requireSeparateHands(actor, turn.duty, application);
  const stage = application.state === 'accepted' ? stageOf(application, context) : null;
  return keepsMoney({ ...application, claimedBy: actor.userId, state: stage === null ? application.state : stage.state });
};

/** The holder lays the case down; the head of stage can take it from somebody who is away or lost the role. */
export const release = (application: Application, _action: Of<'release'>, actor: Actor, context: TransitionContext): Outcome => {
  const head = actor.kind === 'officer' && holdsRole(actor, ['head_of_stage'], application, context);
  if (!head || application.claimedBy === null) requireClaim(application, actor);
  return keepsMoney({ ...application, claimedBy: null });
};

export const recuse = (application: Application, _action: Of<'recuse'>, actor: Actor): Outcome => {
  if (application.recusedUserIds.includes(actor.userId)) throw new Problem('recused');
  return keepsMoney({
    ...application,
    recusedUserIds: [...application.recusedUserIds, actor.userId],
    claimedBy: application.claimedBy === actor.userId ? null : application.claimedBy,
  });
};

/** @throws Problem `not_claimed_by_you`: only who took the case in hand decides on it. */
export const requireClaim = (application: Application, actor: Actor): void => {
  if (application.claimedBy !== actor.userId) throw new Problem('not_claimed_by_you');
};

/** 受理: from here the case is decided by the catalogue and the payer fixed now. */
export const accept = (application: Application, action: Of<'accept'>, actor: Actor, context: TransitionContext): Outcome => {
  requireClaim(application, actor);
  return keepsMoney({
    ...application,
    state: 'accepted',
    claimedBy: null,
    dutyHolders: withDuty(application.dutyHolders, 'intake', handsOf(actor, 'intake_officer', application, context)),
    pins: { catalogueHash: action.catalogueHash, acceptedOn: today(context), payerRegionCode: action.payerRegionCode, enterpriseSize: action.enterpriseSize },
    determinedFen: action.determinedFen,
    deadline: deadlineFrom(context, 'review', context.procedure.stages[0]?.limitWorkingDays ?? null),
  });
};

export const refuseAcceptance = (application: Application, _action: Of<'refuse_acceptance'>, actor: Actor, context: TransitionContext): Outcome => {
  requireClaim(application, actor);
  const hands = handsOf(actor, 'intake_officer', application, context);
  return endCase({ ...application, dutyHolders: withDuty(application.dutyHolders, 'intake', hands) }, 'not_accepted');
};

/**
 * One notice names everything that is to be put right; the stage's clock stops until the applicant answers.
 * A further round needs the head of stage, so that nobody is asked piecemeal.
 */
export const requestCorrection = (application: Application, _action: Of<'request_correction'>, actor: Actor, context: TransitionContext): Outcome => {
  const head = actor.kind === 'officer' && holdsRole(actor, ['head_of_stage'], application, context);
  if (application.correctionRounds > 0 && !head) throw new Problem('further_correction_needs_head_of_stage');
  if (!head) requireClaim(application, actor);
  const left = application.deadline === null ? null : workingDaysUntil(context.calendar, today(context), application.deadline.dueOn);
  return keepsMoney({
    ...application,
    state: 'correction_requested',
    correctionRounds: application.correctionRounds + 1,
    correction: { round: application.correctionRounds + 1, servedAt: context.now, servedBy: 'portal', returnState: application.state, remainingWorkingDays: left },
    deadline: deadlineFrom(context, 'correction', context.procedure.correctionLimitWorkingDays),
  });
};

/** The corrected case goes back to the stage that asked, pins kept; what was found there before counts no more. */
export const correct = (application: Application, action: Of<'correct'>, _actor: Actor, context: TransitionContext): Outcome => {
  const open = application.correction;
  if (open === null) throw new Error('A case in correction_requested has an open correction.');
  const left = open.remainingWorkingDays;
  const kind = open.returnState === 'submitted' ? 'acceptance' : 'review';
  const dueOn = left === null ? null : left <= 0 ? nextWorkingDay(context.calendar, today(context)) : addWorkingDays(context.calendar, today(context), left);
  return keepsMoney({
    ...application,
    state: open.returnState,
    correction: null,
    determinedFen: action.determinedFen,
    clashedLines: action.clashedLines,
    reviewedFen: null,
    opinion: null,
    deadline: dueOn === null ? null : { kind, dueOn },
  });
};

/** The law must say that silence counts as withdrawal; otherwise the deadline only alerts. */
export const deemWithdrawn = (application: Application, _action: Of<'deem_withdrawn'>, _actor: Actor, context: TransitionContext): Outcome => {
  if (context.procedure.consequences.deemedWithdrawal === null) throw new Problem('consequence_without_basis');
  requirePublishedCalendar(context);
  if (application.deadline === null || today(context) <= application.deadline.dueOn) throw new Problem('deadline_not_passed');
  return endCase(application, 'deemed_withdrawn');
};

export const withdraw = (application: Application): Outcome => endCase(application, 'withdrawn');
