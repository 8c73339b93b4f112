import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { demoEnterprises } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { brandCreditCode } from '../../shared/domain/brands';
import { parseLocalDate } from '../../shared/domain/local-date';
import { changedKeys, openContractWorld } from './contract-world';
import type { Answer, ContractWorld } from './contract-world';

jest.setTimeout(60_000);

const [xiamen] = demoProgrammes as readonly [(typeof demoProgrammes)[number]];
const { programmeId } = xiamen;
let world: ContractWorld;
let refused: Story;
let pleased: Story;
let draft: Story;
beforeAll(async () => {
  world = await openContractWorld();
  const filed = async (serial: number): Promise<Story> => {
    const story = await tell.draft(world.world, xiamen, serial, 'ratings');
    await tell.submit(story);
    await tell.refuseAcceptance(story);
    return story;
  };
  refused = await filed(1);
  pleased = await filed(2);
  draft = await tell.draft(world.world, xiamen, 3, 'ratings');
}, 60_000);
afterAll(() => world.stop());

/** Everything that is stored, once the stream has been projected. */
const settled = async (): ReturnType<ContractWorld['stored']> => {
  await world.system.drain();
  return world.stored();
};
const on = (story: Story) => ({ parameters: { applicationId: story.applicationId } });
const accountOf = (story: Story): string => `applicant-${demoEnterprises.indexOf(story.enterprise) + 1}`;
const rate = (story: Story, body: object, key?: string): Promise<Answer> => world.send(accountOf(story), 'rateService', { ...on(story), body, ...(key === undefined ? {} : { key }) });
const list = (account = 'xiamen-head'): Promise<Answer> => world.send(account, 'listRatings', { query: { programmeId } });
const answer = (story: Story, body: object, key?: string): Promise<Answer> => world.send('xiamen-head', 'answerRating', { ...on(story), body, ...(key === undefined ? {} : { key }) });
const seen = async (story: Story) => (await world.send(accountOf(story), 'getRating', on(story))).json;

describe('what applicants say of how they were served', () => {
  it('is said when there is an outcome, in one of five grades, without a change to the case', async () => {
    expect((await rate(draft, { grade: 'satisfied' })).code).toBe('rating_too_early');
    expect(await seen(draft)).toEqual({ mayRate: false, rating: null });
    expect(await seen(refused)).toEqual({ mayRate: true, rating: null });
    const before = await settled();
    const wrong = await rate(refused, { grade: 'so_so' });
    expect([wrong.status, wrong.json['field']]).toEqual([400, 'grade']);
    expect((await rate(refused, { grade: 'dissatisfied', comment: '长'.repeat(501) })).status).toBe(400);
    expect(changedKeys(before, await world.stored())).toEqual([]);
    expect((await rate(refused, { grade: 'dissatisfied', comment: '退回理由没有说清楚' }, 'once')).json).toMatchObject({ grade: 'dissatisfied', comment: '退回理由没有说清楚', answer: null });
    expect((await rate(pleased, { grade: 'very_satisfied' })).status).toBe(200);
    expect(changedKeys(before, await world.stored()).filter((key) => key.startsWith('APP#'))).toEqual([]);
  });

  it('counts once: the same request again says the same, another one is refused', async () => {
    const before = await settled();
    expect((await rate(refused, { grade: 'dissatisfied', comment: '退回理由没有说清楚' }, 'once')).status).toBe(200);
    expect((await rate(refused, { grade: 'satisfied', comment: '' }, 'once')).code).toBe('idempotency_key_reused');
    expect((await rate(refused, { grade: 'satisfied' })).code).toBe('rating_exists');
    expect(changedKeys(before, await world.stored())).toEqual([]);
    const fifty = await Promise.all(Array.from({ length: 20 }, () => rate(pleased, { grade: 'satisfied' })));
    expect(new Set(fifty.map(({ code }) => code))).toEqual(new Set(['rating_exists']));
  });

  it('reaches the head of the office when it is bad, and is counted by grade for whoever answers for the whole', async () => {
    const { items, counts } = (await list()).json;
    expect(items).toMatchObject([{ applicationId: refused.applicationId, status: 'open', grade: 'dissatisfied', comment: '退回理由没有说清楚', answer: null }]);
    expect(counts).toEqual({ very_satisfied: 1, satisfied: 0, fairly_satisfied: 0, dissatisfied: 1, very_dissatisfied: 0, answered: 0, not_adopted: 0 });
    expect((await list('xiamen-first')).code).toBe('forbidden');
    expect((await list('shenzhen-head')).json).toMatchObject({ items: [], counts: null });
  });

  it('of an enterprise one is connected with is neither read nor answered', async () => {
    await world.system.repositories.people.saveGrant('related-head', { role: 'head_of_stage', regionCode: xiamen.cityCode, programmeId: null, fromOn: parseLocalDate('2020-01-01'), toOn: null, deputyForUserId: null });
    await world.system.repositories.people.saveAffiliation('related-head', brandCreditCode(refused.enterprise.creditCode));
    expect((await list('related-head')).json['items']).toEqual([]);
    expect((await world.send('related-head', 'answerRating', { ...on(refused), body: { finding: 'explained', answer: '说明' } })).code).toBe('own_enterprise');
  });

  it('is answered once, and the applicant reads it', async () => {
    expect((await answer(pleased, { finding: 'explained', answer: '说明' })).code).toBe('rating_not_open');
    expect((await answer(draft, { finding: 'explained', answer: '说明' })).code).toBe('not_found');
    expect((await answer(refused, { finding: 'explained', answer: '' })).status).toBe(400);
    const said = { finding: 'remedied', answer: '已补发说明，并改了通知的写法。' };
    expect((await answer(refused, said, 'answer')).json).toMatchObject({ status: 'answered', answer: { ...said, answeredBy: 'xiamen-head' } });
    expect((await answer(refused, said, 'answer')).status).toBe(200);
    expect((await answer(refused, { ...said, answer: '另一答复' }, 'answer')).code).toBe('idempotency_key_reused');
    expect((await answer(refused, said)).code).toBe('rating_not_open');
    expect(await seen(refused)).toEqual({ mayRate: false, rating: { grade: 'dissatisfied', comment: '退回理由没有说清楚', ratedAt: expect.any(String), answer: { ...said, answeredAt: expect.any(String) } } });
    expect((await list()).json['counts']).toMatchObject({ dissatisfied: 1, answered: 1, not_adopted: 0 });
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });
});
