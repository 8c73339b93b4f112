import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { applicant, grantOf, zhuhai } from '../../test/builders/actors';
import { programmeId } from '../../test/builders/application';
import { at, on } from '../../test/builders/calendar';
import { cityBudget, crashingAt, fundDocumentNumber, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import { act } from '../../shared/casework/act';
import { eventSaying } from '../../shared/casework/event-saying';
import type { ApplicationAction } from '../../shared/domain/application/actions';
import type { Actor } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import { endToEndIdOf } from '../../shared/domain/application/parts';
import { fen } from '../../shared/domain/money';
import { appropriatedFen } from '../../shared/domain/ledger/account';
import { parseAccountId } from '../../shared/domain/ledger/account-id';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import type { YearEndRule } from '../../shared/domain/ledger/year-end';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import { reconcileTable } from '../../test/builders/books';
import { approveAppropriation } from './approve-appropriation';
import { approveBatch } from './approve-batch';
import { approveYearEnd, continueYearEnd, getYearEnd, listYearEndMembers, listYearEnds } from './approve-year-end';
import { cancelBatch } from './cancel-batch';
import { createBatch } from './create-batch';
import { approveTransfer } from './decide-transfer';
import type { DisbursementDependencies } from './disbursement-context';
import { fundAnew } from './fund-anew';
import { proposeAppropriation } from './propose-appropriation';
import { proposeTransfer } from './propose-transfer';
import { cancelYearEnd, proposeYearEnd, resealYearEnd } from './propose-year-end';
import { releaseFunds } from './release-funds';
import { returnPayment } from './return-payment';
import { getYearEndStatement } from './year-end-statement';

jest.setTimeout(240_000);

const maker = 'user-finance_officer';
const checker = 'user-finance_approver';
let world: MoneyWorld;
let dependencies: DisbursementDependencies;
beforeEach(async () => { await open(); });
const open = async (): Promise<void> => {
  world = await openMoneyWorld();
  ({ dependencies } = world);
};

const refusal = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => null, (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error));
const head = async ({ applicationId }: Pick<Application, 'applicationId'>): Promise<Application> => (await dependencies.applications.read(applicationId))!;
const balancesOf = async (accountId: string) => (await dependencies.ledger.readAccount(accountId))!.balances;
const balances = async () => balancesOf(world.accountId);

const rule: YearEndRule = { documentNumber: '珠财结〔2026〕9号', issuedOn: on('2026-11-30'), openParts: 'carry_over', remainder: 'lapse', returns: 'carry_over' };
const propose = async (changes: Partial<YearEndRule> = {}, { key, account = world.accountId, cutOffOn = on('2026-12-01'), with: using = dependencies }: { key?: string; account?: string; cutOffOn?: ReturnType<typeof on>; with?: DisbursementDependencies } = {}) =>
  proposeYearEnd(using)(world.by(maker, { accountId: account, cutOffOn, ...rule, ...changes }, {}, key));
type Run = Awaited<ReturnType<typeof propose>>;
const approve = async (run: Run, using = dependencies) => approveYearEnd(using)(world.by(checker, { sealHash: run.seal.sealHash }, { runId: run.runId }));
const goOn = async (run: Run, using = dependencies) => continueYearEnd(using)(world.by(checker, {}, { runId: run.runId }));
const close = async (changes: Partial<YearEndRule> = {}): Promise<Run> => approve(await propose(changes));

/** Cases of the year, each walked to its moment; then it is the cut-off day. */
const casesAt = async (...moments: readonly (readonly [Parameters<MoneyWorld['caseAt']>[0], number])[]): Promise<readonly Application[]> => {
  const cases: Application[] = [];
  for (const [moment, amount] of moments) cases.push(await world.caseAt(moment, fen(amount)));
  world.table.clock.set(at('2026-12-01'));
  return cases;
};
const step = async (listed: Application, action: ApplicationAction, actor: Actor) => {
  const application = await head(listed);
  return act(dependencies, { applicationId: application.applicationId, expectedVersion: application.version, actor, idempotencyKey: `${action.action}-${application.version}`, bodyHash: action.action }, () => ({ action }));
};
const officer = async (userId: string): Promise<Actor> => {
  const { grants, affiliatedCreditCodes } = await dependencies.people.authorityOf(userId);
  return { kind: 'officer', userId, grants, affiliatedCreditCodes };
};
const answer = async (listed: Application, outcome: 'paid' | 'failed') => {
  const application = await head(listed);
  const part = application.parts[0]!;
  const endToEndId = endToEndIdOf(application, part.number, part.attempt);
  return step(application, { action: 'record_payment', batchId: part.batchId ?? '', endToEndId, outcome, voucherNumber: 'V', settledOn: on('2026-12-01'), reason: outcome === 'paid' ? '' : '账号不符' }, await officer(maker));
};
const batchOf = async (cases: readonly Application[], accountId: string) => {
  const heads = await Promise.all(cases.map(head));
  return createBatch(dependencies)(world.by(maker, { programmeId, accountId, fundDocumentNumber, cases: heads.map(({ applicationId, version }) => ({ applicationId, expectedVersion: version })) }));
};

/** Counts every stored event, as the stream does, and proves all books. */
const differences = async () => {
  const events: ReturnType<typeof storedEventOf>[] = [];
  await world.table.scan((item) => { if (isEventItem(item)) events.push(storedEventOf(item)); });
  for (const { event, districtCode, enterpriseSize } of events) {
    const deltas = totalsDeltasOf(event, districtCode, enterpriseSize);
    if (deltas.length > 0) await dependencies.totals.apply(`${event.applicationId}#${event.version}`, event.at, deltas);
  }
  // Cases walked here without a batch have orders and answers of their own.
  return (await reconcileTable(world.table, world.files)).differences.filter(({ kind }) => kind !== 'order_differs' && kind !== 'answer_differs');
};

describe('the end of a budget year', () => {
  it('looks at all its cases in one read, and asks again for those the table was too busy to give', async () => {
    await casesAt(['payee_confirmed', 100], ['public_notice', 200], ['payment_failed', 300]);
    const asked: number[] = [];
    let single = 0;
    world.table.client.middlewareStack.add((next, context) => async (request) => {
      const input = request.input as { Key?: { sk?: { S?: string } }; RequestItems?: Record<string, { Keys: unknown[] }> };
      if (context.commandName === 'GetItemCommand' && input.Key?.sk?.S === 'HEAD') single += 1;
      if (context.commandName !== 'BatchGetItemCommand') return next(request);
      const [[name, { Keys: keys }] = ['', { Keys: [] }]] = Object.entries(input.RequestItems ?? {});
      asked.push(keys.length);
      // Only the first of several is answered.
      const answer = await next({ ...request, input: { ...request.input, RequestItems: { [name]: { ...input.RequestItems?.[name], Keys: keys.slice(0, 1) } } } });
      Object.assign(answer.output, { UnprocessedKeys: keys.length === 1 ? {} : { [name]: { Keys: keys.slice(1) } } });
      return answer;
    }, { step: 'initialize', name: 'busy', priority: 'low' });
    const proposed = await propose();
    expect([asked, single, proposed.seal.count]).toEqual([[3, 2, 1], 0, 3]);
    const closed = await approve(proposed);
    expect([asked.slice(3, 6), closed.status, closed.nowFen]).toEqual([[3, 2, 1], 'applied', expect.objectContaining({ available: 0, reserved: 0, committed: 0, carried: 600 })]);
  });

  it('carries each open part to next year as it stands, leaves what is ordered and paid, and pays the rest from next year', async () => {
    const [noticed, confirmed, failed, ordered, paid] = await casesAt(['public_notice', 100], ['payee_confirmed', 200], ['payment_failed', 300], ['disbursing', 400], ['paid', 500]);
    const proposed = await propose();
    expect(proposed).toMatchObject({ status: 'sealed', seal: { count: 3, openFen: 600, payableFen: 400, availableFen: 99_998_500 } });
    const preview = await listYearEndMembers(dependencies)({ ...world.by(maker, null, { runId: proposed.runId }), query: { limit: 2 } });
    expect(preview).toMatchObject({ items: [{ balance: 'reserved', amountFen: 100 }, { balance: 'committed', amountFen: 200 }], cursor: '2' });
    expect(await refusal(approveYearEnd(dependencies)(world.by('user-both', { sealHash: '0'.repeat(64) }, { runId: proposed.runId })))).toBe('year_end_members_changed');
    const closed = await approve(proposed);
    expect(closed).toMatchObject({ status: 'applied', nowFen: { available: 0, reserved: 0, committed: 0, payable: 400, paid: 500, carried: 600, lapsed: 99_998_500 } });

    const next = closed.successorAccountId!;
    expect(parseAccountId(next)).toMatchObject({ fiscalYear: 2027, payerRegionCode: zhuhai });
    expect(await dependencies.ledger.readAccount(next)).toMatchObject({ carriedOver: true, carriedFrom: world.accountId, source: 'city', budgetDocumentNumber: rule.documentNumber, closedBy: null, balances: { reserved: 100, committed: 500, available: 0 } });
    expect(await Promise.all([noticed!, confirmed!, failed!, ordered!, paid!].map(async (listed) => (await head(listed)).parts.map((part) => [part.accountId === next, part.balance, part.carriedFrom === world.accountId])))).toEqual([
      [[true, 'reserved', true]], [[true, 'committed', true]], [[true, 'committed', true]], [[false, 'payable', false]], [[false, 'paid', false]],
    ]);
    expect((await Promise.all([noticed!, confirmed!, failed!].map(head))).map(({ state }) => state)).toEqual(['public_notice', 'awaiting_payee', 'payment_failed']);
    const [told] = (await dependencies.applications.readEvents(confirmed!.applicationId)).slice(-1);
    expect(eventSaying(told!)).toBe('2026年度预算已结转，本项资金改由2027年度预算安排（珠财结〔2026〕9号），金额和办理进度不变');

    await answer(ordered!, 'paid');
    const { batch } = await batchOf([confirmed!, failed!], next);
    expect(batch).toMatchObject({ count: 2, totalFen: 500 });
    await approveBatch(dependencies)(world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId }));
    await answer(confirmed!, 'paid');
    expect([await balances(), await balancesOf(next)]).toMatchObject([{ paid: 900, payable: 0 }, { paid: 200, payable: 300, reserved: 100 }]);
    expect(await differences()).toEqual([]);
    // What was carried is paid in the year it went to, once.
    const paidIn = async (year: number) => (await dependencies.totals.read(programmeId, year)).rows.filter(({ status }) => status === 'paid').reduce((sum, row) => sum + row.amountFen, 0);
    expect([await paidIn(2026), await paidIn(2027)]).toEqual([900, 200]);
  });

  it('shows in the statement what became of the whole budget', async () => {
    await casesAt(['approved', 100], ['paid', 500]);
    await close();
    const { total } = await getYearEndStatement(dependencies)({ identity: { userId: maker, name: maker }, query: { programmeId, fiscalYear: 2026 } });
    expect(total).toEqual({ appropriatedFen: 100_000_000, reservedFen: 0, committedFen: 0, payableFen: 0, paidFen: 500, leftFen: 0, receivableFen: 0, recoveredFen: 0, carriedFen: 100, lapsedFen: 99_999_400 });
    expect(appropriatedFen(await balances())).toBe(100_000_000);
  });

  it('lets open parts lapse where the document says so: the decision stands, and a later year pays', async () => {
    const [noticed, waiting] = await casesAt(['public_notice', 100], ['awaiting_payee', 200]);
    const closed = await close({ openParts: 'lapse', remainder: 'lapse', returns: 'lapse' });
    expect(closed).toMatchObject({ status: 'applied', successorAccountId: null, nowFen: { carried: 0, lapsed: 100_000_000 } });
    expect(await Promise.all([noticed!, waiting!].map(head))).toMatchObject([{ state: 'public_notice', parts: [{ balance: 'lapsed', amountFen: 100 }] }, { state: 'approved', payment: null, deadline: null, decision: { amountFen: 200 }, parts: [{ balance: 'lapsed', fundDocumentNumber: null }] }]);
    const listed = async (which: Application) => ({ applicationId: which.applicationId, expectedVersion: (await head(which)).version });
    const { results } = await releaseFunds(dependencies)(world.by(maker, { documentNumber: '珠财〔2027〕1号', cases: [await listed(waiting!)] }));
    expect(results[0]?.problem?.code).toBe('funds_lapsed');

    const asked = await proposeAppropriation(dependencies)(world.by(maker, { ...cityBudget, fiscalYear: 2027, budgetDocumentNumber: '珠财预〔2027〕1号', amountFen: 250 }));
    await approveAppropriation(dependencies)(world.by(checker, {}, { appropriationId: asked.appropriationId }));
    const fund = async (which: Application, toAccountId: string) => fundAnew(dependencies)(world.by(maker, { expectedVersion: (await head(which)).version, accountId: world.accountId, toAccountId, documentNumber: '珠财预〔2027〕1号' }, { applicationId: which.applicationId }));
    expect(await refusal(fund(waiting!, world.accountId))).toBe('fiscal_year_closed');
    await fund(waiting!, asked.accountId);
    expect(await refusal(fund(noticed!, asked.accountId))).toBe('account_balance_insufficient');
    expect(await refusal(fund(waiting!, asked.accountId))).toBe('account_unknown');
    expect(await head(waiting!)).toMatchObject({ state: 'approved', parts: [{ accountId: asked.accountId, balance: 'committed', carriedFrom: world.accountId }] });
    await releaseFunds(dependencies)(world.by(maker, { documentNumber: '珠财〔2027〕1号', cases: [await listed(waiting!)] }));
    expect(await head(waiting!)).toMatchObject({ state: 'awaiting_payee', payment: { payeeConfirmedAt: null } });
    expect(await differences()).toEqual([]);
  });

  it('re-issues what comes back from a closed year from next year only, by the rule of the document', async () => {
    const [ordered, paid] = await casesAt(['disbursing', 400], ['paid', 500]);
    const run = await close();
    await answer(ordered!, 'failed');
    const { endToEndId, batchId } = { endToEndId: endToEndIdOf(await head(paid!), 1, 1), batchId: (await head(paid!)).parts[0]!.batchId ?? '' };
    await returnPayment(dependencies)(world.by(maker, { expectedVersion: (await head(paid!)).version, batchId, endToEndId, documentNumber: '退票〔2026〕1号', returnedOn: on('2026-12-01'), reason: '账号已销户' }, { applicationId: paid!.applicationId }));
    expect(await balances()).toMatchObject({ committed: 900, payable: 0, paid: 0 });
    expect(await refusal(batchOf([ordered!], world.accountId))).toBe('fiscal_year_closed');
    expect(await goOn(run)).toMatchObject({ status: 'applied', nowFen: { committed: 0, carried: 900 } });
    expect(await goOn(run)).toMatchObject({ nowFen: { carried: 900 } });
    expect(await Promise.all([ordered!, paid!].map(head))).toMatchObject([{ state: 'payment_failed', parts: [{ accountId: run.successorAccountId, attempt: 1 }] }, { state: 'payment_failed' }]);
    expect((await batchOf([ordered!, paid!], run.successorAccountId!)).batch.members.map(({ attempt }) => attempt)).toEqual([2, 2]);
    expect(await differences()).toEqual([]);
  });

  it('takes a late return past a successor that is closed too, to the year that is open', async () => {
    const [ordered] = await casesAt(['disbursing', 400]);
    const first = await close();
    world.table.clock.set(at('2027-12-31'));
    const second = await approve(await propose({}, { account: first.successorAccountId!, cutOffOn: on('2027-12-31') }));
    await answer(ordered!, 'failed');
    await goOn(first);
    expect((await head(ordered!)).parts).toMatchObject([{ accountId: second.successorAccountId, carriedFrom: world.accountId }]);
    expect(parseAccountId(second.successorAccountId!).fiscalYear).toBe(2028);
    expect(await differences()).toEqual([]);
  });

  it('books what a case gives back late by the rule for returns', async () => {
    const [ordered] = await casesAt(['disbursing', 400]);
    const run = await close();
    await answer(ordered!, 'failed');
    await step(ordered!, { action: 'terminate', reason: '企业注销', basis: '办法' }, await officer('user-approver'));
    expect(await goOn(run)).toMatchObject({ nowFen: { available: 0, carried: 400 }, sweeps: [{ mode: 'lapse' }, { mode: 'carry_over', amountFen: 400 }] });
    expect(await balancesOf(run.successorAccountId!)).toMatchObject({ available: 400 });
    expect(await differences()).toEqual([]);
  });
});

describe('a closed fiscal year', () => {
  it('refuses decisions, releases, batches, payments, instructions and transfers, each in its own transaction, and nothing changes', async () => {
    const [waiting, unreleased, confirmed] = await casesAt(['awaiting_decision', 1_000_000], ['approved', 100], ['payee_confirmed', 200]);
    const pending = await proposeAppropriation(dependencies)(world.by(maker, { ...cityBudget, amountFen: 5, documentNumber: '珠财追〔2026〕1号' }));
    const cut = await proposeAppropriation(dependencies)(world.by(maker, { ...cityBudget, amountFen: -6, documentNumber: '珠财减〔2026〕1号' }));
    const transferOf = async () => proposeTransfer(dependencies)(world.by(maker, { fromAccountId: world.accountId, documentNumber: '分配〔2026〕1号', amountFen: fen(7), factors: [{ name: '件数', weightPercent: '100', basis: '公报' }], districts: [{ regionCode: '440402' as never, figures: ['1'] }] }));
    const transfer = await transferOf();
    const run = await close({ openParts: 'carry_over', remainder: 'carry_over' });
    const before = await balances();
    const decide = { action: 'decide', listId: 'l', documentNumber: '纪要', decidedOn: on('2026-12-01'), outcome: 'grant', amountFen: fen(1_000_000), payers: [{ accountId: world.accountId, sharePercent: '100' }], noticeOpensOn: on('2026-12-01'), ceilings: [] } as const;
    const refused: readonly (readonly [string, Promise<unknown>])[] = [
      ['decide', step(waiting!, decide, await officer('user-approver'))],
      ['supplement', approveAppropriation(dependencies)(world.by(checker, {}, { appropriationId: pending.appropriationId }))],
      ['cut', approveAppropriation(dependencies)(world.by(checker, {}, { appropriationId: cut.appropriationId }))],
      ['new supplement', proposeAppropriation(dependencies)(world.by(maker, { ...cityBudget, amountFen: 8, documentNumber: '珠财追〔2026〕2号' }))],
      ['another budget document of the year', proposeAppropriation(dependencies)(world.by(maker, { ...cityBudget, budgetDocumentNumber: '珠财预〔2026〕99号', amountFen: 9 }))],
      ['transfer', approveTransfer(dependencies)(world.by(checker, {}, { transferId: transfer.transferId }))],
      ['new transfer', transferOf()],
      ['batch', batchOf([confirmed!], world.accountId)],
      ['year end', propose()],
    ];
    for (const [name, tried] of refused) expect([name, await refusal(tried)]).toEqual([name, 'fiscal_year_closed']);
    expect(await balances()).toEqual(before);
    // Both went on: they are released and paid from next year.
    expect((await Promise.all([unreleased!, confirmed!].map(head))).map(({ parts }) => parts[0]?.accountId)).toEqual([run.successorAccountId, run.successorAccountId]);
  });

  it('refuses release and batch of a part whose turn has not come, and an approval that was under way', async () => {
    const [unreleased, confirmed] = await casesAt(['approved', 100], ['payee_confirmed', 200]);
    const proposed = await propose();
    // The process dies after the year was closed and before the first part went on.
    const { dependencies: dying } = crashingAt(dependencies, 2, 'before');
    await refusal(approve(proposed, dying));
    expect((await getYearEnd(dependencies)(world.by(maker, null, { runId: proposed.runId }))).status).toBe('applying');
    const one = await head(unreleased!);
    const { results } = await releaseFunds(dependencies)(world.by(maker, { documentNumber: fundDocumentNumber, cases: [{ applicationId: one.applicationId, expectedVersion: one.version }] }));
    expect(results[0]?.problem?.code).toBe('fiscal_year_closed');
    expect(await refusal(step(confirmed!, { action: 'assign_batch', batchId: 'b', accountId: world.accountId }, await officer(maker)))).toBe('fiscal_year_closed');
    // A case may still leave: what it gives back is swept with the rest.
    await step(unreleased!, { action: 'terminate', reason: '企业注销', basis: '办法' }, await officer('user-approver'));
    expect(await goOn(proposed)).toMatchObject({ status: 'applied', nowFen: { carried: 200, lapsed: 99_999_800 } });
    expect(await differences()).toEqual([]);
  });

  it('closes only as it was sealed: a batch, a withdrawal or an instruction in between makes the seal void', async () => {
    const [noticed, confirmed] = await casesAt(['public_notice', 100], ['payee_confirmed', 200]);
    const proposed = await propose();
    const { batch } = await batchOf([confirmed!], world.accountId);
    expect(await refusal(approve(proposed))).toBe('year_end_members_changed');
    const reseal = async () => resealYearEnd(dependencies)(world.by(maker, {}, { runId: proposed.runId }));
    expect(await refusal(reseal())).toBe('year_end_batches_open');
    await cancelBatch(dependencies)(world.by(maker, {}, { batchId: batch.batchId }));
    const again = await reseal();
    const { creditCode } = await head(noticed!);
    await step(noticed!, { action: 'withdraw', reason: '不再申请' }, applicant({ creditCode }));
    expect(await refusal(approve(again))).toBe('year_end_members_changed');
    const last = await reseal();
    expect(last.seal).toMatchObject({ count: 1, openFen: 200 });
    expect(await refusal(approve(again))).toBe('year_end_members_changed');
    expect(await approve(last)).toMatchObject({ status: 'applied', nowFen: { carried: 200 } });
  });

  it('never closes under a batch that is being approved, nor pays a batch of a closed year: one of the two is refused', async () => {
    const [confirmed] = await casesAt(['payee_confirmed', 200]);
    const { batch } = await batchOf([confirmed!], world.accountId);
    const { dependencies: dying } = crashingAt(dependencies, 2, 'before');
    await refusal(approveBatch(dying)(world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId })));
    expect((await dependencies.batches.readBatch(batch.batchId))?.status).toBe('approving');
    expect(await refusal(propose())).toBe('year_end_batches_open');
    await approveBatch(dependencies)(world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId }));
    expect(await propose()).toMatchObject({ seal: { count: 0, payableFen: 200 } });
    // Closed in the moment between the check and the approval of a batch: the approval's own transaction sees it.
    await open();
    const [other] = await casesAt(['payee_confirmed', 200]);
    const sealed = await propose();
    await approve(sealed);
    const stored = { ...(await dependencies.batches.listBatches(programmeId))[0], batchId: 'b', accountId: world.accountId };
    expect(stored.batchId).toBe('b');
    const made = { batchId: 'b', programmeId, accountId: world.accountId, fundDocumentNumber, members: [], totalFen: fen(0), membersHash: 'm', madeBy: maker, madeAt: at('2026-12-01'), status: 'open', approvedBy: null, approvedAt: null, fileHash: null, terms: null, approvals: [], files: [] } as const;
    await dependencies.batches.createBatch(made);
    expect(await refusal(dependencies.batches.recordApproval({ ...made, status: 'approving' }, made, (await dependencies.paymentJournal.standing()).known))).toBe('fiscal_year_closed');
    expect((await dependencies.batches.readBatch('b'))?.status).toBe('open');
    expect((await head(other!)).parts[0]?.carriedFrom).toBe(world.accountId);
  });
});

describe('a year end that is proposed', () => {
  it('needs its document, its day and another person, and can be taken back', async () => {
    await casesAt(['approved', 100]);
    expect(await refusal(propose({ issuedOn: on('2027-01-01') }))).toBe('date_in_future');
    expect(await refusal(propose({}, { cutOffOn: on('2025-12-31') }))).toBe('period_reversed');
    expect(await refusal(propose({}, { account: `${programmeId}.2026.440400.none` }))).toBe('account_unknown');
    const run = await propose({}, { key: 'k' });
    expect((await propose({}, { key: 'k' })).runId).toBe(run.runId);
    expect(await refusal(propose({ remainder: 'carry_over' }, { key: 'k' }))).toBe('idempotency_key_reused');
    expect(await refusal(propose())).toBe('year_end_run_open');
    await world.table.people.saveGrant(maker, grantOf('finance_approver'));
    expect(await refusal(approveYearEnd(dependencies)(world.by(maker, { sealHash: run.seal.sealHash }, { runId: run.runId })))).toBe('maker_is_checker');
    expect(await refusal(goOn(run))).toBe('year_end_run_status');
    world.table.clock.set(at('2026-11-30'));
    expect(await refusal(approve(run))).toBe('cut_off_not_reached');
    expect(await cancelYearEnd(dependencies)(world.by(maker, {}, { runId: run.runId }))).toMatchObject({ status: 'cancelled' });
    expect(await refusal(approve(run))).toBe('year_end_run_status');
    expect((await dependencies.ledger.readAccount(world.accountId))?.closedBy).toBeNull();
    const { items } = await listYearEnds(dependencies)({ ...world.by(maker, null), query: { programmeId } });
    expect(items.map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('is not approved by whom one of its cases concerns', async () => {
    const [concerned] = await casesAt(['approved', 100]);
    const run = await propose();
    await step(concerned!, { action: 'recuse', reason: '近亲属在申报单位任职' }, await officer(checker));
    expect(await refusal(approve(run))).toBe('recused');
    expect((await dependencies.ledger.readAccount(world.accountId))?.closedBy).toBeNull();
  });
});

describe('a year end that is asked for twice at once', () => {
  it('answers both the same: it is closed, carried on and taken back once', async () => {
    const [first] = await casesAt(['payee_confirmed', 200]);
    const given = await propose();
    const cancel = async () => cancelYearEnd(dependencies)(world.by(maker, {}, { runId: given.runId }));
    expect((await Promise.all([cancel(), cancel()])).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    const run = await propose();
    const answers = await Promise.all([approve(run), approve(run), approve(run)]);
    expect(answers.every(({ status }) => status === 'applying' || status === 'applied')).toBe(true);
    await Promise.all([goOn(run), goOn(run)]);
    expect(await goOn(run)).toMatchObject({ status: 'applied', nowFen: { carried: 200, committed: 0, available: 0 } });
    expect((await dependencies.applications.readEvents(first!.applicationId)).filter(({ change }) => change.action === 'carry_over')).toHaveLength(1);
    expect(await differences()).toEqual([]);
  });
});

describe('a year end that two checkers approve at once', () => {
  it('answers both with the closed year', async () => {
    await dependencies.people.saveGrant('user-second-checker', grantOf('finance_approver'));
    await casesAt(['payee_confirmed', 200]);
    const run = await propose();
    let overtaken = false;
    const readInOrder: DisbursementDependencies['applications']['readInOrder'] = async (applicationIds) => {
      if (!overtaken) {
        overtaken = true;
        await approve(run);
      }
      return dependencies.applications.readInOrder(applicationIds);
    };
    const slow = { ...dependencies, applications: { ...dependencies.applications, readInOrder } };
    const answer = await approveYearEnd(slow)(world.by('user-second-checker', { sealHash: run.seal.sealHash }, { runId: run.runId }));
    expect(answer).toMatchObject({ status: 'applied', approvedBy: checker });
  });
});

describe('a year end that is killed', () => {
  it.each(['before', 'after'] as const)('%s any write resumes to the same result', async (moment) => {
    for (let nth = 1; ; nth += 1) {
      await open();
      const cases = await casesAt(['public_notice', 100], ['payee_confirmed', 200], ['payment_failed', 300]);
      const { dependencies: dying, crashed } = crashingAt(dependencies, nth, moment);
      await propose({ remainder: 'carry_over' }, { key: 'the-key', with: dying }).then(async (run) => approve(run, dying)).catch(() => null);
      let run = await propose({ remainder: 'carry_over' }, { key: 'the-key' });
      if (run.status === 'sealed') run = await approve(run);
      for (let tries = 0; run.status !== 'applied' && tries < 5; tries += 1) run = await goOn(run);
      expect([nth, run.nowFen, await balancesOf(run.successorAccountId!)]).toEqual([
        nth, { available: 0, reserved: 0, committed: 0, payable: 0, paid: 0, carried: 100_000_000, lapsed: 0 },
        { available: 99_999_400, reserved: 100, committed: 500, payable: 0, paid: 0, receivable: 0, recovered: 0, carried: 0, lapsed: 0 },
      ]);
      for (const listed of cases) expect((await dependencies.applications.readEvents(listed.applicationId)).filter(({ change }) => change.action === 'carry_over')).toHaveLength(1);
      expect(await differences()).toEqual([]);
      if (!crashed()) return;
    }
  });
});
