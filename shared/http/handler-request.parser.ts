import type { RouteDefinition } from '../contracts/route';
import { needsIdempotencyKey } from '../contracts/route-problems';
import { parseInput } from '../contracts/validation';
import { canonicalJson } from '../domain/canonical-json';
import { Problem } from '../domain/problem';
import type { Hashing } from '../ports/runtime';
import { correlationIdOf, headerOf, identityOf, languageOf } from './api-event';
import type { ApiEvent } from './api-event';
import type { HandlerRequest } from './handler-request';
import { readJsonBody } from './request-body';

/**
 * Checks an event against its route, in this order: signed in, path, query, key, body.
 * Problems: `unauthorised`, those of `parseInput` and `readJsonBody`, `idempotency_key_required`.
 */
export function parseHandlerRequest<Definition extends RouteDefinition>(route: Definition, event: ApiEvent, hashing: Hashing): HandlerRequest<Definition> {
  const identity = identityOf(event);
  if (identity === null && route.access.kind !== 'public') throw new Problem('unauthorised');
  const parameters = parseInput(route.parameters, event.pathParameters ?? {});
  const query = parseInput(route.query, event.queryStringParameters ?? {}, 'query_invalid');
  const idempotencyKey = needsIdempotencyKey(route) ? idempotencyKeyOf(event) : null;
  const body = route.body === null ? null : parseInput(route.body, readJsonBody(event));
  // The operation is part of it: the same body means something else at another address.
  const bodyHash = idempotencyKey === null ? null : hashing.sha256(canonicalJson({ operationId: route.operationId, parameters, body }));
  // Each part was read by this route's own schema; the compiler can't follow that through the definition's conditional types.
  return { identity, parameters, query, body, idempotencyKey, bodyHash, correlationId: correlationIdOf(event), language: languageOf(event) } as HandlerRequest<Definition>;
}

function idempotencyKeyOf(event: ApiEvent): string {
  const key = headerOf(event, 'idempotency-key');
  if (key === undefined || !/^[\x21-\x7e]{1,100}$/.test(key)) throw new Problem('idempotency_key_required');
  return key;
}
