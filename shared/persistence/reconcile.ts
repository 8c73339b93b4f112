import type { ClaimHolder } from '../ports/applications';
import type { Difference, ReconcileReport } from '../ports/books';
import { applicationOf, claimHolderOf } from './application-items';
import { journalPath } from '../domain/ledger/journal-path';
import { createPaymentJournal } from './payment-journal-repository';
import { accountOf } from './ledger-repository';
import type { MaintenanceScan } from './maintenance-scan';
import { compareBatch, type BatchSources } from './reconcile-batches';
import { compareAccount, compareCase, compareItem } from './reconcile-books';
import { byKindAndSubject, createDigest, type Comparison } from './reconcile-comparison';
import { accountDifferences, claimDifferences, partDifferences } from './reconcile-items';
import type { RawItem } from './store';

export type ReconcileSources = BatchSources & {
  readonly scan: MaintenanceScan;
  /** Drawn anew for each run. */
  readonly salt: string;
};

const namedAtMost = 10_000;

/**
 * Proves that the books agree: every entry has its event or instruction and the reverse; balances = Σ entries = Σ what
 * the cases hold = Σ projected totals; batches, their files and the answers that came back agree with the cases they pay;
 * claims, receipts, ceilings and debts agree with theirs; and the file store knows of no payment that the table does not.
 *
 * Its memory does not grow with the number of cases: a pass over the table finds whether two sides differ at all
 * (`createDigest`), and only where they do, two more passes name what differs. What differs in the second and no longer
 * in the third was being written meanwhile. The stream must have been read to its end: totals lag behind otherwise.
 */
export async function reconcile(sources: ReconcileSources): Promise<ReconcileReport> {
  const digest = createDigest(sources.hashing.sha256, sources.salt);
  const differences: Difference[] = [];
  const counts = await readAll(sources, digest, differences);
  differences.push(...await journalDifferences(sources));
  let more = differences.length > namedAtMost;
  for (const group of more ? [] : digest.suspects()) {
    if (differences.length > namedAtMost) {
      more = true;
      break;
    }
    const [first, again] = [digest.naming(group), digest.naming(group)];
    await compareAll(sources, first);
    if (first.differences().length === 0) continue;
    await compareAll(sources, again);
    const stillThere = new Set(again.differences().map((difference) => JSON.stringify(difference)));
    differences.push(...first.differences().filter((difference) => stillThere.has(JSON.stringify(difference))));
  }
  return { ...counts, differences: differences.sort(byKindAndSubject), more };
}

/** The file store knows of no payment that the table does not know: it would, after a copy of the table was put back. */
async function journalDifferences({ store, files }: ReconcileSources): Promise<readonly Difference[]> {
  const journal = createPaymentJournal(store);
  const path = journalPath((await journal.standing()).known + 1);
  const bytes = await files.read(path);
  if (bytes === null || await journal.knows(journal.decode(bytes))) return [];
  return [{ kind: 'journal_ahead', subject: path, expected: 'known', found: null, place: null }];
}

type Counts = Omit<ReconcileReport, 'differences' | 'more'>;

/** The first pass: the comparisons, and everything that an item says by itself or by a read beside it. */
async function readAll(sources: ReconcileSources, comparison: Comparison, differences: Difference[]): Promise<Counts> {
  const { store, scan } = sources;
  const counts = { cases: 0, accounts: 0, entries: 0, batches: 0, resultFiles: 0 };
  let claims: ClaimHolder[] = [];
  let batches: RawItem[] = [];
  await scan((raw) => {
    switch (raw['_et']) {
      case 'head': {
        const application = applicationOf(store, raw);
        counts.cases += 1;
        compareCase(comparison, application);
        differences.push(...partDifferences(application));
        return;
      }
      case 'account': {
        const account = accountOf(store, raw);
        counts.accounts += 1;
        compareAccount(comparison, account);
        differences.push(...accountDifferences(account));
        return;
      }
      case 'claim': { claims.push(claimHolderOf(store, raw)); return; }
      default:
        if (raw['_et'] === 'entry') counts.entries += 1;
        if (isBatch(raw)) batches.push(raw);
        compareItem(store, comparison, raw);
    }
  }, async () => {
    const [claimsRead, batchesRead] = [claims, batches];
    [claims, batches] = [[], []];
    differences.push(...await claimDifferences(store, claimsRead));
    for (const raw of batchesRead) {
      const found = await compareBatch(sources, comparison, raw);
      counts.batches += 1;
      counts.resultFiles += found.resultFiles;
      differences.push(...found.differences);
    }
  });
  return counts;
}

/** The same comparisons once more, to name what differs. */
async function compareAll(sources: ReconcileSources, comparison: Comparison): Promise<void> {
  const { store, scan } = sources;
  let batches: RawItem[] = [];
  await scan((raw) => {
    if (raw['_et'] === 'head') compareCase(comparison, applicationOf(store, raw));
    else if (raw['_et'] === 'account') compareAccount(comparison, accountOf(store, raw));
    else compareItem(store, comparison, raw);
    if (isBatch(raw)) batches.push(raw);
  }, async () => {
    const read = batches;
    batches = [];
    for (const raw of read) await compareBatch(sources, comparison, raw);
  });
}

const isBatch = (raw: RawItem): boolean => raw['_et'] === 'document' && raw['sk'] === 'BATCH';
