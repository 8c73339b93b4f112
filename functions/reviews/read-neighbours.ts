import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { openCase } from '../../shared/casework/open-case';
import type { Application } from '../../shared/domain/application/application';
import { caseReaderRoles, holdsRole } from '../../shared/domain/application/authority';
import { costItemsOf } from '../../shared/domain/rules/claims';
import type { Programme } from '../../shared/domain/rules/measure-schema';
import { papersNamed, sharedPapers } from './papers-named';
import type { Paper } from './papers-named';

/** The newest cases of the enterprise that are looked at; older ones are told of, not read. */
const enterpriseCasesAtMost = 25;

/**
 * Other cases of the same enterprise, and whoever holds a cost item of this case. What lies outside the officer's
 * territory and programmes, or is of an enterprise they are connected with, is only counted; drafts are nobody's business.
 */
export const getCaseNeighbours = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, unknown>) => {
  const { officer, situation } = await openCase(dependencies, request);
  const { applications, catalogues } = dependencies;
  const { application, programme, context } = situation;
  const [submission, ofEnterprise, { programmes }] = await Promise.all([
    applications.readSubmission(application.applicationId, 'latest'), applications.listByEnterprise(application.creditCode, enterpriseCasesAtMost, null), catalogues.current(),
  ]);
  const keys = submission === null ? [] : costItemsOf(programme, submission.facts).map(({ key }) => key);
  const holders = (await applications.readClaimHolders(keys)).map(({ applicationId }) => applicationId);
  const known = new Map(ofEnterprise.items.map((found) => [found.applicationId, found]));
  const others = await Promise.all([...new Set(holders)].filter((applicationId) => !known.has(applicationId)).map((applicationId) => applications.read(applicationId)));
  const neighbours = [...ofEnterprise.items, ...others.filter((found) => found !== null)].filter((found) => found.applicationId !== application.applicationId && found.state !== 'draft');
  const visible = neighbours.filter((found) => holdsRole(officer, caseReaderRoles, found, context) && !officer.affiliatedCreditCodes.includes(found.creditCode));
  const ours = submission === null ? [] : papersNamed(submission.facts);
  const items = await Promise.all(visible.map(async (found) => {
    const theirs = await applications.readSubmission(found.applicationId, 'latest');
    return neighbourOf(application, found, programmes.get(found.programmeId), theirs === null ? [] : sharedPapers(ours, papersNamed(theirs.facts)));
  }));
  return { items, hidden: neighbours.length - visible.length, more: ofEnterprise.cursor !== null };
};

const neighbourOf = (application: Application, found: Application, programme: Programme | undefined, shared: readonly Paper[]) => ({
  applicationId: found.applicationId, receiptNumber: found.receiptNumber, programmeId: found.programmeId, programmeTitle: programme?.title ?? found.programmeId,
  districtCode: found.districtCode, state: found.state, submittedAt: found.submittedAt,
  amountFen: found.decision?.outcome === 'grant' ? found.decision.amountFen : (found.reviewedFen ?? found.determinedFen),
  sameEnterprise: found.creditCode === application.creditCode, shared,
});
