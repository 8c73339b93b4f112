import { totalsCsvOf } from '../../shared/domain/ledger/totals-csv';
import type { DisbursementDependencies } from './disbursement-context';
import { readTotals } from './get-totals';
import type { TotalsRequest } from './get-totals';

/** The same totals as a CSV file with control totals. @throws Problem `forbidden`. */
export const exportTotals = (dependencies: DisbursementDependencies) => async (request: TotalsRequest) => {
  const { asOfAt, rows, control } = await readTotals(dependencies, request.identity, request.query);
  const { programmeId, fiscalYear } = request.query;
  return { fileName: `资金汇总-${programmeId}-${fiscalYear}.csv`, text: totalsCsvOf(rows, control, asOfAt) };
};
