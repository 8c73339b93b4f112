import { problemDefinitions } from './problem-definitions';
import type { ProblemStatus } from './problem-definitions';
import type { RouteDefinition } from './route';
import type { ProblemCode } from '../domain/problem';

/** POST because of their bodies, but they change nothing: no key is asked for. */
export const checkOperations = ['checkEligibility', 'checkApplication'] as const;
export type CheckOperation = (typeof checkOperations)[number];

/** True where the contract asks for an `Idempotency-Key`: every POST that changes something. */
export const needsIdempotencyKey = (route: RouteDefinition): boolean =>
  route.method === 'POST' && !checkOperations.some((operationId) => operationId === route.operationId);

/** What any route answers to input that does not fit its schemas. */
const inputCodes: readonly ProblemCode[] = ['field_required', 'unknown_field', 'money_invalid', 'date_invalid', 'instant_invalid', 'decimal_invalid', 'list_too_long'];

const hasFields = (schema: { readonly shape: object }): boolean => Object.keys(schema.shape).length > 0;

/** Every code a route can answer with: its own, and those of the edge. Sorted, each once. */
export function problemCodesOf(route: RouteDefinition): readonly ProblemCode[] {
  const codes = new Set<ProblemCode>([...route.problems, 'unknown_field', 'busy', 'internal_error']);
  if (route.rateClass !== undefined) codes.add('rate_limited');
  if (route.access.kind !== 'public') codes.add('unauthorised');
  if (hasFields(route.parameters)) codes.add('input_invalid');
  if (hasFields(route.query)) for (const code of ['query_invalid', 'field_required'] as const) codes.add(code);
  if (route.body !== null) for (const code of ['body_not_json', 'body_too_large', 'content_type_not_json', 'input_invalid', ...inputCodes] as const) codes.add(code);
  if (needsIdempotencyKey(route)) for (const code of ['idempotency_key_required', 'idempotency_key_reused'] as const) codes.add(code);
  return [...codes].sort();
}

/** The same by status, in the order of the statuses. */
export function problemCodesByStatus(route: RouteDefinition): ReadonlyMap<ProblemStatus, readonly ProblemCode[]> {
  const groups = new Map<ProblemStatus, readonly ProblemCode[]>();
  for (const code of problemCodesOf(route)) {
    const { status } = problemDefinitions[code];
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return new Map([...groups].sort(([left], [right]) => left - right));
}
