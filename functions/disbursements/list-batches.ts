import type { Request } from '../../shared/casework/dependencies';
import { batchViewOf } from './batch-view';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

/** The payment batches of a programme, as far as the officer's grants reach their accounts. @throws Problem `forbidden`. */
export const listBatches = (dependencies: DisbursementDependencies) => async (request: Pick<Request<unknown, { readonly programmeId: string }, unknown>, 'identity' | 'query'>) => {
  const { programmeId } = request.query;
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const [batches, accounts] = await Promise.all([dependencies.batches.listBatches(programmeId), dependencies.ledger.listAccounts(programmeId)]);
  const visible = new Set(accounts.filter((account) => officer.covers(account.programmeId, account.payerRegionCode)).map((account) => account.accountId));
  return { items: batches.filter((batch) => visible.has(batch.accountId)).map(batchViewOf) };
};
