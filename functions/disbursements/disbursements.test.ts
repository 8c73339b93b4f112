import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { guangzhou, zhuhai } from '../../test/builders/actors';
import { programmeId } from '../../test/builders/application';
import { at, on } from '../../test/builders/calendar';
import { crashingAt, fundDocumentNumber, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import type { Application } from '../../shared/domain/application/application';
import { fen } from '../../shared/domain/money';
import type { Problem } from '../../shared/domain/problem';
import { approveAppropriation } from './approve-appropriation';
import { approveBatch } from './approve-batch';
import { cancelBatch } from './cancel-batch';
import { createBatch } from './create-batch';
import { demandClawback } from './demand-clawback';
import { getPaymentFile } from './get-payment-file';
import { listAccounts } from './list-accounts';
import { proposeAppropriation } from './propose-appropriation';
import { recordRecovery } from './record-recovery';
import { recordResults } from './record-results';
import { releaseFunds } from './release-funds';

const maker = 'user-finance_officer';
const checker = 'user-finance_approver';
let world: MoneyWorld;

// Each case is walked through its whole life on the real engine.
jest.setTimeout(60_000);

beforeEach(async () => {
  world = await openMoneyWorld();
});

const problemOf = async (promise: Promise<unknown>): Promise<Problem['code'] | Error | null> => {
  try {
    await promise;
    return null;
  } catch (error) {
    return error instanceof Error && error.name === 'Problem' ? (error as unknown as { code: Problem['code'] }).code : (error as Error);
  }
};

const listed = (cases: readonly Application[]) => cases.map(({ applicationId, version }) => ({ applicationId, expectedVersion: version }));
const batchBody = (cases: readonly Application[]) => ({ programmeId, accountId: world.accountId, fundDocumentNumber, cases: listed(cases) });
const readyCases = async (amounts: readonly number[]): Promise<readonly Application[]> => {
  const cases: Application[] = [];
  for (const amount of amounts) cases.push(await world.caseAt('payee_confirmed', fen(amount)));
  world.table.clock.set(at('2026-03-20'));
  return cases;
};
const balances = async () => (await world.dependencies.ledger.readAccount(world.accountId))!.balances;
const head = async (applicationId: string): Promise<Application> => (await world.dependencies.applications.read(applicationId))!;
const actionsOf = async (applicationId: string, action: string): Promise<number> => (await world.dependencies.applications.readEvents(applicationId)).filter((event) => event.change.action === action).length;

const approvedBatch = async (amounts: readonly number[]) => {
  const cases = await readyCases(amounts);
  const { batch } = await createBatch(world.dependencies)(world.by(maker, batchBody(cases)));
  const approved = await approveBatch(world.dependencies)(world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId }));
  return { cases, batch: approved };
};
type Batch = Awaited<ReturnType<typeof approvedBatch>>['batch'];
const lineOf = (batch: Batch, index: number, changes: object = {}) => {
  const { endToEndId, amountFen } = batch.members[index]!;
  return { endToEndId, amountFen, outcome: 'paid' as const, voucherNumber: `V-${index}`, settledOn: on('2026-03-20'), reason: '', ...changes };
};
const resultsBody = (lines: readonly ReturnType<typeof lineOf>[]) => ({ count: lines.length, totalFen: fen(lines.reduce((sum, line) => sum + line.amountFen, 0)), lines });
const record = (batch: Batch, body: ReturnType<typeof resultsBody>) => recordResults(world.dependencies)(world.by(maker, body, { batchId: batch.batchId }));

describe('appropriations', () => {
  const body = () => ({ programmeId, fiscalYear: 2026, payerRegionCode: zhuhai, budgetDocumentNumber: '珠财预〔2026〕7号', source: 'city' as const, carriedOver: false, amountFen: 5_000, documentNumber: '珠财追〔2026〕1号' });

  it('are in force only after another person approved them, and booked once', async () => {
    const proposed = await proposeAppropriation(world.dependencies)(world.by('user-both', body(), {}, 'k1'));
    expect(await problemOf(approveAppropriation(world.dependencies)(world.by('user-both', {}, { appropriationId: proposed.appropriationId })))).toBe('maker_is_checker');
    expect((await balances()).available).toBe(100_000_000);
    const again = await proposeAppropriation(world.dependencies)(world.by('user-both', body(), {}, 'k1'));
    expect(again.appropriationId).toBe(proposed.appropriationId);
    for (let time = 0; time < 2; time += 1) {
      const approved = await approveAppropriation(world.dependencies)(world.by(checker, {}, { appropriationId: proposed.appropriationId }));
      expect(approved).toMatchObject({ status: 'approved', decidedBy: checker, accountId: world.accountId });
    }
    expect((await balances()).available).toBe(100_005_000);
    expect(await problemOf(proposeAppropriation(world.dependencies)(world.by('user-both', { ...body(), amountFen: 6_000 }, {}, 'k1')))).toBe('idempotency_key_reused');
  });

  it('refuse a cut below what is free, zero, unknown programmes and other regions', async () => {
    const cut = await proposeAppropriation(world.dependencies)(world.by(maker, { ...body(), amountFen: -100_000_001 }));
    expect(await problemOf(approveAppropriation(world.dependencies)(world.by(checker, {}, { appropriationId: cut.appropriationId })))).toBe('account_balance_insufficient');
    expect(await problemOf(proposeAppropriation(world.dependencies)(world.by(maker, { ...body(), amountFen: 0 })))).toBe('amount_not_positive');
    expect(await problemOf(proposeAppropriation(world.dependencies)(world.by(maker, { ...body(), programmeId: 'nobody.knows' })))).toBe('programme_unknown');
    expect(await problemOf(proposeAppropriation(world.dependencies)(world.by(maker, { ...body(), payerRegionCode: guangzhou })))).toBe('forbidden');
    expect(await problemOf(proposeAppropriation(world.dependencies)(world.by(checker, body())))).toBe('forbidden');
  });

  it('of a deputy are not checked by their principal', async () => {
    const { people } = world.dependencies;
    const deputy = { role: 'finance_officer' as const, regionCode: zhuhai, programmeId: null, fromOn: on('2026-01-01'), toOn: null, deputyForUserId: checker };
    await people.saveGrant('user-deputy', deputy);
    const proposed = await proposeAppropriation(world.dependencies)(world.by('user-deputy', body()));
    expect(await problemOf(approveAppropriation(world.dependencies)(world.by(checker, {}, { appropriationId: proposed.appropriationId })))).toBe('maker_is_checker');
  });
});

describe('releasing funds', () => {
  it('does each case once and names the one that is refused', async () => {
    const approved = await world.caseAt('approved');
    const paid = await world.caseAt('payee_confirmed');
    const request = world.by(maker, { documentNumber: fundDocumentNumber, cases: listed([approved, paid]) });
    for (let time = 0; time < 2; time += 1) {
      const { results } = await releaseFunds(world.dependencies)(request);
      expect(results.map((result) => [result.state, result.problem?.code ?? null])).toEqual([['awaiting_payee', null], ['awaiting_payee', 'funds_already_released']]);
    }
    expect(await actionsOf(approved.applicationId, 'release_funds')).toBe(1);
  });
});

describe('a payment batch', () => {
  it('holds the eligible cases with their sum, leaves out the others with the reason, and is found again by its key', async () => {
    const [first, second] = await readyCases([1_000_000, 234]);
    const unconfirmed = await world.caseAt('awaiting_payee');
    world.table.clock.set(at('2026-03-20'));
    const request = world.by(maker, batchBody([first!, second!, unconfirmed]));
    const made = await createBatch(world.dependencies)(request);
    expect(made.batch).toMatchObject({ status: 'open', count: 2, totalFen: 1_000_234, madeBy: maker });
    expect(made.batch.members.map((member) => member.endToEndId)).toEqual([`${first!.applicationId}-01`, `${second!.applicationId}-01`]);
    expect(made.excluded.map((result) => [result.applicationId, result.problem?.code])).toEqual([[unconfirmed.applicationId, 'payee_not_confirmed']]);
    expect((await createBatch(world.dependencies)(request)).batch).toEqual(made.batch);
    expect(await problemOf(createBatch(world.dependencies)({ ...request, bodyHash: 'another body' }))).toBe('idempotency_key_reused');
    expect(await actionsOf(first!.applicationId, 'assign_batch')).toBe(1);
  });

  it('takes no case of another fund document, and is refused when nothing is left', async () => {
    const cases = await readyCases([100]);
    const request = world.by(maker, { ...batchBody(cases), fundDocumentNumber: '珠财〔2026〕99号' });
    expect(await problemOf(createBatch(world.dependencies)(request))).toBe('batch_empty');
    expect((await head(cases[0]!.applicationId)).parts[0]?.batchId).toBeNull();
  });

  it('never shares a case with another batch made at the same time', async () => {
    const [contested, own] = await readyCases([500, 700]);
    const outcomes = await Promise.all([
      createBatch(world.dependencies)(world.by(maker, batchBody([contested!]))).then((made) => made, () => null),
      createBatch(world.dependencies)(world.by('user-second-maker', batchBody([contested!, own!]))),
    ]);
    const { batchId } = (await head(contested!.applicationId)).parts[0]!;
    const batches = await world.dependencies.batches.listBatches(programmeId);
    const holding = batches.filter((batch) => batch.status === 'open' && batch.members.some((member) => member.applicationId === contested!.applicationId));
    expect(holding.map((batch) => batch.batchId)).toEqual([batchId]);
    expect(outcomes[1].batch.members.map((member) => member.applicationId)).toContain(own!.applicationId);
    expect(await actionsOf(contested!.applicationId, 'assign_batch')).toBe(1);
  });

  it('is completed by the same request after a crash at any write', async () => {
    const ready = await readyCases([100, 200]);
    for (const moment of ['before', 'after'] as const) {
      for (let nth = 1; nth <= 3; nth += 1) {
        const cases = await Promise.all(ready.map(({ applicationId }) => head(applicationId)));
        const request = world.by(maker, batchBody(cases));
        const crash = crashingAt(world.dependencies, nth, moment);
        await expect(createBatch(crash.dependencies)(request)).rejects.toThrow('crash');
        const { batch, excluded } = await createBatch(world.dependencies)(request);
        expect(batch).toMatchObject({ status: 'open', count: 2, totalFen: 300 });
        expect(excluded).toEqual([]);
        for (const { applicationId } of cases) expect((await head(applicationId)).parts[0]?.batchId).toBe(batch.batchId);
        await cancelBatch(world.dependencies)(world.by(maker, {}, { batchId: batch.batchId }));
      }
    }
  });

  it('cannot be approved before every member is tied to it', async () => {
    const cases = await readyCases([100, 200]);
    const request = world.by(maker, batchBody(cases));
    await expect(createBatch(crashingAt(world.dependencies, 3, 'before').dependencies)(request)).rejects.toThrow('crash');
    const [stored] = await world.dependencies.batches.listBatches(programmeId);
    const approval = world.by(checker, { membersHash: stored!.membersHash }, { batchId: stored!.batchId });
    expect(await problemOf(approveBatch(world.dependencies)(approval))).toBe('batch_sums_differ');
    expect(await balances()).toMatchObject({ committed: 300, payable: 0 });
    await cancelBatch(world.dependencies)(world.by(checker, {}, { batchId: stored!.batchId }));
    for (const { applicationId } of cases) expect((await head(applicationId)).parts[0]?.batchId).toBeNull();
  });

  it('answers the same request, sent twice at once, with one batch, even when its twin was faster with every case', async () => {
    const cases = await readyCases([1_000, 2_000]);
    const request = world.by(maker, batchBody(cases), {}, 'twins');
    const { batches } = world.dependencies;
    let looks = 0;
    const overtaken = {
      ...batches,
      readBatch: async (batchId: string) => {
        const found = await batches.readBatch(batchId);
        if ((looks += 1) === 1) await createBatch(world.dependencies)(request);
        return found;
      },
    };
    const { batch, excluded } = await createBatch({ ...world.dependencies, batches: overtaken })(request);
    expect(batch).toEqual((await createBatch(world.dependencies)(request)).batch);
    expect([batch.count, excluded]).toEqual([2, []]);
    for (const { applicationId } of cases) expect(await actionsOf(applicationId, 'assign_batch')).toBe(1);
  });

  it('lets its cases go when it is cancelled, and they can be batched again', async () => {
    const cases = await readyCases([100]);
    const { batch } = await createBatch(world.dependencies)(world.by(maker, batchBody(cases)));
    for (let time = 0; time < 2; time += 1) expect((await cancelBatch(world.dependencies)(world.by(maker, {}, { batchId: batch.batchId }))).status).toBe('cancelled');
    expect(await problemOf(approveBatch(world.dependencies)(world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId })))).toBe('batch_not_open');
    const next = await createBatch(world.dependencies)(world.by(maker, batchBody([await head(cases[0]!.applicationId)])));
    expect(next.batch).toMatchObject({ status: 'open', count: 1 });
  });

  it('is cancelled when somebody else was faster at it, and its cases are let go once', async () => {
    const cases = await readyCases([100]);
    const { batch } = await createBatch(world.dependencies)(world.by(maker, batchBody(cases)));
    const request = () => world.by(maker, {}, { batchId: batch.batchId });
    const { batches } = world.dependencies;
    const overtaken: typeof batches = { ...batches, updateBatch: async (changed, status) => {
      await cancelBatch(world.dependencies)(request());
      await batches.updateBatch(changed, status);
    } };
    expect((await cancelBatch({ ...world.dependencies, batches: overtaken })(request())).status).toBe('cancelled');
    expect((await head(cases[0]!.applicationId)).parts[0]?.batchId).toBeNull();
    expect(await actionsOf(cases[0]!.applicationId, 'leave_batch')).toBe(1);
  });
});

describe('approving a batch', () => {
  it('needs another person and the hash they checked', async () => {
    const cases = await readyCases([100]);
    const { batch } = await createBatch(world.dependencies)(world.by('user-both', batchBody(cases)));
    const parameters = { batchId: batch.batchId };
    expect(await problemOf(approveBatch(world.dependencies)(world.by('user-both', { membersHash: batch.membersHash }, parameters)))).toBe('maker_is_checker');
    expect(await problemOf(approveBatch(world.dependencies)(world.by(maker, { membersHash: batch.membersHash }, parameters)))).toBe('forbidden');
    expect(await problemOf(approveBatch(world.dependencies)(world.by(checker, { membersHash: '0'.repeat(64) }, parameters)))).toBe('batch_sums_differ');
    expect(await balances()).toMatchObject({ committed: 100, payable: 0 });
    expect(world.files.stored.size).toBe(0);
  });

  it('stops before the first authorisation when the checker may not act on one of the cases', async () => {
    const cases = await readyCases([100, 200]);
    const { batch } = await createBatch(world.dependencies)(world.by(maker, batchBody(cases)));
    await world.dependencies.people.saveAffiliation(checker, cases[1]!.creditCode);
    expect(await problemOf(approveBatch(world.dependencies)(world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId })))).toBe('own_enterprise');
    expect(await balances()).toMatchObject({ committed: 300, payable: 0 });
    expect((await world.dependencies.batches.readBatch(batch.batchId))?.status).toBe('open');
  });

  it('gives the same file and authorises each case once, wherever it was interrupted', async () => {
    // Writes: approving, two authorisations, the journal, the file, approved.
    const ready = await readyCases([100, 200]);
    let attempt = 0;
    for (const moment of ['before', 'after'] as const) {
      for (let nth = 1; nth <= 6; nth += 1) {
        attempt += 1;
        const cases = await Promise.all(ready.map(({ applicationId }) => head(applicationId)));
        const before = await balances();
        const { batch } = await createBatch(world.dependencies)(world.by(maker, batchBody(cases)));
        const approval = world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId });
        const crash = crashingAt(world.dependencies, nth, moment);
        // Only the last answer can be lost without harm to the caller: the batch is found approved.
        const survived = await approveBatch(crash.dependencies)(approval).then(() => true, () => false);
        expect([crash.crashed(), survived]).toEqual([true, nth === 6 && moment === 'after']);
        const begun = (await world.dependencies.batches.readBatch(batch.batchId))!.approvedAt;
        const fileBefore = world.files.stored.get(`payment-files/${batch.batchId}.csv`);
        world.table.clock.set(at('2026-03-23', `1${attempt % 10}:00:00.000`));
        const approved = await approveBatch(world.dependencies)(approval);
        expect(approved).toMatchObject({ status: 'approved', approvedBy: checker });
        const { bytes } = await getPaymentFile(world.dependencies, 'list_csv')({ identity: approval.identity, parameters: { batchId: batch.batchId } });
        expect(new TextDecoder().decode(bytes)).toContain(begun ?? world.table.clock.now());
        if (fileBefore !== undefined) expect(bytes).toEqual(fileBefore);
        for (const { applicationId } of cases) {
          expect(await actionsOf(applicationId, 'authorise_payment')).toBe(attempt);
          expect(await head(applicationId)).toMatchObject({ state: 'disbursing', parts: [{ attempt, balance: 'payable' }] });
        }
        const after = await balances();
        expect([after.committed - before.committed, after.payable - before.payable]).toEqual([-300, 300]);
        expect((await approveBatch(world.dependencies)(approval)).fileHash).toBe(approved.fileHash);
        // The orders bounce, so that the same cases serve the next interruption.
        await record(approved, resultsBody([0, 1].map((index) => lineOf(approved, index, { outcome: 'failed', reason: '账号不符' }))));
      }
    }
  });

  it('comes to one result when two checkers do it at once', async () => {
    await world.dependencies.people.saveGrant('user-second-checker', { role: 'finance_approver', regionCode: zhuhai, programmeId: null, fromOn: on('2026-01-01'), toOn: null, deputyForUserId: null });
    const cases = await readyCases([100, 200, 300]);
    const { batch } = await createBatch(world.dependencies)(world.by(maker, batchBody(cases)));
    const approvals = [checker, 'user-second-checker'].map((userId) => approveBatch(world.dependencies)(world.by(userId, { membersHash: batch.membersHash }, { batchId: batch.batchId })));
    const results = await Promise.all(approvals);
    expect(new Set(results.map((result) => result.fileHash)).size).toBe(1);
    expect(await balances()).toMatchObject({ committed: 0, payable: 600 });
    for (const { applicationId } of cases) expect(await actionsOf(applicationId, 'authorise_payment')).toBe(1);
  });
});

describe('payment results', () => {
  it('settle each order once, also when the file is read twice', async () => {
    const { batch } = await approvedBatch([100, 200]);
    const body = resultsBody([lineOf(batch, 0)]);
    for (let time = 0; time < 2; time += 1) {
      const { results, unsettled } = await record(batch, body);
      expect(results).toEqual([{ applicationId: batch.members[0]!.applicationId, state: 'paid', problem: null }]);
      expect(unsettled).toEqual([batch.members[1]!.endToEndId]);
    }
    expect(await balances()).toMatchObject({ payable: 200, paid: 100 });
    const contradicting = await record(batch, resultsBody([lineOf(batch, 0, { outcome: 'failed', reason: '账号不符' }), lineOf(batch, 1)]));
    expect(contradicting.results.map((result) => [result.state, result.problem?.code ?? null])).toEqual([['paid', 'result_lines_differ'], ['paid', null]]);
    expect(contradicting.unsettled).toEqual([]);
    expect(await balances()).toMatchObject({ payable: 0, paid: 300 });
  });

  it('are refused whole when totals, orders, amounts or dates are wrong', async () => {
    const { batch } = await approvedBatch([100, 200]);
    const good = [lineOf(batch, 0), lineOf(batch, 1)];
    const wrong = [
      ['result_lines_differ', { ...resultsBody(good), count: 3 }],
      ['result_lines_differ', { ...resultsBody(good), totalFen: fen(301) }],
      ['payment_order_unknown', resultsBody([good[0]!, { ...good[1]!, endToEndId: 'nobody-01' }])],
      ['result_lines_differ', resultsBody([good[0]!, good[0]!])],
      ['result_lines_differ', resultsBody([good[0]!, { ...good[1]!, amountFen: fen(199) }])],
      ['date_in_future', resultsBody([good[0]!, { ...good[1]!, settledOn: on('2026-03-21') }])],
    ] as const;
    for (const [code, body] of wrong) expect(await problemOf(record(batch, body))).toBe(code);
    expect(await balances()).toMatchObject({ payable: 300, paid: 0 });
  });

  it('of a failed order send the case into a new batch as the next attempt', async () => {
    const { batch } = await approvedBatch([100]);
    const failed = await record(batch, resultsBody([lineOf(batch, 0, { outcome: 'failed', reason: '账号不符' })]));
    expect(failed.results[0]).toMatchObject({ state: 'payment_failed', problem: null });
    expect(await balances()).toMatchObject({ committed: 100, payable: 0 });
    const again = await createBatch(world.dependencies)(world.by(maker, batchBody([await head(batch.members[0]!.applicationId)])));
    expect(again.batch.members[0]).toMatchObject({ attempt: 2, endToEndId: `${batch.members[0]!.applicationId}-02` });
    const reapproved = await approveBatch(world.dependencies)(world.by(checker, { membersHash: again.batch.membersHash }, { batchId: again.batch.batchId }));
    // The old file's answer, read once more, says nothing about the new order.
    const old = await record(batch, resultsBody([lineOf(batch, 0, { outcome: 'failed', reason: '账号不符' })]));
    expect(old.results[0]).toMatchObject({ state: 'disbursing', problem: null });
    expect((await record(reapproved, resultsBody([lineOf(reapproved, 0)]))).results[0]).toMatchObject({ state: 'paid', problem: null });
    expect(await balances()).toMatchObject({ committed: 0, payable: 0, paid: 100 });
  });
});

describe('paid money', () => {
  it('is demanded back and recovered without shrinking what was paid', async () => {
    const paid = await world.caseAt('paid', fen(1_000));
    world.table.clock.set(at('2026-04-01'));
    const undated = { expectedVersion: paid.version, kind: 'overpayment' as const, amountFen: fen(400), reason: '核对发现多付', evidence: '核对记录', basis: '办法' };
    for (const more of [{}, { dueOn: on('2026-05-01') }, { deadlineBasis: '追回通知' }]) expect(await problemOf(demandClawback(world.dependencies)(world.by(maker, { ...undated, ...more }, { applicationId: paid.applicationId })))).toBe('clawback_deadline_unset');
    const demand = await demandClawback(world.dependencies)(world.by(maker, { expectedVersion: paid.version, kind: 'overpayment', amountFen: fen(400), reason: '核对发现多付', evidence: '核对记录', basis: '办法', dueOn: on('2026-05-01'), deadlineBasis: '追回通知' }, { applicationId: paid.applicationId }));
    expect(demand.application.state).toBe('clawback_due');
    const recovery = { expectedVersion: demand.application.version, amountFen: fen(400), voucherNumber: 'V-9', receivedOn: on('2026-04-02') };
    expect(await problemOf(recordRecovery(world.dependencies)(world.by(maker, recovery, { applicationId: paid.applicationId })))).toBe('date_in_future');
    const request = world.by(maker, { ...recovery, receivedOn: on('2026-04-01') }, { applicationId: paid.applicationId });
    expect((await recordRecovery(world.dependencies)(request)).application.state).toBe('clawed_back');
    expect((await recordRecovery(world.dependencies)(request)).replayed).toBe(true);
    expect(await balances()).toMatchObject({ paid: 1_000, receivable: 0, recovered: 400 });
  });
});

describe('what an officer sees', () => {
  it('ends where their grants end', async () => {
    await world.dependencies.people.saveGrant('user-elsewhere', { role: 'auditor', regionCode: guangzhou, programmeId: null, fromOn: on('2020-01-01'), toOn: null, deputyForUserId: null });
    const seenBy = async (userId: string) => (await listAccounts(world.dependencies)({ identity: { userId, name: '' }, query: { programmeId } })).items.length;
    expect([await seenBy('user-auditor'), await seenBy('user-elsewhere')]).toEqual([1, 0]);
    expect(await problemOf(seenBy('user-expert'))).toBe('forbidden');
  });
});
