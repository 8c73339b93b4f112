import { act } from '../../shared/casework/act';
import { applicantOf } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { actionReplyOf } from '../../shared/casework/views';

/** 撤回: before approval the applicant may always leave; reserved money and claimed cost items are let go. */
export const withdrawApplication = (dependencies: CaseworkDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, { readonly expectedVersion: number; readonly reason: string }>) =>
  actionReplyOf(
    await act(
      dependencies,
      { applicationId: request.parameters.applicationId, expectedVersion: request.body.expectedVersion, actor: applicantOf(dependencies, request.identity), idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash },
      () => ({ action: { action: 'withdraw', reason: request.body.reason }, draft: { expectedVersion: null, editable: false } }),
    ),
  );
