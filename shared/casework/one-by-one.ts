import { Problem } from '../domain/problem';
import type { ApplicationState } from '../domain/application/states';

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

/** Does the same to many cases, one after the other: one refusal does not stop the others, and each is told. */
export const oneByOne = async <Item extends { readonly applicationId: string }>(items: readonly Item[], perform: (item: Item) => Promise<Omit<CaseResult, 'applicationId'>>): Promise<readonly CaseResult[]> => {
  const results: CaseResult[] = [];
  for (const item of items) {
    try {
      results.push({ applicationId: item.applicationId, ...(await perform(item)) });
    } catch (error) {
      results.push({ applicationId: item.applicationId, state: null, problem: problemOfCase(error) });
    }
  }
  return results;
};
