import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { tableName } from '../../local/system';
import { addDays, parseLocalDate } from '../../shared/domain/local-date';
import { eventKey } from '../../shared/persistence/keys';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';

const [programme] = demoProgrammes;
if (programme === undefined) throw new Error('The demo has a programme.');

describe('每日总根', () => {
  let opened: TestWorld;
  let story: Story;
  const roots = (beforeOn: string | null = null) => opened.world.as('xiamen-auditor').call('listAuditRoots', { query: beforeOn === null ? {} : { beforeOn } });

  /** Every day there is, page after page. */
  const everyRoot = async () => {
    const items: Awaited<ReturnType<typeof roots>>['items'][number][] = [];
    for (let page = await roots(); ; page = await roots(page.nextBeforeOn)) {
      items.push(...page.items);
      if (page.nextBeforeOn === null) return items;
    }
  };

  beforeAll(async () => {
    opened = await openTestWorld();
  });
  afterAll(() => opened.stop());

  it('there is none before the first night', async () => {
    expect(await roots()).toEqual({ items: [], nextBeforeOn: null });
  });

  it('each night leaves one: the newest first, every one of them linked, and the case stands under the day it moved', async () => {
    // From the first night on every day is sealed, also those that are missed.
    await opened.world.runDaily();
    const filedOn = opened.world.today();
    story = await tell.draft(opened.world, programme, 1, 'roots');
    await tell.submit(story);
    await opened.world.settle();
    await opened.world.advanceTo(addDays(parseLocalDate(filedOn), 9));
    expect((await roots()).items).toHaveLength(7);
    expect(await roots('2020-01-01')).toEqual({ items: [], nextBeforeOn: null });
    const items = await everyRoot();
    expect([...new Set(items.map(({ outcome }) => outcome))]).toEqual(['holds']);
    expect(items.map(({ day }) => day)).toEqual(items.map((_, index) => addDays(opened.world.today(), -1 - index)));
    expect(items.map(({ previousRoot }) => previousRoot)).toEqual([...items.slice(1).map(({ root }) => root), null]);
    expect(items.find(({ day }) => day === filedOn)).toMatchObject({ cases: 1, checkedCases: 1, differingCases: 0 });
  });

  it('an event rewritten in the table differs from the root outside it', async () => {
    const client = createDocumentClient(createClient({ region: 'cn-north-1', endpoint: opened.system.endpoint }));
    await client.send(new UpdateCommand({ TableName: tableName, Key: eventKey(story.applicationId, story.version), UpdateExpression: 'SET #hash = :other', ExpressionAttributeNames: { '#hash': 'hash' }, ExpressionAttributeValues: { ':other': '0'.repeat(64) } }));
    expect((await everyRoot()).filter(({ outcome }) => outcome !== 'holds')).toMatchObject([{ outcome: 'events_differ', checkedCases: 1, differingCases: 1 }]);
  });
});
