import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { openCase } from '../../shared/casework/open-case';
import type { Application } from '../../shared/domain/application/application';
import { caseReaderRoles, holdsRole } from '../../shared/domain/application/authority';
import type { ApplicationState } from '../../shared/domain/application/states';
import { costItemsOf } from '../../shared/domain/rules/claims';
import type { Programme } from '../../shared/domain/rules/measure-schema';
import { papersNamed, sharedPapers } from '../../shared/domain/rules/papers-named';
import type { Paper } from '../../shared/domain/rules/papers-named';
import type { Submission } from '../../shared/ports/applications';
import type { CasesOfPaper, PaperCases } from '../../shared/ports/paper-cases';

/** The newest cases of the enterprise that are looked at; older ones are told of, not read. */
const enterpriseCasesAtMost = 25;
/** Papers of this case that are looked up, cases looked up for each, and cases of others read at all: beyond is told of. */
const papersAtMost = 40;
const casesOfPaperAtMost = 20;
const otherCasesAtMost = 25;

export type NeighbourDependencies = CaseworkDependencies & { readonly paperCases: Pick<PaperCases, 'casesNaming'> };

/**
 * Other cases of the same enterprise, whoever holds a cost item of this case, and whoever names the same patent, loan
 * contract, drawdown, policy or receipt. What lies outside the officer's territory and programmes, or is of an enterprise
 * they are connected with, is only counted; drafts, and what another enterprise withdrew, are nobody's business.
 */
export const getCaseNeighbours = (dependencies: NeighbourDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, unknown>) => {
  const { officer, situation } = await openCase(dependencies, request);
  const { applications, catalogues } = dependencies;
  const { application, programme, context } = situation;
  const [submission, ofEnterprise, { programmes }] = await Promise.all([
    applications.readSubmission(application.applicationId, 'latest'), applications.listByEnterprise(application.creditCode, enterpriseCasesAtMost, null), catalogues.current(),
  ]);
  const ours = submission === null ? [] : papersNamed(submission.facts);
  const known = new Set([application, ...ofEnterprise.items].map(({ applicationId }) => applicationId));
  const others = await readOthers(dependencies, { programme, submission, ours, known });
  const candidates = [...ofEnterprise.items, ...others.found].filter((found) => found.applicationId !== application.applicationId && isOfConcern(application, found));
  const looked = await Promise.all(candidates.map((found) => look(dependencies, ours, found)));
  // The row of a paper is a hint: a correction may have dropped the paper since.
  const neighbours = looked.filter(({ found, shared }) => found.creditCode === application.creditCode || others.holders.has(found.applicationId) || shared.length > 0);
  const visible = neighbours.filter(({ found }) => holdsRole(officer, caseReaderRoles, found, context) && !officer.affiliatedCreditCodes.includes(found.creditCode));
  return {
    items: visible.map((neighbour) => neighbourOf(application, neighbour, programmes.get(neighbour.found.programmeId))),
    hidden: neighbours.length - visible.length, more: ofEnterprise.cursor !== null, moreByPaper: others.more,
  };
};

const withdrawn: ReadonlySet<ApplicationState> = new Set<ApplicationState>(['withdrawn', 'deemed_withdrawn']);
const isOfConcern = ({ creditCode }: Application, found: Application): boolean =>
  found.state !== 'draft' && (found.creditCode === creditCode || !withdrawn.has(found.state));

type Own = { readonly programme: Programme; readonly submission: Submission | null; readonly ours: readonly Paper[]; readonly known: ReadonlySet<string> };
type Others = { readonly found: readonly Application[]; readonly holders: ReadonlySet<string>; readonly more: boolean };

/** Cases beside those of the enterprise: whoever holds a cost item first, then whoever named most of the papers. */
const readOthers = async ({ applications, paperCases }: NeighbourDependencies, { programme, submission, ours, known }: Own): Promise<Others> => {
  const keys = submission === null ? [] : costItemsOf(programme, submission.facts).map(({ key }) => key);
  const [claimed, pointed] = await Promise.all([applications.readClaimHolders(keys), paperCases.casesNaming(ours.slice(0, papersAtMost), casesOfPaperAtMost)]);
  const holders = new Set(claimed.map(({ applicationId }) => applicationId));
  const ids = [...new Set([...holders, ...byPapersNamed(pointed)])].filter((applicationId) => !known.has(applicationId));
  const chosen = ids.slice(0, Math.max(otherCasesAtMost, holders.size));
  const heads = new Map((await applications.readMany(chosen)).map((found) => [found.applicationId, found]));
  return {
    found: chosen.flatMap((applicationId) => heads.get(applicationId) ?? []), holders,
    more: ours.length > papersAtMost || pointed.some(({ more }) => more) || chosen.length < ids.length,
  };
};

/** Those that named most of the papers first. */
const byPapersNamed = (pointed: readonly CasesOfPaper[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const applicationId of pointed.flatMap(({ applicationIds }) => applicationIds)) counts.set(applicationId, (counts.get(applicationId) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left).map(([applicationId]) => applicationId);
};

type Looked = { readonly found: Application; readonly enterpriseName: string | null; readonly shared: readonly Paper[] };

/** What another case names of our papers, by its facts as they stand filed. */
const look = async ({ applications }: NeighbourDependencies, ours: readonly Paper[], found: Application): Promise<Looked> => {
  const theirs = await applications.readSubmission(found.applicationId, 'latest');
  return { found, enterpriseName: theirs?.facts.applicant?.registeredName ?? null, shared: theirs === null ? [] : sharedPapers(ours, papersNamed(theirs.facts)) };
};

const neighbourOf = (application: Application, { found, enterpriseName, shared }: Looked, programme: Programme | undefined) => ({
  applicationId: found.applicationId, receiptNumber: found.receiptNumber, programmeId: found.programmeId, programmeTitle: programme?.title ?? found.programmeId,
  districtCode: found.districtCode, state: found.state, submittedAt: found.submittedAt,
  amountFen: found.decision?.outcome === 'grant' ? found.decision.amountFen : (found.reviewedFen ?? found.determinedFen),
  sameEnterprise: found.creditCode === application.creditCode, enterpriseName, shared,
});
