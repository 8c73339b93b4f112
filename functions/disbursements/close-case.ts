import { act } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';

/** 办结归档. @throws Problem of the transition, `version_stale`, `idempotency_key_reused`. */
export const closeCase = (dependencies: CaseworkDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, { readonly expectedVersion: number }>) => {
  const actor = await requireOfficer(dependencies, request.identity, ['finance_officer', 'approver']);
  const command = {
    applicationId: request.parameters.applicationId, expectedVersion: request.body.expectedVersion, actor, idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash,
  };
  return actionReplyOf(await act(dependencies, command, () => ({ action: { action: 'close' } })));
};
