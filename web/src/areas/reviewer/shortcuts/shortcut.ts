import type { Text } from '../../../language/text';

/** A single key that does something on a page. */
export type Shortcut = { readonly key: string; readonly label: Text; readonly run: () => void };

export type Press = { readonly key: string; readonly withModifier: boolean; /** In a box where letters are text. */ readonly typing: boolean; readonly dialogOpen: boolean };

export const helpKey = '?';

/**
 * What a key press means: nothing while typing, with Ctrl, Alt or Meta, over a dialog, or when single keys are switched
 * off (WCAG 2.1.4). The shortcut registered last wins.
 */
export const meantShortcut = (shortcuts: readonly Shortcut[], press: Press, enabled: boolean): Shortcut | null => {
  if (!enabled || press.typing || press.withModifier || press.dialogOpen) return null;
  return [...shortcuts].reverse().find(({ key }) => key === press.key) ?? null;
};

const settingKey = 'portal.shortcuts';
export const shortcutsEnabled = (storage: Pick<Storage, 'getItem'>): boolean => storage.getItem(settingKey) !== 'off';
export const enableShortcuts = (storage: Pick<Storage, 'setItem'>, enabled: boolean): void => { storage.setItem(settingKey, enabled ? 'on' : 'off'); };
