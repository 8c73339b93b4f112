import type { Inquiry } from '../../shared/casework/dependencies';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

/** Budget instructions of a programme as far as the officer's grants reach, the open ones first, then the latest. @throws Problem `forbidden`. */
export const listAppropriations = (dependencies: DisbursementDependencies) => async (request: Inquiry<unknown, { readonly programmeId: string }, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const appropriations = await dependencies.ledger.listAppropriations(request.query.programmeId);
  const order = (item: (typeof appropriations)[number]): string => `${item.status === 'open' ? '1' : '0'}${item.madeAt}${item.appropriationId}`;
  return { items: appropriations.filter((item) => officer.covers(item.programmeId, item.payerRegionCode)).sort((left, right) => (order(left) < order(right) ? 1 : -1)).map(viewOf) };
};

const viewOf = ({ appropriationId, accountId, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source, carriedOver, amountFen, status, madeBy, madeAt, decidedBy }: Awaited<ReturnType<DisbursementDependencies['ledger']['listAppropriations']>>[number]) =>
  ({ appropriationId, accountId, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source, carriedOver, amountFen, status, madeBy, madeAt, decidedBy });
