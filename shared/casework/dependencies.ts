import type { Applications } from '../ports/applications';
import type { Catalogues } from '../ports/catalogues';
import type { People } from '../ports/people';
import type { Clock, Hashing, Ids } from '../ports/runtime';

/** What every use case on cases stands on. */
export type CaseworkDependencies = {
  readonly applications: Applications;
  readonly catalogues: Catalogues;
  readonly people: People;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hashing: Hashing;
  /** Demo values may be used and demo programmes opened. */
  readonly demoMode: boolean;
};

/** Who asks, as the identity provider says it. */
export type Identity = { readonly userId: string; readonly name: string };

/** A question: parsed and identified; it changes nothing. */
export type Inquiry<Parameters, Query, Body> = {
  readonly identity: Identity | null;
  readonly parameters: Parameters;
  readonly query: Query;
  readonly body: Body;
};

/** A command: a question with what makes a retry of it recognisable. */
export type Request<Parameters, Query, Body> = Inquiry<Parameters, Query, Body> & {
  readonly idempotencyKey: string;
  readonly bodyHash: string;
};
