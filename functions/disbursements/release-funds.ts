import { act } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import type { Request } from '../../shared/casework/dependencies';
import type { OfficerActor } from '../../shared/domain/application/actor';
import { problemOfCase } from '../../shared/casework/one-by-one';
import type { CaseResult } from '../../shared/casework/one-by-one';
import type { DisbursementDependencies } from './disbursement-context';
import { makerRoles } from './finance-authority';

export type ListedCase = { readonly applicationId: string; readonly expectedVersion: number };
type Body = { readonly documentNumber: string; readonly cases: readonly ListedCase[] };

/**
 * 下达资金计划 for a list of approved cases under one document number. Each case is its own transaction and its own
 * result; sending the list again carries on with what is left and repeats nothing.
 * @throws Problem `forbidden`, `idempotency_key_reused`, `busy`.
 */
export const releaseFunds = (dependencies: DisbursementDependencies) => async (request: Request<unknown, unknown, Body>) => {
  const actor = await requireOfficer(dependencies, request.identity, makerRoles);
  const results: CaseResult[] = [];
  for (const listed of request.body.cases) results.push(await release(dependencies, actor, request, listed));
  return { results };
};

const release = async (dependencies: DisbursementDependencies, actor: OfficerActor, request: Request<unknown, unknown, Body>, listed: ListedCase): Promise<CaseResult> => {
  const { applicationId } = listed;
  try {
    const command = { ...listed, actor, idempotencyKey: `${request.idempotencyKey}:${applicationId}`, bodyHash: request.bodyHash };
    const acted = await act(dependencies, command, () => ({ action: { action: 'release_funds', documentNumber: request.body.documentNumber } }));
    return { applicationId, state: acted.application.state, problem: null };
  } catch (error) {
    const problem = problemOfCase(error);
    const application = problem.code === 'forbidden' || problem.code === 'not_found' ? null : await dependencies.applications.read(applicationId);
    return { applicationId, state: application?.state ?? null, problem };
  }
};
