import type { Request } from '../../shared/casework/dependencies';
import type { Appropriation } from '../../shared/ports/money';
import { appropriationViewOf } from './budget-views';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

type Query = { readonly programmeId: string; readonly status?: Appropriation['status'] | undefined };

/** The budget instructions of a programme, oldest first, as far as the officer's grants reach; with `status: open` what waits for a second person. @throws Problem `forbidden`. */
export const listAppropriations = (dependencies: DisbursementDependencies) => async (request: Pick<Request<unknown, Query, unknown>, 'identity' | 'query'>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const { programmeId, status } = request.query;
  const instructions = await dependencies.ledger.listAppropriations(programmeId);
  const visible = instructions.filter((instruction) => (status === undefined || instruction.status === status) && officer.covers(instruction.programmeId, instruction.payerRegionCode));
  return { items: visible.map(appropriationViewOf) };
};
