import { act } from '../../shared/casework/act';
import type { Prepared } from '../../shared/casework/act';
import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Situation } from '../../shared/casework/situation';
import { actionReplyOf } from '../../shared/casework/views';
import type { ApplicationAction, CorrectionItem, RefusalGrounds } from '../../shared/domain/application/actions';
import type { OfficerRole } from '../../shared/domain/application/actor';
import type { LocalDate } from '../../shared/domain/brands';
import { Problem } from '../../shared/domain/problem';
import { namedConditions } from '../../shared/domain/rules/conditions';
import { officerCommand } from './officer-command';
import type { CaseRequest } from './officer-command';

const handlers: readonly OfficerRole[] = ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert'];

/** A command whose action follows from the request alone. */
const simple =
  <Body>(roles: readonly OfficerRole[], actionOf: (body: Body, situation: Situation) => ApplicationAction, more: Partial<Prepared> = {}) =>
  (dependencies: CaseworkDependencies) =>
  async (request: CaseRequest<Body>) =>
    actionReplyOf(await act(dependencies, officerCommand(dependencies, request, roles), (situation) => ({ ...more, action: actionOf(request.body, situation) })));

/** A refusal names conditions that a determination of the programme can name. @throws Problem `condition_unknown`. */
export const groundsOf = (body: RefusalGrounds, { catalogue, programme }: Pick<Situation, 'catalogue' | 'programme'>): RefusalGrounds => {
  const known = namedConditions(catalogue, programme);
  const unknown = body.conditionIds.find((conditionId) => !known.some((condition) => condition.id === conditionId));
  if (unknown !== undefined) throw new Problem('condition_unknown', { field: 'conditionIds', params: { conditionId: unknown } });
  return { conditionIds: body.conditionIds, reason: body.reason };
};

type Reason = { readonly reason: string };

export const claimCase = simple(handlers, () => ({ action: 'claim' }));
/** The head of stage frees a case whose holder is away. */
export const releaseCase = simple([...handlers, 'head_of_stage'], () => ({ action: 'release' }));
export const recuseFromCase = simple<Reason>([...handlers, 'head_of_stage', 'approver', 'finance_officer', 'finance_approver'], ({ reason }) => ({ action: 'recuse', reason }));
export const refuseAcceptance = simple<RefusalGrounds>(handlers, (body, situation) => ({ action: 'refuse_acceptance', grounds: groundsOf(body, situation) }));
/** The applicant may type again from here; what was submitted before stays as it was. */
export const requestCorrection = simple<{ readonly items: readonly CorrectionItem[] }>([...handlers, 'head_of_stage'], ({ items }) => ({ action: 'request_correction', items }), {
  draft: { expectedVersion: null, editable: true },
});
export const approveCase = simple(['approver'], () => ({ action: 'approve' }));
export const holdOverCase = simple<Reason & { readonly reviewOn: LocalDate }>(['approver'], ({ reason, reviewOn }) => ({ action: 'hold_over', reason, reviewOn }));
export const resumeCase = simple<Reason>(['approver'], ({ reason }) => ({ action: 'resume', reason }));
export const terminateCase = simple<Reason & { readonly basis: string }>(['head_of_stage', 'approver'], ({ reason, basis }) => ({ action: 'terminate', reason, basis }));
export const revokeCase = simple<Reason & { readonly basis: string }>(['approver'], ({ reason, basis }) => ({ action: 'revoke', reason, basis }));
