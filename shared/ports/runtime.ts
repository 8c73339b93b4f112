import type { Instant } from '../domain/brands';
import type { Hash } from '../domain/application/event';

/** Time is asked for, never taken: tests and the demo run on a clock of their own. */
export interface Clock {
  now(): Instant;
}

/** Randomness, for salts only. Ids are derived from actor and idempotency key, so that a retry finds what it made. */
export interface Ids {
  /** 128 random bits, lower-case hex. */
  salt(): string;
}

export interface Hashing {
  /** SHA-256, lower-case hex. */
  readonly sha256: Hash;
  /** The same over the bytes of a file. */
  readonly sha256Bytes: (bytes: Uint8Array) => string;
}
