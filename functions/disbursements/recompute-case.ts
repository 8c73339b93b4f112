import { determineCase } from '../../shared/casework/determining';
import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { findingsFor } from '../../shared/casework/review-findings';
import type { Situation } from '../../shared/casework/situation';
import { factFaults } from '../../shared/domain/application/fact-faults';
import type { Fen } from '../../shared/domain/brands';
import { correctFacts } from '../../shared/domain/clawback/correct-facts';
import type { FactCorrections } from '../../shared/domain/clawback/correct-facts';
import { legalDateOf } from '../../shared/domain/local-date';
import { fen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import type { Determination } from '../../shared/domain/rules/determination';
import type { Facts } from '../../shared/domain/rules/facts';

/** The determination that counts now and the one on corrected facts, both by the law the case is pinned to. */
export type Recomputation = { readonly before: Determination; readonly after: Determination; readonly recomputedFen: Fen };

/**
 * Determines a paid case anew with corrected facts. Everything else is as it was when the money was granted: the pinned
 * catalogue and its values, the day of acceptance, what reviewers found, what was used of ceilings, the share of the pot,
 * and what earlier demands corrected already.
 * @throws Problem `line_unknown`, the fault of a corrected fact, `amount_undetermined` when the corrected facts leave the amount open.
 */
export const recomputeCase = async (dependencies: CaseworkDependencies, situation: Situation, corrections: FactCorrections): Promise<Recomputation> => {
  const { application } = situation;
  const [latest, facts] = await Promise.all([dependencies.applications.readLatestDetermination(application.applicationId), factsAsDetermined(dependencies, situation)]);
  if (latest === null) throw new Error(`Case ${application.applicationId} was paid without a determination.`);
  const corrected = correctFacts(facts, corrections);
  requireSound(situation, corrected);
  const after = determineCase(dependencies, situation, corrected);
  if (after.amount.amountFen === null) throw new Problem('amount_undetermined', { params: { missing: [...after.missing] } });
  return { before: latest.determination, after, recomputedFen: fen(after.amount.amountFen) };
};

/** The facts that the determination in force was made on. */
const factsAsDetermined = async ({ applications }: CaseworkDependencies, { application }: Situation): Promise<Facts> => {
  const { applicationId } = application;
  const [submission, findings, events, recomputations] = await Promise.all([
    applications.readSubmission(applicationId, 'latest'), findingsFor({ applications }, applicationId), applications.readEvents(applicationId), applications.readRecomputations(applicationId),
  ]);
  if (submission === null) throw new Error(`Case ${applicationId} was paid without a submission.`);
  const award = events.map(({ change }) => change).findLast((change) => change.action === 'award_share');
  const filed: Facts = {
    ...submission.facts, ...(findings.length === 0 ? {} : { reviewFindings: [...findings] }),
    ...(award?.action === 'award_share' ? { potShare: { group: award.group, period: award.period, awardedFen: award.shareFen, mode: award.mode } } : {}),
  };
  return recomputations.reduce((facts, { corrections }) => correctFacts(facts, corrections), filed);
};

/** A correction that can't be so is refused like a filing that can't. */
const requireSound = ({ application, programme, context }: Situation, facts: Facts): void => {
  const [fault] = factFaults(facts, { kind: programme.kind, creditCode: application.creditCode, today: legalDateOf(context.now) });
  if (fault !== undefined) throw fault;
};
