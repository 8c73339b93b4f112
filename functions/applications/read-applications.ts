import { applicantOf, requireApplicant, requireIdentity } from '../../shared/casework/actors';
import { detailOf } from '../../shared/casework/case-detail';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { situationOf } from '../../shared/casework/situation';
import { summaryOf, timelineOf } from '../../shared/casework/views';
import { roleLabels } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import { findChainFault } from '../../shared/domain/application/event';
import { stateLabels } from '../../shared/domain/application/states';
import type { CreditCode } from '../../shared/domain/brands';
import { sizeView } from '../../shared/casework/enterprise-size-view';
import { Problem } from '../../shared/domain/problem';

type ById = Inquiry<{ readonly applicationId: string }, unknown, unknown>;

/** The person's authority as it stands today: for whom they may act, and as what. */
export const getMe = (dependencies: CaseworkDependencies) => async (request: Inquiry<unknown, unknown, unknown>) => {
  const identity = requireIdentity(request.identity);
  const authority = await dependencies.people.authorityOf(identity.userId);
  return {
    userId: identity.userId,
    name: identity.name,
    mandates: authority.mandates.map(({ creditCode, enterpriseName, capacity, toOn }) => ({ creditCode, enterpriseName, capacity, toOn })),
    grants: authority.grants.map(({ role, regionCode, programmeId, toOn }) => ({ role, roleLabel: roleLabels[role].chinese, regionCode, programmeId, toOn })),
  };
};

export const getEnterprise = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly creditCode: CreditCode }, unknown, unknown>) => {
  const { creditCode } = request.parameters;
  await applicantOf(dependencies, request.identity)({ creditCode });
  const enterprise = await dependencies.people.readEnterprise(creditCode);
  if (enterprise === null) throw new Problem('not_found');
  return { creditCode, registeredName: enterprise.registeredName, applicant: { ...enterprise.applicant }, size: sizeView(enterprise.applicant) };
};

export const listApplications = (dependencies: CaseworkDependencies) => async (request: Inquiry<unknown, { readonly creditCode: CreditCode; readonly limit: number; readonly cursor?: string | undefined }, unknown>) => {
  const { creditCode, limit, cursor } = request.query;
  await requireApplicant(dependencies, request.identity, creditCode);
  const [page, catalogue] = await Promise.all([dependencies.applications.listByEnterprise(creditCode, limit, cursor ?? null), dependencies.catalogues.current()]);
  const titleOf = (application: Application): string => catalogue.programmes.get(application.programmeId)?.title ?? application.programmeId;
  return { items: page.items.map((application) => summaryOf(application, titleOf(application))), cursor: page.cursor };
};

/** The head of a case of one's own enterprise; another's does not exist. */
export const ownApplication = async (dependencies: CaseworkDependencies, request: ById): Promise<Application> => {
  const application = await dependencies.applications.read(request.parameters.applicationId);
  if (application === null) throw new Problem('not_found');
  await applicantOf(dependencies, request.identity)(application);
  return application;
};

export const getApplication = (dependencies: CaseworkDependencies) => async (request: ById) => {
  const application = await ownApplication(dependencies, request);
  const actor = await applicantOf(dependencies, request.identity)(application);
  return detailOf(dependencies, await situationOf(dependencies, application), actor);
};

/**
 * What the enterprise filed, last or in the revision asked for: for its own copy, and to see what a correction changes.
 * @throws Problem `not_found` before the first filing, and for a revision that was never filed.
 */
export const getSubmission = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, { readonly revision?: number | undefined }, unknown>) => {
  const application = await ownApplication(dependencies, request);
  const submission = await dependencies.applications.readSubmission(application.applicationId, request.query.revision ?? 'latest');
  if (submission === null) throw new Problem('not_found');
  const { usage: _usage, potShare: _potShare, reviewFindings: _findings, ...facts } = submission.facts;
  return { applicationId: application.applicationId, revision: submission.revision, facts, materials: submission.materials, declarationVersion: submission.declaration.version, submittedAt: submission.submittedAt };
};

export const getTimeline = (dependencies: CaseworkDependencies) => async (request: ById) => {
  const application = await ownApplication(dependencies, request);
  return { items: timelineOf(await dependencies.applications.readEvents(application.applicationId), false) };
};

/** Anybody who holds a receipt can see that it is real, what it committed to, and that the chain behind it holds. */
export const verifyReceipt = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly receiptNumber: string }, unknown, unknown>) => {
  const application = await dependencies.applications.readByReceipt(request.parameters.receiptNumber);
  if (application === null) throw new Problem('not_found', { field: 'receiptNumber' });
  const [events, { programme }] = await Promise.all([dependencies.applications.readEvents(application.applicationId), situationOf(dependencies, application)]);
  const submitted = events.find((event) => event.change.action === 'submit');
  if (submitted?.change.action !== 'submit') throw new Error(`Receipt ${request.parameters.receiptNumber} has no submission.`);
  return {
    receiptNumber: submitted.change.receiptNumber,
    programmeTitle: programme.title,
    submittedAt: submitted.at,
    stateLabel: stateLabels[application.state].applicant,
    factsCommitment: submitted.change.factsCommitment,
    eventHash: submitted.hash,
    chainHolds: findChainFault(dependencies.hashing.sha256, events, application) === null,
  };
};
