import type { Request } from '../../shared/casework/dependencies';
import type { DisbursementDependencies } from './disbursement-context';
import { reconcileReaderRoles, requireFinance } from './finance-authority';

/**
 * The latest proof of the books: its counts, whether everything agreed, and the differences on money and cases that the
 * officer's grants reach; how many lie elsewhere is told as a number. Null before the first.
 * @throws Problem `forbidden`.
 */
export const getReconciliation = (dependencies: DisbursementDependencies) => async (request: Pick<Request<unknown, unknown, unknown>, 'identity'>) => {
  const officer = await requireFinance(dependencies, request.identity, reconcileReaderRoles);
  const report = await dependencies.reconcileReports.latest();
  if (report === null) return { report: null, items: [], elsewhere: 0 };
  const { differences, differenceCount, more, ...counts } = report;
  const items = differences.filter(({ place }) => place !== null && officer.covers(place.programmeId, place.regionCode));
  return {
    report: { ...counts, agrees: differenceCount === 0 && !more, differenceCount, more },
    items: items.map(({ kind, subject, expected, found }) => ({ kind, subject, expected: expected === null ? null : String(expected), found: found === null ? null : String(found) })),
    elsewhere: differenceCount - items.length,
  };
};
