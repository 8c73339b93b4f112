import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoAccounts } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import { workingDaysLater } from '../../local/demo/money-story';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';

const interest = demoProgrammes[0]!;

describe('工作台', () => {
  let opened: TestWorld;
  let stories: readonly Story[];
  const workbench = (accountId: string) => opened.world.as(accountId).call('getWorkbench', {});
  const sum = (items: readonly { readonly role: string; readonly state: string; readonly total: number }[], role: string, state: string) =>
    items.filter((item) => item.role === role && item.state === state).reduce((total, item) => total + item.total, 0);

  beforeAll(async () => {
    opened = await openTestWorld();
    stories = await Promise.all([1, 2, 3, 7].map((serial) => tell.draft(opened.world, interest, serial, 'bench')));
    for (const story of stories) await tell.submit(story);
    await tell.accept(stories[2]!);
  });
  afterAll(() => opened.stop());

  it('counts for each duty what waits for it, over all districts of the territory', async () => {
    const intake = await workbench('xiamen-intake');
    expect(sum(intake.items, 'intake_officer', 'submitted')).toBe(3);
    expect(new Set(intake.items.map(({ state }) => state))).toEqual(new Set(['submitted']));
    expect(intake.districtCodes).toContain('350203');
    expect(intake.items.every(({ more, mine, unclaimed, total }) => !more && mine === 0 && unclaimed === total)).toBe(true);
    const first = await workbench('xiamen-first');
    expect(sum(first.items, 'district_reviewer', 'accepted')).toBe(1);
    // It is not the second reviewer's turn, and another city hears of nothing.
    expect((await workbench('xiamen-second')).items).toEqual([]);
    expect((await workbench('shenzhen-intake')).items).toEqual([]);
    expect(sum((await workbench('xiamen-head')).items, 'head_of_stage', 'submitted')).toBe(3);
  });

  it('shows the queue of all districts by deadline, of one district, and of a holder', async () => {
    const intake = opened.world.as('xiamen-intake');
    const queue = (query: Record<string, string>) => intake.call('getReviewQueue', { query: { state: 'submitted', ...query } });
    await tell.claim(stories[0]!, 'intake');
    expect((await queue({})).items).toHaveLength(3);
    expect((await queue({ holder: 'mine' })).items.map(({ applicationId }) => applicationId)).toEqual([stories[0]!.applicationId]);
    expect((await queue({ holder: 'nobody' })).items).toHaveLength(2);
    expect((await queue({ districtCode: stories[1]!.enterprise.districtCode })).items.every(({ districtCode }) => districtCode === stories[1]!.enterprise.districtCode)).toBe(true);
    expect((await queue({ programmeId: 'another-programme' })).items).toEqual([]);
    await expect(queue({ districtCode: '440304' })).rejects.toMatchObject({ status: 403 });
    expect((await workbench('xiamen-intake')).items.reduce((mine, item) => mine + item.mine, 0)).toBe(1);
  });

  it('tells overdue from soon when days pass', async () => {
    const { items } = await workbench('xiamen-intake');
    const [soonest] = (await opened.world.as('xiamen-intake').call('getReviewQueue', { query: { state: 'submitted' } })).items;
    expect(items.reduce((count, item) => count + item.overdue, 0)).toBe(0);
    expect(soonest?.dueOn).not.toBeNull();
    await opened.world.advanceTo(workingDaysLater(opened.world, (soonest?.workingDaysLeft ?? 0) + 1));
    const later = await workbench('xiamen-intake');
    expect(later.items.reduce((count, item) => count + item.overdue, 0)).toBe(3);
    expect(later.items.every(({ dueSoon }) => dueSoon === 0)).toBe(true);
  });

  it('tells officers by name who had the case in hand, and the enterprise only in which capacity', async () => {
    const { officerNames, timeline } = await opened.world.as('xiamen-first').call('getCase', { parameters: { applicationId: stories[2]!.applicationId } });
    expect(officerNames).toEqual([{ userId: 'xiamen-intake', name: demoAccounts.find(({ accountId }) => accountId === 'xiamen-intake')?.displayName }]);
    expect(timeline.some(({ userId }) => userId === 'xiamen-intake')).toBe(true);
    const { items } = await stories[2]!.applicant.call('getTimeline', { parameters: { applicationId: stories[2]!.applicationId } });
    expect(JSON.stringify(items)).not.toMatch(/xiamen-intake|演示）/);
    expect(items.map(({ by }) => by)).toContain('intake_officer');
  });

  it('shows neighbours of the same enterprise with the papers they share, and hides drafts', async () => {
    const { items, hidden, more } = await opened.world.as('xiamen-first').call('getCaseNeighbours', { parameters: { applicationId: stories[0]!.applicationId } });
    expect(stories[0]!.enterprise.creditCode).toBe(stories[3]!.enterprise.creditCode);
    expect(items.map(({ applicationId, sameEnterprise }) => [applicationId, sameEnterprise])).toEqual([[stories[3]!.applicationId, true]]);
    expect([hidden, more]).toEqual([0, false]);
    await tell.draft(opened.world, interest, 13, 'bench');
    expect((await opened.world.as('xiamen-first').call('getCaseNeighbours', { parameters: { applicationId: stories[0]!.applicationId } })).items).toHaveLength(1);
  });
});
