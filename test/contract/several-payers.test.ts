import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { officerOf } from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { openContractWorld } from './contract-world';
import type { ContractWorld } from './contract-world';

jest.setTimeout(60_000);

const [programme] = demoProgrammes as readonly [(typeof demoProgrammes)[number]];
let world: ContractWorld;
beforeAll(async () => { world = await openContractWorld(); }, 60_000);
afterAll(() => world.stop());

const finance = () => officerOf(world.world, programme, 'finance');

let lines = 0;
/** Money of the city or of a district for the programme, put in force by two people: each time another line of its document. */
const budgetOf = async (payerRegionCode: string, source: 'city' | 'district', amountFen: number): Promise<string> => {
  const proposed = await finance().call('proposeAppropriation', {
    body: { programmeId: programme.programmeId, fiscalYear: 2026, payerRegionCode, budgetDocumentNumber: `测试指标（${payerRegionCode}）〔2026〕1号`, source, carriedOver: false, amountFen, documentLine: `第${(lines += 1)}项` },
  });
  await officerOf(world.world, programme, 'checker').call('approveAppropriation', { parameters: { appropriationId: proposed.appropriationId }, body: {} });
  return proposed.accountId;
};
const balances = async (accountId: string) => {
  const { items } = await officerOf(world.world, programme, 'auditor').call('listAccounts', { query: { programmeId: programme.programmeId } });
  return items.find((account) => account.accountId === accountId)?.balancesFen;
};
const caseOf = (story: Story) => officerOf(world.world, programme, 'auditor').call('getCase', { parameters: { applicationId: story.applicationId } });
const listOf = (story: Story, amountFen: number, payers: object) => ({
  programmeId: programme.programmeId, documentNumber: '测试纪要〔2026〕1号', decidedOn: world.world.today(), noticeOpensOn: money.workingDaysLater(world.world, 1), attendees: ['测试'], recusals: [],
  entries: [{ applicationId: story.applicationId, expectedVersion: story.version, outcome: 'grant' as const, amountFen }], ...payers,
});
const reviewed = async (serial: number): Promise<Story> => {
  const story = await tell.draft(world.world, programme, serial, 'payers');
  await tell.submit(story);
  await tell.accept(story);
  await tell.reviewAll(story);
  return story;
};

describe('a case that the city and its district pay together', () => {
  it('is decided by shares, paid by two batches, one bounced and sent again alone, and clawed back from both', async () => {
    const story = await reviewed(1);
    const district = story.enterprise.districtCode;
    const [city, own] = [await budgetOf(programme.cityCode, 'city', 10_000_000), await budgetOf(district, 'district', 10_000_000)];
    const amountFen = (await caseOf(story)).application.reviewedFen ?? 0;
    const shareFen = Math.floor((amountFen * 35) / 100);

    const refuse = async (payers: object): Promise<unknown> => {
      const { code, json } = await world.send('xiamen-approver', 'decideList', { body: listOf(story, amountFen, payers) });
      return code ?? json;
    };
    expect(await refuse({ payers: [{ accountId: city, sharePercent: '65' }, { accountId: own, sharePercent: '34.99' }] })).toBe('payer_shares_invalid');
    expect(await refuse({ payers: [{ accountId: city }, { accountId: own }] })).toMatchObject({ results: [{ problem: { code: 'payer_shares_invalid' } }] });
    expect(await refuse({})).toBe('payer_shares_invalid');
    expect(await refuse({ payers: [{ accountId: city, sharePercent: '65' }, { accountId: 'nobody', sharePercent: '35' }] })).toBe('account_unknown');

    const decided = await officerOf(world.world, programme, 'approver').call('decideList', { body: listOf(story, amountFen, { payers: [{ accountId: city, sharePercent: '65' }, { accountId: own, sharePercent: '35' }] }) });
    expect(decided.results.map(({ problem }) => problem)).toEqual([null]);
    expect([await balances(city), await balances(own)]).toMatchObject([{ reserved: amountFen - shareFen }, { reserved: shareFen }]);
    await world.world.advanceTo(money.workingDaysLater(world.world, 1));
    await world.world.advanceTo(money.dayAfterNotice(world.world.today()));
    await money.refresh(story);
    await tell.approve(story);

    const release = (accountId: string, documentNumber: string) => finance().call('releaseFunds', { body: { documentNumber, accountId, cases: [{ applicationId: story.applicationId, expectedVersion: story.version }] } });
    expect((await release(city, '市财〔2026〕1号')).results).toMatchObject([{ state: 'awaiting_payee', problem: null }]);
    await money.refresh(story);
    expect((await release(city, '市财〔2026〕2号')).results).toMatchObject([{ problem: { code: 'funds_already_released' } }]);
    await money.confirmPayee(story);
    const early = await world.send('xiamen-finance', 'createBatch', { body: { programmeId: programme.programmeId, accountId: own, fundDocumentNumber: '区财〔2026〕1号', cases: [{ applicationId: story.applicationId, expectedVersion: story.version }] } });
    expect([early.code, JSON.stringify(early.json)]).toEqual(['batch_empty', expect.stringContaining('funds_not_released')]);
    await release(own, '区财〔2026〕1号');
    await money.refresh(story);

    const cityBatch = await money.makeBatch([story], city, '市财〔2026〕1号');
    await money.refresh(story);
    const ownBatch = await money.makeBatch([story], own, '区财〔2026〕1号');
    expect([cityBatch.totalFen, ownBatch.totalFen, ownBatch.members[0]?.endToEndId]).toEqual([amountFen - shareFen, shareFen, `${story.applicationId}.2-01`]);
    for (const batch of [cityBatch, ownBatch]) await money.approveBatch(world.world, programme, batch);
    expect(await money.refresh(story)).toBe('disbursing');
    await money.recordResults(world.world, programme, ownBatch, [story.applicationId]);
    await money.recordResults(world.world, programme, cityBatch, []);
    expect(await money.refresh(story)).toBe('payment_failed');
    expect((await story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } })).parts).toEqual([
      { payerRegionCode: programme.cityCode, fiscalYear: 2026, amountFen: amountFen - shareFen, balance: 'paid', returned: false, carriedFromYear: null, offset: null },
      { payerRegionCode: district, fiscalYear: 2026, amountFen: shareFen, balance: 'committed', returned: true, carriedFromYear: null, offset: null },
    ]);
    const again = await money.makeBatch([story], own, '区财〔2026〕1号');
    expect(again.members[0]?.endToEndId).toBe(`${story.applicationId}.2-02`);
    await money.approveBatch(world.world, programme, again);
    await money.recordResults(world.world, programme, again, []);
    expect(await money.refresh(story)).toBe('paid');

    await finance().call('demandClawback', { parameters: { applicationId: story.applicationId }, body: { expectedVersion: story.version, kind: 'fraud', amountFen, reason: '（测试）', evidence: '（测试）', basis: '（测试）' } });
    await money.refresh(story);
    await finance().call('recordRecovery', { parameters: { applicationId: story.applicationId }, body: { expectedVersion: story.version, amountFen, voucherNumber: 'V-9', receivedOn: world.world.today() } });
    expect(await money.refresh(story)).toBe('clawed_back');
    expect([await balances(city), await balances(own)]).toMatchObject([
      { committed: 0, payable: 0, paid: amountFen - shareFen, receivable: 0, recovered: amountFen - shareFen }, { committed: 0, payable: 0, paid: shareFen, receivable: 0, recovered: shareFen },
    ]);
    await world.system.drain();
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });

  it('is not decided when one of them lacks the money, and says how much', async () => {
    const story = await reviewed(2);
    const district = story.enterprise.districtCode;
    const [city, own] = [await budgetOf(programme.cityCode, 'city', 10_000_000), await budgetOf(district, 'city', 1)];
    const amountFen = (await caseOf(story)).application.reviewedFen ?? 0;
    const before = [await balances(city), await balances(own)];
    const payers = [{ accountId: city, sharePercent: '1' }, { accountId: own, sharePercent: '99' }];
    const decided = await officerOf(world.world, programme, 'approver').call('decideList', { body: listOf(story, amountFen, { payers }) });
    expect(decided.results.map(({ problem }) => problem?.code)).toEqual(['account_balance_insufficient']);
    expect([await balances(city), await balances(own)]).toEqual(before);
  });
});
