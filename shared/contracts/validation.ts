import type * as z from 'zod';
import { Problem } from '../domain/problem';
import type { FieldError, ProblemCode, ProblemParams } from '../domain/problem';
import { isProblemCode } from './problems';

/** A reply lists no more than this: whoever sent so many has one mistake, not a thousand. */
const mostErrors = 100;
const longestField = 200;

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Reads input by its schema. Problem when it does not fit: with one fault the problem is that fault, with several it
 * is `generalCode` (`input_invalid` for bodies and path parameters, `query_invalid` for queries) and lists them.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, generalCode: ProblemCode = 'input_invalid'): z.output<Schema> {
  const result = schema.safeParse(input);
  if (!result.success) throw inputProblem(result.error.issues, input, generalCode);
  return result.data;
}

/** The problem that a list of schema issues amounts to. */
export function inputProblem(issues: readonly Issue[], input: unknown, generalCode: ProblemCode = 'input_invalid'): Problem {
  const errors = withoutEchoes(issues.flatMap((issue) => fieldErrors(issue, input, [], generalCode))).slice(0, mostErrors);
  const [only, ...others] = errors;
  if (only === undefined || others.length > 0) return new Problem(generalCode, { errors });
  return new Problem(only.code, { ...(only.field === '' ? {} : { field: only.field }), params: only.params, errors });
}

/** A text of the wrong form also fails the checks after it; each field says the same thing once. */
function withoutEchoes(errors: readonly FieldError[]): readonly FieldError[] {
  return [...new Map(errors.map((error) => [`${error.field} ${error.code}`, error] as const).reverse()).values()].reverse();
}

/** Writes a path as clients write it: `facts.loans[0].repaidOn`. */
export function fieldPath(path: Path): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return (text.startsWith('.') ? text.slice(1) : text).slice(0, longestField);
}

function fieldErrors(issue: Issue, input: unknown, base: Path, generalCode: ProblemCode): readonly FieldError[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ code: 'unknown_field', field: fieldPath([...path, key]), params: {} }));
  if (issue.code === 'custom') {
    const { problemCode, ...others } = issue.params ?? {};
    if (isProblemCode(problemCode)) return [{ code: problemCode, field: fieldPath(path), params: plainParams(others) }];
  }
  if (valueAt(input, path) === undefined) return [{ code: 'field_required', field: fieldPath(path), params: {} }];
  if (issue.code === 'invalid_union') {
    const nearest = nearestBranch(issue.errors);
    if (nearest !== undefined) return nearest.flatMap((inner) => fieldErrors(inner, input, path, generalCode));
  }
  return [{ code: codeOf(issue, path) ?? generalCode, field: fieldPath(path), params: ruleOf(issue) }];
}

/** The branch of a union that the input was probably meant for: one that went wrong deeper than at the value itself. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const deeper = branches.filter((issues) => issues.length > 0 && issues.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys'));
  return deeper.reduce<readonly Issue[] | undefined>((best, issues) => (best === undefined || issues.length < best.length ? issues : best), undefined);
}

/** What the name of a field says about its form: names end in their unit throughout the contracts. */
const codeByUnit: readonly (readonly [RegExp, ProblemCode])[] = [
  [/(?:^|[a-z])Yuan$/, 'money_invalid'],
  [/[a-z]On$/, 'date_invalid'],
  [/[a-z]At$/, 'instant_invalid'],
  [/[a-z]Percent$/, 'decimal_invalid'],
];

function codeOf(issue: Issue, path: Path): ProblemCode | undefined {
  if (issue.code === 'too_big' && issue.origin === 'array') return 'list_too_long';
  const name = path.findLast((key) => typeof key === 'string') ?? '';
  return codeByUnit.find(([pattern]) => pattern.test(name))?.[1];
}

/** The broken rule as message parameters, never the refused value: it may be personal. */
function ruleOf(issue: Issue): ProblemParams {
  switch (issue.code) {
    case 'invalid_type': return { rule: 'type', expected: issue.expected };
    case 'too_small': return { rule: 'too_small', of: issue.origin, limit: String(issue.minimum) };
    case 'too_big': return { rule: 'too_big', of: issue.origin, limit: String(issue.maximum) };
    case 'invalid_value': return { rule: 'choice', allowed: issue.values.map((value) => String(value)) };
    case 'invalid_union': return { rule: 'choice' };
    default: return { rule: 'format' };
  }
}

const isPlain = (value: unknown): value is string | number | boolean | null => value === null || ['string', 'number', 'boolean'].includes(typeof value);

function plainParams(params: Readonly<Record<string, unknown>>): ProblemParams {
  return Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (isPlain(value) ? [[name, value] as const] : [])));
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
