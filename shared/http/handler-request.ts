import type * as z from 'zod';
import type { ProblemLanguage } from '../contracts/problems';
import type { RouteBody, RouteDefinition, RouteParameters, RouteQuery, RouteReply } from '../contracts/route';
import type { CheckOperation } from '../contracts/route-problems';
import type { UserIdentity } from './api-event';

/** Only a route that can be public has requests without a user. */
type IdentityOn<Definition extends RouteDefinition> = [Extract<Definition['access'], { kind: 'public' }>] extends [never] ? UserIdentity : UserIdentity | null;

/** Text on POST, null on everything that changes nothing or guards itself by a version. */
type CommandText<Definition extends RouteDefinition> = Definition['method'] extends 'POST' ? (Definition['operationId'] extends CheckOperation ? null : string) : null;

/** A request as its use case sees it: checked, typed from the route, free of HTTP. */
export type HandlerRequest<Definition extends RouteDefinition> = {
  readonly identity: IdentityOn<Definition>;
  readonly parameters: RouteParameters<Definition>;
  readonly query: RouteQuery<Definition>;
  readonly body: RouteBody<Definition>;
  /** 1 to 100 visible ASCII characters, chosen by the client. */
  readonly idempotencyKey: CommandText<Definition>;
  /** SHA-256 over operation, parameters and body as parsed: tells a repeated request from another one under its key. */
  readonly bodyHash: CommandText<Definition>;
  readonly correlationId: string;
  readonly language: ProblemLanguage;
};

/** A file as the reply; its content type stands in the contract. */
export type FileReply = { readonly fileName: string; readonly text: string } | { readonly fileName: string; readonly bytes: Uint8Array };

/** What a use case answers: the reply of the contract, or a file where the contract replies with text. */
export type HandlerReply<Definition extends RouteDefinition> = Definition['reply'] extends z.ZodString ? FileReply : RouteReply<Definition>;
