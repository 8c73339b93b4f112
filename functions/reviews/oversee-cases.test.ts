import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { eventKey, headKey, submissionKey } from '../../shared/persistence/keys';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import { tableName } from '../../local/system';
import type { Key } from '../../shared/persistence/keys';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';

const [programme] = demoProgrammes;
if (programme === undefined) throw new Error('The demo has a programme.');
let opened: TestWorld;
let serial = 0;
const accepted = async (): Promise<Story> => {
  const story = await tell.draft(opened.world, programme, (serial += 6), 'audit');
  await tell.submit(story);
  await tell.accept(story);
  return story;
};
const chainOf = (story: Story) => opened.world.as('xiamen-auditor').call('getAuditChain', { parameters: { applicationId: story.applicationId } });
const client = () => createDocumentClient(createClient({ region: 'cn-north-1', endpoint: opened.system.endpoint }));
const stored = async (key: Key): Promise<Record<string, unknown> | undefined> => (await client().send(new GetCommand({ TableName: tableName, Key: key }))).Item;
/** Somebody with a hand in the table itself. */
const tamper = async (key: Key, attribute: string, value: unknown): Promise<void> => {
  await client().send(new UpdateCommand({ TableName: tableName, Key: key, UpdateExpression: 'SET #a = :v', ExpressionAttributeNames: { '#a': attribute }, ExpressionAttributeValues: { ':v': value } }));
};

beforeAll(async () => { opened = await openTestWorld(); });
afterAll(() => opened.stop());

describe('审计链', () => {
  it('holds for a case nobody has touched: every hash and commitment recomputed and equal', async () => {
    const chain = await chainOf(await accepted());
    expect(chain.holds).toBe(true);
    expect(chain.events.map((event) => [event.version, event.linked, event.recomputedHash === event.hash])).toEqual(chain.events.map((_, index) => [index + 1, true, true]));
    expect(chain.events.flatMap((event) => event.commitments)).toEqual([{ what: 'facts', committed: expect.any(String), recomputed: expect.any(String), outcome: 'holds' }]);
    expect(chain.head).toMatchObject({ agrees: true, version: chain.events.length });
  });

  it('shows which event was rewritten, and that later ones still stand where they stood', async () => {
    const story = await accepted();
    const raw = await stored(eventKey(story.applicationId, 2));
    await tamper(eventKey(story.applicationId, 2), 'text', String(raw?.['text']).replace('"applicant"', '"public"'));
    const chain = await chainOf(story);
    expect(chain.holds).toBe(false);
    expect(chain.events.filter((event) => event.recomputedHash !== event.hash).map((event) => event.version)).toEqual([2]);
    expect(chain.events.every((event) => event.linked)).toBe(true);
  });

  it('shows an event whose hash was made to fit: the one after it no longer follows', async () => {
    const story = await accepted();
    await tamper(eventKey(story.applicationId, 2), 'hash', 'a'.repeat(64));
    expect((await chainOf(story)).events.filter((event) => !event.linked).map((event) => event.version)).toEqual([3]);
  });

  it('shows facts that were changed after they were filed', async () => {
    const [story, other] = [await accepted(), await accepted()];
    const foreign = await stored(submissionKey(other.applicationId, 1));
    await tamper(submissionKey(story.applicationId, 1), 'body', foreign?.['body']);
    const chain = await chainOf(story);
    expect([chain.holds, chain.events.flatMap((event) => event.commitments.map(({ outcome }) => outcome))]).toEqual([false, ['broken']]);
  });

  it('refuses to walk a chain longer than one answer should carry, before it reads it', async () => {
    const story = await accepted();
    await tamper(headKey(story.applicationId), 'version', 1001);
    const answer = await chainOf(story).catch((error: unknown) => error);
    expect(answer).toMatchObject({ code: 'list_too_long' });
  });
});

describe('查案件', () => {
  it('finds a case by its receipt number and the cases of an enterprise, drafts excepted', async () => {
    const auditor = opened.world.as('xiamen-auditor');
    const story = await accepted();
    const found = await auditor.call('findCases', { query: { creditCode: story.enterprise.creditCode } });
    expect(found.items.map(({ applicationId }) => applicationId)).toContain(story.applicationId);
    const draft = await tell.draft(opened.world, programme, (serial += 6), 'audit');
    expect((await auditor.call('findCases', { query: { creditCode: story.enterprise.creditCode } })).items.map(({ applicationId }) => applicationId)).not.toContain(draft.applicationId);
    const receiptNumber = found.items.find(({ applicationId }) => applicationId === story.applicationId)?.receiptNumber ?? '';
    expect((await auditor.call('findCases', { query: { receiptNumber } })).items.map(({ applicationId }) => applicationId)).toEqual([story.applicationId]);
    expect((await auditor.call('findCases', { query: { receiptNumber: 'nothing-like-it' } })).items).toEqual([]);
    expect((await opened.world.as('shenzhen-auditor').call('findCases', { query: { receiptNumber } })).items).toEqual([]);
  });

  it('asks for exactly one of the two', async () => {
    await expect(opened.world.as('xiamen-auditor').call('findCases', { query: {} })).rejects.toMatchObject({ code: 'query_invalid' });
  });
});
