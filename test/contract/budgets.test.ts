import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { demoProgrammes } from '../../local/demo/programmes';
import { officerOf } from '../../local/demo/story';
import { openContractWorld } from './contract-world';
import type { ContractWorld } from './contract-world';

jest.setTimeout(60_000);

const [programme] = demoProgrammes as readonly [(typeof demoProgrammes)[number]];
const { programmeId, cityCode } = programme;
let world: ContractWorld;
beforeAll(async () => { world = await openContractWorld(); }, 60_000);
afterAll(() => world.stop());

const finance = () => officerOf(world.world, programme, 'finance');
const checker = () => officerOf(world.world, programme, 'checker');
const budget = (changes: object) => ({ programmeId, fiscalYear: 2026, payerRegionCode: String(cityCode), budgetDocumentNumber: '测试指标〔2026〕11号', source: 'city' as const, carriedOver: false, amountFen: 1_000, ...changes });
const propose = (changes: object = {}) => finance().call('proposeAppropriation', { body: budget(changes) });
const approve = (appropriationId: string) => checker().call('approveAppropriation', { parameters: { appropriationId }, body: {} });
const stranger = (operationId: 'approveAppropriation' | 'refuseAppropriation' | 'proposeAppropriation', appropriationId: string, body: object) =>
  world.send('xiamen-checker', operationId, { parameters: { appropriationId }, body });

describe('a budget account', () => {
  it('grows and shrinks by instructions under documents of their own, each by two people, and shows them all', async () => {
    const first = await propose();
    await approve(first.appropriationId);
    const more = await propose({ documentNumber: '测试追加〔2026〕1号', amountFen: 500 });
    expect([more.accountId, more.documentNumber, more.budgetDocumentNumber]).toEqual([first.accountId, '测试追加〔2026〕1号', '测试指标〔2026〕11号']);
    await approve(more.appropriationId);
    const cut = await propose({ documentNumber: '测试调减〔2026〕1号', amountFen: -300 });
    await approve(cut.appropriationId);
    const { account, appropriatedFen, appropriations } = await finance().call('getAccount', { parameters: { accountId: first.accountId } });
    expect([account.balancesFen.available, appropriatedFen]).toEqual([1_200, 1_200]);
    expect(appropriations.map(({ documentNumber, amountFen, status, madeBy, decidedBy }) => [documentNumber, amountFen, status, madeBy, decidedBy])).toEqual([
      ['测试指标〔2026〕11号', 1_000, 'approved', 'xiamen-finance', 'xiamen-checker'],
      ['测试追加〔2026〕1号', 500, 'approved', 'xiamen-finance', 'xiamen-checker'],
      ['测试调减〔2026〕1号', -300, 'approved', 'xiamen-finance', 'xiamen-checker'],
    ]);
  });

  it('is never cut below what is free: the refusal says what is missing, and nothing changes', async () => {
    const first = await propose({ budgetDocumentNumber: '测试指标〔2026〕12号' });
    await approve(first.appropriationId);
    const cut = await propose({ budgetDocumentNumber: '测试指标〔2026〕12号', documentNumber: '测试调减〔2026〕2号', amountFen: -1_001 });
    const refused = await stranger('approveAppropriation', cut.appropriationId, {});
    expect([refused.status, refused.code, JSON.stringify(refused.json)]).toEqual([422, 'account_balance_insufficient', expect.stringContaining('0.01')]);
    expect((await finance().call('getAccount', { parameters: { accountId: first.accountId } })).account.balancesFen.available).toBe(1_000);
    await approve((await propose({ budgetDocumentNumber: '测试指标〔2026〕12号', documentNumber: '测试调减〔2026〕3号', amountFen: -1_000 })).appropriationId);
    expect((await finance().call('getAccount', { parameters: { accountId: first.accountId } })).account.balancesFen.available).toBe(0);
  });

  it('that is none is not cut, and money of another source or carried over is another account', async () => {
    const { status, code } = await world.send('xiamen-finance', 'proposeAppropriation', { body: budget({ budgetDocumentNumber: '没有这个指标〔2026〕1号', amountFen: -1 }) });
    expect([status, code]).toEqual([422, 'account_unknown']);
    const accounts = await Promise.all([propose({ documentNumber: '测试追加〔2026〕5号' }), propose({ source: 'province' }), propose({ carriedOver: true }), propose({ fiscalYear: 2027 }), propose({ payerRegionCode: '350203' })]);
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(5);
  });
});

describe('a document of several lines', () => {
  it('orders each line once: the same again is refused, whatever the amount, until it was refused itself', async () => {
    const first = await propose({ budgetDocumentNumber: '测试指标〔2026〕15号' });
    const again = (changes: object = {}) => world.send('xiamen-finance', 'proposeAppropriation', { body: budget({ budgetDocumentNumber: '测试指标〔2026〕15号', ...changes }) });
    const repeated = await again();
    expect([repeated.status, repeated.code, repeated.json['field'], String(repeated.json['detail'])]).toEqual([409, 'instruction_repeated', 'documentNumber', expect.stringContaining(first.appropriationId)]);
    expect((await again({ amountFen: 999 })).code).toBe('instruction_repeated');
    await approve(first.appropriationId);
    expect((await again()).code).toBe('instruction_repeated');
    const second = await again({ documentLine: '第2项' });
    expect([second.status, second.json['documentLine']]).toEqual([201, '第2项']);
    expect((await again({ documentLine: '第2项' })).code).toBe('instruction_repeated');
    await checker().call('refuseAppropriation', { parameters: { appropriationId: String(second.json['appropriationId']) }, body: { reason: '金额有误' } });
    expect((await again({ documentLine: '第2项', amountFen: 7 })).status).toBe(201);
    expect((await again({ amountFen: -1 })).status).toBe(201);
  });

  it('is booked once where two makers entered the same line at the same moment', async () => {
    const [one, other] = await Promise.all([propose({ budgetDocumentNumber: '测试指标〔2026〕16号' }), world.send('two-makers', 'proposeAppropriation', { body: budget({ budgetDocumentNumber: '测试指标〔2026〕16号' }) })]);
    const repeated = other.status === 201 ? String(other.json['appropriationId']) : null;
    await approve(one.appropriationId);
    if (repeated !== null) expect((await stranger('approveAppropriation', repeated, {})).code).toBe('instruction_repeated');
    expect((await finance().call('getAccount', { parameters: { accountId: one.accountId } })).appropriatedFen).toBe(1_000);
  });
});

describe('a proposed instruction', () => {
  it('waits in the list of what is open until a second person approves or refuses it, with the reason', async () => {
    const proposed = await propose({ budgetDocumentNumber: '测试指标〔2026〕13号' });
    const open = async () => (await checker().call('listAppropriations', { query: { programmeId, status: 'open' } })).items.map(({ appropriationId }) => appropriationId);
    expect(await open()).toContain(proposed.appropriationId);
    const own = await world.send('xiamen-finance', 'refuseAppropriation', { parameters: { appropriationId: proposed.appropriationId }, body: { reason: '填错了' } });
    expect([own.status, own.code]).toEqual([403, 'forbidden']);
    const refused = await checker().call('refuseAppropriation', { parameters: { appropriationId: proposed.appropriationId }, body: { reason: '文号与来文不符' } });
    expect([refused.status, refused.decidedBy, refused.reason]).toEqual(['refused', 'xiamen-checker', '文号与来文不符']);
    expect(await open()).not.toContain(proposed.appropriationId);
    expect((await stranger('refuseAppropriation', proposed.appropriationId, { reason: '文号与来文不符' })).status).toBe(200);
    for (const answer of [await stranger('approveAppropriation', proposed.appropriationId, {}), await stranger('refuseAppropriation', proposed.appropriationId, { reason: '另一个理由' })]) expect([answer.status, answer.code]).toEqual([409, 'version_stale']);
    expect((await world.send('xiamen-auditor', 'getAccount', { parameters: { accountId: proposed.accountId } })).status).toBe(404);
  });

  it('is not refused by somebody who is its maker as well', async () => {
    const { system } = world;
    const grants = await system.repositories.people.authorityOf('xiamen-checker');
    expect(grants.grants.map(({ role }) => role)).toEqual(['finance_approver']);
    for (const role of ['finance_officer', 'finance_approver'] as const) await system.repositories.people.saveGrant('two-hats', { ...grants.grants[0]!, role });
    const made = await world.send('two-hats', 'proposeAppropriation', { body: budget({ budgetDocumentNumber: '测试指标〔2026〕14号' }) });
    const refused = await world.send('two-hats', 'refuseAppropriation', { parameters: { appropriationId: String(made.json['appropriationId']) }, body: { reason: '自己退回' } });
    expect([refused.status, refused.code]).toEqual([403, 'maker_is_checker']);
  });
});

describe('a transfer to districts by weighted factors', () => {
  const transferOf = (fromAccountId: string, changes: object = {}) => ({
    fromAccountId, documentNumber: '测试分配〔2026〕9号', amountFen: 10_000,
    factors: [{ name: '质押融资额', weightPercent: '60', basis: '2025年统计公报' }, { name: '专利件数', weightPercent: '40', basis: '2025年统计公报' }],
    districts: [{ regionCode: '350203', figures: ['1.5', '1'] }, { regionCode: '350205', figures: ['3', '2'] }, { regionCode: '350206', figures: ['0', '4'] }], ...changes,
  });
  let lines = 0;
  const funded = async (budgetDocumentNumber: string): Promise<string> => {
    const proposed = await propose({ budgetDocumentNumber, amountFen: 20_000, documentLine: `第${(lines += 1)}项` });
    await approve(proposed.appropriationId);
    return proposed.accountId;
  };
  const availableOf = async (accountId: string) => (await finance().call('listAccounts', { query: { programmeId } })).items.find((account) => account.accountId === accountId)?.balancesFen.available ?? null;

  it('is proposed with each share explained, booked by a second person in one step, and adds up to the fen', async () => {
    const from = await funded('测试指标〔2026〕21号');
    const proposed = await finance().call('proposeTransfer', { body: transferOf(from) });
    expect(proposed.shares.map(({ regionCode, amountFen, exactFen, byFactorFen, oddFen }) => [regionCode, amountFen, exactFen, byFactorFen, oddFen])).toEqual([
      ['350203', 2_571, '2571.4285…', ['2000.0000', '571.4285…'], 0], ['350205', 5_143, '5142.8571…', ['4000.0000', '1142.8571…'], 1], ['350206', 2_286, '2285.7142…', ['0.0000', '2285.7142…'], 1],
    ]);
    expect(await availableOf(from)).toBe(20_000);
    const own = await world.send('xiamen-finance', 'approveTransfer', { parameters: { transferId: proposed.transferId }, body: {} });
    expect(own.code).toBe('forbidden');
    const approved = await checker().call('approveTransfer', { parameters: { transferId: proposed.transferId }, body: {} });
    expect([approved.status, approved.decidedBy]).toEqual(['approved', 'xiamen-checker']);
    expect(await checker().call('approveTransfer', { parameters: { transferId: proposed.transferId }, body: {} })).toEqual(approved);
    expect([await availableOf(from), ...(await Promise.all(approved.shares.map(({ accountId }) => availableOf(accountId))))]).toEqual([10_000, 2_571, 5_143, 2_286]);
    const late = await world.send('xiamen-checker', 'refuseTransfer', { parameters: { transferId: proposed.transferId }, body: { reason: '太晚了' } });
    expect([late.status, late.code]).toEqual([409, 'version_stale']);
    expect((await world.reconcile()).differences).toEqual([]);
  });

  it('that was refused books nothing, and one the account cannot bear any more is refused as a whole', async () => {
    const from = await funded('测试指标〔2026〕22号');
    const refused = await finance().call('proposeTransfer', { body: transferOf(from) });
    await checker().call('refuseTransfer', { parameters: { transferId: refused.transferId }, body: { reason: '权重有误' } });
    expect(await availableOf(from)).toBe(20_000);
    const [one, other] = [await finance().call('proposeTransfer', { body: transferOf(from, { amountFen: 15_000, documentNumber: '测试分配〔2026〕10号' }) }), await finance().call('proposeTransfer', { body: transferOf(from, { amountFen: 15_000, documentNumber: '测试分配〔2026〕11号' }) })];
    await checker().call('approveTransfer', { parameters: { transferId: one.transferId }, body: {} });
    const poor = await world.send('xiamen-checker', 'approveTransfer', { parameters: { transferId: other.transferId }, body: {} });
    expect([poor.status, poor.code]).toEqual([422, 'account_balance_insufficient']);
    expect([await availableOf(from), await availableOf(other.shares[0]?.accountId ?? '')]).toEqual([5_000, null]);
    expect((await checker().call('listTransfers', { query: { programmeId } })).items.map(({ status }) => status).sort()).toEqual(['approved', 'approved', 'open', 'refused']);
    expect((await world.reconcile()).differences).toEqual([]);
  });

  it.each([
    ['weights that do not add up', { factors: [{ name: '件数', weightPercent: '99.9', basis: '公报' }], districts: [{ regionCode: '350203', figures: ['1'] }] }, 'transfer_factors_invalid', 'factors'],
    ['a district named twice', { factors: [{ name: '件数', weightPercent: '100', basis: '公报' }], districts: [{ regionCode: '350203', figures: ['1'] }, { regionCode: '350203', figures: ['1'] }] }, 'transfer_factors_invalid', 'districts[1].regionCode'],
    ['a district of another city', { factors: [{ name: '件数', weightPercent: '100', basis: '公报' }], districts: [{ regionCode: '440305', figures: ['1'] }] }, 'transfer_factors_invalid', 'districts[0].regionCode'],
    ['a figure too many', { factors: [{ name: '件数', weightPercent: '100', basis: '公报' }], districts: [{ regionCode: '350203', figures: ['1', '2'] }] }, 'transfer_factors_invalid', 'districts[0].figures'],
    ['a figure that is none', { factors: [{ name: '件数', weightPercent: '100', basis: '公报' }], districts: [{ regionCode: '350203', figures: ['1,5'] }] }, 'decimal_invalid', 'factors[0].figures[0]'],
    ['more than the account holds', { amountFen: 20_001 }, 'account_balance_insufficient', 'amountFen'],
    ['an account that is none', { fromAccountId: 'no-such-account' }, 'account_unknown', 'fromAccountId'],
  ])('is refused for %s', async (_what, changes, code, field) => {
    const from = await funded('测试指标〔2026〕23号');
    const refused = await world.send('xiamen-finance', 'proposeTransfer', { body: transferOf(from, 'amountFen' in changes ? { amountFen: ((await availableOf(from)) ?? 0) + 1 } : changes) });
    expect([refused.code, refused.json['field'] ?? null]).toEqual([code, field]);
  });
});
