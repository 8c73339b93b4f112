import type { Request } from '../../shared/casework/dependencies';
import { appropriatedFen } from '../../shared/domain/ledger/account';
import { Problem } from '../../shared/domain/problem';
import { accountViewOf, appropriationViewOf } from './budget-views';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

/** One account: its balances, what it was given in all, and every instruction that made or changed it. @throws Problem `not_found`, `forbidden`. */
export const getAccount = (dependencies: DisbursementDependencies) => async (request: Pick<Request<{ readonly accountId: string }, unknown, unknown>, 'identity' | 'parameters'>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const account = await dependencies.ledger.readAccount(request.parameters.accountId);
  if (account === null || !officer.covers(account.programmeId, account.payerRegionCode)) throw new Problem('not_found');
  const instructions = await dependencies.ledger.listAppropriations(account.programmeId);
  return {
    account: accountViewOf(account),
    appropriatedFen: appropriatedFen(account.balances),
    appropriations: instructions.filter((instruction) => instruction.accountId === account.accountId).map(appropriationViewOf),
  };
};
