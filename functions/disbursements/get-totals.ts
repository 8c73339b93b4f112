import type { Identity, Request } from '../../shared/casework/dependencies';
import { foldTotals, sortTotals, totalsControlOf } from '../../shared/domain/ledger/totals-csv';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

export type TotalsQuery = { readonly programmeId: string; readonly fiscalYear: number };
export type TotalsRequest = Pick<Request<unknown, TotalsQuery, unknown>, 'identity' | 'query'>;

/** The totals of the districts the officer's grants reach, sorted, with control totals over exactly these rows. */
export const readTotals = async (dependencies: DisbursementDependencies, identity: Identity | null, query: TotalsQuery) => {
  const officer = await requireFinance(dependencies, identity, viewerRoles);
  const { asOfAt, rows } = await dependencies.totals.read(query.programmeId, query.fiscalYear);
  // What came and went again within a month is no line of a statement.
  const folded = foldTotals(rows.filter((row) => officer.covers(row.programmeId, row.districtCode)));
  const visible = sortTotals(folded.filter((row) => row.count !== 0 || row.amountFen !== 0));
  return { asOfAt, rows: visible, control: totalsControlOf(dependencies.hashing.sha256, visible) };
};

/** Disbursement totals by district, month and status, in fen; `asOfAt` says up to which event. @throws Problem `forbidden`. */
export const getTotals = (dependencies: DisbursementDependencies) => (request: TotalsRequest) => readTotals(dependencies, request.identity, request.query);
