import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { dataFolder } from '../../local/data-folder';
import { appropriatedFen, storedBalances } from '../../shared/domain/ledger/account';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import type { ApplicationEvent } from '../../shared/domain/application/event';
import type { ExportJob } from '../../shared/domain/exports/export-job';
import { hashing, sha256 } from '../../shared/integrations/sha256';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import { accountOf } from '../../shared/persistence/ledger-repository';
import { unpack } from '../../shared/persistence/stored-body';
import type { RawItem } from '../../shared/persistence/store';
import { verifyAudit } from '../../shared/persistence/verify-audit';
import type { PotRun } from '../../shared/ports/pot-runs';
import { reconcileTable } from '../builders/books';
import { cipher } from './killed-world';
import type { KilledWorld } from './killed-world';
import { potFenOf } from './waiting-cases';

/** Everything a history left behind, each item and file under its name; what must be the same however often it was killed. */
export type Left = ReadonlyMap<string, string>;

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) => (part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part instanceof Set ? [...part as Set<string>].sort() : part));

/** An export says who worked on it last and how many steps that took: its outcome is what counts. */
const outcomeOf = ({ phase, rowsDone, rowsTotal, parts, totalFen, result }: ExportJob) => ({ phase, rowsDone, rowsTotal, parts, totalFen, result });

/**
 * The table item by item, and the files byte by byte. Encrypted fields are compared as what they say. Of the journal of
 * payments only what it is about: a step that was killed between the journal's file and its mark is written down twice.
 */
export async function whatIsLeft({ scan }: KilledWorld, folder: string): Promise<Left> {
  const left = new Map<string, string>();
  const raws: RawItem[] = [];
  await scan((raw) => { raws.push(raw); });
  for (const raw of raws) {
    const [pk, sk, body] = [String(raw['pk']), String(raw['sk']), raw['body'] as Uint8Array];
    if (pk === 'PAYMENTS') continue;
    const { body: _body, status: _status, ...rest } = Object.fromEntries(Object.entries(raw).sort(([one], [other]) => (one < other ? -1 : 1)));
    if (sk === 'EXPORT') left.set(`${pk} ${sk}`, textOf({ ...rest, outcome: outcomeOf(unpack(body) as unknown as ExportJob) }));
    else if (sk.startsWith('PAYEE#')) left.set(`${pk} ${sk}`, textOf({ ...rest, payee: await cipher.decrypt(body, `${pk}|${sk}`) }));
    else left.set(`${pk} ${sk}`, textOf(Object.entries(raw).sort(([one], [other]) => (one < other ? -1 : 1))));
  }
  const { filesFolder } = dataFolder(folder);
  for (const entry of existsSync(filesFolder) ? readdirSync(filesFolder, { recursive: true, withFileTypes: true }) : []) {
    const path = relative(filesFolder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (entry.isFile() && !path.startsWith('payment-journal/')) left.set(`file ${path}`, hashing.sha256Bytes(readFileSync(join(filesFolder, path))));
  }
  return left;
}

/** What differs between two histories, at most so many; nothing when they came to the same. */
export const differencesBetween = (peaceful: Left, killed: Left, atMost = 20): readonly string[] =>
  [...new Set([...peaceful.keys(), ...killed.keys()])].filter((name) => peaceful.get(name) !== killed.get(name))
    .slice(0, atMost).map((name) => `${name}: ${peaceful.get(name)?.slice(0, 600) ?? 'absent'} <> ${killed.get(name)?.slice(0, 600) ?? 'absent'}`);

/** One hash over it all, to be said and compared over processes. */
export const hashOfLeft = (left: Left): string => sha256([...left].sort(([one], [other]) => (one < other ? -1 : 1)).map((pair) => pair.join('\n')).join('\n'));

/** What must be true of the books of such a history, whatever another one came to; of one that was stopped early, before anything is paid and counted. */
export async function faultsIn(world: KilledWorld, count: number, whole = true): Promise<readonly string[]> {
  const { scan, store, files, dependencies } = world;
  const faults: string[] = [];
  const [accounts, events, runs]: [BudgetAccount[], ApplicationEvent[], PotRun[]] = [[], [], []];
  await scan((raw) => {
    if (raw['_et'] === 'account') accounts.push(accountOf(store, raw));
    if (raw['sk'] === 'POT-RUN') runs.push(unpack(raw['body'] as Uint8Array) as unknown as PotRun);
    if (isEventItem(raw)) events.push(storedEventOf(raw).event);
  });
  const { differences, more } = await reconcileTable({ store, scan }, files);
  for (const { kind, subject, expected, found } of differences.filter((one) => whole || one.kind !== 'totals_differ')) faults.push(`reconcile ${kind}: ${subject}: expected ${String(expected)}, found ${String(found)}`);
  if (more) faults.push('reconcile: and more');
  for (const { applicationId, fault } of (await verifyAudit({ store, scan, hashing, applications: dependencies.applications })).faults) faults.push(`audit of ${applicationId}: ${fault}`);
  const standing = accounts.reduce((sum, { balances }) => sum + appropriatedFen(balances) - balances.carried, 0);
  if (standing !== potFenOf(count) + 12_345) faults.push(`${standing} fen stand in the accounts, ${potFenOf(count) + 12_345} were appropriated`);
  for (const { accountId, balances } of accounts) for (const name of storedBalances) if (balances[name] < 0) faults.push(`${accountId} ${name} is ${balances[name]} fen`);
  const shared = runs.map(({ seal }) => seal?.members.reduce((sum, { shareFen }) => sum + shareFen, 0));
  if (shared.length !== 1 || shared[0] !== potFenOf(count)) faults.push(`shares of ${String(shared[0])} fen were made of a pot of ${potFenOf(count)}`);
  const paid = accounts.reduce((sum, { balances }) => sum + balances.paid, 0);
  if (paid !== (whole ? potFenOf(count) : 0)) faults.push(`${paid} fen were paid out of a pot of ${potFenOf(count)}`);
  return [...faults, ...paidTwice(events)];
}

/** From the events alone: an order is answered once, and nothing is paid again that has not come back. */
const paidTwice = (events: readonly ApplicationEvent[]): readonly string[] => {
  const faults: string[] = [];
  const answered = new Set<string>();
  const standing = new Map<string, number>();
  for (const { applicationId, change } of [...events].sort((left, right) => left.version - right.version)) {
    if (change.action === 'return_payment') standing.set(applicationId, (standing.get(applicationId) ?? 0) - 1);
    if (change.action !== 'record_payment') continue;
    if (answered.has(change.endToEndId)) faults.push(`order ${change.endToEndId} was answered twice`);
    answered.add(change.endToEndId);
    if (change.outcome === 'paid') standing.set(applicationId, (standing.get(applicationId) ?? 0) + 1);
    if ((standing.get(applicationId) ?? 0) > 1) faults.push(`${applicationId} was paid twice`);
  }
  return faults;
};
