import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { openDecidedCases } from '../../test/builders/decided-cases';
import type { DecidedCases } from '../../test/builders/decided-cases';
import type { TestWorld } from '../../test/builders/demo-world';
import { parseLocalDate } from '../../shared/domain/local-date';

const [programme] = demoProgrammes;

describe('每日任务', () => {
  let opened: TestWorld;
  let cases: DecidedCases;
  beforeAll(async () => {
    cases = await openDecidedCases(programme!, 'daily');
    ({ opened } = cases);
  });
  afterAll(() => opened.stop());
  const filed = () => cases.filed();
  const decided = () => cases.decided();

  it('opens a notice on its day, closes it after the last day has ended, and approves nothing by itself', async () => {
    const { story, opensOn } = await decided();
    await opened.world.runDaily();
    expect(await money.refresh(story)).toBe('awaiting_decision');
    await opened.world.advanceTo(opensOn);
    expect(await money.refresh(story)).toBe('public_notice');
    const closesOn = (await story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } })).notice?.closesOn;
    await opened.world.advanceTo(parseLocalDate(closesOn!));
    expect((await story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } })).notice?.closed).toBe(false);
    await opened.world.advanceTo(money.dayAfterNotice(opensOn));
    const after = await story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } });
    expect([after.state, after.notice?.closed]).toEqual(['public_notice', true]);
  });

  it('catches up the days it missed: a notice whose night was skipped opens late and runs its full length', async () => {
    const { story, opensOn } = await decided();
    opened.system.clock.advanceTo(money.dayAfterNotice(opensOn));
    const report = await opened.system.runDaily();
    expect(report.actions).toEqual({ open_notice: 1 });
    const late = await story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } });
    expect(late.notice?.opensOn).toBe(opened.world.today());
    expect(late.notice?.closed).toBe(false);
  });

  it('does nothing twice when it runs twice', async () => {
    const { story, opensOn } = await decided();
    await opened.world.advanceTo(opensOn);
    const again = await opened.system.runDaily();
    expect(again.actions).toEqual({});
    expect(await money.refresh(story)).toBe('public_notice');
  });

  it('deems a silent applicant withdrawn only after the last day, and says so under the rule that lays it down', async () => {
    const story = await filed();
    await tell.claim(story, 'intake');
    await tell.requestCorrection(story, 'intake');
    await opened.world.advanceTo(money.workingDaysLater(opened.world, 10));
    expect(await money.refresh(story)).toBe('correction_requested');
    await opened.world.advanceTo(money.workingDaysLater(opened.world, 1));
    expect(await money.refresh(story)).toBe('deemed_withdrawn');
    const claims = await opened.system.repositories.applications.readClaims(story.applicationId);
    expect(claims.map((claim) => claim.status)).toEqual(claims.map(() => 'released'));
  });

  it('reports an acceptance that nobody did in time and leaves the case where it is', async () => {
    const story = await filed();
    const dueDay = money.workingDaysLater(opened.world, 6);
    opened.system.clock.advanceTo(dueDay);
    const report = await opened.system.runDaily();
    expect(report.overdue).toContain(story.applicationId);
    expect(await money.refresh(story)).toBe('submitted');
  });

  it('waives what was not collected in time and gives the money back to the budget', async () => {
    const { story, opensOn } = await decided();
    await opened.world.advanceTo(opensOn);
    await opened.world.advanceTo(money.dayAfterNotice(opensOn));
    await money.refresh(story);
    await tell.approve(story);
    await money.releaseFunds([story], '演示下达〔2026〕1号');
    const before = await opened.system.repositories.ledger.readAccount(cases.accountId);
    await opened.world.advanceTo(money.workingDaysLater(opened.world, 16));
    expect(await money.refresh(story)).toBe('waived');
    const after = await opened.system.repositories.ledger.readAccount(cases.accountId);
    expect(after!.balances.committed).toBeLessThan(before!.balances.committed);
    expect(after!.balances.available + after!.balances.committed).toBe(before!.balances.available + before!.balances.committed);
  });
});
