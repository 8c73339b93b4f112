import * as z from 'zod';
import type { LocalDate } from '../brands';
import { canonicalJson } from '../canonical-json';
import { localDateSchema } from '../local-date';
import type { Hash } from './event';

/** How far a case's chain had come: its event `version` has this hash, and with it every event before. */
export type AuditHead = { readonly applicationId: string; readonly version: number; readonly eventHash: string };

/**
 * What is kept outside the table about one day: the last head of every case whose events were published on it, under one
 * hash that also covers the root of the day before. Rewriting a history needs rewriting this file and all after it.
 */
export type AuditRoot = { readonly day: LocalDate; readonly previousRoot: string | null; readonly heads: readonly AuditHead[]; readonly root: string };

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
const auditRootSchema = z.strictObject({
  day: localDateSchema,
  previousRoot: sha256Text.nullable(),
  heads: z.array(z.strictObject({ applicationId: z.string().min(1), version: z.int().min(1), eventHash: sha256Text })),
  root: sha256Text,
});

/** Where the root of a day lies in the write-once store. */
export const auditRootPath = (day: LocalDate): string => `audit-roots/${day}.json`;

const rootOf = (hash: Hash, { day, previousRoot, heads }: Omit<AuditRoot, 'root'>): string => hash(canonicalJson({ day, previousRoot, heads }));

/** Seals a day; the heads may come in any order. `previousRoot` is null on the first day that has a root. */
export const sealAuditRoot = (hash: Hash, day: LocalDate, previousRoot: string | null, heads: readonly AuditHead[]): AuditRoot => {
  const sorted = [...heads]
    .sort((left, right) => (left.applicationId < right.applicationId ? -1 : 1))
    .map(({ applicationId, version, eventHash }) => ({ applicationId, version, eventHash }));
  return { day, previousRoot, heads: sorted, root: rootOf(hash, { day, previousRoot, heads: sorted }) };
};

/** The stored form: canonical, so that writing a day again gives the same bytes. */
export const auditRootText = (root: AuditRoot): string => canonicalJson(root);

/** @throws Error (SyntaxError, ZodError) when the text is no audit root, and when its hash is not that of its content. */
export const readAuditRoot = (hash: Hash, text: string): AuditRoot => {
  const parsed = auditRootSchema.parse(JSON.parse(text));
  if (rootOf(hash, parsed) !== parsed.root) throw new Error(`The audit root of ${parsed.day} is not the hash of what it lists.`);
  return parsed;
};
