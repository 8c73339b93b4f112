import { determineCase } from '../../shared/casework/determining';
import type { Prepared } from '../../shared/casework/act';
import { findingsFor } from '../../shared/casework/review-findings';
import type { Situation } from '../../shared/casework/situation';
import { shareSaying } from '../../shared/domain/pot/share-pot';
import { Problem } from '../../shared/domain/problem';
import type { PotMember, PotRun, PotSeal } from '../../shared/ports/pot-runs';
import type { ReviewDependencies } from './dependencies-type';

/** What a member is given, and why: as it was previewed. */
export const awardOf = (runId: string, seal: PotSeal, member: PotMember) => {
  const { terms: { group, period, mode }, membersHash, potFen, reviewedTotalFen } = seal;
  const reason = shareSaying(mode, potFen, reviewedTotalFen, member, seal.members.indexOf(member) + 1);
  return { action: 'award_share', runId, membersHash, group, period, mode, reviewedFen: member.reviewedFen, shareFen: member.shareFen, reason } as const;
};

/**
 * A member's share through its own pinned rules, the share recorded as a fact: the determination can be replayed, and
 * tells the applicant the step that made the amount.
 * @throws Problem `pot_members_changed` when the rules don't arrive at the share that was approved.
 */
export const prepareAward = async (dependencies: ReviewDependencies, situation: Situation, { runId }: PotRun, seal: PotSeal, member: PotMember): Promise<Prepared> => {
  const { applicationId, version } = situation.application;
  const { terms } = seal;
  const [submission, findings] = await Promise.all([dependencies.applications.readSubmission(applicationId, 'latest'), findingsFor(dependencies, applicationId)]);
  if (submission === null) throw new Error(`Case ${applicationId} was reviewed without a submission.`);
  const determination = determineCase(dependencies, situation, {
    ...submission.facts, ...(findings.length === 0 ? {} : { reviewFindings: [...findings] }),
    potShare: { group: terms.group, period: terms.period, awardedFen: member.shareFen, mode: terms.mode },
  });
  if (determination.amount.amountFen !== member.shareFen) throw new Problem('pot_members_changed', { params: { receiptNumbers: [member.receiptNumber] } });
  return {
    action: awardOf(runId, seal, member),
    documents: [{ kind: 'determination', value: { applicationId, version: version + 1, madeAt: 'award_share', determination } }],
  };
};
