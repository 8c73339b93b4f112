import { beforeEach, describe, expect, it } from '@jest/globals';
import { brandInstant, brandLocalDate } from '../../shared/domain/brands';
import { fen } from '../../shared/domain/money';
import type { Problem } from '../../shared/domain/problem';
import { buildCatalogue, type Catalogue } from '../../shared/domain/rules/catalogue';
import { sha256 } from '../../shared/integrations/sha256';
import { catalogueChunkKey } from '../../shared/persistence/keys';
import { pack } from '../../shared/persistence/stored-body';
import type { NoticeEntry, PaymentBatch } from '../../shared/ports/money';
import { connect, withTable, type TestTable } from './harness';
import { appropriate, appropriation, firstEnterprise, sampleAccount, sampleProgramme, siming } from './sample-cases';

let table: TestTable;
beforeEach(async () => { table = await withTable(); });
const codeOf = async (attempt: Promise<unknown>): Promise<string> => attempt.then(() => 'no problem', (error: unknown) => (error as Problem).code);
const at = brandInstant('2026-01-06T02:00:00.000Z');

describe('people', () => {
  const grant = { role: 'finance_officer', regionCode: siming, programmeId: null, fromOn: brandLocalDate('2026-01-01'), toOn: null, deputyForUserId: null } as const;

  it('gives all authority of one person at once, and nobody else’s', async () => {
    const mandate = { creditCode: firstEnterprise, enterpriseName: '示例', capacity: 'handler', fromOn: brandLocalDate('2026-01-01'), toOn: null } as const;
    await table.people.saveGrant('u1', grant);
    await table.people.saveMandate('u1', mandate);
    await table.people.saveAffiliation('u1', firstEnterprise);
    await table.people.saveGrant('u2', grant);
    expect(await table.people.authorityOf('u1')).toEqual({ userId: 'u1', grants: [grant], mandates: [mandate], affiliatedCreditCodes: [firstEnterprise] });
    expect((await table.people.authorityOf('u3')).grants).toEqual([]);
  });

  it('knows officers by name where one was noted, and gives nobody authority by it', async () => {
    await table.people.saveName('u1', '林晓岚');
    await table.people.saveName('u2', '陈志远');
    await table.people.saveName('u2', '陈志远（演示）');
    expect(await table.people.namesOf(['u1', 'u2', 'u3', 'u1'])).toEqual(new Map([['u1', '林晓岚'], ['u2', '陈志远（演示）']]));
    expect(await table.people.namesOf([])).toEqual(new Map());
    expect(await table.people.authorityOf('u1')).toEqual({ userId: 'u1', grants: [], mandates: [], affiliatedCreditCodes: [] });
  });

  it('ends a grant by saving it with its last day', async () => {
    await table.people.saveGrant('u1', grant);
    await table.people.saveGrant('u1', { ...grant, toOn: brandLocalDate('2026-02-01') });
    expect((await table.people.authorityOf('u1')).grants).toEqual([{ ...grant, toOn: '2026-02-01' }]);
  });
});

describe('catalogue snapshots', () => {
  const publication = (day: number) => ({ publishedAt: brandInstant(`2026-03-0${day}T01:00:00.000Z`), publishedBy: 'u1', reason: `number ${day}` });

  /** Random hex does not deflate, so that this one needs more than one item. */
  const sizeable = (name: string): Catalogue => {
    const noise = Array.from({ length: 14_000 }, (_, index) => sha256(`${name}${index}`)).join('');
    return buildCatalogue({ measures: [], series: [{ id: name, noise } as never], regions: [] }, sha256);
  };

  it('are read back by hash by another process, in chunks, checked against their hash', async () => {
    const catalogue = sizeable('one');
    await table.catalogues.publish(catalogue, null, publication(1));
    expect(await table.store.get(catalogueChunkKey(catalogue.catalogueHash, 1))).not.toBeNull();
    const elsewhere = connect(table.endpoint, table.tableName);
    expect((await elsewhere.catalogues.current()).content).toEqual(catalogue.content);
    await table.store.put({ TableName: table.tableName, Item: { ...catalogueChunkKey(catalogue.catalogueHash, 0), _et: 'document', schemaVersion: 1, body: pack({ measures: [], series: [], regions: [] }) } });
    await expect(connect(table.endpoint, table.tableName).catalogues.byHash(catalogue.catalogueHash)).rejects.toThrow();
    await expect(elsewhere.catalogues.byHash('0'.repeat(64))).rejects.toThrow('missing');
  });

  it('become current only after the one that was expected', async () => {
    const [one, two] = [buildCatalogue({ measures: [], series: [], regions: [] }, sha256), sizeable('two')];
    await table.catalogues.publish(one, null, publication(1));
    expect(await codeOf(table.catalogues.publish(two, null, publication(2)))).toBe('version_stale');
    await table.catalogues.publish(two, one.catalogueHash, publication(3));
    expect((await table.catalogues.current()).catalogueHash).toBe(two.catalogueHash);
    // The refused one left no record.
    expect(await table.catalogues.listVersions()).toEqual([{ ...publication(3), catalogueHash: two.catalogueHash }, { ...publication(1), catalogueHash: one.catalogueHash }]);
  });
});

describe('proposals and calls', () => {
  it('lets a proposal be decided once', async () => {
    const proposal = { proposalId: 'p1', programmeId: 'x', value: {} as never, proposedBy: 'u1', proposedAt: at, status: 'open', decidedBy: null } as const;
    await table.catalogues.saveProposal(proposal, null);
    expect(await codeOf(table.catalogues.saveProposal({ ...proposal, proposedBy: 'u9' }, null))).toBe('already_exists');
    await table.catalogues.saveProposal({ ...proposal, status: 'approved', decidedBy: 'u2' }, 'open');
    expect(await codeOf(table.catalogues.saveProposal({ ...proposal, status: 'refused', decidedBy: 'u3' }, 'open'))).toBe('version_stale');
    expect(await table.catalogues.listProposals('x')).toEqual([{ ...proposal, status: 'approved', decidedBy: 'u2' }]);
  });

  it('lists calls', async () => {
    const call = { callId: 'c1', programmeId: 'x', title: 't', documentNumber: 'd', opensOn: brandLocalDate('2026-01-01'), closesOn: brandLocalDate('2026-12-31'), fiscalYear: 2026, contact: 'c', openedBy: 'u' };
    await table.catalogues.saveCall(call);
    expect(await table.catalogues.listCalls()).toEqual([call]);
    expect(await table.catalogues.readCall('c2')).toBeNull();
  });
});

describe('budget instructions', () => {
  it('are booked once, and open the account they name', async () => {
    await appropriate(table.ledger, 500);
    expect(await codeOf(table.ledger.approveAppropriation(appropriation(500), 'user-h', at))).toBe('version_stale');
    expect((await table.ledger.listAccounts(sampleProgramme)).map((account) => [account.accountId, account.balances.available, account.version])).toEqual([[sampleAccount, 500, 1]]);
    expect((await table.ledger.listAppropriations(sampleProgramme)).map((instruction) => instruction.status)).toEqual(['approved']);
  });

  it('cut only what is still available', async () => {
    await appropriate(table.ledger, 500);
    expect(await codeOf(appropriate(table.ledger, -501, 'appropriation-2'))).toBe('account_balance_insufficient');
    await appropriate(table.ledger, -200, 'appropriation-3');
    expect((await table.ledger.readAccount(sampleAccount))?.balances.available).toBe(300);
  });

  it('do not mix money of another budget document into an account', async () => {
    await appropriate(table.ledger, 500);
    const other = { ...appropriation(1, 'appropriation-4'), budgetDocumentNumber: '另一文号' };
    await table.ledger.proposeAppropriation(other);
    expect(await codeOf(table.ledger.approveAppropriation(other, 'user-g', at))).toBe('already_exists');
  });

  it('must fit the account id, and are not made twice', async () => {
    await expect(table.ledger.proposeAppropriation({ ...appropriation(1), fiscalYear: 2027 })).rejects.toThrow('not one of programme');
    await table.ledger.proposeAppropriation(appropriation(1));
    expect(await codeOf(table.ledger.proposeAppropriation(appropriation(2)))).toBe('already_exists');
  });
});

describe('batches, lists, notices', () => {
  const batch: PaymentBatch = {
    batchId: 'b1', programmeId: 'x', accountId: 'acc', fundDocumentNumber: 'f', members: [{ applicationId: 'a', amountFen: fen(1), attempt: 1, endToEndId: 'a-01' }], totalFen: fen(1),
    membersHash: 'h', madeBy: 'u', madeAt: at, status: 'open', approvedBy: null, approvedAt: null, fileHash: null, terms: null, approvals: [], files: [],
  };

  it('replaces a batch only from the status that was seen, also when the answer got lost', async () => {
    await table.batches.createBatch(batch);
    table.faults.onNextWrites('lost_answer');
    await table.batches.updateBatch({ ...batch, status: 'approving' }, 'open');
    expect(await codeOf(table.batches.updateBatch({ ...batch, status: 'cancelled' }, 'open'))).toBe('version_stale');
    expect((await table.batches.listBatches('x')).map((found) => found.status)).toEqual(['approving']);
    expect(await codeOf(table.batches.createBatch({ ...batch, totalFen: fen(2) }))).toBe('already_exists');
  });

  it('shows the notices that are open on a day', async () => {
    const notice = (applicationId: string, opensOn: string, closesOn: string) => ({ applicationId, noticeNumber: `N-${applicationId}`, programmeId: 'x', enterpriseName: 'e', districtCode: siming, amountFen: fen(1), documentNumber: 'd', opensOn: brandLocalDate(opensOn), closesOn: brandLocalDate(closesOn) }) as unknown as NoticeEntry;
    for (const entry of [notice('past', '2026-02-01', '2026-02-09'), notice('last-day', '2026-02-20', '2026-03-02'), notice('future', '2026-03-03', '2026-03-09')]) await table.batches.saveNotice(entry);
    expect((await table.batches.listNotices(brandLocalDate('2026-03-02'))).map((entry) => entry.applicationId)).toEqual(['last-day']);
    expect(await table.batches.listNotices(null)).toHaveLength(3);
  });
});
