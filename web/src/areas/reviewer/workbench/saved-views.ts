import * as z from 'zod';

/** A set of filters under a name, kept in this browser. */
export type SavedView = { readonly name: string; readonly address: string };

const storedSchema = z.array(z.object({ name: z.string().min(1).max(40), address: z.string().max(2000) })).max(50);
export const viewsAtMost = 20;

const keyOf = (userId: string): string => `portal.views.${userId}`;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The views of one person; several may share a browser. What can't be read counts as none. */
export const readViews = (storage: Pick<Storage, 'getItem'>, userId: string): readonly SavedView[] => {
  const result = storedSchema.safeParse(parsed(storage.getItem(keyOf(userId)) ?? '[]'));
  return result.success ? result.data : [];
};

export const writeViews = (storage: Pick<Storage, 'setItem'>, userId: string, views: readonly SavedView[]): void => { storage.setItem(keyOf(userId), JSON.stringify(views)); };

/** With the view added, or replaced where the name was used before; the oldest goes when there are too many. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] => [...views.filter(({ name }) => name !== view.name), view].slice(-viewsAtMost);

export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] => views.filter((view) => view.name !== name);
