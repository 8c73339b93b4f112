import { applicantOf, mandatesInForce, requireIdentity } from '../../shared/casework/actors';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { draftOf } from '../../shared/casework/views';
import type { CreditCode } from '../../shared/domain/brands';
import { Problem } from '../../shared/domain/problem';
import type { Facts } from '../../shared/domain/rules/facts';
import type { Draft } from '../../shared/ports/applications';

/** The draft of a case the person may act on; to others it does not exist. */
export const ownDraft = async (dependencies: CaseworkDependencies, request: Inquiry<{ readonly applicationId: string }, unknown, unknown>): Promise<Draft> => {
  const draft = await dependencies.applications.readDraft(request.parameters.applicationId);
  if (draft === null) throw new Problem('not_found');
  await applicantOf(dependencies, request.identity)(draft);
  return draft;
};

export const getDraft = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, unknown>) =>
  draftOf(await ownDraft(dependencies, request));

/**
 * For which enterprise the person saves. Who acts for one only needs no look at the draft, since saving is conditional on
 * its enterprise: an autosave is the most frequent request of all.
 */
const enterpriseOf = async (dependencies: CaseworkDependencies, request: Inquiry<{ readonly applicationId: string }, unknown, unknown>): Promise<CreditCode> => {
  const [only, another] = await mandatesInForce(dependencies, requireIdentity(request.identity));
  return only !== undefined && another === undefined ? only : (await ownDraft(dependencies, request)).creditCode;
};

type Body = { readonly expectedDraftVersion: number; readonly facts: Facts; readonly materials: readonly string[] };

/**
 * Autosave: takes what is there, complete or not, on condition that nobody saved in between.
 * @throws Problem `draft_version_stale` with the stored version, `application_frozen` once submitted, `not_found`.
 */
export const saveDraft = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, Body>) => {
  const { facts, materials, expectedDraftVersion } = request.body;
  const { applicationId } = request.parameters;
  const creditCode = await enterpriseOf(dependencies, request);
  const draft: Draft = { applicationId, creditCode, draftVersion: expectedDraftVersion + 1, facts, materials, savedAt: dependencies.clock.now(), editable: true };
  return draftOf(await dependencies.applications.saveDraft(draft, expectedDraftVersion));
};
