import * as z from 'zod';
import type { Environment } from './environment';

const limit = z.strictObject({ burst: z.int().min(1).max(100_000), perHour: z.int().min(1).max(1_000_000) });

/** One for each rate class of the contract; the wiring's types refuse a missing one. */
const given = z.strictObject({ eligibility_check: limit, filing: limit, objection: limit, receipt_lookup: limit }).partial();

export type RateLimits = Readonly<Record<keyof z.output<typeof given>, z.output<typeof limit>>>;

/**
 * What a person, or an address where nobody is signed in, may ask for. Many people of one office share an address, so
 * its limits are wider than one person needs. Technical values, not law: a stage may set others.
 */
export const defaultRateLimits: RateLimits = {
  eligibility_check: { burst: 60, perHour: 600 },
  filing: { burst: 120, perHour: 600 },
  objection: { burst: 10, perHour: 30 },
  receipt_lookup: { burst: 60, perHour: 300 },
};

/** Limits from JSON text, for example `{"objection":{"burst":5,"perHour":20}}`; what it leaves out keeps its default. @throws Error saying what is wrong. */
export const parseRateLimits = (text: string): RateLimits => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('Rate limits are not JSON');
  }
  const parsed = given.safeParse(value);
  if (!parsed.success) throw new Error(`Rate limits: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
  const set = parsed.data;
  return {
    eligibility_check: set.eligibility_check ?? defaultRateLimits.eligibility_check, filing: set.filing ?? defaultRateLimits.filing,
    objection: set.objection ?? defaultRateLimits.objection, receipt_lookup: set.receipt_lookup ?? defaultRateLimits.receipt_lookup,
  };
};

/** The limits a function was started with. */
export const readRateLimits = (environment: Environment): RateLimits => parseRateLimits(environment['RATE_LIMITS'] ?? '{}');
