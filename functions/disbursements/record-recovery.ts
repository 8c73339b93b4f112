import { act } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';
import type { Fen, LocalDate } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { makerRoles } from './finance-authority';

type Body = { readonly expectedVersion: number; readonly amountFen: Fen; readonly voucherNumber: string; readonly receivedOn: LocalDate; readonly accountId?: string | undefined };

/**
 * Records money that came back after a demand, in fen, for all payers in proportion or for the one that is named; with the whole sum back the case is clawed back.
 * @throws Problem of the transition (`recovery_above_demand`, …), `date_in_future`, `version_stale`, `idempotency_key_reused`.
 */
export const recordRecovery = (dependencies: CaseworkDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, Body>) => {
  const { expectedVersion, accountId, ...recovery } = request.body;
  const actor = await requireOfficer(dependencies, request.identity, makerRoles);
  const command = { applicationId: request.parameters.applicationId, expectedVersion, actor, idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash };
  const acted = await act(dependencies, command, (situation) => {
    if (recovery.receivedOn > legalDateOf(situation.context.now)) throw new Problem('date_in_future', { field: 'receivedOn' });
    return { action: { action: 'record_recovery', ...recovery, ...(accountId === undefined ? {} : { accountId }) } };
  });
  return actionReplyOf(acted);
};
