import type { Difference, DifferenceKind, Place } from '../ports/books';

/** What two sides of the books say about the same things. Amounts of a side add up; of texts each side says one. */
export type ComparedKind = Extract<DifferenceKind, 'entry_differs' | 'balance_differs_from_entries' | 'balance_differs_from_cases' | 'carry_differs' | 'totals_differ' | 'receipt_differs' | 'ceiling_differs' | 'debt_differs' | 'order_differs' | 'answer_differs'>;
export type Side = 'expected' | 'found';

export type Comparison = {
  amount(kind: ComparedKind, side: Side, subject: string, amount: number, place: Place | null): void;
  text(kind: ComparedKind, side: Side, subject: string, text: string, place: Place | null): void;
};

const buckets = 4096;
/** Records whose names one pass keeps. */
const recordsAPass = 250_000;
const knownAtMost = 50_000;

/** 53 bits of a text, for telling two texts of one subject apart; what guards against design is the salted hash of the subject. */
const numberOf = (text: string): bigint => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return BigInt(4_294_967_296 * (2_097_151 & low) + (high >>> 0)) + 1n;
};

type Slot = { readonly bucket: number; readonly factor: bigint };

/** Where a subject is kept, and the number its amounts are multiplied by. Nobody knows either before the run: the salt is drawn for it. */
const createSlots = (sha256: (text: string) => string, salt: string) => {
  const known = new Map<string, Slot>();
  return (name: string, keep: boolean): Slot => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const hash = sha256(`${salt}\n${name}`);
    const place = { bucket: Number.parseInt(hash.slice(0, 3), 16) % buckets, factor: BigInt(`0x${hash.slice(3, 19)}`) | 1n };
    if (keep && known.size < knownAtMost) known.set(name, place);
    return place;
  };
};

export type Digest = Comparison & {
  /** Subjects that differ are in these groups of buckets and nowhere else; each group fits one pass. */
  suspects(): readonly ReadonlySet<number>[];
  /** Takes part in the naming of the subjects in these buckets. */
  naming(group: ReadonlySet<number>): Naming;
};

export type Naming = Comparison & { differences(): readonly Difference[] };

/**
 * Finds THAT two sides differ in memory that does not grow with them: every amount, times a number that belongs to its
 * subject, is added for one side and taken off for the other, modulo 2^64, bucket by bucket. A bucket in which all
 * subjects agree ends at zero; one that does not ends elsewhere, but for one chance in about 2^64. A further pass over
 * the same items then names the subjects of the buckets that did.
 */
export const createDigest = (sha256: (text: string) => string, salt: string, namedInOnePass = recordsAPass): Digest => {
  const slotOf = createSlots(sha256, salt);
  const sums = new BigUint64Array(buckets);
  const counts = new Float64Array(buckets);
  const add = (name: string, side: Side, weight: bigint, keep: boolean): void => {
    const { bucket, factor } = slotOf(name, keep);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    const change = BigInt.asUintN(64, factor * weight);
    sums[bucket] = side === 'expected' ? (sums[bucket] ?? 0n) + change : (sums[bucket] ?? 0n) - change;
  };
  return {
    // Amounts come again and again under the same name (an account's balance), texts once or twice.
    amount: (kind, side, subject, amount) => { if (amount !== 0) add(`${kind} ${subject}`, side, BigInt(amount), true); },
    text: (kind, side, subject, text) => add(`${kind} ${subject}`, side, numberOf(text), false),
    suspects() {
      const groups: Set<number>[] = [];
      let room = 0;
      for (const [bucket, sum] of sums.entries()) {
        if (sum === 0n) continue;
        const size = counts[bucket] ?? 0;
        if (groups.length === 0 || room < size) {
          groups.push(new Set());
          room = namedInOnePass;
        }
        groups.at(-1)?.add(bucket);
        room -= size;
      }
      return groups;
    },
    naming: (group) => createNaming((name) => group.has(slotOf(name, false).bucket)),
  };
};

type Sides = { readonly kind: ComparedKind; readonly subject: string; place: Place | null; expected: number | string | null; found: number | string | null };

function createNaming(isSuspect: (name: string) => boolean): Naming {
  const subjects = new Map<string, Sides>();
  // The place that the expected side names counts, whichever side is read first: two passes must say the same.
  const sidesOf = (kind: ComparedKind, side: Side, subject: string, place: Place | null): Sides | null => {
    const name = `${kind} ${subject}`;
    const known = subjects.get(name);
    if (known !== undefined) {
      known.place = side === 'expected' ? place ?? known.place : known.place ?? place;
      return known;
    }
    if (!isSuspect(name)) return null;
    const sides: Sides = { kind, subject, place, expected: null, found: null };
    subjects.set(name, sides);
    return sides;
  };
  return {
    amount(kind, side, subject, amount, place) {
      const sides = sidesOf(kind, side, subject, place);
      if (sides === null) return;
      const [expected, found] = [Number(sides.expected ?? 0), Number(sides.found ?? 0)];
      [sides.expected, sides.found] = side === 'expected' ? [expected + amount, found] : [expected, found + amount];
    },
    text(kind, side, subject, text, place) {
      const sides = sidesOf(kind, side, subject, place);
      if (sides === null) return;
      sides[side] = sides[side] === null ? text : `${sides[side]}; ${text}`;
    },
    differences: () => [...subjects.values()].filter(({ expected, found }) => expected !== found)
      .map((sides): Difference => ({ kind: namedKind(sides), subject: sides.subject, expected: sides.expected, found: sides.found, place: sides.place }))
      .sort(byKindAndSubject),
  };
}

const namedKind = ({ kind, expected, found }: Sides): DifferenceKind => {
  if (kind !== 'entry_differs') return kind;
  if (found === null) return 'entry_missing';
  return expected === null ? 'entry_unfounded' : kind;
};

export const byKindAndSubject = (left: Difference, right: Difference): number =>
  left.kind < right.kind ? -1 : left.kind > right.kind ? 1 : left.subject < right.subject ? -1 : left.subject > right.subject ? 1 : 0;
