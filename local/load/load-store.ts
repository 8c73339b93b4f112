import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTable } from '../engine/import-table';
import { tellDemoCases } from '../demo/demo-cases';
import { seedReference } from '../demo/seed-reference';
import { lambdaWorld } from '../demo/world';
import { dataFolder, localTableName } from '../data-folder';
import { createDemoClock } from '../demo-clock';
import { openTable } from '../open-table';
import { startSystem } from '../system';
import { legalDateOf, parseInstant } from '../../shared/domain/local-date';
import { createAesFieldCipher } from '../../shared/integrations/aes-field-cipher';
import { readOrCreateFieldKey } from '../../shared/integrations/field-key-file';
import { createFolderFiles } from '../../shared/integrations/folder-files';
import { randomIds } from '../../shared/integrations/random-ids';
import { accountOf } from '../../shared/persistence/ledger-repository';
import { ceilingKey } from '../../shared/persistence/keys';
import type { RawItem, Store } from '../../shared/persistence/store';
import { totalsRowOf } from '../../shared/persistence/totals-repository';
import type { ApplicationState } from '../../shared/domain/application/states';
import { brandCreditCode, type Instant } from '../../shared/domain/brands';
import type { FieldCipher } from '../../shared/ports/field-cipher';
import type { Files } from '../../shared/ports/money';
import { copyCase, type Copy } from './copy-case';
import { createExportLines, type ExportLines } from './export-lines';
import { batchesOfGroup, createSums, loadedAccount } from './loaded-money';
import { prototypesOf, type Prototype } from './prototypes';
import { batchOf } from './stored-values.parser';

const membersABatch = 100;
const loadedAt = parseInstant('2026-01-05T02:00:00.000Z');

/** How often a state stands in a store that has been used for years; every other state has one share. */
const shares: Partial<Readonly<Record<ApplicationState, number>>> = { draft: 4, submitted: 6, formal_review: 4, substantive_review: 4, awaiting_decision: 4, awaiting_payee: 3, disbursing: 3, paid: 40, closed: 20, rejected: 3 };

export type LoadOptions = { readonly realNow: () => number; readonly log: (line: string) => void };
export type Loaded = { readonly cases: number; readonly items: number };

/** Copies of the prototypes in turn, each as often as its state is in a used store; the same order every time. */
function* inTurn(prototypes: readonly Prototype[], count: number): Generator<Prototype> {
  const ofState = new Map<ApplicationState, number>();
  for (const { head: { state } } of prototypes) ofState.set(state, (ofState.get(state) ?? 0) + 1);
  const due = prototypes.map((prototype) => ({ prototype, share: (shares[prototype.head.state] ?? 1) / (ofState.get(prototype.head.state) ?? 1), owed: 0 }));
  const whole = due.reduce((sum, { share }) => sum + share, 0);
  for (let made = 0; made < count; made += 1) {
    let next = due[0];
    for (const one of due) {
      one.owed += one.share / whole;
      if (next === undefined || one.owed > next.owed) next = one;
    }
    if (next === undefined) return;
    next.owed -= 1;
    yield next.prototype;
  }
}

/**
 * Fills a data folder with the demo and that many copies of its cases, in every state: heads, events, papers, claims,
 * entries, batches with their files and answers, projections. Nothing is kept but the open batch of each prototype, so
 * that the memory is that of a thousand cases, whatever the number. The folder must be empty or absent.
 */
export async function loadStore(folder: string, count: number, { realNow, log }: LoadOptions): Promise<Loaded> {
  const data = dataFolder(folder);
  const work = mkdtempSync(join(tmpdir(), 'load-'));
  try {
    log('telling the demo cases that serve as prototypes');
    const toldUntil = await tellPrototypes(join(work, 'demo'));
    cpSync(join(work, 'demo', 'files'), data.filesFolder, { recursive: true });
    cpSync(join(work, 'demo', 'field-key'), data.fieldKeyFile);
    // The prototypes were told by a clock of their own: the demo's goes on from there by this machine's.
    createDemoClock(realNow, toldUntil, data.clockFile);
    const demo = await openTable(dataFolder(join(work, 'demo')));
    const base: RawItem[] = [];
    await demo.scan((raw) => { base.push(raw); });
    await demo.close();
    const cipher = createAesFieldCipher(readOrCreateFieldKey(data.fieldKeyFile));
    const source = join(work, 'export');
    const lines = createExportLines(join(source, localTableName, 'data'));
    await writeCopies({ store: demo.store, cipher, files: createFolderFiles(data.filesFolder, () => randomIds.salt()), base, lines, log }, count);
    lines.close();
    log(`importing ${lines.items()} items`);
    importTable({ source, dataFile: data.dataFile, tableName: localTableName });
    return { cases: count + base.filter((raw) => raw['_et'] === 'head').length, items: lines.items() };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @returns the moment at which their demo clock stood in the end. */
async function tellPrototypes(directory: string): Promise<Instant> {
  let [ticks, keys] = [0, 0];
  const system = await startSystem({ dataDirectory: directory, realNow: () => Date.UTC(2026, 0, 1) + (ticks += 1), log: () => undefined });
  try {
    await seedReference(system.repositories, system.clock.now());
    await tellDemoCases(lambdaWorld(system, () => `load-${(keys += 1)}`, () => legalDateOf(system.clock.now())), () => undefined);
    await system.drain();
    return system.clock.now();
  } finally {
    await system.stop();
  }
}

type Writing = { readonly store: Store; readonly cipher: FieldCipher; readonly files: Files; readonly base: readonly RawItem[]; readonly lines: ExportLines; readonly log: (line: string) => void };
type Group = { number: number; copies: number; members: Pick<Copy, 'applicationId' | 'payee'>[] };

async function writeCopies(writing: Writing, count: number): Promise<void> {
  const { store, cipher, files, base, lines, log } = writing;
  const prototypes = await prototypesOf(store, base, cipher);
  const batches = new Map(base.filter((raw) => raw['sk'] === 'BATCH').map(batchOf).map((batch) => [batch.batchId, batch] as const));
  const groups = new Map<Prototype, Group>(prototypes.map((prototype) => [prototype, { number: 0, copies: 0, members: [] }]));
  const closeGroup = async (prototype: Prototype, group: Group): Promise<void> => {
    for (const item of group.members.length === 0 ? [] : await batchesOfGroup(store, files, prototype, batches, group.number, group.members)) lines.write(item);
    group.number += 1;
    group.members = [];
  };
  let serial = 0;
  for (const prototype of inTurn(prototypes, count)) {
    const group = groups.get(prototype);
    if (group === undefined) continue;
    serial += 1;
    const copy = await copyCase(prototype, serial, group.number, cipher);
    for (const item of copy.items) lines.write(item);
    for (const item of ceilingsOf(prototype, copy)) lines.write(item);
    group.copies += 1;
    group.members.push({ applicationId: copy.applicationId, payee: copy.payee });
    if (group.members.length === membersABatch) await closeGroup(prototype, group);
    if (serial % 10_000 === 0) log(`${serial} cases`);
  }
  const sums = createSums();
  for (const [prototype, group] of groups) {
    await closeGroup(prototype, group);
    sums.add(prototype, group.copies);
  }
  for (const item of withSums(store, base, sums)) lines.write(item);
}

/** What a copy uses of the ceilings of its enterprise, which has no other case. */
const ceilingsOf = ({ head }: Prototype, { creditCode }: Pick<Copy, 'creditCode'>): readonly RawItem[] =>
  (head.parts.length === 0 ? [] : head.decision?.ceilings ?? []).map(({ group, period, amountFen, lines }) => ({ ...ceilingKey(brandCreditCode(creditCode), group, period), _et: 'ceiling', schemaVersion: 1, usedFen: amountFen, usedLines: lines }));

/** The demo's own items, accounts and totals with what the copies add. */
function* withSums(store: Store, base: readonly RawItem[], { balances, cells }: ReturnType<typeof createSums>): Generator<RawItem> {
  const left = new Map(cells);
  for (const raw of base) {
    if (raw['_et'] === 'account') {
      const account = accountOf(store, raw);
      yield* loadedAccount(store, raw, account, balances.get(account.accountId) ?? new Map(), loadedAt);
    } else if (raw['_et'] === 'total') {
      const { programmeId, fiscalYear, month, districtCode, status, enterpriseSize, count, amountFen } = totalsRowOf(store, raw);
      const name = [programmeId, fiscalYear, month, districtCode, status, enterpriseSize].join('#');
      const added = left.get(name);
      left.delete(name);
      yield { ...raw, count: count + (added?.count ?? 0), amountFen: amountFen + (added?.amountFen ?? 0) };
    } else yield raw;
  }
  if (left.size > 0) throw new Error('Copies stand in cells of the totals that the demo does not have.');
}
