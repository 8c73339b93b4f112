import { act } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';
import type { Fen, LocalDate } from '../../shared/domain/brands';

type Body = { readonly expectedVersion: number; readonly amountFen: Fen; readonly reason: string; readonly basis: string; readonly dueOn: LocalDate };

/**
 * 追回: demands paid money back, in fen, at most what was paid and not yet demanded, until a day in the future.
 * @throws Problem of the transition (`nothing_was_paid`, `clawback_above_paid`, …), `version_stale`, `idempotency_key_reused`.
 */
export const demandClawback = (dependencies: CaseworkDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, Body>) => {
  const { expectedVersion, ...demand } = request.body;
  const actor = await requireOfficer(dependencies, request.identity, ['finance_officer', 'approver']);
  const command = { applicationId: request.parameters.applicationId, expectedVersion, actor, idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash };
  return actionReplyOf(await act(dependencies, command, () => ({ action: { action: 'demand_clawback', ...demand } })));
};
