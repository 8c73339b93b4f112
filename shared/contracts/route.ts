import type * as z from 'zod';
import type { OfficerRole } from '../domain/application/actor';
import type { ProblemCode } from '../domain/problem';
import type { RateClass } from '../domain/request-rate';

/** The rooms of the API: one Lambda each. */
export const features = ['applications', 'reviews', 'notices', 'disbursements', 'policies', 'reports'] as const;
export type Feature = (typeof features)[number];

/**
 * Who a route is for. Signing in is checked at the edge, enterprise and grants by the use case, and the access test
 * walks every route with every role, own and other enterprise.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in' }
  /** Acts for an enterprise under a mandate; another enterprise's case does not exist for them. */
  | { readonly kind: 'applicant' }
  | { readonly kind: 'officer'; readonly roles: readonly OfficerRole[] };

export type RouteDefinition = {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: `/${string}`;
  readonly feature: Feature;
  readonly access: Access;
  /** How often one person may call it, or one address where nobody signs in; left out: as often as the gateway lets them. */
  readonly rateClass?: RateClass;
  /** One line of plain Chinese for the API document. */
  readonly summary: string;
  readonly parameters: z.ZodObject;
  readonly query: z.ZodObject;
  /** Null: no body. Every POST body carries its `Idempotency-Key` in a header. */
  readonly body: z.ZodType | null;
  readonly reply: z.ZodType;
  readonly success: 200 | 201;
  /** What can go wrong besides what every route answers (input, sign-in, unknown errors). */
  readonly problems: readonly ProblemCode[];
};

/** Keeps the literal types of a definition, so that handlers and clients are typed from it. */
export const defineRoute = <const Definition extends RouteDefinition>(definition: Definition): Definition => definition;

export type RouteBody<Definition extends RouteDefinition> = Definition['body'] extends z.ZodType ? z.output<Definition['body']> : null;
export type RouteReply<Definition extends RouteDefinition> = z.input<Definition['reply']>;
export type RouteParameters<Definition extends RouteDefinition> = z.output<Definition['parameters']>;
export type RouteQuery<Definition extends RouteDefinition> = z.output<Definition['query']>;
