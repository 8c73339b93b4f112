import * as money from '../../../local/demo/money-story';
import * as tell from '../../../local/demo/story';
import type { Story } from '../../../local/demo/story';
import { parseYuan } from '../../../shared/domain/money';

/**
 * What officers do to a case, through the API: for journeys that are about the applicant or the public. Journeys of the
 * officers themselves go through their screens.
 */
export const officersByApi = {
  accept: tell.accept,
  askForCorrection: async (story: Story): Promise<void> => {
    await tell.claim(story, 'intake');
    await tell.requestCorrection(story, 'intake');
  },
  /** Accepted, through every stage of review, decided with money reserved; on the day its public notice opens. */
  publish: async (story: Story, key: string): Promise<{ readonly accountId: string }> => {
    const { world, programme } = story;
    await tell.accept(story);
    await tell.reviewAll(story);
    const accountId = await money.appropriate(world, programme, parseYuan('500000.00'), key);
    const opensOn = await money.decide([story], accountId, `演示纪要〔2026〕${key}`);
    await world.advanceTo(opensOn);
    await world.settle();
    return { accountId };
  },
  /** The notice has passed, the grant is approved and funds are there: the applicant is to confirm an account. */
  releaseFunds: async (story: Story, key: string): Promise<void> => {
    await story.world.advanceTo(money.dayAfterNotice(story.world.today()));
    await money.refresh(story);
    await tell.approve(story);
    await money.releaseFunds([story], `演示下达〔2026〕${key}`);
  },
  /** Made by one, approved by another, answered by the treasury. */
  pay: async (story: Story, accountId: string, key: string): Promise<void> => {
    await money.refresh(story);
    const batch = await money.makeBatch([story], accountId, `演示下达〔2026〕${key}`);
    await money.approveBatch(story.world, story.programme, batch);
    await money.recordResults(story.world, story.programme, batch, []);
  },
};
