import { describe, expect, it } from '@jest/globals';
import { createRateLimiter } from '../../shared/persistence/rate-limiter';
import { hashing } from '../../shared/integrations/sha256';
import type { RateLimiter } from '../../shared/ports/rate-limiter';
import { rateClasses } from '../../shared/domain/request-rate';
import { withTable, type TestTable } from './harness';

const limits = { eligibility_check: { burst: 3, perHour: 60 }, filing: { burst: 20, perHour: 60 }, objection: { burst: 1, perHour: 1 }, receipt_lookup: { burst: 3, perHour: 60 } };
const limiterOn = ({ store, clock }: TestTable): RateLimiter => createRateLimiter(store, { clock, hashing, limits });
const itemsOf = async ({ scan }: TestTable) => {
  const items: Readonly<Record<string, unknown>>[] = [];
  await scan((item) => { items.push(item); });
  return items;
};

describe('how often one may ask', () => {
  it('lets a burst through, then tells how long to wait, each person and each kind by itself', async () => {
    const table = await withTable();
    const limiter = limiterOn(table);
    const take = () => limiter.take('eligibility_check', 'address 203.0.113.7');
    expect([await take(), await take(), await take(), await take()]).toEqual([null, null, null, 60]);
    expect([await limiter.take('eligibility_check', 'address 203.0.113.8'), await limiter.take('receipt_lookup', 'address 203.0.113.7')]).toEqual([null, null]);
    table.clock.set('2026-03-02T02:00:59.000Z');
    expect(await take()).toBe(1);
    table.clock.set('2026-03-02T02:01:00.000Z');
    expect([await take(), await take()]).toEqual([null, 60]);
    table.clock.set('2026-03-02T09:00:00.000Z');
    expect([await take(), await take(), await take(), await take()]).toEqual([null, null, null, 60]);
  });

  it('counts over all processes, and a refused flood costs the table nothing', async () => {
    const table = await withTable();
    const [one, other] = [limiterOn(table), limiterOn(table)];
    expect([await one.take('objection', 'a'), await other.take('objection', 'a')]).toEqual([null, 3600]);
    const before = table.faults.writes;
    for (let count = 0; count < 20; count += 1) expect(await other.take('objection', 'a')).toBe(3600);
    expect(table.faults.writes).toBe(before);
  });

  it('never lets more through than the burst, however many ask at once', async () => {
    const table = await withTable();
    const limiter = limiterOn(table);
    const answers = await Promise.all(Array.from({ length: 40 }, () => limiter.take('filing', 'user u1')));
    expect(answers.filter((answer) => answer === null).length).toBeLessThanOrEqual(20);
    expect(answers.filter((answer) => answer === null).length).toBeGreaterThan(0);
  });

  it('keeps one item each that names nobody and goes away by itself', async () => {
    const table = await withTable();
    const limiter = limiterOn(table);
    for (const rateClass of rateClasses) for (const subject of ['user ada', 'address 203.0.113.7']) await limiter.take(rateClass, subject);
    await limiter.take('filing', 'user ada');
    const items = await itemsOf(table);
    expect(items).toHaveLength(8);
    expect(JSON.stringify(items)).not.toMatch(/ada|203\.0/);
    for (const item of items) expect(item['expiresAt']).toBeGreaterThan(Date.parse(table.clock.now()) / 1000);
  });
});
