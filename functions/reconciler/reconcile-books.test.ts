import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';
import { memoryFiles } from '../../test/builders/money-world';
import { at } from '../../test/builders/calendar';
import type { Difference, ReconcileReport, StoredReconcileReport } from '../../shared/ports/books';
import { reconcileBooks } from './reconcile-books';
import { workOffOrders } from './work-off-orders';

const nothingWrong: ReconcileReport = { cases: 3, accounts: 1, entries: 7, batches: 1, resultFiles: 1, differences: [], more: false };
const aFen: Difference = { kind: 'balance_differs_from_entries', subject: 'account paid', expected: 300, found: 301, place: null };

const worldOf = (reconcile: () => Promise<ReconcileReport>) => {
  const saved: StoredReconcileReport[] = [];
  const rung: string[] = [];
  const files = memoryFiles();
  const dependencies = { books: { reconcile }, reconcileReports: { save: (report: StoredReconcileReport) => { saved.push(report); return Promise.resolve(); } }, files, clock: { now: () => at('2026-03-03') } };
  const log = { error: (message: string, fields: Readonly<Record<string, string>>) => rung.push(`${message} ${fields['kinds'] ?? ''}`.trim()) };
  return { saved, rung, files, prove: reconcileBooks(dependencies, log), work: workOffOrders(dependencies, log) };
};

describe('the nightly proof of the books', () => {
  it('is kept, whole in the file store too, and rings nobody where everything agrees', async () => {
    const world = worldOf(() => Promise.resolve(nothingWrong));
    expect(await world.prove()).toMatchObject({ cases: 3, differenceCount: 0 });
    expect([world.saved.length, world.files.stored.size, world.rung]).toEqual([1, 1, []]);
  });

  it('rings for a single fen, and for differences that were too many to name', async () => {
    const world = worldOf(() => Promise.resolve({ ...nothingWrong, differences: [aFen] }));
    await world.prove();
    expect(world.rung).toEqual(['books differ balance_differs_from_entries']);
    expect([...world.files.stored.values()].map((bytes) => (JSON.parse(new TextDecoder().decode(bytes)) as StoredReconcileReport).differences)).toEqual([[aFen]]);
    const flooded = worldOf(() => Promise.resolve({ ...nothingWrong, more: true }));
    await flooded.prove();
    expect(flooded.rung).toEqual(['books differ']);
  });

  it('comes again when it could not be made', async () => {
    const world = worldOf(() => Promise.reject(new Error('throttled')));
    const answer = await world.work({ Records: [{ messageId: 'm1' } as never, { messageId: 'm2' } as never] });
    expect([answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), world.rung, world.saved]).toEqual([['m1', 'm2'], ['reconcile failed'], []]);
  });
});

describe('the daily run', () => {
  let opened: TestWorld;
  beforeAll(async () => { opened = await openTestWorld({ provesBooks: true }); });
  afterAll(() => opened.stop());

  it('has the books proved, and finance and auditors read what was found', async () => {
    const [programme] = demoProgrammes;
    await money.appropriate(opened.world, programme!, 100, 'proof');
    const read = async (account: string) => (await opened.world.as(account).call('getReconciliation', {}));
    expect(await read('xiamen-auditor')).toEqual({ report: null, items: [], elsewhere: 0 });
    await opened.world.runDaily();
    await opened.system.drain();
    for (const account of ['xiamen-auditor', 'xiamen-finance', 'xiamen-checker']) {
      expect(await read(account)).toMatchObject({ report: { agrees: true, differenceCount: 0, accounts: 1, entries: 1 }, items: [], elsewhere: 0 });
    }
    await expect(read('xiamen-first')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tells an officer the differences of their own money by name, and of others that there are some', async () => {
    const place = { programmeId: demoProgrammes[0]!.programmeId, regionCode: '350200' };
    await opened.system.repositories.reconcileReports.save({ ...nothingWrong, differences: [{ ...aFen, place }], differenceCount: 1, startedAt: at('2027-01-01'), finishedAt: at('2027-01-01') });
    const read = async (account: string) => (await opened.world.as(account).call('getReconciliation', {}));
    expect(await read('xiamen-auditor')).toMatchObject({ report: { agrees: false }, items: [{ kind: 'balance_differs_from_entries', subject: 'account paid', expected: '300', found: '301' }], elsewhere: 0 });
    expect(await read('shenzhen-auditor')).toMatchObject({ report: { agrees: false }, items: [], elsewhere: 1 });
  });
});
