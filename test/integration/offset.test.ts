import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act } from '../../shared/casework/act';
import { approveAppropriation } from '../../functions/disbursements/approve-appropriation';
import { approveBatch } from '../../functions/disbursements/approve-batch';
import { cancelBatch } from '../../functions/disbursements/cancel-batch';
import { createBatch } from '../../functions/disbursements/create-batch';
import { getPaymentFile } from '../../functions/disbursements/get-payment-file';
import { listBatchMembers } from '../../functions/disbursements/list-batch-members';
import { proposeAppropriation } from '../../functions/disbursements/propose-appropriation';
import { getPaymentCase } from '../../functions/disbursements/read-payment-cases';
import { recordRecovery } from '../../functions/disbursements/record-recovery';
import { recordResults } from '../../functions/disbursements/record-results';
import { returnPayment } from '../../functions/disbursements/return-payment';
import type { DisbursementDependencies } from '../../functions/disbursements/disbursement-context';
import type { ApplicationAction } from '../../shared/domain/application/actions';
import type { Application } from '../../shared/domain/application/application';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import { fen } from '../../shared/domain/money';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import { headKey, listedKey, type Key } from '../../shared/persistence/keys';
import { reapply } from '../../shared/persistence/reapply';
import { pack, unpack, type StoredValue } from '../../shared/persistence/stored-body';
import { applicant, xiangzhou } from '../builders/actors';
import { programmeId } from '../builders/application';
import { reconcileTable } from '../builders/books';
import { at, on } from '../builders/calendar';
import { cityBudget, crashingAt, fundDocumentNumber, openMoneyWorld } from '../builders/money-world';
import type { MoneyWorld } from '../builders/money-world';
import { procedureWith } from '../builders/procedure';

jest.setTimeout(120_000);
const maker = 'user-finance_officer';
const checker = 'user-finance_approver';
let world: MoneyWorld;
beforeEach(async () => { world = await openMoneyWorld(); });

const head = async (applicationId: string): Promise<Application> => (await world.dependencies.applications.read(applicationId))!;
const balances = async (accountId = world.accountId) => (await world.dependencies.ledger.readAccount(accountId))!.balances;
const codeOf = async (asked: Promise<unknown>): Promise<string> => asked.then(() => 'done', (error: unknown) => (error as { readonly code?: string }).code ?? String(error));
const actionsOf = async ({ applicationId }: Application): Promise<readonly string[]> => (await world.dependencies.applications.readEvents(applicationId)).map(({ change }) => change.action);

/** One case that owes 10,000.00 by consent, and another of the same enterprise that waits for its payment. */
const ready = async (paymentFen = 3_000_000, owed: 'offset_consented' | 'clawback_due' = 'offset_consented', accountId?: string) => {
  const owing = await world.caseAt(owed);
  const payment = await world.caseAt('payee_confirmed', fen(paymentFen), { besides: owing, ...(accountId === undefined ? {} : { accountId }) });
  world.table.clock.set(at('2026-03-27'));
  return { owing, payment };
};
const request = async (payments: readonly Application[], accountId = world.accountId) =>
  world.by(maker, { programmeId, accountId, fundDocumentNumber, cases: await Promise.all(payments.map(async ({ applicationId }) => ({ applicationId, expectedVersion: (await head(applicationId)).version }))) });
const make = async (payments: readonly Application[], accountId = world.accountId, dependencies: DisbursementDependencies = world.dependencies) => (await createBatch(dependencies)(await request(payments, accountId))).batch;
type Batch = Awaited<ReturnType<typeof make>>;
const approve = (batch: Batch, dependencies: DisbursementDependencies = world.dependencies) => approveBatch(dependencies)(world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId }));
const answer = (batch: Batch, outcome: 'paid' | 'failed', dependencies: DisbursementDependencies = world.dependencies) => recordResults(dependencies)(world.by(maker, {
  count: batch.members.length, totalFen: batch.totalFen,
  lines: batch.members.map(({ endToEndId, amountFen }) => ({ endToEndId, amountFen, outcome, voucherNumber: 'V-9', settledOn: on('2026-03-27'), reason: outcome === 'paid' ? '' : '账号不符' })),
}, { batchId: batch.batchId }));
const sendBack = async ({ applicationId }: Application, batch: Batch, dependencies: DisbursementDependencies = world.dependencies, key?: string, version?: number) => returnPayment(dependencies)(world.by(maker, {
  expectedVersion: version ?? (await head(applicationId)).version, batchId: batch.batchId, endToEndId: batch.members[0]!.endToEndId, documentNumber: '退票〔2026〕1号', returnedOn: on('2026-03-27'), reason: '账号已销户',
}, { applicationId }, key));
const byApplicant = async ({ applicationId, creditCode }: Application, action: ApplicationAction) =>
  act(world.dependencies, { applicationId, expectedVersion: (await head(applicationId)).version, actor: applicant({ creditCode }), idempotencyKey: `applicant-${action.action}`, bodyHash: 'b' }, () => ({ action }));

/** Counts every event into the totals, as the stream would, and holds all books against one another. */
const differences = async () => {
  const events: ReturnType<typeof storedEventOf>[] = [];
  await world.table.scan((item) => { if (isEventItem(item)) events.push(storedEventOf(item)); });
  for (const { event, districtCode, enterpriseSize } of events) await world.dependencies.totals.apply(`${event.applicationId}#${event.version}`, event.at, totalsDeltasOf(event, districtCode, enterpriseSize));
  // The case that owes came here without a batch of its own.
  return (await reconcileTable(world.table, world.files)).differences.filter(({ kind, expected }) => !((kind === 'order_differs' || kind === 'answer_differs') && expected === null));
};
const theBooksAgree = async (): Promise<void> => { expect(await differences()).toEqual([]); };
const untouched = { state: 'clawback_due', clawback: { recoveredFen: 0 }, deadline: { kind: 'clawback', dueOn: '2026-12-01' } };

describe('a payment less what its enterprise owes', () => {
  it('goes out for the rest, and settles the demand when the treasury has paid it', async () => {
    const { owing, payment } = await ready();
    const seen = await getPaymentCase(world.dependencies)(world.by(maker, {}, { applicationId: payment.applicationId }));
    expect(seen.parts[0]?.offset).toEqual({ applicationId: owing.applicationId, receiptNumber: owing.receiptNumber, amountFen: 1_000_000 });
    const batch = await make([payment]);
    expect(batch).toMatchObject({ grossFen: 3_000_000, offsetFen: 1_000_000, totalFen: 2_000_000, members: [{ amountFen: 2_000_000, offset: { applicationId: owing.applicationId, amountFen: 1_000_000 } }] });
    await approve(batch);
    expect(await head(owing.applicationId)).toMatchObject({ ...untouched, clawback: { recoveredFen: 0, offset: { status: 'ordered', batchId: batch.batchId, amountFen: 1_000_000 } } });
    expect(await balances()).toMatchObject({ payable: 3_000_000, paid: 1_000_000, receivable: 1_000_000, recovered: 0 });
    await theBooksAgree();
    const file = await getPaymentFile(world.dependencies, 'list_csv')({ identity: { userId: maker, name: maker }, parameters: { batchId: batch.batchId } });
    expect(new TextDecoder().decode(file.bytes)).toMatch(/,20000\.00,[^\n]+\r\n合计,1笔,,,,,20000\.00,/);
    expect(await codeOf(answer({ ...batch, totalFen: fen(3_000_000), members: batch.members.map((member) => ({ ...member, amountFen: fen(3_000_000) })) }, 'paid'))).toBe('result_lines_differ');

    for (let time = 0; time < 2; time += 1) await answer(batch, 'paid');
    expect(await head(payment.applicationId)).toMatchObject({ state: 'paid', parts: [{ balance: 'paid', amountFen: 3_000_000, offset: { applicationId: owing.applicationId, amountFen: 1_000_000 } }] });
    expect(await head(owing.applicationId)).toMatchObject({ state: 'clawed_back', deadline: null, clawback: { demandedFen: 1_000_000, recoveredFen: 1_000_000, offset: { status: 'settled' } } });
    expect(await balances()).toMatchObject({ payable: 0, paid: 4_000_000, receivable: 0, recovered: 1_000_000 });
    expect((await world.dependencies.applications.readDebts(owing.creditCode)).map(({ openFen }) => openFen)).toEqual([0]);
    const { items } = await listBatchMembers(world.dependencies)(world.by(maker, {}, { batchId: batch.batchId }));
    expect(items).toMatchObject([{ amountFen: 2_000_000, grossFen: 3_000_000, offset: { receiptNumber: owing.receiptNumber, amountFen: 1_000_000 }, settlement: 'paid' }]);
    await theBooksAgree();
  });

  it('leaves no trace on the demand when the order failed; sent again it is offset again', async () => {
    const { owing, payment } = await ready();
    const first = await make([payment]);
    await approve(first);
    await answer(first, 'failed');
    expect(await head(owing.applicationId)).toMatchObject(untouched);
    expect((await head(owing.applicationId)).clawback?.offset).toBeUndefined();
    expect((await head(payment.applicationId)).parts[0]).not.toHaveProperty('offset');
    expect(await balances()).toMatchObject({ committed: 3_000_000, payable: 0, paid: 1_000_000, receivable: 1_000_000, recovered: 0 });
    await theBooksAgree();
    const second = await make([payment]);
    expect(second.members).toMatchObject([{ amountFen: 2_000_000, attempt: 2, offset: { amountFen: 1_000_000 } }]);
    await approve(second);
    await answer(second, 'paid');
    expect((await head(owing.applicationId)).state).toBe('clawed_back');
    await theBooksAgree();
  });

  it('is owed again when the payment is returned late, also after both cases were closed; sent again it is paid whole', async () => {
    const { owing, payment } = await ready();
    const batch = await make([payment]);
    await approve(batch);
    await answer(batch, 'paid');
    const close = async ({ applicationId }: Application) => act(world.dependencies, { applicationId, expectedVersion: (await head(applicationId)).version, actor: { kind: 'system', userId: 'system' }, idempotencyKey: 'close', bodyHash: 'c' }, () => ({ action: { action: 'close' } }));
    await close(owing);
    await close(payment);
    await sendBack(payment, batch);
    expect(await head(payment.applicationId)).toMatchObject({ state: 'payment_failed', parts: [{ balance: 'committed', batchId: null }] });
    expect(await head(owing.applicationId)).toMatchObject(untouched);
    expect(await balances()).toMatchObject({ committed: 3_000_000, paid: 1_000_000, receivable: 1_000_000, recovered: 0 });
    expect((await world.dependencies.applications.readDebts(owing.creditCode)).map(({ openFen }) => openFen)).toEqual([1_000_000]);
    await theBooksAgree();
    // The consent was for that payment.
    expect((await make([payment])).members).toMatchObject([{ amountFen: 3_000_000, offset: null }]);
  });

  it('leaves something to be paid out where more is owed than is paid, and the rest is owed on', async () => {
    const { owing, payment } = await ready(400_000);
    const batch = await make([payment]);
    expect(batch).toMatchObject({ grossFen: 400_000, offsetFen: 399_900, totalFen: 100 });
    await approve(batch);
    await answer(batch, 'paid');
    const owed = await head(owing.applicationId);
    expect(owed).toMatchObject({ state: 'clawback_due', clawback: { recoveredFen: 399_900 } });
    await theBooksAgree();
    expect(await codeOf(byApplicant(owing, { action: 'consent_offset', version: '2026-1', textHash: 'c', openFen: fen(600_100) }))).toBe('offset_already_used');
    await recordRecovery(world.dependencies)(world.by(maker, { expectedVersion: owed.version, amountFen: fen(600_100), voucherNumber: 'V', receivedOn: on('2026-03-27') }, { applicationId: owing.applicationId }));
    // Returned after the rest was paid in: what was set off alone is owed again.
    await sendBack(payment, batch);
    expect(await head(owing.applicationId)).toMatchObject({ state: 'clawback_due', clawback: { recoveredFen: 600_100 }, deadline: { dueOn: '2026-12-01' } });
    await theBooksAgree();
  });

  it('is not made where nothing would be left to pay out, nothing was consented to, or no rule lays it down', async () => {
    const small = await ready(100);
    expect((await make([small.payment])).members).toMatchObject([{ amountFen: 100, offset: null }]);
    const unasked = await ready(3_000_000, 'clawback_due');
    expect((await make([unasked.payment])).members).toMatchObject([{ amountFen: 3_000_000, offset: null }]);
    world = await openMoneyWorld({ consequences: { ...procedureWith().consequences, offset: null } });
    const silent = await ready(3_000_000, 'clawback_due');
    expect(await codeOf(byApplicant(silent.owing, { action: 'consent_offset', version: '2026-1', textHash: 'c', openFen: fen(1_000_000) }))).toBe('consequence_without_basis');
  });

  it.each([
    ['another payer', { ...cityBudget, payerRegionCode: xiangzhou, source: 'district' as const }],
    ['another source of the same payer', { ...cityBudget, budgetDocumentNumber: '中央〔2026〕1号', source: 'central' as const }],
  ])('is not made against money of %s', async (_which, budget) => {
    const proposed = await proposeAppropriation(world.dependencies)(world.by(maker, { ...budget, amountFen: 5_000_000 }));
    await approveAppropriation(world.dependencies)(world.by(checker, {}, { appropriationId: proposed.appropriationId }));
    const { payment } = await ready(3_000_000, 'offset_consented', proposed.accountId);
    expect((await make([payment], proposed.accountId)).members).toMatchObject([{ amountFen: 3_000_000, offset: null }]);
  });

  it('goes back into the account of its own year when the payment comes from another one', async () => {
    const proposed = await proposeAppropriation(world.dependencies)(world.by(maker, { ...cityBudget, fiscalYear: 2027, budgetDocumentNumber: '珠财预〔2027〕1号', amountFen: 5_000_000 }));
    await approveAppropriation(world.dependencies)(world.by(checker, {}, { appropriationId: proposed.appropriationId }));
    const { payment } = await ready(3_000_000, 'offset_consented', proposed.accountId);
    const batch = await make([payment], proposed.accountId);
    await approve(batch);
    await answer(batch, 'paid');
    expect([await balances(), await balances(proposed.accountId)]).toMatchObject([{ recovered: 1_000_000, receivable: 0 }, { paid: 3_000_000, recovered: 0 }]);
    await theBooksAgree();
  });
});

describe('a demand that moves before its batch is approved', () => {
  it.each([
    ['the consent is taken back', (owing: Application) => byApplicant(owing, { action: 'withdraw_offset_consent' })],
    ['the debt is paid in', async ({ applicationId, version }: Application) => recordRecovery(world.dependencies)(world.by(maker, { expectedVersion: version, amountFen: fen(1_000_000), voucherNumber: 'V', receivedOn: on('2026-03-27') }, { applicationId }))],
    ['some of it is paid in', async ({ applicationId, version }: Application) => recordRecovery(world.dependencies)(world.by(maker, { expectedVersion: version, amountFen: fen(1), voucherNumber: 'V', receivedOn: on('2026-03-27') }, { applicationId }))],
  ])('%s: the approval refuses, nothing is paid, the batch can be given up', async (_what, move) => {
    const { owing, payment } = await ready();
    const batch = await make([payment]);
    await move(owing);
    expect(await codeOf(approve(batch))).toBe('offset_changed');
    expect(await balances()).toMatchObject({ committed: 3_000_000, payable: 0 });
    await cancelBatch(world.dependencies)(world.by(maker, {}, { batchId: batch.batchId }));
    expect((await head(payment.applicationId)).parts[0]?.batchId).toBeNull();
    await theBooksAgree();
  });

  it('settles one payment only: of two batches the second is refused', async () => {
    const { owing, payment } = await ready();
    const other = await world.caseAt('payee_confirmed', fen(2_000_000), { besides: owing });
    world.table.clock.set(at('2026-03-27'));
    expect((await make([payment, other])).members.map(({ offset }) => offset?.amountFen ?? null)).toEqual([1_000_000, null]);
    const [open] = await world.dependencies.batches.listBatches(programmeId);
    await cancelBatch(world.dependencies)(world.by(maker, {}, { batchId: open!.batchId }));
    const [first, second] = [await make([payment]), await make([other])];
    await approve(first);
    expect(await codeOf(approve(second))).toBe('offset_changed');
    await cancelBatch(world.dependencies)(world.by(checker, {}, { batchId: second.batchId }));
    expect((await make([other])).members).toMatchObject([{ amountFen: 2_000_000, offset: null }]);
    expect((await head(owing.applicationId)).clawback?.offset).toMatchObject({ status: 'ordered', batchId: first.batchId });
    await theBooksAgree();
  });

  it('is approved by two at once with one order', async () => {
    const { owing, payment } = await ready();
    const batch = await make([payment]);
    await Promise.allSettled([approve(batch), approve(batch)]);
    await approve(batch);
    expect((await actionsOf(owing)).filter((action) => action === 'order_offset')).toHaveLength(1);
    expect((await actionsOf(payment)).filter((action) => action === 'authorise_payment')).toHaveLength(1);
  });

  it('is neither paid in nor taken back while the order is out', async () => {
    const { owing, payment } = await ready();
    await approve(await make([payment]));
    const { version, applicationId } = await head(owing.applicationId);
    expect(await codeOf(byApplicant(owing, { action: 'withdraw_offset_consent' }))).toBe('offset_under_way');
    expect(await codeOf(recordRecovery(world.dependencies)(world.by(maker, { expectedVersion: version, amountFen: fen(1), voucherNumber: 'V', receivedOn: on('2026-03-27') }, { applicationId })))).toBe('offset_under_way');
  });
});

describe('a crash at any write', () => {
  /** Does the step with a crash at every one of its writes, before it and after it, and once more whole each time. */
  const interrupted = async (work: (dependencies: DisbursementDependencies) => Promise<unknown>, atMost: number): Promise<void> => {
    for (let nth = 1; nth <= atMost; nth += 1) {
      for (const moment of ['before', 'after'] as const) {
        const crash = crashingAt(world.dependencies, nth, moment);
        await work(crash.dependencies).then(() => undefined, (error: unknown) => { if (!crash.crashed()) throw error; });
      }
    }
    await work(world.dependencies);
  };

  it.each(['paid', 'failed'] as const)('ends where it would have ended: %s', async (outcome) => {
    const { owing, payment } = await ready();
    const made = await request([payment]);
    await interrupted((dependencies) => createBatch(dependencies)(made), 3);
    const [stored] = await world.dependencies.batches.listBatches(programmeId);
    const batch = { ...stored!, ...(await createBatch(world.dependencies)(made)).batch };
    await interrupted((dependencies) => approve(batch, dependencies), 7);
    expect((await actionsOf(owing)).filter((action) => action === 'order_offset')).toHaveLength(1);
    await interrupted((dependencies) => answer(batch, outcome, dependencies), 3);
    const answered = outcome === 'paid' ? 'settle_offset' : 'release_offset';
    expect((await actionsOf(owing)).filter((action) => action === answered)).toHaveLength(1);
    expect((await head(owing.applicationId)).clawback?.recoveredFen).toBe(outcome === 'paid' ? 1_000_000 : 0);
    await theBooksAgree();
    if (outcome === 'failed') return;
    const { version } = await head(payment.applicationId);
    await interrupted((dependencies) => sendBack(payment, batch, dependencies, 'return-once', version), 2);
    expect((await actionsOf(owing)).filter((action) => action === 'undo_offset')).toHaveLength(1);
    expect(await head(owing.applicationId)).toMatchObject(untouched);
    await theBooksAgree();
  });

  it('lets a demand go that was kept for a batch nobody approved in the end', async () => {
    const { owing, payment } = await ready();
    const batch = await make([payment]);
    // The demand is kept, the approval itself is lost.
    await expect(approve(batch, crashingAt(world.dependencies, 1, 'after').dependencies)).rejects.toThrow('crash');
    expect((await head(owing.applicationId)).clawback?.offset?.status).toBe('ordered');
    await theBooksAgree();
    await interrupted((dependencies) => cancelBatch(dependencies)(world.by(checker, {}, { batchId: batch.batchId })), 3);
    expect((await head(owing.applicationId)).clawback?.offset).toBeUndefined();
    expect((await head(owing.applicationId)).clawback?.consent).toBeDefined();
    await theBooksAgree();
  });
});

describe('an older copy of the table', () => {
  it.each(['ordered', 'paid', 'returned'] as const)('is brought forward on both sides of an offset that was %s', async (came) => {
    const { owing, payment } = await ready();
    const batch = await make([payment]);
    await approve(batch);
    if (came !== 'ordered') await answer(batch, 'paid');
    if (came === 'returned') await sendBack(payment, batch);
    const [newer, heads, books] = [world, await Promise.all([owing, payment].map(({ applicationId }) => head(applicationId))), await balances()];

    // The same world once more, told up to where the batch was made: what a copy of that day holds.
    world = await openMoneyWorld();
    expect(await ready()).toEqual({ owing, payment });
    const { store, paymentJournal, clock, hashing } = world.table;
    const sources = { store, paymentJournal, files: newer.files, clock, hashing };
    expect(await reapply(sources, () => Promise.resolve())).toMatchObject({ conflicts: [], brought: 2 });
    expect(await Promise.all(heads.map(({ applicationId }) => head(applicationId)))).toEqual(heads);
    expect(await balances()).toEqual(books);
    expect(await world.dependencies.applications.readDebts(owing.creditCode)).toEqual(await newer.dependencies.applications.readDebts(owing.creditCode));
    world = { ...world, files: newer.files };
    await theBooksAgree();
  });
});

describe('reconcile', () => {
  const bodyOf = async (key: Key): Promise<StoredValue> => unpack((await world.table.store.get(key))!['body'] as Uint8Array);
  const withBody = async (key: Key, change: (value: StoredValue) => StoredValue) => {
    const raw = (await world.table.store.get(key))!;
    await world.table.store.put({ TableName: world.table.tableName, Item: { ...raw, body: pack(change(await bodyOf(key))) } });
    const found = await differences();
    await world.table.store.put({ TableName: world.table.tableName, Item: { ...raw } });
    return found;
  };

  it('names a single fen on either side of an offset, and in the batch between them', async () => {
    const { owing, payment } = await ready();
    const batch = await make([payment]);
    await approve(batch);
    await answer(batch, 'paid');
    const subject = `${batch.batchId} ${batch.members[0]!.endToEndId}`;
    const oneMore = (value: unknown): StoredValue => { const offset = value as { amountFen: number }; return { ...offset, amountFen: offset.amountFen + 1 }; };
    expect(await withBody(headKey(owing.applicationId), (body) => ({ ...body, clawback: { ...(body['clawback'] as StoredValue), offset: oneMore((body['clawback'] as StoredValue)['offset']) } })))
      .toEqual([expect.objectContaining({ kind: 'offset_differs', subject, expected: 'settled 1000000', found: 'settled 1000001' })]);
    expect(await withBody(headKey(payment.applicationId), (body) => ({ ...body, parts: (body['parts'] as unknown[][]).map((part) => part.map((value) => (Array.isArray(value) ? [value[0], Number(value[1]) + 1] : value))) })))
      .toEqual([expect.objectContaining({ kind: 'offset_differs', subject, expected: 'settled 1000001', found: 'settled 1000000' })]);
    expect((await withBody(listedKey('BATCH', batch.batchId), (body) => ({ ...body, members: (body['members'] as StoredValue[]).map((member) => ({ ...member, offset: oneMore(member['offset']) })) }))).map(({ kind }) => kind))
      .toEqual(['batch_seal_differs', 'order_differs']);
    await theBooksAgree();
  });
});
