import { act } from '../../shared/casework/act';
import { applicantOf } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';
import { openDemandFen } from '../../shared/domain/application/parts';
import { requireOffsetConsent } from '../../shared/domain/clawback/offset-consent';

type Body = { readonly expectedVersion: number; readonly consent: { readonly version: string; readonly accepted: boolean } };

/**
 * The applicant consents, on the case that owes, that the next payment be paid less what it owes. The event keeps the
 * version and the hash of the text that was read, and what was open.
 * @throws Problem `offset_consent_not_given`, `offset_consent_outdated`, `forbidden` for an agency, and those of the transition.
 */
export const consentToOffset = (dependencies: CaseworkDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, Body>) => {
  const { version, text } = requireOffsetConsent(request.body.consent);
  const textHash = dependencies.hashing.sha256(text);
  const acted = await act(dependencies, commandOf(dependencies, request), ({ application }) => ({ action: { action: 'consent_offset', version, textHash, openFen: openDemandFen(application.parts, null) } }));
  return actionReplyOf(acted);
};

/**
 * Takes the consent back, until a batch that counts on it is approved.
 * @throws Problem `offset_under_way`, `offset_consent_missing`, `forbidden` for an agency, and those of the transition.
 */
export const withdrawOffsetConsent = (dependencies: CaseworkDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, Pick<Body, 'expectedVersion'>>) =>
  actionReplyOf(await act(dependencies, commandOf(dependencies, request), () => ({ action: { action: 'withdraw_offset_consent' } })));

const commandOf = (dependencies: CaseworkDependencies, request: Request<{ readonly applicationId: string }, unknown, Pick<Body, 'expectedVersion'>>) => ({
  applicationId: request.parameters.applicationId, expectedVersion: request.body.expectedVersion, actor: applicantOf(dependencies, request.identity), idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash,
});
