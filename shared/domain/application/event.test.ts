import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contextOn, draftApplication, succeed, typicalActions, waysTo } from '../../../test/builders/application';
import { applicant } from '../../../test/builders/actors';
import { at } from '../../../test/builders/calendar';
import { randomWalk } from '../../../test/builders/walks';
import { canonicalJson } from '../canonical-json';
import type { ApplicationEvent, EventBody } from './event';
import { chainStart, eventText, findChainFault, sealEvent } from './event';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The history of a case that went the whole way to its end. */
const history = ((): readonly ApplicationEvent[] => {
  const shared = { applicationId: 'case-1', idempotencyKey: 'key-1', bodyHash: sha256('{}') };
  const created: EventBody = { ...shared, version: 1, at: at('2026-03-02'), actor: { kind: 'applicant', userId: applicant().userId, as: 'handler' }, fromState: null, toState: 'draft', change: { action: 'create' }, ledgerMoves: [], previousHash: chainStart };
  const events = [sealEvent(sha256, created)];
  let application = draftApplication();
  for (const [day, action, actor] of waysTo.closed) {
    const result = succeed(application, action, actor, contextOn(day));
    events.push(sealEvent(sha256, { ...shared, version: result.application.version, at: contextOn(day).now, actor: result.actor, fromState: application.state, toState: result.application.state, change: action, ledgerMoves: result.ledgerMoves, previousHash: events.at(-1)!.hash }));
    application = result.application;
  }
  return events;
})();
const head = { version: history.length, lastEventHash: history.at(-1)!.hash };

type Json = string | number | boolean | null | { readonly [key: string]: Json } | readonly Json[];

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Every value that differs from the given one in exactly one place (a leaf changed, or a key left out). */
const mutationsOf = (value: Json): readonly Json[] => {
  if (value === null) return ['null', 0];
  if (typeof value === 'string') return [`${value} `, value.slice(1), null].filter((each) => each !== value);
  if (typeof value === 'number') return [value + 1, -value - 1, String(value)];
  if (typeof value === 'boolean') return [!value];
  if (isList(value)) return [[...value, null], ...value.flatMap((item, index) => mutationsOf(item).map((other) => value.with(index, other)))];
  return Object.entries(value).flatMap(([key, item]) => [
    Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)),
    ...mutationsOf(item).map((other) => ({ ...value, [key]: other })),
  ]);
};

const asJson = (event: ApplicationEvent): Json => JSON.parse(canonicalJson(event)) as Json;

describe('the chain of events of a case', () => {
  it('holds as written', () => {
    expect(history.length).toBeGreaterThan(18);
    expect(findChainFault(sha256, history, head)).toBeNull();
    expect(findChainFault(sha256, [], { version: 0, lastEventHash: chainStart })).toBeNull();
  });

  it('finds every change of a single field of any event, the hash included', () => {
    let tried = 0;
    history.forEach((event, index) => {
      for (const mutated of mutationsOf(asJson(event))) {
        tried += 1;
        const forged = history.with(index, mutated as unknown as ApplicationEvent);
        let fault: string | null;
        try {
          fault = findChainFault(sha256, forged, head);
        } catch (error) {
          fault = String(error);
        }
        if (fault === null) throw new Error(`not found: event ${event.version} as ${JSON.stringify(mutated)}`);
      }
    });
    expect(tried).toBeGreaterThan(800);
  });

  it('finds an event that was changed and sealed again, wherever it stands', () => {
    history.forEach((event, index) => {
      const { hash, ...body } = event;
      const forged = sealEvent(sha256, { ...body, idempotencyKey: 'forged' });
      expect(forged.hash).not.toBe(hash);
      expect(findChainFault(sha256, history.with(index, forged), head)).not.toBeNull();
    });
  });

  it('finds a deletion, a repetition, a truncation at either end and every re-ordering', () => {
    history.forEach((event, index) => {
      expect(findChainFault(sha256, history.toSpliced(index, 1), head)).not.toBeNull();
      expect(findChainFault(sha256, history.toSpliced(index, 0, event), head)).not.toBeNull();
      expect(findChainFault(sha256, history.slice(0, index), head)).not.toBeNull();
      if (index > 0) expect(findChainFault(sha256, history.slice(index), head)).not.toBeNull();
    });
    fc.assert(
      fc.property(fc.shuffledSubarray([...history], { minLength: history.length }), (shuffled) => {
        const moved = shuffled.some((event, index) => event !== history[index]);
        expect(findChainFault(sha256, shuffled, head) !== null).toBe(moved);
      }),
    );
  });

  it('finds a head that does not end where the history ends', () => {
    expect(findChainFault(sha256, history, { ...head, version: head.version + 1 })).toContain('the head counts');
    expect(findChainFault(sha256, history, { ...head, lastEventHash: chainStart })).toBe('the head does not end in the last event');
  });

  it('names the first fault', () => {
    const changed = history.with(4, { ...history[4]!, at: at('2020-01-01') }).with(7, { ...history[7]!, at: at('2020-01-01') });
    expect(findChainFault(sha256, changed, head)).toBe('event 5 was changed after it was written');
    expect(findChainFault(sha256, history.toSpliced(4, 1), head)).toBe('event 5 is missing (found 6)');
  });

  it('hashes the same bytes whatever the order of the keys, and takes every action a case can see', () => {
    const { hash, ...body } = history[3]!;
    const reversed = Object.fromEntries(Object.entries(body).reverse()) as unknown as EventBody;
    expect(eventText(reversed)).toBe(eventText(body));
    expect(sealEvent(sha256, reversed).hash).toBe(hash);
    for (const { action } of [1, 2, 3, 4, 5].flatMap((seed) => randomWalk(seed, 60))) expect(JSON.parse(canonicalJson(action))).toEqual(action);
    for (const action of Object.values(typicalActions)) expect(JSON.parse(canonicalJson(action))).toEqual(action);
  });
});
