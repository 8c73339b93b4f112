import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { createFormMemory } from './remembered';

const emptyStorage = () => {
  const items = new Map<string, string>();
  return { items, getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => { items.set(key, value); }, removeItem: (key: string) => { items.delete(key); } };
};
const parse = (stored: unknown) => z.object({ name: z.string() }).parse(stored);

describe('what was typed in a tab', () => {
  it('comes back after a reload and is gone once it was sent', () => {
    const storage = emptyStorage();
    createFormMemory(storage, 'payee', parse).write({ name: '甲' });
    const reloaded = createFormMemory(storage, 'payee', parse);
    expect(reloaded.read()).toEqual({ name: '甲' });
    reloaded.forget();
    expect(reloaded.read()).toBeNull();
  });

  it('is kept apart by form, and forgotten when it reads as something else', () => {
    const storage = emptyStorage();
    createFormMemory(storage, 'a', parse).write({ name: '甲' });
    expect(createFormMemory(storage, 'b', parse).read()).toBeNull();
    storage.items.set('portal.form.a', '{"name":3}');
    expect(createFormMemory(storage, 'a', parse).read()).toBeNull();
    storage.items.set('portal.form.a', 'not json');
    expect(createFormMemory(storage, 'a', parse).read()).toBeNull();
  });
});
