import type { RateClass } from '../domain/request-rate';

/** Counts requests of a kind by who makes them. */
export interface RateLimiter {
  /** Seconds to wait before this one may be made again; null when it may be made now, which counts it. */
  take(rateClass: RateClass, subject: string): Promise<number | null>;
}
