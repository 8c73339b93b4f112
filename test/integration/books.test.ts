import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import { factsCommitmentText, payeeCommitmentText } from '../../shared/domain/application/commitments';
import { brandInstant } from '../../shared/domain/brands';
import { fen } from '../../shared/domain/money';
import { sha256 } from '../../shared/integrations/sha256';
import type { MaintenanceScan } from '../../shared/persistence/maintenance-scan';
import type { RawItem } from '../../shared/persistence/store';
import { accountKey, claimKey, debtKey, entryKey, eventKey, headKey, receiptKey, submissionKey, type Key } from '../../shared/persistence/keys';
import { pack, unpack, type StoredValue } from '../../shared/persistence/stored-body';
import { createDocumentClient } from '../../shared/persistence/table-client';
import { verifyAudit, type AuditReport } from '../../shared/persistence/verify-audit';
import type { Change, Submission } from '../../shared/ports/applications';
import { reconcileTable } from '../builders/books';
import { withTable, type TestTable } from './harness';
import { appropriate, changeOf, createCase, firstEnterprise, noClaims, reservation, sampleAccount, samplePart, secondEnterprise } from './sample-cases';

let table: TestTable;
beforeEach(async () => { table = await withTable(); });

const save = async (change: Change): Promise<Change['after']> => {
  await table.applications.commit(change);
  await table.totals.apply(`${change.event.applicationId}#${change.event.version}`, change.event.at, totalsDeltasOf(change.event, change.after.districtCode, change.after.pins?.enterpriseSize ?? 'unclassified'));
  return change.after;
};

/** One case with money, a claim, a receipt and a ceiling; one that was submitted and withdrawn. */
const fill = async (): Promise<void> => {
  await appropriate(table.ledger, 1_000);
  const submission: Submission = {
    applicationId: 'a1', revision: 1, facts: {}, materials: ['m'], salt: 'salt', declaration: { version: '1', textHash: 'h' }, submittedAt: brandInstant('2026-03-02T03:00:00.000Z'),
  };
  const before = await createCase(table.applications, 'a1');
  const plain = changeOf(before, { changes: { state: 'submitted', receiptNumber: 'R-1' }, rest: { claims: { ...noClaims, take: [{ key: 'K1', lineId: 'l1' }] }, documents: [{ kind: 'submission', value: submission }] } });
  const action = { action: 'submit', receiptNumber: 'R-1', determinedFen: null, factsCommitment: sha256(factsCommitmentText(submission)), declarationHash: 'h', clashedLines: [] } as const;
  const submitted = await save(resealed(plain, action));
  const share = { group: 'interest', period: '2026', amountFen: fen(300), lines: 1 };
  const decided = reservation(submitted, 300, {
    changes: { decision: { listId: 'l', documentNumber: 'd', decidedOn: '2026-03-02' as never, outcome: 'grant', amountFen: fen(300), ceilings: [share] } },
    rest: { ceilings: [{ creditCode: firstEnterprise, group: 'interest', period: '2026', deltaFen: 300, deltaLines: 1, limitFen: null, limitLines: null }] },
  });
  const reserved = await save(decided);
  await save(changeOf(reserved, { moves: [{ accountId: sampleAccount, from: 'reserved', to: 'committed', amountFen: fen(300) }], changes: { parts: [samplePart(300, 'committed')] } }));
  await createCase(table.applications, 'a2');
};

/** The change with another action in its event, sealed anew. */
const resealed = (change: Change, action: Change['event']['change']): Change => {
  const { hash, ...body } = change.event;
  expect(hash).not.toBe('');
  const text = { ...body, change: action };
  const event = { ...text, hash: sha256(`${text.previousHash}\n${JSON.stringify(sorted(text))}`) };
  return { ...change, event, after: { ...change.after, lastEventHash: event.hash } };
};
const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sorted)
  : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, item]) => [key, sorted(item)]))
  : value;

const tamper = async (key: Key, name: string, value: unknown): Promise<void> => {
  await createDocumentClient(table.client).send(new UpdateCommand({ TableName: table.tableName, Key: key, UpdateExpression: 'SET #n = :v', ExpressionAttributeNames: { '#n': name }, ExpressionAttributeValues: { ':v': value } }));
};
const kinds = async (): Promise<readonly string[]> => [...new Set((await reconcileTable(table)).differences.map((difference) => difference.kind))].sort();
const audit = async (scan = table.scan): Promise<AuditReport> => verifyAudit({ store: table.store, scan, hashing: table.hashing, applications: table.applications });
/** Shows every item on a page of its own, the last key first: no case's items come together. */
const itemByItem: MaintenanceScan = async (visit, afterPage) => {
  const items: RawItem[] = [];
  await table.scan((item) => { items.push(item); });
  for (const item of items.reverse()) {
    visit(item);
    await afterPage?.();
  }
};

describe('reconcile', () => {
  it('finds nothing where nothing is wrong', async () => {
    await fill();
    expect(await reconcileTable(table)).toEqual({ cases: 2, accounts: 1, entries: 3, batches: 0, resultFiles: 0, differences: [], more: false });
  });

  it('names the account and balance of a single fen too much', async () => {
    await fill();
    await tamper(accountKey(sampleAccount), 'committed', 301);
    const place = { programmeId: 'xiamen.interest', regionCode: '350203' };
    const { differences } = await reconcileTable(table);
    expect(differences).toContainEqual({ kind: 'balance_differs_from_entries', subject: `${sampleAccount} committed`, expected: 300, found: 301, place });
    expect(differences).toContainEqual({ kind: 'balance_differs_from_cases', subject: `${sampleAccount} committed`, expected: 300, found: 301, place });
    expect(differences).toContainEqual({ kind: 'totals_differ', subject: 'xiamen.interest 2026 committed', expected: 301, found: 300, place });
  });

  it.each([
    ['an entry changed by a fen', async () => tamper(entryKey(sampleAccount, 'a1#000003#1'), 'amountFen', 299), ['balance_differs_from_entries', 'entry_differs']],
    ['a claim sealed without payment', async () => tamper(claimKey('K1'), 'status', 'sealed'), ['claim_sealed_unpaid']],
    ['a claim held by a case that never was submitted', async () => tamper(claimKey('K1'), 'applicationId', 'a2'), ['claim_of_ended_case']],
    ['a receipt that leads to another case', async () => tamper(receiptKey('R-1'), 'target', 'a2'), ['receipt_differs']],
  ])('finds %s', async (_, fault, expected) => {
    await fill();
    await fault();
    expect(await kinds()).toEqual(expected);
  });

  it('finds an event whose totals were never counted', async () => {
    await appropriate(table.ledger, 1_000);
    await table.applications.commit(reservation(await createCase(table.applications, 'a1'), 300));
    expect(await kinds()).toEqual(['totals_differ']);
  });
});

describe('reconcile of debts', () => {
  const place = { programmeId: 'xiamen.interest', regionCode: '350203' };
  const demand = async (): Promise<StoredValue> => {
    const before = await createCase(table.applications, 'a1');
    await save(changeOf(before, { changes: { clawback: { kind: 'overpayment', demandedFen: fen(300), recoveredFen: fen(100), basis: 'b', fraudFoundOn: null } } }));
    return unpack((await table.store.get(debtKey(firstEnterprise, 'a1')))!['body'] as Uint8Array);
  };
  const debts = async () => (await reconcileTable(table)).differences;

  it('finds nothing where a debt is what its case still demands, and where neither is', async () => {
    expect((await demand())['openFen']).toBe(200);
    await createCase(table.applications, 'a2');
    expect(await debts()).toEqual([]);
  });

  it('names a debt that is a fen too much, and one that is gone', async () => {
    const debt = await demand();
    await tamper(debtKey(firstEnterprise, 'a1'), 'body', pack({ ...debt, openFen: 201 }));
    expect(await debts()).toEqual([{ kind: 'debt_differs', subject: `${firstEnterprise} a1`, expected: 200, found: 201, place }]);
    await createDocumentClient(table.client).send(new DeleteCommand({ TableName: table.tableName, Key: debtKey(firstEnterprise, 'a1') }));
    expect(await debts()).toEqual([{ kind: 'debt_differs', subject: `${firstEnterprise} a1`, expected: 200, found: 0, place }]);
  });

  it('names a debt that no case demands, and one that stands with another enterprise', async () => {
    const debt = await demand();
    const { pk, sk, ...item } = (await table.store.get(debtKey(firstEnterprise, 'a1')))!;
    await createDocumentClient(table.client).send(new PutCommand({ TableName: table.tableName, Item: { ...item, ...debtKey(secondEnterprise, 'a1'), body: pack(debt) } }));
    expect([pk, sk, await debts()]).toEqual([`DEBT#${firstEnterprise}`, 'a1', [{ kind: 'debt_differs', subject: `${secondEnterprise} a1`, expected: 0, found: 200, place: null }]]);
  });
});

describe('verify-audit', () => {
  it('finds nothing where nothing is wrong', async () => {
    await fill();
    expect(await audit()).toEqual({ cases: 2, events: 5, faults: [], more: false });
    expect(await audit(itemByItem)).toEqual(await audit());
  });

  it('finds an event that was changed after it was written', async () => {
    await fill();
    const stored = await table.store.get(eventKey('a1', 3));
    await tamper(eventKey('a1', 3), 'text', String(stored?.['text']).replace('"amountFen":300', '"amountFen":900'));
    expect((await audit()).faults).toContainEqual({ applicationId: 'a1', fault: 'event 3 was changed after it was written' });
  });

  it('finds a head that was turned back', async () => {
    await fill();
    await tamper(headKey('a1'), 'version', 3);
    expect((await audit()).faults).toContainEqual({ applicationId: 'a1', fault: 'the head counts 3 events, 4 are stored' });
  });

  it('finds events whose head is gone, and says so once', async () => {
    await fill();
    await createDocumentClient(table.client).send(new DeleteCommand({ TableName: table.tableName, Key: headKey('a1') }));
    expect(await audit(itemByItem)).toEqual({ cases: 1, events: 1, faults: [{ applicationId: 'a1', fault: 'events without a head' }], more: false });
  });

  it('finds an event beyond those the head counts, also where they stand on different pages', async () => {
    await fill();
    await createDocumentClient(table.client).send(new PutCommand({ TableName: table.tableName, Item: { ...(await table.store.get(eventKey('a1', 4))), ...eventKey('a1', 5) } }));
    const found = await audit();
    expect(found.faults.map(({ applicationId }) => applicationId)).toContain('a1');
    expect(await audit(itemByItem)).toEqual(found);
  });

  it('finds no fault in a case that was moved after its page was read', async () => {
    await fill();
    const moved = async (): Promise<void> => {
      const before = await table.applications.read('a2');
      if (before?.version === 1) await save(changeOf(before, { changes: { state: 'withdrawn' } }));
    };
    expect(await audit(async (visit, afterPage) => itemByItem(visit, async () => {
      await moved();
      await afterPage?.();
    }))).toEqual({ cases: 2, events: 6, faults: [], more: false });
  });

  it('finds facts that were exchanged after the submit', async () => {
    await fill();
    await tamper(submissionKey('a1', 1), 'body', pack({ applicationId: 'a1', revision: 1, facts: { loans: [] }, materials: ['m'], salt: 'salt' }));
    expect((await audit()).faults).toEqual([{ applicationId: 'a1', fault: 'revision 1 of the facts is not what event 2 commits to' }]);
  });

  it('finds a payee account other than the one that was confirmed', async () => {
    const account = { accountName: 'n', accountNumber: '1', bankCode: '102100099996', bankName: 'b', salt: 's' };
    const before = await createCase(table.applications, 'a1');
    const change = resealed(changeOf(before, { rest: { documents: [{ kind: 'payee', value: { applicationId: 'a1', version: 2, ...account } }] } }), { action: 'confirm_payee', accountCommitment: sha256(payeeCommitmentText({ ...account, accountNumber: '2' })) });
    await table.applications.commit(change);
    expect((await audit()).faults).toEqual([{ applicationId: 'a1', fault: 'the payee account is not what event 2 commits to' }]);
  });
});

describe('totals', () => {
  it('counts an event once and keeps the latest moment', async () => {
    const row = { programmeId: 'p', fiscalYear: 2026, districtCode: '350203' as never, enterpriseSize: 'small', month: '2026-03', status: 'paid', count: 1, amountFen: fen(5) } as const;
    expect(await table.totals.apply('e2', brandInstant('2026-03-05T00:00:00.000Z'), [row, row])).toBe(true);
    expect(await table.totals.apply('e1', brandInstant('2026-03-04T00:00:00.000Z'), [row])).toBe(true);
    expect(await table.totals.apply('e2', brandInstant('2026-03-05T00:00:00.000Z'), [row, row])).toBe(false);
    expect(await table.totals.read('p', 2026)).toEqual({ asOfAt: '2026-03-05T00:00:00.000Z', rows: [{ ...row, count: 3, amountFen: 15 }] });
  });
});
