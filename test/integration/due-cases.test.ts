import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dailyRun } from '../../functions/daily/daily-run';
import { queueDueCases } from '../../functions/daily/queue-due-cases';
import { workOffBatch } from '../../functions/deadlines/work-off-batch';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import { dueMessage } from '../../shared/casework/due-message';
import { randomIds } from '../../shared/integrations/random-ids';
import { hashing } from '../../shared/integrations/sha256';
import { openDecidedCases } from '../builders/decided-cases';
import type { DecidedCases } from '../builders/decided-cases';
import type { TestWorld } from '../builders/demo-world';
import { memoryFiles } from '../builders/money-world';

const programme = demoProgrammes[0]!;

describe('due cases over a queue', () => {
  let opened: TestWorld;
  let cases: DecidedCases;
  beforeAll(async () => {
    cases = await openDecidedCases(programme, 'queue');
    ({ opened } = cases);
  });
  afterAll(() => opened.stop());
  const filed = () => cases.filed();
  const decided = () => cases.decided();
  const dependencies = () => ({ ...opened.system.repositories, clock: opened.system.clock, ids: randomIds, hashing, demoMode: true, files: memoryFiles(), reconcileQueue: { put: () => Promise.resolve() } });
  const said: string[] = [];
  const log = { warn: (message: string) => { said.push(message); }, error: (message: string) => { said.push(message); } };
  const batchOf = (bodies: readonly string[]) => ({ Records: bodies.map((body, index) => ({ messageId: `m-${index}`, body })) }) as unknown as Parameters<ReturnType<typeof workOffBatch>>[0];

  it('finds what is due and moves nothing itself; the worker moves each once, however often it is told', async () => {
    const due = [await decided(), await decided()];
    const late = await filed();
    opened.system.clock.advanceTo(due[1]!.opensOn);
    const sent: string[] = [];
    const run = dailyRun(dependencies(), queueDueCases({ put: (messages) => { sent.push(...messages); return Promise.resolve(); } }));
    const report = await run();
    expect([report.handedOver, report.actions, report.refused]).toEqual([sent.length, {}, []]);
    expect(sent).toEqual(expect.arrayContaining(due.map(({ story }) => dueMessage(story.applicationId))));
    for (const { story } of due) expect(await money.refresh(story)).toBe('awaiting_decision');

    const work = workOffBatch(dependencies(), log);
    expect(await work(batchOf([...sent, ...sent]))).toEqual({ batchItemFailures: [] });
    for (const { story } of due) expect(await money.refresh(story)).toBe('public_notice');
    const versions = due.map(({ story }) => story.version);
    await work(batchOf(sent));
    for (const { story } of due) await money.refresh(story);
    expect(due.map(({ story }) => story.version)).toEqual(versions);
    expect(await money.refresh(late)).toBe('submitted');
  });

  it('stays on a day whose cases the queue did not take', async () => {
    const before = await opened.system.repositories.dailyRuns.lastFinishedOn();
    const { opensOn } = await decided();
    opened.system.clock.advanceTo(opensOn);
    await expect(dailyRun(dependencies(), queueDueCases({ put: () => Promise.reject(new Error('the queue is away')) }))()).rejects.toThrow('the queue is away');
    expect(await opened.system.repositories.dailyRuns.lastFinishedOn()).toBe(before);
    await opened.system.runDaily();
  });

  it('answers for each case of a batch: what cannot be read or done comes again, the others are done', async () => {
    const { story, opensOn } = await decided();
    opened.system.clock.advanceTo(opensOn);
    const broken = { ...dependencies(), applications: { ...opened.system.repositories.applications, read: (id: string) => (id === 'broken' ? Promise.reject(new Error('unreadable')) : opened.system.repositories.applications.read(id)) } };
    const answer = await workOffBatch(broken, log)(batchOf(['nonsense', '{"case":1}', dueMessage('broken'), dueMessage(story.applicationId), dueMessage('no-such-case')]));
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m-0', 'm-1', 'm-2']);
    expect(await money.refresh(story)).toBe('public_notice');
  });
});
