import type { Environment } from '../config/environment';
import { readRateLimits } from '../config/rate-limits';
import { readTableConfig } from '../config/table-config';
import { hashing } from '../integrations/sha256';
import { randomIds } from '../integrations/random-ids';
import { systemClock } from '../integrations/system-clock';
import { systemPatience } from '../integrations/system-patience';
import { createBooks } from '../persistence/books';
import type { BookFiles } from '../persistence/books';
import { createRateLimits, createRepositories } from '../persistence/repositories';
import type { Repositories } from '../persistence/repositories';
import { createClient } from '../persistence/table-client';
import type { Books } from '../ports/books';
import type { FieldCipher } from '../ports/field-cipher';
import type { RateLimiter } from '../ports/rate-limiter';
import type { Clock, Hashing, Ids } from '../ports/runtime';

/** What every Lambda stands on: the table, the machine's clock and chance, and what its stage allows. */
export type WiredFunction = Repositories & {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hashing: Hashing;
  readonly demoMode: boolean;
  readonly rateLimiter: RateLimiter;
  /** Replies are held against their contract wherever a late discovery would cost more than the check. */
  readonly checkReplies: boolean;
};

/** What every function's configuration says. */
type EveryConfig = { readonly STAGE: 'dev' | 'prod'; readonly DEMO_MODE: boolean };

/**
 * The one place where a deployed function's ports meet their adapters; called once a cold start.
 * @throws Error (ZodError) naming a variable that is missing or wrong.
 */
export function wireFunction(config: EveryConfig, environment: Environment, cipher: FieldCipher): WiredFunction {
  const { tableName, region, endpoint } = readTableConfig(environment);
  const runtime = { clock: systemClock, ids: randomIds, hashing };
  const options = { ...runtime, ...systemPatience, client: createClient({ region, endpoint }), tableName, cipher };
  const rateLimiter = createRateLimits(options, readRateLimits(environment));
  return { ...createRepositories(options), ...runtime, rateLimiter, demoMode: config.DEMO_MODE, checkReplies: config.STAGE !== 'prod' };
}

/** The books of the same table, for the function that proves them. */
export function wireBooks(environment: Environment, files: BookFiles): Books {
  const { tableName, region, endpoint } = readTableConfig(environment);
  return createBooks({ ids: randomIds, hashing, ...systemPatience, client: createClient({ region, endpoint }), tableName }, files);
}
