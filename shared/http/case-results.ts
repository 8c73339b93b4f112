import { problemMessage } from '../contracts/problems';
import type { ProblemLanguage } from '../contracts/problems';
import type { Problem } from '../domain/problem';

type CaseResult<State> = { readonly applicationId: string; readonly state: State | null; readonly problem: Problem | null };

/** Results of a list with each refusal in the reader's language. */
export const worded = <State>(results: readonly CaseResult<State>[], language: ProblemLanguage) =>
  results.map(({ applicationId, state, problem }) => ({
    applicationId, state, problem: problem === null ? null : { code: problem.code, message: problemMessage(problem.code, problem.details.params ?? {}, language) },
  }));
