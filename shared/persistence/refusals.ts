import { Problem } from '../domain/problem';
import type { Applications, Change } from '../ports/applications';
import type { Purpose } from './commit-actions';
import { accountKey } from './keys';
import type { Store } from './store';

type Of<Kind extends Purpose['kind']> = Extract<Purpose, { kind: Kind }>;

/** Says why a transaction was refused although the case itself stood as expected. Returns the error to throw. */
export async function explainRefusal(store: Store, change: Change, purposes: readonly Purpose[], reads: Pick<Applications, 'readDraft'>): Promise<Error> {
  if (purposes.some((purpose) => purpose.kind === 'draft')) {
    const current = await reads.readDraft(change.after.applicationId);
    return new Problem('draft_version_stale', { params: { expectedVersion: change.draft?.expectedVersion ?? null, currentVersion: current?.draftVersion ?? null } });
  }
  const keys = purposes.filter((purpose): purpose is Of<'take'> => purpose.kind === 'take').map((purpose) => purpose.key);
  if (keys.length > 0) return new Problem('cost_item_claimed', { params: { keys } });
  const account = purposes.find((purpose): purpose is Of<'account'> => purpose.kind === 'account');
  if (account !== undefined) return accountProblem(store, account);
  const ceiling = purposes.find((purpose): purpose is Of<'ceiling'> => purpose.kind === 'ceiling');
  if (ceiling !== undefined && ceiling.use.deltaFen > 0) {
    const { group, period, limitFen } = ceiling.use;
    return new Problem('ceiling_exceeded', { params: { group, period, limitFen } });
  }
  if (purposes.some((purpose) => purpose.kind === 'receipt')) return new Problem('already_exists', { field: 'receiptNumber' });
  return new Error(`Case ${change.after.applicationId}, version ${change.after.version}: the transaction was refused for ${JSON.stringify(purposes)}.`);
}

async function accountProblem(store: Store, { move }: Of<'account'>): Promise<Problem> {
  const stored = await store.get(accountKey(move.accountId));
  if (stored === null) return new Problem('account_unknown', { params: { accountId: move.accountId } });
  const missingFen = Math.max(0, move.amountFen - Number(stored[move.from] ?? 0));
  return new Problem('account_balance_insufficient', { params: { accountId: move.accountId, balance: move.from, missingFen } });
}
