import type { Command } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import type { OfficerRole } from '../../shared/domain/application/actor';

export type CaseRequest<Body = unknown> = Request<{ readonly applicationId: string }, unknown, Body & { readonly expectedVersion: number }>;

/** An officer's command on one case. Which of their grants covers the case is asked by the transition. */
export const officerCommand = (dependencies: CaseworkDependencies, request: CaseRequest, roles: readonly OfficerRole[]): Command => ({
  applicationId: request.parameters.applicationId,
  expectedVersion: request.body.expectedVersion,
  actor: requireOfficer(dependencies, request.identity, roles),
  idempotencyKey: request.idempotencyKey,
  bodyHash: request.bodyHash,
});
