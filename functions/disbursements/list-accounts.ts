import type { Request } from '../../shared/casework/dependencies';
import { accountViewOf } from './budget-views';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

/** The budget accounts of a programme with their balances in fen, as far as the officer's grants reach. @throws Problem `forbidden`. */
export const listAccounts = (dependencies: DisbursementDependencies) => async (request: Pick<Request<unknown, { readonly programmeId: string }, unknown>, 'identity' | 'query'>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const accounts = await dependencies.ledger.listAccounts(request.query.programmeId);
  return { items: accounts.filter((account) => officer.covers(account.programmeId, account.payerRegionCode)).map(accountViewOf) };
};
