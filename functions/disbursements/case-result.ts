import type { ApplicationState } from '../../shared/domain/application/states';
import { Problem } from '../../shared/domain/problem';

/** What became of one case of a list; each is carried out in a transaction of its own. The edge words the problem. */
export type CaseResult = { readonly applicationId: string; readonly state: ApplicationState | null; readonly problem: Problem | null };

/**
 * A refusal that concerns one case only; the list goes on. What concerns the request as such (its key was used for
 * something else) or the system (busy: the same request carries on later) is thrown.
 */
export const problemOfCase = (error: unknown): Problem => {
  if (!(error instanceof Problem) || error.code === 'idempotency_key_reused' || error.code === 'busy') throw error;
  return error;
};
