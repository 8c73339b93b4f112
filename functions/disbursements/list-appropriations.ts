import type { Inquiry } from '../../shared/casework/dependencies';
import type { Appropriation } from '../../shared/ports/money';
import { appropriationViewOf } from './budget-views';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

type Query = { readonly programmeId: string; readonly status?: Appropriation['status'] | undefined };

/** Budget instructions of a programme as far as the officer's grants reach, the open ones first, then the latest; with `status: open` what waits for a second person. @throws Problem `forbidden`. */
export const listAppropriations = (dependencies: DisbursementDependencies) => async (request: Inquiry<unknown, Query, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const { programmeId, status } = request.query;
  const visible = (await dependencies.ledger.listAppropriations(programmeId)).filter((item) => (status === undefined || item.status === status) && officer.covers(item.programmeId, item.payerRegionCode));
  const order = (item: Appropriation): string => `${item.status === 'open' ? '1' : '0'}${item.madeAt}${item.appropriationId}`;
  return { items: visible.sort((left, right) => (order(left) < order(right) ? 1 : -1)).map(appropriationViewOf) };
};
