import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { approveBatch } from '../../functions/disbursements/approve-batch';
import { approveYearEnd, continueYearEnd } from '../../functions/disbursements/approve-year-end';
import { createBatch } from '../../functions/disbursements/create-batch';
import { proposeYearEnd } from '../../functions/disbursements/propose-year-end';
import { recordResults } from '../../functions/disbursements/record-results';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import { fen } from '../../shared/domain/money';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import type { StoredEvent } from '../../shared/persistence/application-items';
import { reapply } from '../../shared/persistence/reapply';
import type { RawItem } from '../../shared/persistence/store';
import { createDocumentClient } from '../../shared/persistence/table-client';
import { programmeId } from '../builders/application';
import { reconcileTable } from '../builders/books';
import { at, on } from '../builders/calendar';
import { fundDocumentNumber, openMoneyWorld } from '../builders/money-world';
import type { MoneyWorld } from '../builders/money-world';
import { withTable } from './harness';
import type { TestTable } from './harness';

jest.setTimeout(120_000);
const [maker, checker] = ['user-finance_officer', 'user-finance_approver'];
const rule = { documentNumber: '珠财结〔2026〕9号', issuedOn: on('2026-11-30'), openParts: 'carry_over', remainder: 'lapse', returns: 'carry_over' } as const;
let world: MoneyWorld;
beforeEach(async () => { world = await openMoneyWorld(); });

/** Everything as it stands now, put into another table: an older copy of this one, once this one goes on. */
const copyOf = async ({ scan }: TestTable): Promise<TestTable> => {
  const items: RawItem[] = [];
  await scan((raw) => { items.push(raw); });
  const older = await withTable();
  const client = createDocumentClient(older.client);
  for (const item of items) await client.send(new PutCommand({ TableName: older.tableName, Item: { ...item } }));
  older.clock.set(world.table.clock.now());
  return older;
};
const project = async (table: TestTable, events: readonly StoredEvent[]): Promise<void> => {
  for (const { event, districtCode, enterpriseSize } of events) {
    const deltas = totalsDeltasOf(event, districtCode, enterpriseSize);
    if (deltas.length > 0) await table.totals.apply(`${event.applicationId}#${event.version}`, event.at, deltas);
  }
};
const differencesIn = async (table: TestTable): Promise<readonly string[]> => {
  const events: StoredEvent[] = [];
  await table.scan((raw) => { if (isEventItem(raw)) events.push(storedEventOf(raw)); });
  await project(table, events);
  return (await reconcileTable(table, world.files)).differences.map(({ kind, subject }) => `${kind} ${subject}`);
};
const restoredOn = (table: TestTable): MoneyWorld['dependencies'] => {
  const { applications, catalogues, people, clock, ids, potRuns, ledger, transfers, batches, paymentTerms, totals, yearEnds, exportJobs, reconcileReports, paymentJournal } = table;
  return { ...world.dependencies, applications, catalogues, people, clock, ids, potRuns, ledger, transfers, batches, paymentTerms, totals, yearEnds, exportJobs, reconcileReports, paymentJournal };
};

describe('a copy from before a year end, put back', () => {
  it('pays nothing and closes nothing until the year end and next year\'s payments are re-applied; then the year end is carried on', async () => {
    const paid = await world.caseAt('payee_confirmed', fen(700));
    const open = await world.caseAt('payee_confirmed', fen(300));
    const noticed = await world.caseAt('public_notice', fen(50));
    world.table.clock.set(at('2026-12-01'));
    const older = await copyOf(world.table);

    // The year is closed, and one of its cases is paid out of next year's account.
    const { dependencies } = world;
    const proposal = { accountId: world.accountId, cutOffOn: on('2026-12-01'), ...rule };
    const proposed = await proposeYearEnd(dependencies)(world.by(maker, proposal, {}, 'year-end'));
    const closed = await approveYearEnd(dependencies)(world.by(checker, { sealHash: proposed.seal.sealHash }, { runId: proposed.runId }));
    expect(closed.status).toBe('applied');
    const { version } = (await dependencies.applications.read(paid.applicationId))!;
    const made = await createBatch(dependencies)(world.by(maker, { programmeId, accountId: closed.successorAccountId!, fundDocumentNumber, cases: [{ applicationId: paid.applicationId, expectedVersion: version }] }));
    await approveBatch(dependencies)(world.by(checker, { membersHash: made.batch.membersHash }, { batchId: made.batch.batchId }));
    const [member] = (await dependencies.batches.readBatch(made.batch.batchId))!.members;
    await recordResults(dependencies)(world.by(maker, { count: 1, totalFen: fen(700), lines: [{ endToEndId: member!.endToEndId, amountFen: fen(700), outcome: 'paid', voucherNumber: 'V', settledOn: on('2026-12-01'), reason: '' }] }, { batchId: made.batch.batchId }));

    // The older table knows nothing of it.
    const restored = restoredOn(older);
    const again = await proposeYearEnd(restored)(world.by(maker, proposal, {}, 'another'));
    await expect(approveYearEnd(restored)(world.by(checker, { sealHash: again.seal.sealHash }, { runId: again.runId }))).rejects.toMatchObject({ code: 'payments_frozen' });
    const cases = [paid, open].map(({ applicationId, version: expectedVersion }) => ({ applicationId, expectedVersion }));
    await expect(createBatch(restored)(world.by(maker, { programmeId, accountId: world.accountId, fundDocumentNumber, cases }))).rejects.toMatchObject({ code: 'payments_frozen' });

    const sources = { store: older.store, paymentJournal: older.paymentJournal, files: world.files, clock: older.clock, hashing: older.hashing };
    const outcome = await reapply(sources, async (events) => project(older, events));
    expect(outcome).toMatchObject({ brought: 1, conflicts: [] });
    expect(await differencesIn(older)).toEqual([]);
    expect(await older.paymentJournal.thaw(outcome.known)).toBe(true);
    expect(await reapply(sources, async (events) => project(older, events))).toMatchObject({ reapplied: 0, conflicts: [] });

    // What was not paid is where it was; the year end takes it along, as it did before.
    expect((await older.applications.read(paid.applicationId))!.parts).toMatchObject([{ accountId: closed.successorAccountId, balance: 'paid' }]);
    expect((await older.applications.read(open.applicationId))!.parts).toMatchObject([{ accountId: world.accountId, balance: 'committed' }]);
    const carried = await continueYearEnd(restored)(world.by(checker, {}, { runId: closed.runId }));
    expect(carried).toMatchObject({ status: 'applied', nowFen: closed.nowFen });
    for (const { applicationId } of [open, noticed]) expect((await older.applications.read(applicationId))!.parts).toMatchObject([{ accountId: closed.successorAccountId, carriedFrom: world.accountId }]);
    expect(await differencesIn(older)).toEqual([]);
  });
});
