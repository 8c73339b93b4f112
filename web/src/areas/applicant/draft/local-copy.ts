import * as z from 'zod';

/** What was typed and is not saved yet, kept in this browser so that a reload, a crash or a new sign-in loses nothing. */
export type LocalCopy = { readonly answers: Readonly<Record<string, unknown>>; readonly materials: readonly string[]; /** The stored version that the typing began from. */ readonly baseVersion: number };

const copySchema = z.object({ answers: z.record(z.string(), z.unknown()), materials: z.array(z.string()), baseVersion: z.number() });

/** Copies by person and application: the next person at this machine sees nothing of it. */
export const createLocalCopies = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, userId: string) => {
  const keyOf = (applicationId: string): string => `portal.draft.${userId}.${applicationId}`;
  return {
    read: (applicationId: string): LocalCopy | null => {
      const text = storage.getItem(keyOf(applicationId));
      if (text === null) return null;
      try {
        return copySchema.parse(JSON.parse(text));
      } catch {
        return null;
      }
    },
    write: (applicationId: string, copy: LocalCopy): void => { storage.setItem(keyOf(applicationId), JSON.stringify(copy)); },
    remove: (applicationId: string): void => { storage.removeItem(keyOf(applicationId)); },
  };
};

export type LocalCopies = ReturnType<typeof createLocalCopies>;
