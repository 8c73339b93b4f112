import { useCallback, useState } from 'react';

/** What was typed in this tab, kept over a reload and a new sign-in, gone with the tab or when it was sent. */
export type FormMemory<Value> = { readonly read: () => Value | null; readonly write: (value: Value) => void; readonly forget: () => void };

/** `parse` throws when what is stored can't be what was written; then nothing is remembered. */
export const createFormMemory = <Value,>(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, name: string, parse: (stored: unknown) => Value): FormMemory<Value> => {
  const key = `portal.form.${name}`;
  return {
    read: () => {
      const text = storage.getItem(key);
      if (text === null) return null;
      try {
        return parse(JSON.parse(text));
      } catch {
        return null;
      }
    },
    write: (value) => { storage.setItem(key, JSON.stringify(value)); },
    forget: () => { storage.removeItem(key); },
  };
};

/** State of a form that outlives a reload and a new sign-in. The third function is called when it was sent. */
export const useRemembered = <Value,>(name: string, initial: () => Value, parse: (stored: unknown) => Value): readonly [Value, (next: Value | ((before: Value) => Value)) => void, () => void] => {
  const [memory] = useState(() => createFormMemory(window.sessionStorage, name, parse));
  const [value, setValue] = useState<Value>(() => memory.read() ?? initial());
  const set = useCallback((next: Value | ((before: Value) => Value)) => {
    setValue((before) => {
      const after = next instanceof Function ? next(before) : next;
      memory.write(after);
      return after;
    });
  }, [memory]);
  return [value, set, memory.forget];
};
