import { Problem } from '../../shared/domain/problem';
import type { PaymentBatch } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';
import type { FinanceOfficer } from './finance-authority';

/**
 * A batch of money the officer's grants reach; any other does not exist for them.
 * @throws Problem `not_found`.
 */
export const findBatch = async (dependencies: DisbursementDependencies, officer: FinanceOfficer, batchId: string): Promise<PaymentBatch> => {
  const batch = await dependencies.batches.readBatch(batchId);
  if (batch === null) throw new Problem('not_found');
  const account = await dependencies.ledger.readAccount(batch.accountId);
  if (account === null) throw new Error(`Batch ${batchId} names an account that does not exist.`);
  if (!officer.covers(account.programmeId, account.payerRegionCode)) throw new Problem('not_found');
  return batch;
};
