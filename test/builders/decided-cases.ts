import * as money from '../../local/demo/money-story';
import type { DemoProgramme } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import type { LocalDate } from '../../shared/domain/brands';
import { openTestWorld } from './demo-world';
import type { TestWorld } from './demo-world';

/** A world with a budget in which cases are filed, or brought as far as the decision whose notice opens soon. */
export type DecidedCases = { readonly opened: TestWorld; readonly accountId: string; readonly filed: () => Promise<Story>; readonly decided: () => Promise<{ readonly story: Story; readonly opensOn: LocalDate }> };

/** @param label keeps the keys of one suite apart. */
export const openDecidedCases = async (programme: DemoProgramme, label: string): Promise<DecidedCases> => {
  const opened = await openTestWorld();
  const accountId = await money.appropriate(opened.world, programme, 100_000_000, label);
  let serial = 0;
  const filed = async (): Promise<Story> => {
    const story = await tell.draft(opened.world, programme, (serial += 1), label);
    await tell.submit(story);
    return story;
  };
  const decided = async () => {
    const story = await filed();
    await tell.accept(story);
    await tell.reviewAll(story);
    return { story, opensOn: await money.decide([story], accountId, '演示纪要〔2026〕1号') };
  };
  return { opened, accountId, filed, decided };
};
