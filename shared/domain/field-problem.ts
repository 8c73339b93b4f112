import { Problem, type ProblemCode, type ProblemParams } from './problem';

/** A problem about one input field; without a field name it is about the value as such. */
export function fieldProblem(code: ProblemCode, field: string | undefined, params: ProblemParams): Problem {
  return new Problem(code, field === undefined ? { params } : { field, params });
}
