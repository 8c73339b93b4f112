import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoEnterprises } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';

const firstInvention = demoProgrammes[2]!;
const interest = demoProgrammes[0]!;
const countIn = (cityCode: string): number => demoEnterprises.filter((enterprise) => enterprise.cityCode === cityCode).length;
/** After so many serials the same enterprise comes again. */
const enterprisesIn = { guangzhou: countIn('440100'), xiamen: countIn('350200') };

describe('审定一批', () => {
  let opened: TestWorld;
  let accounts: readonly [string, string];
  beforeAll(async () => {
    opened = await openTestWorld();
    accounts = [await money.appropriate(opened.world, firstInvention, 10_000_000, 'first'), await money.appropriate(opened.world, interest, 100_000_000, 'interest')];
  });
  afterAll(() => opened.stop());

  const reviewed = async (programme: typeof interest, serial: number) => {
    const story = await tell.draft(opened.world, programme, serial, 'decide');
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    return story;
  };

  it('funds a first invention once in an enterprise life, even when two cases were reviewed side by side', async () => {
    const [one, other] = [await reviewed(firstInvention, 1), await reviewed(firstInvention, 1 + enterprisesIn.guangzhou)];
    expect(one.enterprise.creditCode).toBe(other.enterprise.creditCode);
    await money.decide([one], accounts[0], '演示纪要〔2026〕1号');
    await expect(money.decide([other], accounts[0], '演示纪要〔2026〕2号')).rejects.toThrow();
    const { application } = await opened.world.as('guangzhou-approver').call('getCase', { parameters: { applicationId: other.applicationId } });
    expect([application.state, application.decision]).toEqual(['awaiting_decision', null]);
  });

  it('carries on with the rest of a list that was sent before, reserves nothing twice, and refuses another list under its key', async () => {
    const approver = opened.world.as('xiamen-approver');
    const stories = [await reviewed(interest, 1), await reviewed(interest, 2)];
    const entries = await Promise.all(stories.map(async (story) => ({
      applicationId: story.applicationId, expectedVersion: story.version, outcome: 'grant' as const,
      amountFen: (await approver.call('getCase', { parameters: { applicationId: story.applicationId } })).application.reviewedFen ?? 0,
    })));
    const body = { programmeId: interest.programmeId, accountId: accounts[1], documentNumber: '演示纪要〔2026〕3号', decidedOn: opened.world.today(), noticeOpensOn: money.workingDaysLater(opened.world, 1), attendees: ['甲'], recusals: [], entries };
    const first = await approver.call('decideList', { body, idempotencyKey: 'list-1' });
    const again = await approver.call('decideList', { body, idempotencyKey: 'list-1' });
    expect(again).toEqual(first);
    const account = await opened.system.repositories.ledger.readAccount(accounts[1]);
    expect(account?.balances.reserved).toBe(entries.reduce((sum, entry) => sum + entry.amountFen, 0));
    await expect(approver.call('decideList', { body: { ...body, documentNumber: '演示纪要〔2026〕4号' }, idempotencyKey: 'list-1' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('answers a list that is sent twice at the same moment the same both times, and reserves once', async () => {
    const approver = opened.world.as('xiamen-approver');
    const story = await reviewed(interest, 4);
    const { application } = await approver.call('getCase', { parameters: { applicationId: story.applicationId } });
    const amountFen = application.reviewedFen ?? 0;
    const body = {
      programmeId: interest.programmeId, accountId: accounts[1], documentNumber: '演示纪要〔2026〕6号', decidedOn: opened.world.today(), noticeOpensOn: money.workingDaysLater(opened.world, 1), attendees: ['甲'], recusals: [],
      entries: [{ applicationId: story.applicationId, expectedVersion: story.version, outcome: 'grant' as const, amountFen }],
    };
    const before = (await opened.system.repositories.ledger.readAccount(accounts[1]))?.balances.reserved ?? 0;
    const [one, other] = await Promise.all([approver.call('decideList', { body, idempotencyKey: 'list-2' }), approver.call('decideList', { body, idempotencyKey: 'list-2' })]);
    expect(one).toEqual(other);
    expect(one.results[0]?.problem).toBeNull();
    expect((await opened.system.repositories.ledger.readAccount(accounts[1]))?.balances.reserved).toBe(before + amountFen);
  });

  it('decides nothing above what was reviewed, and nothing by who reviewed it', async () => {
    const story = await reviewed(interest, 3);
    const approver = opened.world.as('xiamen-approver');
    const { application } = await approver.call('getCase', { parameters: { applicationId: story.applicationId } });
    const entry = { applicationId: story.applicationId, expectedVersion: story.version, outcome: 'grant' as const, amountFen: (application.reviewedFen ?? 0) + 1 };
    const body = { programmeId: interest.programmeId, accountId: accounts[1], documentNumber: '演示纪要〔2026〕5号', decidedOn: opened.world.today(), noticeOpensOn: money.workingDaysLater(opened.world, 1), attendees: ['甲'], recusals: [], entries: [entry] };
    const { results } = await approver.call('decideList', { body });
    expect(results[0]?.problem?.code).toBe('amount_above_reviewed');
    await expect(opened.world.as('xiamen-second').call('decideList', { body })).rejects.toMatchObject({ status: 403 });
  });
});
