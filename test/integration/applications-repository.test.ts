import { beforeEach, describe, expect, it } from '@jest/globals';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { brandInstant, brandLocalDate } from '../../shared/domain/brands';
import { fen } from '../../shared/domain/money';
import type { Problem } from '../../shared/domain/problem';
import type { PayeeAccount } from '../../shared/ports/applications';
import { headKey, payeeKey } from '../../shared/persistence/keys';
import { pack, unpack } from '../../shared/persistence/stored-body';
import { createDocumentClient } from '../../shared/persistence/table-client';
import { withTable, type TestTable } from './harness';
import { appropriate, changeOf, createCase, firstEnterprise, newCase, noClaims, reservation, sampleAccount, samplePart, secondEnterprise, siming, someDay } from './sample-cases';
import { upcasterChains } from '../../shared/persistence/upcasters';

let table: TestTable;
beforeEach(async () => { table = await withTable(); });

const codeOf = async (attempt: Promise<unknown>): Promise<string> => attempt.then(() => 'no problem', (error: unknown) => (error as Problem).code);

describe('creating a case', () => {
  it('stores head, draft and first event, and reads them back as they were', async () => {
    const { application, event, draft } = newCase('a1');
    expect(await table.applications.create(application, event, draft)).toEqual({ kind: 'committed' });
    expect(await table.applications.read('a1')).toEqual(application);
    expect(await table.applications.readDraft('a1')).toEqual(draft);
    expect(await table.applications.readEvents('a1')).toEqual([event]);
  });

  it('gives the existing case for the same request, and refuses another body under the same key', async () => {
    const first = newCase('a1');
    await table.applications.create(first.application, first.event, first.draft);
    const again = newCase('a1', { createdAt: brandInstant('2026-03-02T02:00:05.000Z') });
    expect(await table.applications.create(again.application, again.event, again.draft)).toEqual({ kind: 'replayed', event: first.event });
    const other = newCase('a1', {}, { bodyHash: 'another' });
    expect(await codeOf(table.applications.create(other.application, other.event, other.draft))).toBe('idempotency_key_reused');
  });

  it('lists an enterprise its own cases, newest first, page by page', async () => {
    for (const minute of [1, 2, 3]) await createCase(table.applications, `a${minute}`, { createdAt: brandInstant(`2026-03-02T02:0${minute}:00.000Z`) });
    await createCase(table.applications, 'b1', { creditCode: secondEnterprise });
    const first = await table.applications.listByEnterprise(firstEnterprise, 2, null);
    expect(first.items.map((item) => item.applicationId)).toEqual(['a3', 'a2']);
    const second = await table.applications.listByEnterprise(firstEnterprise, 2, first.cursor);
    expect(second.items.map((item) => item.applicationId)).toEqual(['a1']);
    expect(second.cursor).toBeNull();
    expect(await codeOf(table.applications.listByEnterprise(firstEnterprise, 2, 'nonsense'))).toBe('query_invalid');
  });
});

describe('autosave', () => {
  it('moves the version on and refuses a stale one', async () => {
    await createCase(table.applications, 'a1');
    const { draft } = newCase('a1');
    expect((await table.applications.saveDraft({ ...draft, materials: ['x'] }, 1)).draftVersion).toBe(2);
    expect((await table.applications.readDraft('a1'))?.materials).toEqual(['x']);
    expect(await codeOf(table.applications.saveDraft(draft, 1))).toBe('draft_version_stale');
  });

  it('does not reach a draft of another enterprise, a missing one, or a frozen one', async () => {
    const application = await createCase(table.applications, 'a1');
    const { draft } = newCase('a1');
    expect(await codeOf(table.applications.saveDraft({ ...draft, creditCode: secondEnterprise }, 1))).toBe('not_found');
    expect(await codeOf(table.applications.saveDraft({ ...draft, applicationId: 'a2' }, 1))).toBe('not_found');
    await table.applications.commit(changeOf(application, { changes: { state: 'submitted' }, rest: { draft: { expectedVersion: 1, editable: false } } }));
    expect(await codeOf(table.applications.saveDraft(draft, 1))).toBe('application_frozen');
  });

  it('answers its own save when the answer to it got lost', async () => {
    await createCase(table.applications, 'a1');
    table.faults.onNextWrites('lost_answer');
    expect((await table.applications.saveDraft(newCase('a1').draft, 1)).draftVersion).toBe(2);
  });
});

describe('commit', () => {
  it('saves documents with the transition and reads each back', async () => {
    const application = await createCase(table.applications, 'a1');
    const payee: PayeeAccount = { applicationId: 'a1', version: 2, accountName: '厦门示例', accountNumber: '6222000000001', bankCode: '102100099996', bankName: '工行', salt: 's' };
    await table.applications.commit(changeOf(application, {
      changes: { state: 'submitted', receiptNumber: 'R-1', submittedAt: brandInstant('2026-03-02T03:00:00.000Z') },
      rest: { documents: [{ kind: 'payee', value: payee }, { kind: 'objection', value: { applicationId: 'a1', objectionId: 'o1', objector: { kind: 'person', name: '张三', contact: '138', evidence: 'e' }, reason: 'r', receivedAt: brandInstant('2026-03-02T03:00:00.000Z') } }] },
    }));
    expect((await table.applications.readByReceipt('R-1'))?.applicationId).toBe('a1');
    expect(await table.applications.readPayee('a1')).toEqual(payee);
    expect((await table.applications.readObjections('a1'))[0]?.objector.name).toBe('张三');
    const stored = await table.store.get(payeeKey('a1', 2));
    expect(Buffer.from(stored?.['body'] as Uint8Array).includes('6222000000001')).toBe(false);
  });

  it('refuses a stale version and says which one is current', async () => {
    const application = await createCase(table.applications, 'a1');
    await table.applications.commit(changeOf(application, { key: 'k1' }));
    const stale = table.applications.commit(changeOf(application, { key: 'k2' }));
    await expect(stale).rejects.toMatchObject({ code: 'version_stale', details: { params: { expectedVersion: 1, currentVersion: 2 } } });
  });

  it('answers the same request twice from the one event, and refuses its key with another body', async () => {
    const application = await createCase(table.applications, 'a1');
    const first = changeOf(application, { key: 'k1' });
    expect(await table.applications.commit(first)).toEqual({ kind: 'committed' });
    expect(await table.applications.commit(changeOf(application, { key: 'k1', at: '2026-03-02T03:00:09.000Z' }))).toEqual({ kind: 'replayed', event: first.event });
    expect(await codeOf(table.applications.commit(changeOf(application, { key: 'k1', bodyHash: 'other' })))).toBe('idempotency_key_reused');
    expect(await codeOf(table.applications.commit(changeOf(application, { key: 'k1', userId: 'somebody-else' })))).toBe('version_stale');
  });

  it('lets exactly one of 50 simultaneous transitions of a case win', async () => {
    const application = await createCase(table.applications, 'a1');
    const results = await Promise.allSettled(Array.from({ length: 50 }, async (_, index) => table.applications.commit(changeOf(application, { key: `k${index}`, userId: `u${index}` }))));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(new Set(results.filter((result) => result.status === 'rejected').map((result) => (result.reason as Problem).code))).toEqual(new Set(['version_stale']));
    expect(await table.applications.readEvents('a1')).toHaveLength(2);
  });

  it('keeps the head within 1 KB and an index row within 600 bytes also late in a case', async () => {
    const user = 'user-0123456789abcdef0123456789abcdef';
    const application = await createCase(table.applications, 'abcdefghijklmnopqrstuvwxyz');
    await table.applications.commit(changeOf(application, { changes: {
      state: 'disbursing', receiptNumber: 'XM-2026-350203-000001', recusedUserIds: [user],
      dutyHolders: (['intake', 'formal', 'substantive', 'decision', 'batch_maker', 'batch_checker'] as const).map((duty, index) => ({ duty, userId: `${user}${index}` })) as never,
      pins: { catalogueHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', acceptedOn: someDay, payerRegionCode: siming, enterpriseSize: 'small' },
      decision: { listId: 'list-0123456789', documentNumber: '厦知发〔2026〕12号', decidedOn: someDay, outcome: 'grant', amountFen: fen(123_456_789), ceilings: [{ group: 'interest', period: '2026', fen: 1 }] as never },
      notice: { round: 1, opensOn: someDay, closesOn: someDay, closed: true, openObjectionIds: [] },
      // As many payers as a case can have.
      parts: ['350000.6b86b273ff34fce1', '350200.d4735e3a265e16ee', '350203.4e07408562bedb8b'].map((payer, index) => samplePart(123_456_789 + index, index === 0 ? 'paid' : 'payable', {
        accountId: `xiamen.interest.2026.${payer}`, fundDocumentNumber: `厦财企〔2026〕${33 + index}号`, batchId: `${index}q8z0v3k5m7x9b1c3d5f7g9h1j`, attempt: index + 1,
      })),
      payment: { payeeConfirmedAt: application.createdAt },
      deadline: { kind: 'payee_confirmation', dueOn: someDay },
    } }));
    const raw = await table.store.get(headKey('abcdefghijklmnopqrstuvwxyz'));
    const bytes = Object.entries(raw ?? {}).reduce((sum, [name, value]) => sum + name.length + (value instanceof Uint8Array ? value.length : Buffer.byteLength(String(value))), 0);
    expect(bytes).toBeLessThanOrEqual(1024);
  });
});

describe('claims', () => {
  const item = (key: string) => ({ key, lineId: 'line-1' });

  it('lets one of two enterprises take a cost item, and names no one to the other', async () => {
    const first = await createCase(table.applications, 'a1');
    const second = await createCase(table.applications, 'b1', { creditCode: secondEnterprise });
    const results = await Promise.allSettled([first, second].map(async (before) => table.applications.commit(changeOf(before, { rest: { claims: { ...noClaims, take: [item('K1'), item(`own-${before.applicationId}`)] } } }))));
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({ code: 'cost_item_claimed', details: { params: { keys: ['K1'] } } });
    expect(await table.applications.readClaimHolders(['K1', 'K2'])).toHaveLength(1);
  });

  it('gives a released item to the next, never a sealed one', async () => {
    const first = await createCase(table.applications, 'a1');
    const second = await createCase(table.applications, 'b1', { creditCode: secondEnterprise });
    const taken = changeOf(first, { rest: { claims: { ...noClaims, take: [item('K1'), item('K2')] } } });
    await table.applications.commit(taken);
    const settled = changeOf(taken.after, { rest: { claims: { take: [], release: ['K1'], seal: ['K2'] } } });
    await table.applications.commit(settled);
    expect(await codeOf(table.applications.commit(changeOf(second, { rest: { claims: { ...noClaims, take: [item('K2')] } } })))).toBe('cost_item_claimed');
    expect(await codeOf(table.applications.commit(changeOf(settled.after, { rest: { claims: { ...noClaims, take: [item('K2')] } } })))).toBe('cost_item_claimed');
    await table.applications.commit(changeOf(second, { rest: { claims: { ...noClaims, take: [item('K1')] } } }));
    expect(await table.applications.readClaims('a1')).toEqual([
      { key: 'K1', applicationId: 'a1', creditCode: firstEnterprise, status: 'released' },
      { key: 'K2', applicationId: 'a1', creditCode: firstEnterprise, status: 'sealed' },
    ]);
    expect((await table.applications.readClaimHolders(['K1']))[0]?.applicationId).toBe('b1');
  });
});

describe('ceilings', () => {
  const use = (deltaFen: number, limit: number | null) => ({ creditCode: firstEnterprise, group: 'interest', period: '2026', deltaFen, deltaLines: deltaFen < 0 ? -1 : 1, limitFen: limit === null ? null : fen(limit), limitLines: null });

  it('fills up to the limit and not a fen beyond, and gives back what was used', async () => {
    const one = changeOf(await createCase(table.applications, 'a1'), { rest: { ceilings: [use(60, 100)] } });
    await table.applications.commit(one);
    expect(await codeOf(table.applications.commit(changeOf(await createCase(table.applications, 'a2'), { rest: { ceilings: [use(41, 100)] } })))).toBe('ceiling_exceeded');
    await table.applications.commit(changeOf(await createCase(table.applications, 'a3'), { rest: { ceilings: [use(40, 100)] } }));
    expect(await table.applications.readCeilingUse(firstEnterprise)).toEqual([{ group: 'interest', period: '2026', usedFen: 100, usedLines: 2 }]);
    await table.applications.commit(changeOf(one.after, { rest: { ceilings: [use(-60, null)] } }));
    expect((await table.applications.readCeilingUse(firstEnterprise))[0]).toMatchObject({ usedFen: 40, usedLines: 1 });
  });

  it('refuses a sum above the whole limit where nothing was used yet, and never falls below zero', async () => {
    const before = await createCase(table.applications, 'a1');
    expect(await codeOf(table.applications.commit(changeOf(before, { rest: { ceilings: [use(101, 100)] } })))).toBe('ceiling_exceeded');
    await expect(table.applications.commit(changeOf(before, { rest: { ceilings: [use(-1, null)] } }))).rejects.toThrow();
    expect(await table.applications.readCeilingUse(firstEnterprise)).toEqual([]);
  });
});

describe('money', () => {
  it('never goes below zero under 50 simultaneous reservations, and each success has its entry', async () => {
    await appropriate(table.ledger, 1_000);
    const cases = await Promise.all(Array.from({ length: 50 }, async (_, index) => createCase(table.applications, `m${index}`)));
    const results = await Promise.allSettled(cases.map(async (before) => table.applications.commit(reservation(before, 30))));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(33);
    expect(new Set(results.filter((result) => result.status === 'rejected').map((result) => (result.reason as Problem).code))).toEqual(new Set(['account_balance_insufficient']));
    const account = await table.ledger.readAccount(sampleAccount);
    expect(account?.balances).toMatchObject({ available: 10, reserved: 990 });
    const entries = [];
    for await (const entry of table.ledger.listEntries(sampleAccount)) entries.push(entry);
    expect(entries).toHaveLength(34);
  });

  it('tells an unknown account from an empty one', async () => {
    expect(await codeOf(table.applications.commit(reservation(await createCase(table.applications, 'a1'), 1)))).toBe('account_unknown');
  });
});

describe('faults', () => {
  it.each(['conflict', 'throttle', 'server_error', 'lost_answer', 'duplicate'] as const)('commits once in spite of a %s', async (fault) => {
    await appropriate(table.ledger, 100);
    const change = reservation(await createCase(table.applications, 'a1'), 60);
    table.faults.onNextWrites(fault);
    expect(await table.applications.commit(change)).toEqual({ kind: 'committed' });
    expect((await table.ledger.readAccount(sampleAccount))?.balances.reserved).toBe(60);
    expect(await table.applications.readEvents('a1')).toHaveLength(2);
  });

  it('finds its own event when every answer got lost', async () => {
    const change = changeOf(await createCase(table.applications, 'a1'));
    table.faults.onEveryWrite('lost_answer');
    expect(await table.applications.commit(change)).toEqual({ kind: 'committed' });
  });

  it('says busy after five tries against contention, and has changed nothing', async () => {
    const application = await createCase(table.applications, 'a1');
    table.faults.onEveryWrite('conflict');
    const before = table.faults.writes;
    expect(await codeOf(table.applications.commit(changeOf(application)))).toBe('busy');
    expect(table.faults.writes - before).toBe(5);
    table.faults.clear();
    expect(await table.applications.read('a1')).toEqual(application);
  });
});

describe('indexes', () => {
  it('shows a queue by district in the order of deadlines, page by page', async () => {
    for (const [name, dueOn] of [['q1', '2026-03-20'], ['q2', '2026-03-18'], ['q3', null]] as const) {
      const application = await createCase(table.applications, name);
      await table.applications.commit(changeOf(application, { changes: { state: 'submitted', receiptNumber: `R-${name}`, deadline: dueOn === null ? null : { kind: 'acceptance', dueOn: brandLocalDate(dueOn) } } }));
    }
    const first = await table.applications.queue({ state: 'submitted', districtCode: siming, limit: 2, cursor: null });
    expect(first.items.map((row) => [row.applicationId, row.dueOn, row.receiptNumber, row.version])).toEqual([['q2', '2026-03-18', 'R-q2', 2], ['q1', '2026-03-20', 'R-q1', 2]]);
    const second = await table.applications.queue({ state: 'submitted', districtCode: siming, limit: 2, cursor: first.cursor });
    expect(second.items.map((row) => row.dueOn)).toEqual([null]);
  });

  it('finds every case that is due on a day, and none that no longer is', async () => {
    const due = { kind: 'acceptance', dueOn: someDay } as const;
    const names = Array.from({ length: 12 }, (_, index) => `case-${index}`);
    for (const name of names) await table.applications.commit(changeOf(await createCase(table.applications, name), { changes: { state: 'submitted', deadline: due } }));
    const gone = await table.applications.read('case-3');
    await table.applications.commit(changeOf(gone!, { changes: { state: 'withdrawn', deadline: null } }));
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof table.applications.dueOn>> = await table.applications.dueOn(someDay, cursor);
      found.push(...page.items.map((row) => row.applicationId));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(found.sort()).toEqual(names.filter((name) => name !== 'case-3').sort());
  });
});

describe('upcasting', () => {
  it('numbers the parts of an older case by their place, and keeps the number where another part is taken away', async () => {
    const made = await createCase(table.applications, 'b1', { parts: [samplePart(3, 'committed'), samplePart(2, 'paid', { number: 2, batchId: 'batch-9', attempt: 1, demandedFen: fen(2), recoveredFen: fen(1) })] });
    const numberless = made.parts.map(({ accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, demandedFen, recoveredFen }) => [accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, ...(demandedFen === 0 ? [] : [demandedFen, recoveredFen])]);
    const head = (await table.store.get(headKey('b1')))!;
    const older = { ...head, schemaVersion: 2, body: pack({ ...unpack(head['body'] as Uint8Array), parts: numberless }) };
    await createDocumentClient(table.client).send(new PutCommand({ TableName: table.tableName, Item: older }));
    const read = (await table.applications.read('b1'))!;
    expect(read.parts).toEqual(made.parts);
    await table.applications.commit(changeOf(read, { changes: { parts: read.parts.slice(1) } }));
    expect((await table.applications.read('b1'))?.parts).toEqual([expect.objectContaining({ number: 2, amountFen: 2, demandedFen: 2, recoveredFen: 1 })]);
  });

  it('reads a case that was written in an older shape', async () => {
    await createCase(table.applications, 'a1');
    const { connect } = await import('./harness');
    const newer = connect(table.endpoint, table.tableName, { application: [...(upcasterChains.application ?? []), (older) => ({ ...older, callId: `new:${String(older['callId'])}` })] });
    expect((await newer.applications.read('a1'))?.callId).toBe('new:call-1');
    await createCase(newer.applications, 'a2');
    expect((await newer.applications.read('a2'))?.callId).toBe('call-1');
    await expect(table.applications.read('a2')).rejects.toThrow(`schema version ${(upcasterChains.application?.length ?? 0) + 2}`);
  });
});

