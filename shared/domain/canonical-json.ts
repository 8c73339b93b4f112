/**
 * One text for one value, so that hashes agree everywhere: object keys sorted by code unit, no blanks, only safe
 * integers, no `undefined` (a key with `undefined` is an error, not an omission).
 * The order and string form are those of RFC 8785 for this subset of JSON.
 */
export type CanonicalValue = string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

/** Gives the hash of a text; injected, because the kernel imports no cryptography. Hex of SHA-256 in this system. */
export type HashText = (text: string) => string;

/** Writes canonical JSON. Plain Error on anything JSON can't carry exactly (fractions, unsafe integers, undefined, functions). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`only safe integers are canonical: ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  throw new Error(`not canonical: ${typeof value}`);
}
