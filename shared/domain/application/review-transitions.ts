import { zeroFen } from '../money';
import { Problem } from '../problem';
import { withDuty } from '../review/separation-of-duties';
import type { ApplicationAction } from './actions';
import type { Actor } from './actor';
import type { Application } from './application';
import { handlerOf, handsOf, holdsRole, stageOf } from './authority';
import { deadlineFrom } from './context';
import type { TransitionContext } from './context';
import { requireClaim } from './intake-transitions';
import { keepsMoney } from './outcome';
import { requireNotHeld } from './pot-transitions';
import type { Outcome } from './outcome';

type Of<Name extends ApplicationAction['action']> = Extract<ApplicationAction, { action: Name }>;

/** A reviewer settles a 资金查重 finding: the line is refused, or the other case has let its claim go and ours now holds it. */
export const resolveClash = (application: Application, action: Of<'resolve_clash'>, actor: Actor, context: TransitionContext): Outcome => {
  requireNotHeld(application);
  const head = actor.kind === 'officer' && holdsRole(actor, ['head_of_stage'], application, context);
  if (!head) requireClaim(application, actor);
  const unknown = action.lineIds.find((lineId) => !application.clashedLines.includes(lineId));
  if (unknown !== undefined) throw new Problem('line_not_clashed', { field: 'lineIds', params: { lineId: unknown } });
  return keepsMoney({ ...application, clashedLines: application.clashedLines.filter((lineId) => !action.lineIds.includes(lineId)) });
};

/**
 * The stage's word. `grant` hands the case to the next stage, `reject` goes straight to 审定: a reviewer recommends,
 * only the decision refuses. A rejection skips the stages after it, so it leaves nothing that could be granted:
 * otherwise one reviewer and the approver could pass by the second pair of eyes.
 */
export const recordReview = (application: Application, action: Of<'record_review'>, actor: Actor, context: TransitionContext): Outcome => {
  requireClaim(application, actor);
  const stage = stageOf(application, context);
  const turn = handlerOf(application, context);
  if (stage === null || turn === null) throw new Error(`No stage of the procedure has the state ${application.state}.`);
  const next = action.opinion === 'reject' ? undefined : context.procedure.stages[context.procedure.stages.indexOf(stage) + 1];
  return keepsMoney({
    ...application,
    state: next?.state ?? 'awaiting_decision',
    claimedBy: null,
    dutyHolders: withDuty(application.dutyHolders, turn.duty, handsOf(actor, turn.role, application, context)),
    opinion: action.opinion,
    reviewedFen: action.opinion === 'reject' ? zeroFen : action.reviewedFen,
    deadline: next === undefined ? null : deadlineFrom(context, 'review', next.limitWorkingDays),
  });
};
