import { act } from '../../shared/casework/act';
import type { Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';
import { Problem } from '../../shared/domain/problem';
import type { DisbursementDependencies } from './disbursement-context';
import { makerRoles, requireFinance } from './finance-authority';
import { requireOpenYear } from './year-end-run';

type Body = { readonly expectedVersion: number; readonly accountId: string; readonly toAccountId: string; readonly documentNumber: string };

/**
 * Money of a later year for a part whose own lapsed with its year: the decision stands, only the account is another one.
 * @throws Problem `forbidden`, `not_found`, `account_unknown`, `funds_not_lapsed`, `fiscal_year_closed`, `account_balance_insufficient`, `action_not_available`, `version_stale`, `busy`.
 */
export const fundAnew = (dependencies: DisbursementDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, Body>) => {
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  const { expectedVersion, ...stated } = request.body;
  const account = await dependencies.ledger.readAccount(stated.toAccountId);
  if (account === null || !officer.covers(account.programmeId, account.payerRegionCode)) throw new Problem('account_unknown', { field: 'toAccountId' });
  requireOpenYear(account);
  const command = { applicationId: request.parameters.applicationId, expectedVersion, actor: officer.actor, idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash };
  return actionReplyOf(await act(dependencies, command, () => ({ action: { action: 'fund_anew', ...stated } })));
};
