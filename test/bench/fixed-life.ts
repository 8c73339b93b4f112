import { statedFacts } from '../../local/demo/facts';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { parseYuan } from '../../shared/domain/money';
import type { MeasuredOperation, MeteredSystem } from './metered-system';

const autosaves = 10;
const draftBytes = 3072;

/** The programme with three review stages. */
const programme = demoProgrammes.find((candidate) => candidate.expert);

/** Facts of that programme that come to 3 KB of JSON: premiums of more patents, as a larger policy has them. */
const factsOfThreeKilobytes = (already: number) => {
  const facts = statedFacts('patent_insurance_premium', 7, 'bench');
  const [policy] = facts.policies ?? [];
  const [premium] = policy?.premiums ?? [];
  if (policy === undefined || premium === undefined) throw new Error('The bench needs a policy with a premium.');
  const premiums = [premium];
  const filled = () => ({ ...facts, policies: [{ ...policy, premiums }] });
  for (let count = 1; already + JSON.stringify(filled()).length < draftBytes; count += 1) {
    premiums.push({ ...premium, patentNumber: statedFacts('patent_insurance_premium', 100 + count * 37, 'bench').policies?.[0]?.premiums?.[0]?.patentNumber, paidYuan: `${1900 + count * 61}.${String((count * 37) % 100).padStart(2, '0')}` });
  }
  return filled();
};

const claimAgain = async (story: Story, duty: tell.Officer): Promise<void> => {
  await tell.claim(story, duty);
  const reply = await tell.officerOf(story.world, story.programme, duty).call('releaseCase', { parameters: { applicationId: story.applicationId }, body: { expectedVersion: story.version } });
  story.version = reply.application.version;
};

/**
 * The fixed life that the goals are for: 10 autosaves of 3 KB, a check, submission, intake and three stages with five
 * claims in all, decision, notice, approval, release, payee, batch, paid.
 */
export const liveFixedLife = async ({ world, takeCosts }: MeteredSystem): Promise<{ readonly applicationId: string; readonly costs: readonly MeasuredOperation[] }> => {
  if (programme === undefined) throw new Error('The bench needs a programme with three stages.');
  const accountId = await money.appropriate(world, programme, parseYuan('3000000.00'), 'bench');
  const own = await tell.ofOwnCall(world, programme, 'bench');
  // The budget and the call are not part of a case's life.
  takeCosts();
  const { enterprise, accountId: owner } = tell.enterpriseFor(programme, 1);
  const applicant = world.as(owner);
  const created = await applicant.call('createApplication', { body: { callId: own.callId, creditCode: enterprise.creditCode, districtCode: enterprise.districtCode } });
  const { applicationId } = created.application;
  const facts = { ...created.draft.facts, ...factsOfThreeKilobytes(JSON.stringify(created.draft.facts).length) };
  for (let save = 0; save < autosaves; save += 1) await applicant.call('saveDraft', { parameters: { applicationId }, body: { expectedDraftVersion: created.draft.draftVersion + save, facts, materials: [] } });
  await applicant.call('checkApplication', { parameters: { applicationId }, body: {} });
  const story: Story = { world, programme: { ...own, sharesPot: false }, enterprise, applicant, applicationId, version: created.application.version };
  await tell.submit(story);
  await claimAgain(story, 'intake');
  await tell.accept(story);
  await tell.reviewAll(story);
  const untilReviewed = takeCosts();
  // Nor is the sharing of the pot, which is a run over the whole call.
  await money.sharePot(world, own);
  await money.refresh(story);
  takeCosts();
  const opensOn = await money.decide([story], accountId, '基准纪要〔2026〕1号');
  await world.advanceTo(opensOn);
  await world.settle();
  await world.advanceTo(money.dayAfterNotice(opensOn));
  await money.refresh(story);
  await tell.approve(story);
  await money.releaseFunds([story], '基准下达〔2026〕1号');
  await money.confirmPayee(story);
  const batch = await money.makeBatch([story], accountId, '基准下达〔2026〕1号');
  await money.approveBatch(world, programme, batch);
  await money.recordResults(world, programme, batch, []);
  if ((await money.refresh(story)) !== 'paid') throw new Error('The fixed life must end in paid.');
  await world.settle();
  return { applicationId, costs: [...untilReviewed, ...takeCosts()] };
};
