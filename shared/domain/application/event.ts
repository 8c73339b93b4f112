import { canonicalJson } from '../canonical-json';
import type { Instant } from '../brands';
import type { ApplicationAction, LedgerMove } from './actions';
import type { ActorStamp } from './actor';
import type { ApplicationState } from './states';

/** Hashing is injected: the kernel says what is hashed, not by which library. Lower-case hex of SHA-256. */
export type Hash = (text: string) => string;

/** The hash before the first event of a case. */
export const chainStart = '0'.repeat(64);

/**
 * One line of a case's history and, at the same time, its outbox message. Immutable. Nothing personal stands in it:
 * facts, names and accounts are represented by salted commitments.
 */
export type ApplicationEvent = {
  readonly applicationId: string;
  readonly version: number;
  readonly at: Instant;
  readonly actor: ActorStamp;
  readonly fromState: ApplicationState | null;
  readonly toState: ApplicationState;
  readonly change: ApplicationAction | { readonly action: 'create' };
  /** One for each account that moves; the n-th is booked as entry `case#version#n`. */
  readonly ledgerMoves: readonly LedgerMove[];
  readonly idempotencyKey: string;
  readonly bodyHash: string;
  readonly previousHash: string;
  readonly hash: string;
};

export type EventBody = Omit<ApplicationEvent, 'hash'>;

/** The bytes that are hashed and stored: canonical JSON of everything but the hash itself. */
export const eventText = (body: EventBody): string => canonicalJson(body);

export const sealEvent = (hash: Hash, body: EventBody): ApplicationEvent => ({ ...body, hash: hash(`${body.previousHash}\n${eventText(body)}`) });

/**
 * Proves a case's history: versions without gaps, every hash right, every event standing on the one before.
 * @returns the first fault, or null when the chain holds and ends in `lastEventHash`.
 */
export const findChainFault = (hash: Hash, events: readonly ApplicationEvent[], head: { readonly version: number; readonly lastEventHash: string }): string | null => {
  let previousHash = chainStart;
  let version = 0;
  for (const event of events) {
    version += 1;
    const { hash: storedHash, ...body } = event;
    if (event.version !== version) return `event ${version} is missing (found ${event.version})`;
    if (event.previousHash !== previousHash) return `event ${version} does not stand on event ${version - 1}`;
    if (sealEvent(hash, body).hash !== storedHash) return `event ${version} was changed after it was written`;
    previousHash = storedHash;
  }
  if (head.version !== version) return `the head counts ${head.version} events, ${version} are stored`;
  return head.lastEventHash === previousHash ? null : 'the head does not end in the last event';
};
