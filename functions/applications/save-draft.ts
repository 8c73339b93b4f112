import { applicantOf } from '../../shared/casework/actors';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { draftOf } from '../../shared/casework/views';
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

type Body = { readonly expectedDraftVersion: number; readonly facts: Facts; readonly materials: readonly string[] };

/**
 * Autosave: takes what is there, complete or not, on condition that nobody saved in between.
 * @throws Problem `draft_version_stale` with the stored version, `application_frozen` once submitted, `not_found`.
 */
export const saveDraft = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, Body>) => {
  const { facts, materials, expectedDraftVersion } = request.body;
  const stored = await ownDraft(dependencies, request);
  const draft: Draft = { ...stored, draftVersion: expectedDraftVersion + 1, facts, materials, savedAt: dependencies.clock.now() };
  return draftOf(await dependencies.applications.saveDraft(draft, expectedDraftVersion));
};
