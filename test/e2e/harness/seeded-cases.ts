import { parseYuan } from '../../../shared/domain/money';
import * as money from '../../../local/demo/money-story';
import type { DemoProgramme } from '../../../local/demo/programmes';
import * as tell from '../../../local/demo/story';
import type { Story } from '../../../local/demo/story';
import type { World } from '../../../local/demo/world';
import type { Enterprises } from './enterprises';
import type { FiledCase } from './office';

/** A seeded case: its story, for what comes before and beside a journey, and what officers look for. */
export type SeededCase = FiledCase & { readonly story: Story; /** Whose case it is. */ readonly accountId: string };

type Seeds = { readonly world: World; readonly programme: DemoProgramme; readonly enterprises: Enterprises; readonly run: string };

/** Through the API, where a journey is about what comes later. */
export const seedFiled = async ({ world, programme, enterprises, run }: Seeds): Promise<SeededCase> => {
  const { enterprise, accountId, serial } = enterprises.next(programme);
  const story = await tell.draft(world, programme, serial, run);
  const { application } = await tell.submit(story);
  return { story, accountId, applicationId: story.applicationId, receiptNumber: application.receiptNumber ?? '', enterpriseName: enterprise.registeredName };
};

/** Several, one after the other: many at once would ask more of one address than it may ask. */
export const seedMany = async (seeds: Seeds, count: number, then: (story: Story) => Promise<void> = () => Promise.resolve()): Promise<readonly SeededCase[]> => {
  const cases: SeededCase[] = [];
  for (let made = 0; made < count; made += 1) {
    const seeded = await seedFiled(seeds);
    await then(seeded.story);
    cases.push(seeded);
  }
  return cases;
};

/** Accepted, through every stage of review. */
export const reviewed = async (story: Story): Promise<void> => {
  await tell.accept(story);
  await tell.reviewAll(story);
};

/** Decided with money reserved; on the day its public notice opens. */
export const publish = async (stories: readonly Story[], key: string): Promise<{ readonly accountId: string }> => {
  const [{ world, programme } = none()] = stories;
  const accountId = await money.appropriate(world, programme, parseYuan('500000.00'), key);
  const opensOn = await money.decide(stories, accountId, `演示纪要〔2026〕${key}`);
  await world.advanceTo(opensOn);
  await world.settle();
  return { accountId };
};

/** The notice has passed: approval is due. */
export const passNotice = async (stories: readonly Story[]): Promise<void> => {
  const [{ world } = none()] = stories;
  await world.advanceTo(money.dayAfterNotice(world.today()));
  for (const story of stories) await money.refresh(story);
};

/** Approved, with funds released: applicants are to confirm their accounts. */
export const releaseFunds = async (stories: readonly Story[], key: string): Promise<void> => {
  await passNotice(stories);
  for (const story of stories) await tell.approve(story);
  await money.releaseFunds(stories, `演示下达〔2026〕${key}`);
};

/** All the way to where a batch can be built. Gives the budget account and the fund document they wait under. */
export const seedPayable = async (stories: readonly Story[], key: string): Promise<{ readonly accountId: string; readonly fundDocument: string }> => {
  for (const story of stories) await reviewed(story);
  const { accountId } = await publish(stories, key);
  await releaseFunds(stories, key);
  for (const story of stories) await money.confirmPayee(story);
  return { accountId, fundDocument: `演示下达〔2026〕${key}` };
};

/** Made by one, approved by another, answered by the treasury. */
export const pay = async (stories: readonly Story[], accountId: string, key: string): Promise<void> => {
  const [{ world, programme } = none()] = stories;
  for (const story of stories) await money.refresh(story);
  const batch = await money.makeBatch(stories, accountId, `演示下达〔2026〕${key}`);
  await money.approveBatch(world, programme, batch);
  await money.recordResults(world, programme, batch, []);
};

const none = (): never => { throw new Error('At least one case.'); };
