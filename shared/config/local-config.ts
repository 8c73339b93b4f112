import * as z from 'zod';
import { readRateLimits } from './rate-limits';
import type { RateLimits } from './rate-limits';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Anything that speaks DynamoDB, instead of the embedded engine. */
  DYNAMODB_ENDPOINT: z.url().optional(),
});

/** A setting that can't be used; the message is one line for the person who started the program. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Settings of the one-machine run. @throws SettingError naming what is wrong. */
export const readLocalConfig = (environment: Readonly<Record<string, string | undefined>> = process.env): { readonly port: number; readonly dynamodbEndpoint: string | undefined; readonly rateLimits: RateLimits } => {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) throw new SettingError(`Wrong setting: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
  return { port: parsed.data.PORT, dynamodbEndpoint: parsed.data.DYNAMODB_ENDPOINT, rateLimits: rateLimitsOf(environment) };
};

const rateLimitsOf = (environment: Readonly<Record<string, string | undefined>>): RateLimits => {
  try {
    return readRateLimits(environment);
  } catch (error) {
    throw new SettingError(`Wrong setting: RATE_LIMITS: ${error instanceof Error ? error.message : String(error)}`);
  }
};
