import type { Fen } from '../brands';
import { Problem } from '../problem';
import type { ApplicationAction } from './actions';
import type { Application } from './application';
import { deadlineFrom } from './context';
import type { TransitionContext } from './context';
import { keepsMoney } from './outcome';
import type { Outcome } from './outcome';

type Of<Name extends ApplicationAction['action']> = Extract<ApplicationAction, { action: Name }>;

/** What would change the amount or decide on it waits until the run has let go. @throws Problem `held_by_run`. */
export const requireNotHeld = ({ heldBy }: Application): void => {
  if (heldBy !== null) throw new Problem('held_by_run', { params: { runId: heldBy } });
};

/**
 * What a case asks of the pot: the reviewed amount, also when an earlier sharing left nothing for it. Null where it asks
 * for nothing: not recommended, not reviewed, or given its share already.
 */
export const potClaimOf = ({ opinion, reviewedFen, potAward }: Application): Fen | null => {
  if (opinion !== 'grant') return null;
  if (potAward !== null) return potAward.shareFen === 0 ? potAward.reviewedFen : null;
  return reviewedFen === null || reviewedFen === 0 ? null : reviewedFen;
};

/** Freezes a reviewed case for a run. The applicant may still withdraw, the authority still end it: the run then notices. */
export const holdForRun = (application: Application, action: Of<'hold_for_run'>): Outcome => {
  if (application.decision !== null) throw new Problem('already_decided', { params: { listId: application.decision.listId } });
  requireNotHeld(application);
  if (application.clashedLines.length > 0) throw new Problem('clash_unresolved', { params: { lineIds: application.clashedLines } });
  if (potClaimOf(application) === null) throw new Problem('amount_not_positive');
  return keepsMoney({ ...application, heldBy: action.runId });
};

/** The run was given up: the case stands as it stood before. */
export const leaveRun = (application: Application, action: Of<'leave_run'>): Outcome => {
  requireHeldBy(application, action.runId);
  return keepsMoney({ ...application, heldBy: null });
};

/**
 * The case's share becomes the most that can be granted; what it was reviewed at is kept beside it. A case for which
 * nothing was left is held over: until the day the programme lays down for another decision, or until it is resumed.
 */
export const awardShare = (application: Application, action: Of<'award_share'>, context: TransitionContext): Outcome => {
  requireHeldBy(application, action.runId);
  const { runId, reviewedFen, shareFen } = action;
  if (potClaimOf(application) !== reviewedFen || shareFen > reviewedFen) throw new Problem('pot_members_changed', { params: { runId } });
  const awarded: Application = { ...application, heldBy: null, reviewedFen: shareFen, potAward: { runId, reviewedFen, shareFen } };
  if (shareFen > 0) return keepsMoney(awarded);
  const after = context.procedure.shortage?.value.reviewAfterWorkingDays;
  return keepsMoney({ ...awarded, state: 'held_over', deadline: deadlineFrom(context, 'hold_review', after === undefined ? null : { value: after }) });
};

const requireHeldBy = ({ heldBy }: Application, runId: string): void => {
  if (heldBy !== runId) throw new Problem('not_held_by_run', { params: { runId, heldBy } });
};
