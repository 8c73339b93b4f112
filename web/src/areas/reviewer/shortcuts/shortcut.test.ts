import { describe, expect, it } from '@jest/globals';
import { enableShortcuts, meantShortcut, shortcutsEnabled } from './shortcut';

const nothing = (): void => undefined;
const outer = { key: 'n', label: ['下一件', 'Next'], run: nothing } as const;
const inner = { key: 'n', label: ['这里的', 'Here'], run: nothing } as const;
const press = { key: 'n', withModifier: false, typing: false, dialogOpen: false };

describe('single-key shortcuts', () => {
  it('mean the one registered last', () => {
    expect(meantShortcut([outer, inner], press, true)).toBe(inner);
    expect(meantShortcut([outer], { ...press, key: 'x' }, true)).toBeNull();
  });
  it('mean nothing while typing, with a modifier, over a dialog, or when switched off', () => {
    for (const other of [{ typing: true }, { withModifier: true }, { dialogOpen: true }]) expect(meantShortcut([outer], { ...press, ...other }, true)).toBeNull();
    expect(meantShortcut([outer], press, false)).toBeNull();
  });
  it('are on until somebody switches them off, and stay off', () => {
    const stored = new Map<string, string>();
    const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => { stored.set(key, value); } };
    expect(shortcutsEnabled(storage)).toBe(true);
    enableShortcuts(storage, false);
    expect(shortcutsEnabled(storage)).toBe(false);
    enableShortcuts(storage, true);
    expect(shortcutsEnabled(storage)).toBe(true);
  });
});
