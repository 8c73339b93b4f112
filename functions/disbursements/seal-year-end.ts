import { enterHeld, membersTotalFen, openPartsOf, yearEndText } from '../../shared/domain/ledger/year-end';
import type { HeldParts, YearEndMember, YearEndSeal, YearEndTerms } from '../../shared/domain/ledger/year-end';
import { addFen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import type { Hashing } from '../../shared/ports/runtime';
import type { Application } from '../../shared/domain/application/application';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import type { DisbursementDependencies } from './disbursement-context';
import { accountOfRun, requireOpenYear } from './year-end-run';

const triesAtMost = 5;
/** A run with its members is one item, and an item of the table holds 400 KB. */
const casesAtMost = 4000;

/** What the cases of an account hold, from its entries: base-table items, read as they stand. */
export const readHeldParts = async (dependencies: DisbursementDependencies, accountId: string): Promise<HeldParts> => {
  const held: HeldParts = new Map();
  for await (const entry of dependencies.ledger.listEntries(accountId)) enterHeld(held, entry);
  return held;
};

/** SHA-256 over everything a proposal and its seal say. */
export const hashOfSeal = (hashing: Hashing, terms: YearEndTerms, seal: YearEndSeal): string => hashing.sha256(yearEndText(terms, seal));

/**
 * Seals the account as it stands: each part that is not ordered, the free money, and the version that any move changes.
 * @throws Problem `fiscal_year_closed`, `year_end_batches_open`, `list_too_long`, `busy` when the account keeps moving.
 */
export const sealAccount = async (dependencies: DisbursementDependencies, terms: YearEndTerms): Promise<YearEndSeal> => {
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const account = await accountOfRun(dependencies, terms);
    requireOpenYear(account);
    await requireBatchesFinished(dependencies, account);
    const members = await readMembers(dependencies, account.accountId);
    if ((await accountOfRun(dependencies, terms)).version !== account.version) continue;
    requireSums(account, members);
    const { available, payable } = account.balances;
    const sealed: YearEndSeal = { accountVersion: account.version, members, openFen: membersTotalFen(members), availableFen: available, payableFen: payable, sealHash: '' };
    return { ...sealed, sealHash: hashOfSeal(dependencies.hashing, terms, sealed) };
  }
  throw new Problem('busy');
};

/** A batch that is not approved holds its cases; one that is being approved is about to pay them. @throws Problem `year_end_batches_open`. */
const requireBatchesFinished = async (dependencies: DisbursementDependencies, { programmeId, accountId }: BudgetAccount): Promise<void> => {
  const batches = await dependencies.batches.listBatches(programmeId);
  const batchIds = batches.filter((batch) => batch.accountId === accountId && (batch.status === 'open' || batch.status === 'approving')).map(({ batchId }) => batchId);
  if (batchIds.length > 0) throw new Problem('year_end_batches_open', { params: { batchIds: batchIds.slice(0, 20) } });
};

const readMembers = async (dependencies: DisbursementDependencies, accountId: string): Promise<readonly YearEndMember[]> => {
  const open = openPartsOf(await readHeldParts(dependencies, accountId));
  if (open.length > casesAtMost) throw new Problem('list_too_long', { params: { atMost: casesAtMost, found: open.length } });
  const heads = await dependencies.applications.readInOrder(open.map(({ applicationId }) => applicationId));
  return open.map((part, index) => memberOf(accountId, part, heads[index] ?? null));
};

/** The entry of the books and the head of the case name the same part; where they don't while nothing moves, reconcile must be asked. */
const memberOf = (accountId: string, open: Omit<YearEndMember, 'receiptNumber'>, application: Application | null): YearEndMember => {
  const part = application?.parts.find((candidate) => candidate.accountId === accountId);
  if (part?.batchId !== undefined && part.batchId !== null && part.balance === 'committed') throw new Problem('year_end_batches_open', { params: { batchIds: [part.batchId] } });
  return { ...open, receiptNumber: application?.receiptNumber ?? '' };
};

const requireSums = ({ accountId, balances }: BudgetAccount, members: readonly YearEndMember[]): void => {
  if (membersTotalFen(members) !== addFen(balances.reserved, balances.committed)) throw new Error(`Account ${accountId} does not hold what its entries say; reconcile it first.`);
};
