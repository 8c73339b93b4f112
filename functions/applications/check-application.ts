import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { materialsMissing } from '../../shared/casework/determining';
import { situationOf } from '../../shared/casework/situation';
import type { Facts } from '../../shared/domain/rules/facts';
import { filingBar, prepareFiling, statedFaults } from './filing';
import { ownApplication } from './read-applications';
import { ownDraft } from './save-draft';

/** What submitting now would say, without submitting: faults to put right, every condition, what is missing. */
export const checkApplication = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, unknown>) => {
  const application = await ownApplication(dependencies, request);
  const [draft, situation] = await Promise.all([ownDraft(dependencies, request), situationOf(dependencies, application)]);
  const bar = application.submittedAt === null ? await filingBar(dependencies, situation) : null;
  const faults = statedFaults(situation, draft.facts);
  // Facts that can't be so are not determined on: the answer would rest on nothing.
  const facts: Facts = faults.length === 0 ? draft.facts : {};
  const { determination } = await prepareFiling(dependencies, situation, facts);
  return { determination, faults: bar === null ? faults : [bar, ...faults], materialsMissing: materialsMissing(situation.programme, draft.materials) };
};
