import { Problem } from '../problem';
import { requireSeparateHands, requireUninvolved } from '../review/separation-of-duties';
import type { DutyGroup } from '../review/separation-of-duties';
import type { ActionName } from './actions';
import { officerRoles } from './actor';
import type { Actor, ActorStamp, Grant, MandateCapacity, OfficerActor, OfficerRole } from './actor';
import type { Application } from './application';
import { today } from './context';
import type { TransitionContext } from './context';
import type { Stage } from '../rules/procedure-schema';

type Authority =
  | { readonly by: 'applicant'; readonly capacities?: readonly MandateCapacity[] }
  | { readonly by: 'public' }
  | { readonly by: 'system' }
  | { readonly by: 'officer'; readonly roles: readonly OfficerRole[]; readonly duty: DutyGroup | null; readonly systemToo?: true }
  /** The officer whose turn it is: intake before acceptance, then the reviewer of the stage. */
  | { readonly by: 'handler'; readonly orHeadOfStage?: true };

/** Who may do what. One line an action; the compiler refuses a missing one. */
export const authorities: Readonly<Record<ActionName, Authority>> = {
  submit: { by: 'applicant' },
  correct: { by: 'applicant' },
  withdraw: { by: 'applicant' },
  confirm_payee: { by: 'applicant' },
  claim: { by: 'handler' },
  release: { by: 'handler', orHeadOfStage: true },
  recuse: { by: 'officer', roles: ['intake_officer', 'district_reviewer', 'city_reviewer', 'head_of_stage', 'expert', 'approver', 'finance_officer', 'finance_approver'], duty: null },
  accept: { by: 'handler' },
  refuse_acceptance: { by: 'handler' },
  request_correction: { by: 'handler', orHeadOfStage: true },
  resolve_clash: { by: 'handler', orHeadOfStage: true },
  record_review: { by: 'handler' },
  decide: { by: 'officer', roles: ['approver'], duty: 'decision' },
  hold_for_run: { by: 'officer', roles: ['approver'], duty: null },
  leave_run: { by: 'officer', roles: ['approver', 'finance_approver'], duty: null },
  award_share: { by: 'officer', roles: ['approver', 'finance_approver'], duty: null },
  hold_over: { by: 'officer', roles: ['approver'], duty: 'decision' },
  resume: { by: 'officer', roles: ['approver'], duty: 'decision', systemToo: true },
  approve: { by: 'officer', roles: ['approver'], duty: 'decision' },
  resolve_objection: { by: 'officer', roles: ['head_of_stage'], duty: null },
  object: { by: 'public' },
  open_notice: { by: 'system' },
  close_notice: { by: 'system' },
  waive: { by: 'system' },
  deem_withdrawn: { by: 'system' },
  release_funds: { by: 'officer', roles: ['finance_officer'], duty: null },
  assign_batch: { by: 'officer', roles: ['finance_officer'], duty: 'batch_maker' },
  leave_batch: { by: 'officer', roles: ['finance_officer', 'finance_approver'], duty: null },
  authorise_payment: { by: 'officer', roles: ['finance_approver'], duty: 'batch_checker' },
  record_payment: { by: 'officer', roles: ['finance_officer'], duty: null },
  return_payment: { by: 'officer', roles: ['finance_officer'], duty: null },
  carry_over: { by: 'officer', roles: ['finance_approver'], duty: null },
  lapse: { by: 'officer', roles: ['finance_approver'], duty: null },
  fund_anew: { by: 'officer', roles: ['finance_officer'], duty: null },
  demand_clawback: { by: 'officer', roles: ['finance_officer', 'approver'], duty: null },
  record_recovery: { by: 'officer', roles: ['finance_officer'], duty: null },
  // What the enterprise gives up is its own word, never an agency's.
  consent_offset: { by: 'applicant', capacities: ['legal_representative', 'handler'] },
  withdraw_offset_consent: { by: 'applicant', capacities: ['legal_representative', 'handler'] },
  order_offset: { by: 'officer', roles: ['finance_approver'], duty: null },
  settle_offset: { by: 'officer', roles: ['finance_officer'], duty: null },
  release_offset: { by: 'officer', roles: ['finance_officer', 'finance_approver'], duty: null },
  undo_offset: { by: 'officer', roles: ['finance_officer'], duty: null },
  close: { by: 'officer', roles: ['finance_officer', 'approver'], duty: null, systemToo: true },
  terminate: { by: 'officer', roles: ['head_of_stage', 'approver'], duty: null },
  revoke: { by: 'officer', roles: ['approver'], duty: null },
};

const roleOfStage = (stage: Stage): OfficerRole => {
  if (stage.state === 'expert_review') return 'expert';
  return stage.level === 'district' ? 'district_reviewer' : 'city_reviewer';
};

/** What decides whose turn it is: the state of the case, and the stages of its programme. */
type Turn = readonly [application: Pick<Application, 'state'>, context: Pick<TransitionContext, 'procedure'>];

/** The stage a case stands in, or is about to enter when it was just accepted; null outside the review. */
export const stageOf = (...[application, context]: Turn): Stage | null => {
  if (application.state === 'accepted') return context.procedure.stages[0] ?? null;
  return context.procedure.stages.find((stage) => stage.state === application.state) ?? null;
};

/** Whose turn it is to handle the case, and in which duty. */
export const handlerOf = (...[application, context]: Turn): { readonly role: OfficerRole; readonly duty: DutyGroup } | null => {
  if (application.state === 'submitted') return { role: 'intake_officer', duty: 'intake' };
  const stage = stageOf(application, context);
  return stage === null ? null : { role: roleOfStage(stage), duty: stage.duty };
};

const grantsCovering = (officer: OfficerActor, roles: readonly OfficerRole[], application: Application, context: TransitionContext): readonly Grant[] => {
  const day = today(context);
  return officer.grants.filter(
    (grant) =>
      roles.includes(grant.role) &&
      grant.fromOn <= day &&
      (grant.toOn === null || day <= grant.toOn) &&
      (grant.programmeId === null || grant.programmeId === application.programmeId) &&
      context.isWithin(application.districtCode, grant.regionCode),
  );
};

/** True when a grant of one of these roles covers the case today. */
export const holdsRole = (officer: OfficerActor, roles: readonly OfficerRole[], application: Application, context: TransitionContext): boolean =>
  grantsCovering(officer, roles, application, context).length > 0;

/**
 * In whose name a duty is done: the actor's own and, where only a delegation gives them the role, their principals'.
 * Both are written down, so that the principal may not take on what the deputy may not.
 */
export const handsOf = (actor: Actor, role: OfficerRole, application: Application, context: TransitionContext): readonly string[] => {
  if (actor.kind !== 'officer') return [actor.userId];
  const principals = grantsCovering(actor, [role], application, context).map((grant) => grant.deputyForUserId);
  return principals.includes(null) ? [actor.userId] : [...new Set([actor.userId, ...principals.filter((userId) => userId !== null)])];
};

/** Who may look into a case of their territory; policy administrators have no business with single cases. */
export const caseReaderRoles: readonly OfficerRole[] = officerRoles.filter((role) => role !== 'policy_administrator');

/** True when any duty brings the officer near the case: a grant of whatever role covers it today. */
export const holdsAnyRole = (officer: OfficerActor, application: Application, context: TransitionContext): boolean => holdsRole(officer, officerRoles, application, context);

const requireOfficer = (actor: Actor): OfficerActor => {
  if (actor.kind !== 'officer') throw new Problem('forbidden');
  return actor;
};

const requireRole = (officer: OfficerActor, roles: readonly OfficerRole[], application: Application, context: TransitionContext): void => {
  if (!holdsRole(officer, roles, application, context)) throw new Problem('forbidden', { params: { roles } });
};

const requireHandler = (actor: Actor, orHeadOfStage: boolean, application: Application, context: TransitionContext): ActorStamp => {
  const officer = requireOfficer(actor);
  if (orHeadOfStage && holdsRole(officer, ['head_of_stage'], application, context)) {
    requireUninvolved(officer, application);
    return { kind: 'officer', userId: officer.userId, as: 'head_of_stage' };
  }
  const turn = handlerOf(application, context);
  if (turn === null) throw new Problem('forbidden');
  requireRole(officer, [turn.role], application, context);
  requireSeparateHands(officer, turn.duty, application);
  return { kind: 'officer', userId: officer.userId, as: turn.role };
};

/**
 * Checks that the actor may do this to this case now and says as what they do it.
 * @throws Problem `forbidden`, `own_enterprise`, `recused`, `separation_of_duties`.
 */
export const requireAuthority = (actor: Actor, name: ActionName, application: Application, context: TransitionContext): ActorStamp => {
  const authority = authorities[name];
  if (authority.by === 'handler') return requireHandler(actor, authority.orHeadOfStage ?? false, application, context);
  if (authority.by === 'officer') {
    if (authority.systemToo === true && actor.kind === 'system') return { kind: 'system', userId: actor.userId, as: 'daily_run' };
    const officer = requireOfficer(actor);
    requireRole(officer, authority.roles, application, context);
    if (authority.duty !== null) requireSeparateHands(officer, authority.duty, application);
    else if (name !== 'recuse') requireUninvolved(officer, application);
    const role = authority.roles.find((candidate) => holdsRole(officer, [candidate], application, context));
    return { kind: 'officer', userId: officer.userId, as: role ?? 'officer' };
  }
  if (actor.kind !== authority.by) throw new Problem('forbidden');
  if (actor.kind === 'applicant') {
    if (actor.creditCode !== application.creditCode) throw new Problem('not_found');
    if (authority.by === 'applicant' && authority.capacities?.includes(actor.capacity) === false) throw new Problem('forbidden');
    return { kind: 'applicant', userId: actor.userId, as: actor.capacity };
  }
  return { kind: actor.kind, userId: actor.userId, as: actor.kind === 'system' ? 'daily_run' : 'objector' };
};
