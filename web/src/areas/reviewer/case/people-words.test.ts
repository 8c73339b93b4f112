import { describe, expect, it } from '@jest/globals';
import { personWords } from './people-words';

type Known = Parameters<typeof personWords>[0];
const claimed: Known['timeline'][number] = { version: 3, at: '2026-03-02T01:00:00.000Z', action: 'claim', by: 'district_reviewer', userId: 'two', saying: '领取', fromState: 'accepted', toState: 'formal_review' } as unknown as Known['timeline'][number];
const known: Known = { dutyHolders: [{ duty: 'first_review', userId: 'one' }], timeline: [claimed], officerNames: [{ userId: 'four', name: '林晓岚' }] };

describe('a person on a case', () => {
  it('is named by the duty they hold on it', () => {
    expect(personWords(known, 'one', 'zh')).toBe('初审人员 · one');
    expect(personWords(known, 'one', 'en')).toBe('First reviewer · one');
  });
  it('is named by how they last acted while they hold no duty yet', () => {
    expect(personWords(known, 'two', 'zh')).toMatch(/^\p{Script=Han}+ · two$/u);
  });
  it('goes by their name where it was noted', () => {
    expect(personWords({ ...known, dutyHolders: [{ duty: 'decision', userId: 'four' }] }, 'four', 'zh')).toBe('审定人员 · 林晓岚');
    expect(personWords(known, 'four', 'zh')).toBe('林晓岚');
  });
  it('is named by their account when nothing else is known', () => {
    expect(personWords(known, 'three', 'zh')).toBe('three');
  });
});
