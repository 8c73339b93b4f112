import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';

describe('a refusal', () => {
  let opened: TestWorld;
  beforeAll(async () => {
    opened = await openTestWorld();
  });
  afterAll(() => opened.stop());

  it('names its condition, the clause, and until when re-examination may be asked for', async () => {
    const story = await tell.draft(opened.world, demoProgrammes[0]!, 1, 'refusal');
    await tell.submit(story);
    await tell.refuseAcceptance(story);
    const { refusal } = await story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } });
    expect(refusal?.clauses[0]).toMatch(/（.+ .+）$/);
    // Served on Monday 2 March 2026; 15 working days later is Monday 23 March.
    expect(refusal?.reExamination).toEqual({ untilOn: '2026-03-23', basis: '演示流程，非政策规定' });
  });
});
