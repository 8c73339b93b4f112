import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { grantOf, guangzhou, xiangzhou, zhuhai } from '../../test/builders/actors';
import { programmeId } from '../../test/builders/application';
import { at, on } from '../../test/builders/calendar';
import { enterpriseName, fundDocumentNumber, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import type { ApplicationState } from '../../shared/domain/application/states';
import { fen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import { approveBatch } from './approve-batch';
import { createBatch } from './create-batch';
import { listAppropriations } from './list-appropriations';
import { listBatchMembers } from './list-batch-members';
import { proposeAppropriation } from './propose-appropriation';
import { findPaymentCase, getPaymentCase, listPaymentCases } from './read-payment-cases';
import { recordResults } from './record-results';

const maker = 'user-finance_officer';
const checker = 'user-finance_approver';
let world: MoneyWorld;

jest.setTimeout(60_000);

beforeEach(async () => {
  world = await openMoneyWorld();
});

const inquiry = <Parameters, Query>(userId: string, parameters: Parameters, query: Query) => ({ identity: { userId, name: userId }, parameters, query, body: null });
const list = (state: ApplicationState, more: { readonly limit?: number; readonly cursor?: string } = {}, userId = maker) => listPaymentCases(world.dependencies)(inquiry(userId, {}, { programmeId, state, limit: 25, ...more }));
const codeOf = async (promise: Promise<unknown>): Promise<string> => promise.then(() => 'no problem', (error: unknown) => (error instanceof Problem ? error.code : String(error)));

describe('cases as money sees them', () => {
  it('say how much, from which account, under which document, and what keeps them from a batch', async () => {
    const ready = await world.caseAt('payee_confirmed', fen(1_234_567));
    const waiting = await world.caseAt('awaiting_payee');
    world.table.clock.set(at('2026-03-20'));
    const { items, cursor } = await list('awaiting_payee');
    expect(cursor).toBeNull();
    expect(items.find(({ applicationId }) => applicationId === ready.applicationId)).toMatchObject({ enterpriseName, districtCode: xiangzhou, amountFen: 1_234_567, parts: [{ accountId: world.accountId, fundDocumentNumber, batchId: null, obstacle: null }] });
    expect(items.find(({ applicationId }) => applicationId === waiting.applicationId)?.parts[0]?.obstacle?.code).toBe('payee_not_confirmed');
  });

  it('come page by page, each once, whatever the size of a page', async () => {
    const made = [];
    for (let index = 0; index < 5; index += 1) made.push((await world.caseAt('approved')).applicationId);
    const found: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 50; page += 1) {
      const answer: Awaited<ReturnType<typeof list>> = await list('approved', { limit: 2, ...(cursor === null ? {} : { cursor }) });
      found.push(...answer.items.map(({ applicationId }) => applicationId));
      cursor = answer.cursor;
      if (cursor === null) break;
    }
    expect(cursor).toBeNull();
    expect(found.sort()).toEqual(made.sort());
    expect(await codeOf(list('approved', { cursor: 'nowhere~' }))).toBe('query_invalid');
  });

  it('are only those of the officer\'s territory, and never of an enterprise they are connected with', async () => {
    const seen = await world.caseAt('approved');
    await world.table.people.saveGrant('elsewhere', { ...grantOf('finance_officer'), regionCode: guangzhou });
    expect((await list('approved', {}, 'elsewhere')).items).toEqual([]);
    expect(await codeOf(getPaymentCase(world.dependencies)(inquiry('elsewhere', { applicationId: seen.applicationId }, {})))).toBe('not_found');
    await world.table.people.saveGrant('relative', grantOf('finance_officer'));
    await world.table.people.saveAffiliation('relative', seen.creditCode);
    expect((await list('approved', {}, 'relative')).items).toEqual([]);
    expect(await codeOf(getPaymentCase(world.dependencies)(inquiry('relative', { applicationId: seen.applicationId }, {})))).toBe('own_enterprise');
    expect(await codeOf(list('approved', {}, 'user-intake_officer'))).toBe('forbidden');
  });

  it('are found by receipt number too', async () => {
    const seen = await world.caseAt('approved');
    const found = await findPaymentCase(world.dependencies)(inquiry(checker, { receiptNumber: seen.receiptNumber ?? '' }, {}));
    expect(found).toMatchObject({ applicationId: seen.applicationId, obstacle: null });
    expect(await codeOf(findPaymentCase(world.dependencies)(inquiry(checker, { receiptNumber: 'nothing' }, {})))).toBe('not_found');
  });
});

describe('members of a batch', () => {
  it('stand unsettled until the treasury answered, and a failed order stays failed when it is sent again', async () => {
    const cases = [await world.caseAt('payee_confirmed', fen(100)), await world.caseAt('payee_confirmed', fen(200)), await world.caseAt('payee_confirmed', fen(300))];
    world.table.clock.set(at('2026-03-20'));
    const drawUp = async (applicationIds: readonly string[]) => {
      const heads = await Promise.all(applicationIds.map((applicationId) => world.dependencies.applications.read(applicationId)));
      const listed = heads.flatMap((head) => (head === null ? [] : [{ applicationId: head.applicationId, expectedVersion: head.version }]));
      return (await createBatch(world.dependencies)(world.by(maker, { programmeId, accountId: world.accountId, fundDocumentNumber, cases: listed }))).batch;
    };
    const batch = await drawUp(cases.map(({ applicationId }) => applicationId));
    const settlements = async (batchId: string) => (await listBatchMembers(world.dependencies)(inquiry(checker, { batchId }, {}))).items.map(({ settlement }) => settlement);
    expect(await settlements(batch.batchId)).toEqual([null, null, null]);
    await approveBatch(world.dependencies)(world.by(checker, { membersHash: batch.membersHash }, { batchId: batch.batchId }));
    expect(await settlements(batch.batchId)).toEqual(['awaiting', 'awaiting', 'awaiting']);
    const lines = batch.members.slice(0, 2).map((member, index) => ({ endToEndId: member.endToEndId, amountFen: member.amountFen, outcome: index === 0 ? ('paid' as const) : ('failed' as const), voucherNumber: `V-${index}`, settledOn: on('2026-03-20'), reason: index === 0 ? '' : '账号已销户' }));
    await recordResults(world.dependencies)(world.by(maker, { count: 2, totalFen: fen(300), lines }, { batchId: batch.batchId }));
    expect(await settlements(batch.batchId)).toEqual(['paid', 'failed', 'awaiting']);
    const results = (await listBatchMembers(world.dependencies)(inquiry(checker, { batchId: batch.batchId }, {}))).items.map(({ result }) => result);
    expect(results).toEqual([{ voucherNumber: 'V-0', settledOn: '2026-03-20', reason: '' }, { voucherNumber: 'V-1', settledOn: '2026-03-20', reason: '账号已销户' }, null]);
    const again = await drawUp([cases[1]?.applicationId ?? '']);
    await approveBatch(world.dependencies)(world.by(checker, { membersHash: again.membersHash }, { batchId: again.batchId }));
    expect(await settlements(batch.batchId)).toEqual(['paid', 'failed', 'awaiting']);
    expect(await settlements(again.batchId)).toEqual(['awaiting']);
  });
});

describe('budget instructions of a programme', () => {
  it('are listed before their account exists, the open ones first', async () => {
    const body = { programmeId, fiscalYear: 2026, payerRegionCode: zhuhai, budgetDocumentNumber: '珠财预〔2026〕99号', source: 'city' as const, carriedOver: false, amountFen: 5_000 };
    const proposed = await proposeAppropriation(world.dependencies)(world.by(maker, body));
    const { items } = await listAppropriations(world.dependencies)(inquiry(checker, {}, { programmeId }));
    expect(items.map(({ status }) => status)).toEqual(['open', 'approved']);
    expect(items[0]).toMatchObject({ appropriationId: proposed.appropriationId, budgetDocumentNumber: body.budgetDocumentNumber, amountFen: 5_000, madeBy: maker, decidedBy: null });
  });
});
