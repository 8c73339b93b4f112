import { describe, expect, it } from '@jest/globals';
import { xiangzhou, zhuhai } from '../builders/actors';
import { on } from '../builders/calendar';
import { cityBudget, openMoneyWorld } from '../builders/money-world';
import type { MoneyWorld } from '../builders/money-world';
import { demoValue } from '../builders/procedure';
import { fen } from '../../shared/domain/money';
import { approveAppropriation } from '../../functions/disbursements/approve-appropriation';
import { proposeAppropriation } from '../../functions/disbursements/propose-appropriation';
import type { Application } from '../../shared/domain/application/application';
import { decideList } from '../../functions/reviews/decide-list';

const listOf = (application: Application, amountFen: number, payers: object) => ({
  programmeId: application.programmeId, documentNumber: '会议纪要〔2026〕9号', decidedOn: on('2026-03-09'), noticeOpensOn: on('2026-03-11'), attendees: ['甲'], recusals: [],
  entries: [{ applicationId: application.applicationId, expectedVersion: application.version, outcome: 'grant' as const, amountFen: fen(amountFen) }], ...payers,
});
const districtAccount = async (world: MoneyWorld, amountFen: number): Promise<string> => {
  const { accountId, appropriationId } = await proposeAppropriation(world.dependencies)(world.by('user-finance_officer', { ...cityBudget, payerRegionCode: xiangzhou, source: 'district' as const, amountFen }));
  await approveAppropriation(world.dependencies)(world.by('user-finance_approver', {}, { appropriationId }));
  return accountId;
};
const head = async (world: MoneyWorld, { applicationId }: Application) => (await world.dependencies.applications.read(applicationId))!;

describe('shares that the programme lays down by level', () => {
  it('are used where the list names none, and only for levels it has a share for', async () => {
    const world = await openMoneyWorld({ costShares: demoValue([{ level: 'city' as const, sharePercent: '70' }, { level: 'district' as const, sharePercent: '30' }]) });
    const own = await districtAccount(world, 10_000_000);
    const application = await world.caseAt('awaiting_decision', fen(1_000_003));
    const payers = { payers: [{ accountId: world.accountId }, { accountId: own }] };
    const { results } = await decideList(world.dependencies)(world.by('user-approver', listOf(application, 1_000_003, payers)));
    expect(results.map(({ problem }) => problem)).toEqual([null]);
    expect((await head(world, application)).parts.map(({ accountId, amountFen }) => [accountId, amountFen])).toEqual([[world.accountId, 700_003], [own, 300_000]]);
  });

  it('are not made up where there is no such rule, nor where the payer of the acceptance is left out', async () => {
    const world = await openMoneyWorld();
    const own = await districtAccount(world, 10_000_000);
    const application = await world.caseAt('awaiting_decision');
    const decide = async (payers: object) => (await decideList(world.dependencies)(world.by('user-approver', listOf(application, 1_000, payers)))).results[0]?.problem;
    expect((await decide({ payers: [{ accountId: world.accountId }, { accountId: own }] }))?.details.params).toEqual({ reason: 'unset' });
    expect((await decide({ accountId: world.accountId }))?.code).toBe('account_unknown'); // accepted with the district as its payer
    expect([application.pins?.payerRegionCode, zhuhai === xiangzhou]).toEqual([xiangzhou, false]);
    expect((await head(world, application)).state).toBe('awaiting_decision');
  });
});

describe('a budget that is used up', () => {
  it.each([['first_come', '按受理先后'], ['pro_rata', '按比例分配']] as const)('under %s holds the case over, says what is missing, and says so again to the same request', async (mode, words) => {
    const world = await openMoneyWorld({ shortage: demoValue({ mode, reviewAfterWorkingDays: 5 }) });
    const own = await districtAccount(world, 900);
    const application = await world.caseAt('awaiting_decision', fen(1_000));
    const request = world.by('user-approver', listOf(application, 1_000, { accountId: own }));
    const { results } = await decideList(world.dependencies)(request);
    expect(results.map(({ state, problem }) => [state, problem?.code, problem?.details.params?.['missingFen']])).toEqual([['held_over', 'account_balance_insufficient', 100]]);
    const again = await decideList(world.dependencies)(request);
    expect(again.results.map(({ state, problem }) => [state, problem?.code])).toEqual([['held_over', 'account_balance_insufficient']]);
    const held = await head(world, application);
    expect([held.parts, held.decision, held.deadline]).toEqual([[], null, { kind: 'hold_review', dueOn: '2026-03-16' }]);
    const events = await world.dependencies.applications.readEvents(application.applicationId);
    expect(events.filter(({ change }) => change.action === 'hold_over')).toHaveLength(1);
    expect(JSON.stringify(events.at(-1)?.change)).toContain(words);
    expect(JSON.stringify(events.at(-1)?.change)).toContain('尚缺1.00元');
  });

  it('without such a rule refuses and leaves the case where it is', async () => {
    const world = await openMoneyWorld();
    const own = await districtAccount(world, 900);
    const application = await world.caseAt('awaiting_decision', fen(1_000));
    const { results } = await decideList(world.dependencies)(world.by('user-approver', listOf(application, 1_000, { accountId: own })));
    expect(results.map(({ state, problem }) => [state, problem?.code])).toEqual([[null, 'account_balance_insufficient']]);
    expect((await head(world, application)).state).toBe('awaiting_decision');
  });
});
