import { act } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';

type Parameters = { readonly applicationId: string; readonly objectionId: string };
type Body = { readonly expectedVersion: number; readonly outcome: 'upheld' | 'dismissed'; readonly reason: string };

/**
 * 异议处理决定 by the head of stage, one for each objection: upheld, the case goes back to 审定 and its money is given
 * back; dismissed, the notice goes on once no objection is open. Those still open when one is upheld are answered all
 * the same, before the case is decided again.
 * @throws Problem of the transition (`objection_not_open`, …), `version_stale`, `idempotency_key_reused`.
 */
export const resolveObjection = (dependencies: CaseworkDependencies) => async (request: Request<Parameters, unknown, Body>) => {
  const { applicationId, objectionId } = request.parameters;
  const { expectedVersion, outcome, reason } = request.body;
  const actor = await requireOfficer(dependencies, request.identity, ['head_of_stage']);
  const command = { applicationId, expectedVersion, actor, idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash };
  return actionReplyOf(await act(dependencies, command, () => ({ action: { action: 'resolve_objection', objectionId, outcome, reason } })));
};
