import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { officerOf } from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import type { OperationId } from '../../shared/contracts/route-table';
import { changedKeys, openContractWorld } from './contract-world';
import type { ContractWorld } from './contract-world';

jest.setTimeout(120_000);

const [programme] = demoProgrammes as readonly [(typeof demoProgrammes)[number]];
const { programmeId, cityCode } = programme;
let world: ContractWorld;
let accountId: string;
let confirmed: Story;
let noticed: Story;
beforeAll(async () => {
  world = await openContractWorld();
  accountId = await money.appropriate(world.world, programme, 500_000_00, 'year-end');
  const stories: Story[] = [];
  for (const nth of [1, 2]) {
    const story = await tell.draft(world.world, programme, nth, 'year-end');
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    stories.push(story);
  }
  [confirmed, noticed] = stories as [Story, Story];
  await money.decide([confirmed], accountId, '测试纪要〔2026〕1号');
  await world.world.advanceTo(money.workingDaysLater(world.world, 1));
  await world.world.advanceTo(money.dayAfterNotice(world.world.today()));
  await money.refresh(confirmed);
  await tell.approve(confirmed);
  await money.releaseFunds([confirmed], '测试下达〔2026〕1号');
  await money.confirmPayee(confirmed);
  await money.refresh(noticed);
  await money.decide([noticed], accountId, '测试纪要〔2026〕2号');
  await world.system.drain();
}, 120_000);
afterAll(() => world.stop());

const rule = { documentNumber: '测试结转〔2026〕1号', issuedOn: '2026-03-01', openParts: 'carry_over', remainder: 'lapse', returns: 'carry_over' };
const by = (account: string, operationId: OperationId, body: object | undefined, parameters: Readonly<Record<string, string>> = {}) => world.send(account, operationId, { ...(body === undefined ? {} : { body }), parameters });
const propose = (changes: object = {}) => by('xiamen-finance', 'proposeYearEnd', { accountId, cutOffOn: '2026-03-02', ...rule, ...changes });
const codeOf = async (asked: Promise<{ readonly code: string | null }>): Promise<string | null> => (await asked).code;
const sealOf = (answer: { readonly json: Readonly<Record<string, unknown>> }): string => (answer.json['seal'] as { readonly sealHash: string }).sealHash;

describe('the year end of a budget account', () => {
  it('asks for the modes: none is assumed', async () => {
    for (const missing of ['openParts', 'remainder', 'returns', 'documentNumber', 'issuedOn'] as const) {
      const before = await world.stored();
      const answer = await propose({ [missing]: undefined });
      expect([missing, answer.status, answer.json['field']]).toEqual([missing, 400, missing]);
      expect(changedKeys(before, await world.stored())).toEqual([]);
    }
  });

  it('is proposed, previewed, closed by another person, and then a closed fiscal year: a clear problem, nothing changed', async () => {
    const batch = await money.makeBatch([confirmed], accountId, '测试下达〔2026〕1号');
    const early = await propose();
    expect([early.code, String(early.json['detail'])]).toEqual(['year_end_batches_open', expect.stringContaining(batch.batchId)]);
    await by('xiamen-finance', 'cancelBatch', {}, { batchId: batch.batchId });
    const later = await propose({ cutOffOn: '2026-12-31' });
    const later_ = { runId: String(later.json['runId']) };
    expect(await codeOf(propose())).toBe('year_end_run_open');
    expect(await codeOf(by('xiamen-checker', 'approveYearEnd', { sealHash: sealOf(later) }, later_))).toBe('cut_off_not_reached');
    expect(await codeOf(by('xiamen-checker', 'continueYearEnd', {}, later_))).toBe('year_end_run_status');
    await by('xiamen-checker', 'cancelYearEnd', {}, later_);

    const run = await propose();
    const ofRun = { runId: String(run.json['runId']) };
    expect(await codeOf(by('xiamen-checker', 'approveYearEnd', { sealHash: '0'.repeat(64) }, ofRun))).toBe('year_end_members_changed');
    const { items } = await officerOf(world.world, programme, 'checker').call('listYearEndMembers', { parameters: { runId: String(run.json['runId']) }, query: { limit: 25 } });
    expect(items.map(({ balance }) => balance).sort()).toEqual(['committed', 'reserved']);
    const closed = await by('xiamen-checker', 'approveYearEnd', { sealHash: sealOf(run) }, ofRun);
    expect(closed.json).toMatchObject({ status: 'applied', nowFen: { available: 0, reserved: 0, committed: 0 } });

    await world.system.drain();
    await money.refresh(confirmed);
    const before = await world.stored();
    const budget = { programmeId, fiscalYear: 2026, payerRegionCode: String(cityCode), budgetDocumentNumber: '演示指标〔2026〕1号', source: 'city', carriedOver: false, amountFen: 1, documentNumber: '测试追加〔2026〕7号' };
    const listed = [{ applicationId: confirmed.applicationId, expectedVersion: confirmed.version }];
    const attempts: readonly (readonly [string, OperationId, object, Readonly<Record<string, string>>])[] = [
      ['xiamen-finance', 'proposeAppropriation', budget, {}],
      ['xiamen-finance', 'proposeAppropriation', { ...budget, budgetDocumentNumber: '测试指标〔2026〕77号' }, {}],
      ['xiamen-finance', 'proposeTransfer', { fromAccountId: accountId, documentNumber: '测试分配〔2026〕7号', amountFen: 1, factors: [{ name: '件数', weightPercent: '100', basis: '公报' }], districts: [{ regionCode: '350203', figures: ['1'] }] }, {}],
      ['xiamen-finance', 'createBatch', { programmeId, accountId, fundDocumentNumber: '测试下达〔2026〕1号', cases: listed }, {}],
      ['xiamen-finance', 'proposeYearEnd', { accountId, cutOffOn: '2026-03-02', ...rule }, {}],
    ];
    for (const [who, operationId, body, parameters] of attempts) {
      const answer = await by(who, operationId, body, parameters);
      expect([operationId, answer.status, answer.code, String(answer.json['detail'])]).toEqual([operationId, 409, 'fiscal_year_closed', expect.stringContaining('2026年度')]);
    }
    expect(changedKeys(before, await world.stored())).toEqual([]);
    expect(await codeOf(by('xiamen-finance', 'fundAnew', { expectedVersion: confirmed.version, accountId: String(closed.json['successorAccountId']), toAccountId: String(closed.json['successorAccountId']), documentNumber: '测试指标〔2027〕1号' }, { applicationId: confirmed.applicationId }))).toBe('funds_not_lapsed');
  });

  it('shows the applicant whose budget the money comes from, in plain words', async () => {
    const who = { parameters: { applicationId: confirmed.applicationId } };
    const detail = await confirmed.applicant.call('getApplication', who);
    expect(detail.parts).toEqual([{ payerRegionCode: String(cityCode), fiscalYear: 2027, amountFen: detail.parts[0]?.amountFen, balance: 'committed', returned: false, carriedFromYear: 2026, offset: null }]);
    const { items } = await confirmed.applicant.call('getTimeline', who);
    expect(items.map(({ saying }) => saying)).toContain('2026年度预算已结转，本项资金改由2027年度预算安排（测试结转〔2026〕1号），金额和办理进度不变');
  });

  it('pays a carried case from next year, or lets it lapse with the next one; all books agree', async () => {
    const parts = (await officerOf(world.world, programme, 'finance').call('getPaymentCase', { parameters: { applicationId: confirmed.applicationId } })).parts;
    const next = parts[0]?.accountId ?? '';
    expect(parts[0]?.carriedFrom).toBe(accountId);
    await money.refresh(confirmed);
    const batch = await money.makeBatch([confirmed], next, '测试下达〔2026〕1号');
    await money.approveBatch(world.world, programme, batch);
    await money.recordResults(world.world, programme, batch, [confirmed.applicationId]);
    const run = await propose({ accountId: next, cutOffOn: '2027-01-01', openParts: 'lapse', remainder: 'lapse', returns: 'lapse' });
    await world.world.advanceTo(money.demoDay('2027-01-01'));
    // The nightly run has opened a notice meanwhile; what it did moved no money.
    const closed = await by('xiamen-checker', 'approveYearEnd', { sealHash: sealOf(run) }, { runId: String(run.json['runId']) });
    expect(closed.json).toMatchObject({ status: 'applied', successorAccountId: null });
    await money.refresh(confirmed);
    const released = await officerOf(world.world, programme, 'finance').call('releaseFunds', { body: { documentNumber: '测试下达〔2027〕1号', cases: [{ applicationId: confirmed.applicationId, expectedVersion: confirmed.version }] } });
    expect(released.results[0]?.problem?.code).toBe('funds_lapsed');
    await world.system.drain();
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });
});
