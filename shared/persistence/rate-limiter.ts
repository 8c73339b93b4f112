import { EntityFormatter, UpdateItemCommand, type Condition } from 'dynamodb-toolbox';
import { answerRate } from '../domain/request-rate';
import type { RateClass, RateLimit } from '../domain/request-rate';
import type { Clock, Hashing } from '../ports/runtime';
import type { RateLimiter } from '../ports/rate-limiter';
import type { Entities } from './entities';
import { rateKey } from './keys';
import type { Store } from './store';

/** A moment after it is paid off an item says nothing any more; the table's time to live takes it away. */
const keptSeconds = 3_600;
const triesAtMost = 4;
const refusalsKept = 1_000;

/**
 * One small item for each person or address and kind of request, holding one moment. Who was quiet costs one write;
 * who asks again while still paid up costs a failed write, a read and a write. Who was refused is refused from this
 * process's memory until their time, so that a flood costs the table nothing.
 */
export function createRateLimiter(store: Store, options: { readonly clock: Clock; readonly hashing: Hashing; readonly limits: Readonly<Record<RateClass, RateLimit>> }): RateLimiter {
  const { clock, hashing, limits } = options;
  const { rate } = store.entities;
  const refusedUntilMs = new Map<string, number>();

  const pay = async (pk: string, paidUntilMs: number, condition: Condition<Entities['rate']>): Promise<boolean> => {
    const item = { ...rateKey(pk), schemaVersion: 1, paidUntilMs, expiresAt: Math.ceil(paidUntilMs / 1000) + keptSeconds };
    return store.update(rate.build(UpdateItemCommand).item(item).options({ condition }).params());
  };
  const paidUntil = async (pk: string): Promise<number | null> => {
    const raw = await store.get(rateKey(pk));
    return raw === null ? null : rate.build(EntityFormatter).format(raw).paidUntilMs;
  };
  const refuse = (pk: string, nowMs: number, retryAfterMs: number): number => {
    if (refusedUntilMs.size >= refusalsKept) refusedUntilMs.clear();
    refusedUntilMs.set(pk, nowMs + retryAfterMs);
    return Math.ceil(retryAfterMs / 1000);
  };

  return {
    async take(rateClass, subject) {
      // Hashed: neither a person nor an address stands in a key.
      const pk = `${rateClass}#${hashing.sha256(subject).slice(0, 32)}`;
      const nowMs = Date.parse(clock.now());
      const refusedMs = (refusedUntilMs.get(pk) ?? 0) - nowMs;
      if (refusedMs > 0) return Math.ceil(refusedMs / 1000);
      refusedUntilMs.delete(pk);
      const first = answerRate(limits[rateClass], null, nowMs);
      if (first.kind === 'allowed' && (await pay(pk, first.paidUntilMs, { or: [{ attr: 'pk', exists: false }, { attr: 'paidUntilMs', lte: nowMs }] }))) return null;
      for (let tries = 0; tries < triesAtMost; tries += 1) {
        const stored = await paidUntil(pk);
        const answer = answerRate(limits[rateClass], stored, nowMs);
        if (answer.kind === 'limited') return refuse(pk, nowMs, answer.retryAfterMs);
        if (await pay(pk, answer.paidUntilMs, stored === null ? { attr: 'pk', exists: false } : { attr: 'paidUntilMs', eq: stored })) return null;
      }
      // Many of the same at the same moment: not one more of them now.
      return refuse(pk, nowMs, 1_000);
    },
  };
}
