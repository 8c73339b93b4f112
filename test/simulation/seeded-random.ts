/** Chance that can be repeated: the same seed always gives the same sequence. */
export type SeededRandom = {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from 0 to `below` - 1. */
  readonly below: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Picks by weight; entries of weight zero are never picked. */
  readonly weighted: <Item>(entries: readonly (readonly [number, Item])[]) => Item;
};

/** FNV-1a over the text's code units: spreads seeds like "7/journey/1" and "7/journey/2" apart. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** Mulberry32: 32 bits of state, good enough to choose branches, nothing to do with secrets. */
export const seededRandom = (seed: string): SeededRandom => {
  let state = hashOf(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new Error('Nothing to pick from.');
    return items[below(items.length)] as Item;
  };
  const weighted = <Item>(entries: readonly (readonly [number, Item])[]): Item => {
    let left = next() * entries.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, item] of entries) {
      if (left < weight) return item;
      left -= weight;
    }
    throw new Error('No entry has a weight.');
  };
  return { next, below, chance: (probability) => next() < probability, pick, weighted };
};
