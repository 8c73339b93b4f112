import type { Request } from '../../shared/casework/dependencies';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

/** The transfers of a programme with every share explained, oldest first: those of a payer, or to a district, the officer's grants reach. @throws Problem `forbidden`. */
export const listTransfers = (dependencies: DisbursementDependencies) => async (request: Pick<Request<unknown, { readonly programmeId: string }, unknown>, 'identity' | 'query'>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const transfers = await dependencies.transfers.listTransfers(request.query.programmeId);
  return { items: transfers.filter(({ programmeId, payerRegionCode, shares }) => officer.covers(programmeId, payerRegionCode) || shares.some(({ regionCode }) => officer.covers(programmeId, regionCode))) };
};
