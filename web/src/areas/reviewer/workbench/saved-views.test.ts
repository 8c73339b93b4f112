import { describe, expect, it } from '@jest/globals';
import { readViews, viewsAtMost, withoutView, withView, writeViews } from './saved-views';
import type { SavedView } from './saved-views';

const memory = (): Pick<Storage, 'getItem' | 'setItem'> => {
  const stored = new Map<string, string>();
  return { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => { stored.set(key, value); } };
};
const view = (name: string): SavedView => ({ name, address: `state=${name}` });

describe('saved views', () => {
  it('are kept for one person and not shown to the next', () => {
    const storage = memory();
    writeViews(storage, 'first', [view('思明')]);
    expect(readViews(storage, 'first')).toEqual([view('思明')]);
    expect(readViews(storage, 'second')).toEqual([]);
  });

  it('replace one of the same name, keep the newest, and can be taken away', () => {
    expect(withView([view('a'), view('b')], { name: 'a', address: 'x' })).toEqual([view('b'), { name: 'a', address: 'x' }]);
    const many = Array.from({ length: viewsAtMost + 3 }, (_, index) => view(String(index))).reduce<readonly SavedView[]>(withView, []);
    expect(many.map(({ name }) => name)).toEqual(Array.from({ length: viewsAtMost }, (_, index) => String(index + 3)));
    expect(withoutView(many, '5')).toHaveLength(viewsAtMost - 1);
  });

  it('count as none when something else stands in their place', () => {
    for (const text of ['{', '{"a":1}', '[{"name":""}]']) expect(readViews({ getItem: () => text }, 'first')).toEqual([]);
  });
});
