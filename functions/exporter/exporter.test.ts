import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import Excel from 'exceljs';
import { parse } from 'csv-parse/sync';
import { doumen, zhuhai } from '../../test/builders/actors';
import { programmeId } from '../../test/builders/application';
import { at } from '../../test/builders/calendar';
import { enterpriseName, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import { byteMeter } from '../../shared/documents/byte-meter';
import { tableWriter } from '../../shared/documents/table-writer';
import { brandInstant } from '../../shared/domain/brands';
import { exportTriesAtMost, newExport, triedAgain } from '../../shared/domain/exports/export-job';
import type { ExportJob } from '../../shared/domain/exports/export-job';
import { listingOf } from '../../shared/domain/exports/listings';
import type { PaymentListing } from '../../shared/domain/exports/listings';
import { fen } from '../../shared/domain/money';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import { runExport } from './run-export';
import type { ExporterDependencies } from './run-export';
import { workOffExportHere, workOffExports } from './work-off-exports';

jest.setTimeout(60_000);
let world: MoneyWorld;
let dependencies: ExporterDependencies;
beforeEach(async () => {
  world = await openMoneyWorld();
  const { applications, catalogues, clock, ids, exportJobs, listings, enterpriseNames } = world.table;
  dependencies = { applications, catalogues, clock, ids, exportJobs, listings, enterpriseNames, files: world.files, tables: tableWriter, meter: byteMeter };
});

const project = async (): Promise<void> => {
  const events: ReturnType<typeof storedEventOf>[] = [];
  await world.table.scan((item) => { if (isEventItem(item)) events.push(storedEventOf(item)); });
  // Every event twice and in another order: the lists must not mind.
  for (const { event, text, ...whereabouts } of [...events, ...events.reverse()]) {
    const listing = listingOf(event, whereabouts);
    expect(text).not.toBe('');
    if (listing !== null) await world.table.listings.note(listing);
  }
};
let serial = 0;
const ask = async (changes: Partial<ExportJob> = {}): Promise<ExportJob> => {
  const job: ExportJob = {
    ...newExport({
      exportId: `export-${(serial += 1)}`, kind: 'payments', format: 'csv', programmeId, fromMonth: '2026-01', toMonth: '2026-12', requestedBy: 'user-auditor', requestedAt: world.table.clock.now(),
      scope: [{ role: 'auditor', regionCode: zhuhai, programmeId: null }],
    }), ...changes,
  };
  await world.table.exportJobs.create(job);
  return job;
};
const run = (job: ExportJob, over: () => boolean = () => false, changed: Partial<ExporterDependencies> = {}) => runExport({ ...dependencies, ...changed })(job.exportId, over, 'log-1');
const stored = async (job: ExportJob): Promise<ExportJob> => (await world.table.exportJobs.read(job.exportId))!;
const fileOf = async (job: ExportJob): Promise<Uint8Array> => world.files.stored.get((await stored(job)).result!.path)!;
const csvOf = async (job: ExportJob): Promise<string[][]> => parse(new TextDecoder().decode(await fileOf(job)), { bom: true, relax_column_count: true });

/** Payments of one programme as the stream would have listed them, over two months, without cases behind them. */
const listPayments = async (count: number): Promise<void> => {
  const listings = Array.from({ length: count }, (_, index): PaymentListing => {
    const month = index % 2 === 0 ? '2026-01' : '2026-02';
    return {
      kind: 'payments', programmeId, districtCode: '440402', creditCode: 'X', enterpriseSize: 'small', applicationId: `case-${String(index).padStart(6, '0')}`, version: 9, month,
      at: brandInstant(`${month}-10T00:00:${String(index % 60).padStart(2, '0')}.000Z`), outcome: 'paid', batchId: 'b', endToEndId: `case-${index}-01`, accountId: 'a', amountFen: fen(index + 1), documentNumber: `V${index}`, settledOn: `${month}-10` as never,
    };
  });
  for (let from = 0; from < count; from += 50) await Promise.all(listings.slice(from, from + 50).map((listing) => world.table.listings.note(listing)));
};

describe('a detail export', () => {
  it('of payments has each answer once and sums to what the account has paid', async () => {
    await world.caseAt('paid', fen(1_000_001));
    await world.caseAt('payment_failed', fen(50));
    await project();
    world.table.clock.set(at('2026-04-01'));
    const job = await ask();
    expect(await run(job)).toBe('ready');
    const rows = await csvOf(job);
    const net = rows.slice(1, -2).map((row) => BigInt((row.at(-1) ?? '').replace('.', '')));
    expect([rows[0]?.at(-1), net.reduce((sum, value) => sum + value, 0n)]).toEqual(['净拨付(元)', 1_000_001n]);
    expect((await world.dependencies.ledger.readAccount(world.accountId))?.balances.paid).toBe(1_000_001);
    expect(rows.slice(1, -2).map((row) => [row[2], row[9], row[12]])).toEqual([[enterpriseName, '已拨付', '10000.01'], [enterpriseName, '拨付失败', '0.50']]);
    const ready = await stored(job);
    expect(ready).toMatchObject({ phase: 'ready', rowsDone: 2, rowsTotal: 2, totalFen: 1_000_001, lease: null });
    expect(ready.result!.sha256).toBe(world.table.hashing.sha256Bytes(await fileOf(job)));
    expect(rows.at(-2)).toEqual(['行数', '2', '净拨付(元)', '10000.01']);
  });

  it('of cases reads as they stand, and as a workbook too', async () => {
    await world.caseAt('paid', fen(700));
    await world.caseAt('formal_review');
    await project();
    world.table.clock.set(at('2026-04-01'));
    const job = await ask({ kind: 'cases', format: 'xlsx' });
    await run(job);
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(Uint8Array.from(await fileOf(job)).buffer);
    const sheet = workbook.getWorksheet('申请明细')!;
    expect([2, 3].map((row) => [sheet.getRow(row).getCell(8).value, sheet.getRow(row).getCell(9).value])).toEqual([['已拨付', 7], ['形式审查中', 0]]);
  });

  it('shows no row outside the grants of who asked, and none that happened later', async () => {
    await world.caseAt('paid', fen(700));
    await project();
    world.table.clock.set(at('2026-04-01'));
    const elsewhere = await ask({ scope: [{ role: 'auditor', regionCode: doumen, programmeId: null }] });
    const earlier = await ask({ requestedAt: brandInstant('2026-03-01T00:00:00.000Z') });
    for (const job of [elsewhere, earlier]) {
      await run(job);
      expect((await stored(job)).rowsDone).toBe(0);
    }
  });

  it('ends in the same bytes wherever it was stopped, killed or raced', async () => {
    await listPayments(1_150);
    world.table.clock.set(at('2026-04-01'));
    const whole = await ask();
    await run(whole);
    const expected = (await stored(whole)).result!.sha256;
    expect((await csvOf(whole)).slice(1, -2).map((row) => row[8]).sort()).toEqual(Array.from({ length: 1_150 }, (_, index) => `case-${index}-01`).sort());
    // Time runs out after each page: the rest is handed on.
    const slow = await ask();
    let calls = 0;
    let hops = 0;
    while ((await run(slow, () => (calls += 1) % 2 === 0)) === 'continue') hops += 1;
    expect([hops > 2, (await stored(slow)).result!.sha256]).toEqual([true, expected]);
    // Killed at the n-th write; while the lease runs nobody takes it over, afterwards the next run does.
    for (let nth = 1; nth <= 8; nth += 1) {
      const killed = await ask();
      let writes = 0;
      let dead = false;
      const kill = (): void => { if ((writes += 1) === nth) { dead = true; throw new Error('killed'); } };
      // Who is dead saves nothing any more.
      const exportJobs = { ...dependencies.exportJobs, save: async (...input: Parameters<ExporterDependencies['exportJobs']['save']>) => { if (dead) throw new Error('killed'); return dependencies.exportJobs.save(...input); } };
      const files = {
        ...world.files,
        createOnce: async (...input: Parameters<typeof world.files.createOnce>) => { const done = await world.files.createOnce(...input); kill(); return done; },
        createOnceFrom: async (...input: Parameters<typeof world.files.createOnceFrom>) => { const done = await world.files.createOnceFrom(...input); kill(); return done; },
      };
      const finished = await run(killed, () => false, { files, exportJobs }).then(() => true, () => false);
      if (finished) break;
      expect(await run(killed)).toBe('elsewhere');
      // A payment that is listed meanwhile belongs to a later export.
      world.table.clock.set(new Date(Date.parse(world.table.clock.now()) + 13 * 60_000).toISOString());
      expect(await run(killed)).toBe('ready');
      expect((await csvOf(killed)).slice(1, -2)).toEqual((await csvOf(whole)).slice(1, -2));
    }
    const raced = await ask();
    expect((await Promise.all([run(raced), run(raced)])).sort()).toEqual(['elsewhere', 'ready']);
  });
});

describe('an export that can\'t be written', () => {
  const refusing = (): ExporterDependencies['files'] => ({ ...world.files, createOnceFrom: () => Promise.reject(new Error('AccessDenied')) });
  const tried = async (job: ExportJob, changed: Partial<ExporterDependencies>): Promise<string> => run(job, () => false, changed).catch(() => 'thrown');

  it('is tried so often, then says that it failed, why and under which id, and is not worked on again', async () => {
    await listPayments(3);
    world.table.clock.set(at('2026-04-01'));
    const job = await ask();
    const phases: string[] = [];
    for (let tries = 1; tries <= exportTriesAtMost; tries += 1) {
      expect(await tried(job, { files: refusing() })).toBe('thrown');
      phases.push((await stored(job)).phase);
    }
    expect(phases).toEqual([...Array.from({ length: exportTriesAtMost - 1 }, () => 'writing'), 'failed']);
    const failed = await stored(job);
    expect([failed.failure, failed.lease, failed.result]).toEqual([{ reason: 'files_refused', correlationId: 'log-1', failedAt: world.table.clock.now() }, null, null]);
    expect([await run(job), (await stored(job)).version]).toEqual(['failed', failed.version]);
  });

  it('goes on once the store takes files again: nothing collected is lost', async () => {
    await listPayments(3);
    world.table.clock.set(at('2026-04-01'));
    const job = await ask();
    for (let tries = 1; tries <= exportTriesAtMost; tries += 1) await tried(job, { files: refusing() });
    const failed = await stored(job);
    expect([failed.phase, failed.rowsDone]).toEqual(['failed', 3]);
    expect([await dependencies.exportJobs.save(triedAgain(failed), failed), (await stored(job)).failure]).toEqual([true, null]);
    expect([await run(job), (await stored(job)).rowsDone, (await stored(job)).tries]).toEqual(['ready', 3, 1]);
  });

  it('fails too when its workers end without a word, and counts anew with every page it comes further', async () => {
    await listPayments(1_150);
    world.table.clock.set(at('2026-04-01'));
    const dying = { ...dependencies.exportJobs, save: async (next: ExportJob, before: ExportJob) => { const done = await dependencies.exportJobs.save(next, before); if (next.tries > 0 && next.parts === before.parts) throw new Error('out of memory'); return done; } };
    const silent = await ask();
    for (let tries = 1; tries <= exportTriesAtMost; tries += 1) {
      await tried(silent, { exportJobs: { ...dying, save: async (next, before) => (next.lease === null ? Promise.reject(new Error('gone')) : dying.save(next, before)) } });
      world.table.clock.set(new Date(Date.parse(world.table.clock.now()) + 13 * 60_000).toISOString());
    }
    expect([await run(silent), (await stored(silent)).failure?.reason]).toEqual(['failed', 'worker_stopped']);
    const steady = await ask();
    let pages = 0;
    const flaky: ExporterDependencies['files'] = { ...world.files, createOnce: async (...input) => ((pages += 1) % 2 === 0 ? Promise.reject(new Error('busy')) : world.files.createOnce(...input)) };
    let runs = 0;
    while (await tried(steady, { files: flaky }) === 'thrown') runs += 1;
    expect([runs > 1, (await stored(steady)).phase]).toEqual([true, 'ready']);
  });

  it('comes again from the queue until it was given up, and is then kept aside, which rings', async () => {
    await listPayments(1);
    world.table.clock.set(at('2026-04-01'));
    const job = await ask();
    const logged: string[] = [];
    const work = workOffExports({ ...dependencies, files: refusing(), exportQueue: world.dependencies.exportQueue }, { error: (message, fields) => { logged.push(`${message} ${fields['correlationId'] ?? ''}`); } });
    for (let received = 1; received <= exportTriesAtMost + 1; received += 1) {
      expect(await work({ Records: [{ messageId: 'message-1', body: job.exportId } as SQSRecord] }, { getRemainingTimeInMillis: () => 600_000 })).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    }
    expect([logged, (await stored(job)).failure?.correlationId]).toEqual([Array.from({ length: exportTriesAtMost }, () => 'export failed message-1'), 'message-1']);
  });

  it('is tried at once where no queue hands it out again', async () => {
    await listPayments(1);
    world.table.clock.set(at('2026-04-01'));
    const job = await ask();
    await expect(workOffExportHere({ ...dependencies, files: refusing() })(job.exportId)).rejects.toThrow('refused');
    expect((await stored(job)).phase).toBe('failed');
  });
});
