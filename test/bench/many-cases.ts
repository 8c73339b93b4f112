import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { PutItemCommand } from 'dynamodb-toolbox';
import type { Application } from '../../shared/domain/application/application';
import { brandRegionCode } from '../../shared/domain/brands';
import { addDays, parseLocalDate } from '../../shared/domain/local-date';
import { fen } from '../../shared/domain/money';
import { headItem } from '../../shared/persistence/application-items';
import { hashing } from '../../shared/integrations/sha256';
import { noFieldCipher } from '../../shared/integrations/no-field-cipher';
import { randomIds } from '../../shared/integrations/random-ids';
import { systemClock } from '../../shared/integrations/system-clock';
import { totalsPartition } from '../../shared/persistence/keys';
import { createRepositories } from '../../shared/persistence/repositories';
import { tableSchema } from '../../shared/persistence/table';
import { createMeter } from '../meter/meter';
import { inProcessQueue } from './in-process-queue-index';
import { createDocumentClient } from '../../shared/persistence/table-client';
import type { Costs } from './costs';
import type { MeteredSystem } from './metered-system';

const batchAtMost = 25;
const batchesAtOnce = 6;
const districtCode = brandRegionCode('440304');
const programmeId = 'bench-programme';

/** Heads of waiting cases of one district, as if so many had been submitted. */
const writeHeads = async ({ client, store }: MeteredSystem, like: Application, from: number, to: number): Promise<void> => {
  const documents = createDocumentClient(client);
  const writeBatch = async (start: number): Promise<void> => {
    const requests = Array.from({ length: Math.min(batchAtMost, to - start) }, (_, offset) => {
      const number = start + offset;
      const application: Application = {
        ...like, applicationId: `bench${String(number).padStart(21, '0')}`, state: 'submitted', districtCode, claimedBy: number % 3 === 0 ? 'guangzhou-intake' : null, receiptNumber: `SZ-2026-440304-${String(number).padStart(7, '0')}`,
        deadline: { kind: 'acceptance', dueOn: addDays(parseLocalDate('2026-03-09'), number % 60) },
      };
      const { Item } = store.entities.head.build(PutItemCommand).item(headItem(store, application)).params();
      return { PutRequest: { Item } };
    });
    await documents.send(new BatchWriteCommand({ RequestItems: { [store.tableName]: requests } }));
  };
  const starts = Array.from({ length: Math.ceil((to - from) / batchAtMost) }, (_, index) => from + index * batchAtMost);
  await Promise.all(Array.from({ length: batchesAtOnce }, async () => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) await writeBatch(start);
  }));
};

export type PageCosts = { readonly store: 'engine' | 'in process'; readonly cases: number; readonly queuePage: Costs; readonly rows: number; readonly totals: Costs; readonly cells: number };

const districts = ['440304', '440305', '440306', '440307', '440308', '440309'] as const;
const statuses = ['reserved', 'committed', 'payable', 'paid'] as const;

/** A year of totals, every cell filled by so many cases. */
const applyTotals = async ({ repositories }: MeteredSystem, round: number): Promise<void> => {
  for (let month = 1; month <= 12; month += 1) {
    const deltas = districts.flatMap((district) => statuses.map((status) => ({ programmeId, fiscalYear: 2026, districtCode: brandRegionCode(district), enterpriseSize: 'small' as const, month: `2026-${String(month).padStart(2, '0')}`, status, count: 100, amountFen: fen(1_234_567) })));
    await repositories.totals.apply(`bench-${round}-${month}`, (await repositories.totals.read(programmeId, 2026)).asOfAt ?? atNoon, deltas);
  }
};
const atNoon = '2026-03-02T04:00:00.000Z' as NonNullable<Awaited<ReturnType<MeteredSystem['repositories']['totals']['read']>>['asOfAt']>;

/** What a queue page and a year's totals cost when the table holds more and more cases. */
export const measurePages = async (system: MeteredSystem, likeId: string, sizes: readonly number[]): Promise<readonly PageCosts[]> => {
  const like = await system.repositories.applications.read(likeId);
  if (like === null) throw new Error('The fixed life left no case.');
  const measured: PageCosts[] = [];
  let written = 0;
  for (const [round, cases] of sizes.entries()) {
    await writeHeads(system, like, written, cases);
    await applyTotals(system, round);
    written = cases;
    system.takeCosts();
    // A page from the middle: the first one is no different.
    const first = await system.repositories.applications.queue({ state: 'submitted', districtCode, limit: 25, cursor: null });
    const page = await system.measure('queue page', 'view', () => system.repositories.applications.queue({ state: 'submitted', districtCode, limit: 25, cursor: first.cursor }));
    const totals = await system.measure('totals', 'view', () => system.repositories.totals.read(programmeId, 2026));
    const [queuePage, totalsCosts] = system.takeCosts().map(({ costs }) => costs);
    if (queuePage === undefined || totalsCosts === undefined) throw new Error('Two measurements were made.');
    measured.push({ store: 'engine', cases, queuePage, rows: page.items.length, totals: totalsCosts, cells: totals.rows.length });
  }
  return [...measured, await measureInProcess(system, { ...like, state: 'submitted', districtCode }, inProcessCases)];
};

const inProcessCases = 1_000_000;

/** The same repositories and the same meter over a queue that is held in this process. */
const measureInProcess = async ({ store }: MeteredSystem, like: Application, cases: number): Promise<PageCosts> => {
  const queue = inProcessQueue(like, cases, await store.queryAll(totalsPartition(programmeId, 2026), null));
  const meter = createMeter(queue, tableSchema);
  const { applications, totals } = createRepositories({ client: queue, tableName: store.tableName, clock: systemClock, ids: randomIds, hashing, sleep: () => Promise.resolve(), random: () => 0.5, cipher: noFieldCipher });
  const costs = (): Costs => ({ calls: 1, ...meter.units(), readTrips: meter.roundTrips().reads, writeTrips: 0, largestTransaction: 0 });
  const first = await applications.queue({ state: 'submitted', districtCode, limit: 25, cursor: null });
  meter.reset();
  const page = await applications.queue({ state: 'submitted', districtCode, limit: 25, cursor: first.cursor });
  const queuePage = costs();
  meter.reset();
  const { rows } = await totals.read(programmeId, 2026);
  return { store: 'in process', cases, queuePage, rows: page.items.length, totals: costs(), cells: rows.length };
};
