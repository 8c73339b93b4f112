import { yearNeededFor } from '../domain/ledger/account';
import { parseAccountId } from '../domain/ledger/account-id';
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
  const closed = await closedAccount(store, purposes);
  if (closed !== null) return closed;
  const accounts = purposes.filter((purpose): purpose is Of<'account'> => purpose.kind === 'account');
  if (accounts.length > 0) return accountProblem(store, accounts);
  const ceiling = purposes.find((purpose): purpose is Of<'ceiling'> => purpose.kind === 'ceiling');
  if (ceiling !== undefined && ceiling.use.deltaFen > 0) {
    const { group, period, limitFen } = ceiling.use;
    return new Problem('ceiling_exceeded', { params: { group, period, limitFen } });
  }
  if (purposes.some((purpose) => purpose.kind === 'receipt')) return new Problem('already_exists', { field: 'receiptNumber' });
  return new Error(`Case ${change.after.applicationId}, version ${change.after.version}: the transaction was refused for ${JSON.stringify(purposes)}.`);
}

/** The first account whose year is closed to what was asked of it. */
async function closedAccount(store: Store, purposes: readonly Purpose[]): Promise<Problem | null> {
  for (const purpose of purposes) {
    if (purpose.kind !== 'open_account' && (purpose.kind !== 'account' || yearNeededFor(purpose.move) !== 'open')) continue;
    const accountId = purpose.kind === 'account' ? purpose.move.accountId : purpose.accountId;
    const stored = await store.get(accountKey(accountId));
    if (stored === null) return new Problem('account_unknown', { params: { accountId } });
    if (stored['closedBy'] !== undefined) return closedYearProblem(accountId);
  }
  return null;
}

/** What is said of an account whose year has been closed. */
export const closedYearProblem = (accountId: string): Problem => new Problem('fiscal_year_closed', { params: { accountId, fiscalYear: parseAccountId(accountId).fiscalYear } });

/** The first account that is missing or too poor, and with several payers how much each of them lacks. */
async function accountProblem(store: Store, refused: readonly Of<'account'>[]): Promise<Problem> {
  const lacks = await Promise.all(refused.map(async ({ move }) => {
    const stored = await store.get(accountKey(move.accountId));
    return { move, known: stored !== null, missingFen: Math.max(0, move.amountFen - Number(stored?.[move.from] ?? 0)) };
  }));
  const unknown = lacks.find(({ known }) => !known);
  if (unknown !== undefined) return new Problem('account_unknown', { params: { accountId: unknown.move.accountId } });
  const [first] = lacks;
  if (first === undefined) throw new Error('A refusal names no account.');
  const several = lacks.length > 1 ? { missing: lacks.map(({ move, missingFen }) => `${move.accountId}: ${missingFen}`) } : {};
  return new Problem('account_balance_insufficient', { params: { accountId: first.move.accountId, balance: first.move.from, missingFen: first.missingFen, ...several } });
}
