import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';

const interest = demoProgrammes[0]!;

describe('the determination a review stands on', () => {
  let opened: TestWorld;
  beforeAll(async () => { opened = await openTestWorld(); });
  afterAll(() => opened.stop());

  const accepted = async (serial: number) => {
    const story = await tell.draft(opened.world, interest, serial, 'review');
    await tell.submit(story);
    await tell.accept(story);
    return story;
  };
  const stored = async (applicationId: string) =>
    (await opened.system.repositories.applications.readDeterminations(applicationId)).map(({ madeAt, determination }) => ({ madeAt, amountFen: determination.amount.amountFen }));
  const reviewedFen = async (applicationId: string) => (await opened.system.repositories.applications.read(applicationId))?.reviewedFen;

  it('is the one before it while a stage changes nothing, and is not stored again', async () => {
    const { applicationId, ...story } = await accepted(1);
    await tell.reviewAll({ applicationId, ...story });
    const kept = await stored(applicationId);
    expect(kept.map(({ madeAt }) => madeAt)).toEqual(['submit', 'accept']);
    expect(await reviewedFen(applicationId)).toBe(kept[1]?.amountFen);
    expect(await opened.system.repositories.applications.readFindings(applicationId)).toHaveLength(2);
  });

  it('may be found on condition by condition, those that every programme has among them', async () => {
    const story = await accepted(3);
    const first = tell.officerOf(opened.world, interest, 'first');
    await tell.claim(story, 'first');
    const at = { parameters: { applicationId: story.applicationId } };
    const { application: { determination } } = await first.call('getCase', at);
    const conditionIds = [...new Set(determination?.conditions.map(({ conditionId }) => conditionId) ?? [])];
    expect(conditionIds).toEqual(expect.arrayContaining(['validity', 'other-funding']));
    await first.call('recordReview', { ...at, body: { expectedVersion: story.version, opinion: 'grant', conditionFindings: conditionIds.map((conditionId) => ({ conditionId, finding: 'met' as const, reason: '' })), lineFindings: [], comment: '' } });
    expect((await opened.system.repositories.applications.readFindings(story.applicationId)).map(({ conditionFindings }) => conditionFindings.map(({ conditionId }) => conditionId))).toEqual([conditionIds]);
  });

  it('gives its grounds to a refusal, with their clause', async () => {
    const story = await tell.draft(opened.world, interest, 4, 'review');
    await tell.submit(story);
    await tell.claim(story, 'intake');
    const at = { parameters: { applicationId: story.applicationId } };
    await tell.officerOf(opened.world, interest, 'intake').call('refuseAcceptance', { ...at, body: { expectedVersion: story.version, conditionIds: ['other-funding'], reason: '同一贷款已获区级贴息' } });
    const { refusal } = await story.applicant.call('getApplication', at);
    expect(refusal?.clauses).toEqual([expect.stringMatching(/^同一项目未获其他财政资助（.+）$/)]);
  });

  it('is stored anew by a stage that cuts a line, and the next stage stands on it', async () => {
    const story = await accepted(2);
    const full = (await stored(story.applicationId))[1]?.amountFen ?? 0;
    await tell.claim(story, 'first');
    const cut = await tell.officerOf(opened.world, interest, 'first').call('recordReview', {
      parameters: { applicationId: story.applicationId },
      body: { expectedVersion: story.version, opinion: 'grant', conditionFindings: [], lineFindings: [{ lineId: 'loan-1', finding: 'cut', toFen: full - 100, reason: '按银行清单核减' }], comment: '' },
    });
    story.version = cut.application.version;
    await tell.claim(story, 'second');
    await tell.review(story, 'second');
    expect(await stored(story.applicationId)).toEqual([expect.anything(), { madeAt: 'accept', amountFen: full }, { madeAt: 'record_review', amountFen: full - 100 }]);
    expect(await reviewedFen(story.applicationId)).toBe(full - 100);
  });
});
