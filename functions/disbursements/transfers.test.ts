import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { programmeId } from '../../test/builders/application';
import { reconcileTable } from '../../test/builders/books';
import { cityBudget, crashingAt, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import { fen } from '../../shared/domain/money';
import { approveTransfer, refuseTransfer } from './decide-transfer';
import type { DisbursementDependencies } from './disbursement-context';
import { proposeTransfer } from './propose-transfer';

jest.setTimeout(120_000);

const maker = 'user-finance_officer';
const checker = 'user-finance_approver';
let world: MoneyWorld;
beforeEach(async () => { world = await openMoneyWorld(); });

const districts = [{ regionCode: '440402' as never, figures: ['2'] }, { regionCode: '440403' as never, figures: ['1'] }];
const propose = async (using: DisbursementDependencies = world.dependencies, key = 'transfer') => proposeTransfer(using)(world.by(maker, {
  fromAccountId: world.accountId, documentNumber: '珠财分〔2026〕1号', amountFen: fen(100), factors: [{ name: '质押融资额', weightPercent: '100', basis: '统计公报' }], districts,
}, {}, key));
const approve = async (transferId: string, using: DisbursementDependencies = world.dependencies) => approveTransfer(using)(world.by(checker, {}, { transferId }));
const available = async () => Object.fromEntries((await world.dependencies.ledger.listAccounts(programmeId)).map(({ payerRegionCode, balances }) => [payerRegionCode, balances.available]));
const entries = async (accountId: string) => { let count = 0; for await (const entry of world.dependencies.ledger.listEntries(accountId)) if (entry.amountFen <= 100) count += 1; return count; };
const booked = { 440400: 99_999_900, 440402: 67, 440403: 33 };

/** All is there once, and every book agrees. */
const expectBookedOnce = async (transferId: string, what: unknown): Promise<void> => {
  expect([what, await available()]).toEqual([what, booked]);
  expect([what, await entries(world.accountId)]).toEqual([what, 1]);
  expect((await world.dependencies.transfers.readTransfer(transferId))?.status).toBe('approved');
  expect((await reconcileTable(world.table, world.files)).differences).toEqual([]);
};

describe('a transfer to districts that is interrupted', () => {
  it.each(['before', 'after'] as const)('%s any write is booked whole and once when it is sent again', async (moment) => {
    for (let nth = 1; ; nth += 1) {
      world = await openMoneyWorld();
      const { dependencies: dying, crashed } = crashingAt(world.dependencies, nth, moment);
      await propose(dying).then(async ({ transferId }) => approve(transferId, dying)).catch(() => null);
      const { transferId } = await propose();
      await approve(transferId);
      await expectBookedOnce(transferId, [moment, nth]);
      if (!crashed()) return;
    }
  });

  it.each(['lost_answer', 'duplicate', 'conflict', 'throttle', 'server_error'] as const)('by %s at the table is booked whole and once', async (fault) => {
    for (const nth of [1, 2, 3]) {
      world = await openMoneyWorld();
      world.table.faults.onNextWrites(...Array.from({ length: nth }, (_, index) => (index === nth - 1 ? fault : null)));
      const { transferId } = await propose();
      await approve(transferId);
      world.table.faults.clear();
      await expectBookedOnce(transferId, [fault, nth]);
    }
  });

  it('while the table answers nothing leaves nothing half done', async () => {
    const { transferId } = await propose();
    world.table.faults.onEveryWrite('throttle');
    await expect(approve(transferId)).rejects.toThrow('busy');
    world.table.faults.clear();
    expect(await available()).toEqual({ 440400: 100_000_000 });
    await approve(transferId);
    await expectBookedOnce(transferId, 'after throttling');
  });

  it('and approved and refused at the same moment is one of the two', async () => {
    const { transferId } = await propose();
    const refuse = refuseTransfer(world.dependencies)(world.by(checker, { reason: '权重有误' }, { transferId }));
    const answers = await Promise.allSettled([approve(transferId), refuse]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const status = (await world.dependencies.transfers.readTransfer(transferId))?.status;
    expect(await available()).toEqual(status === 'approved' ? booked : { 440400: 100_000_000 });
    expect((await reconcileTable(world.table, world.files)).differences).toEqual([]);
  });

  it('never overdraws the payer, however many are approved at once', async () => {
    const half = async (key: string) => proposeTransfer(world.dependencies)(world.by(maker, { fromAccountId: world.accountId, documentNumber: `珠财分〔2026〕${key}号`, amountFen: fen(60_000_000), factors: [{ name: '件数', weightPercent: '100', basis: '公报' }], districts }, {}, key));
    const [one, other] = [await half('1'), await half('2')];
    const answers = await Promise.allSettled([approve(one.transferId), approve(other.transferId)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await available())[cityBudget.payerRegionCode]).toBe(40_000_000);
    expect((await reconcileTable(world.table, world.files)).differences).toEqual([]);
  });
});
