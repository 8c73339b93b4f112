/**
 * One key for one command on one state of a case: pressing twice, reloading or signing in again repeats the same
 * request, which the service answers without doing it twice. Another version is another command.
 */
export const createCommandKeys = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, newKey: () => string) => ({
  keyFor: (command: string, ...state: readonly (string | number)[]): string => {
    const name = ['portal.key', command, ...state].join('.');
    const known = storage.getItem(name);
    if (known !== null) return known;
    const key = newKey();
    storage.setItem(name, key);
    return key;
  },
});
