import type { OfficerRole } from '../../shared/domain/application/actor';
import { handlerOf } from '../../shared/domain/application/authority';
import type { ApplicationState } from '../../shared/domain/application/states';
import type { Procedure } from '../../shared/domain/rules/procedure-schema';

/** States in which a case can wait for a reviewer; which of them is whose is data of the programme. */
const reviewing = ['accepted', 'formal_review', 'substantive_review', 'expert_review'] as const satisfies readonly ApplicationState[];

/** The queues in which a role may find work, in the order of the procedure. An auditor only reads: nothing waits for them. */
export const statesOfRole: Readonly<Record<OfficerRole, readonly ApplicationState[]>> = {
  intake_officer: ['submitted'],
  district_reviewer: reviewing,
  city_reviewer: reviewing,
  expert: reviewing,
  head_of_stage: ['submitted', 'correction_requested', ...reviewing, 'objection_handling'],
  approver: ['awaiting_decision', 'public_notice', 'held_over'],
  finance_officer: ['approved', 'awaiting_payee', 'disbursing', 'payment_failed', 'clawback_due'],
  finance_approver: ['disbursing'],
  policy_administrator: [],
  auditor: [],
};

const handlers: ReadonlySet<OfficerRole> = new Set<OfficerRole>(['intake_officer', 'district_reviewer', 'city_reviewer', 'expert']);

/** Whether a case of this state and procedure is for the role: a handler's only when it is their turn. */
export const isWorkOf = (role: OfficerRole, state: ApplicationState, procedure: Procedure): boolean =>
  statesOfRole[role].includes(state) && (!handlers.has(role) || handlerOf({ state }, { procedure })?.role === role);
