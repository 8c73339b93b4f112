import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { republish } from '../../functions/outbox/republish';
import type { DeliveredEvent } from '../../functions/outbox/outbox-context';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { tableName } from '../../local/system';
import { papersNamed } from '../../shared/domain/rules/papers-named';
import { randomIds } from '../../shared/integrations/random-ids';
import { hashing } from '../../shared/integrations/sha256';
import { systemPatience } from '../../shared/integrations/system-patience';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import { createMaintenanceScan } from '../../shared/persistence/maintenance-scan';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import { openTestWorld } from '../builders/demo-world';
import type { TestWorld } from '../builders/demo-world';

jest.setTimeout(60_000);

describe('papers of cases filed before the stream pointed from them', () => {
  let opened: TestWorld;
  let story: Story;
  beforeAll(async () => {
    opened = await openTestWorld();
    story = await tell.draft(opened.world, demoProgrammes[0]!, 1, 'before');
    await tell.submit(story);
    await opened.system.drain();
  });
  afterAll(() => opened.stop());

  it('lead to their case once its events are published again, however often', async () => {
    const { repositories, clock, endpoint } = opened.system;
    const client = createClient({ region: 'cn-north-1', endpoint });
    const documents = createDocumentClient(client);
    const scan = createMaintenanceScan({ client: documents, tableName, ...systemPatience, token: () => randomIds.salt() });
    const rowsAndEvents = async () => {
      const [rows, events]: [string[], DeliveredEvent[]] = [[], []];
      await scan((raw) => {
        if (String(raw['pk']).startsWith('PAPER#')) rows.push(String(raw['pk']));
        if (isEventItem(raw)) events.push(storedEventOf(raw));
      });
      return { rows: rows.sort(), events };
    };
    const before = await rowsAndEvents();
    const papers = papersNamed((await repositories.applications.readSubmission(story.applicationId, 'latest'))?.facts ?? {});
    expect([before.rows.length, papers.length]).toEqual([papers.length, 3]);
    for (const pk of before.rows) await documents.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk: story.applicationId } }));
    expect((await repositories.paperCases.casesNaming(papers, 1)).flatMap(({ applicationIds }) => applicationIds)).toEqual([]);

    const publish = republish({ ...repositories, clock, ids: randomIds, hashing, demoMode: true });
    for (let time = 0; time < 2; time += 1) await publish(before.events);
    client.destroy();
    expect((await repositories.paperCases.casesNaming(papers, 5)).map(({ applicationIds }) => applicationIds)).toEqual(papers.map(() => [story.applicationId]));
  });
});
