import type { StoredValue } from './stored-body';

/** Kinds of stored values whose shape may change with time. */
export type StoredKind =
  | 'application' | 'draft' | 'submission' | 'determination' | 'findings' | 'recomputation' | 'payee' | 'objection' | 'debt'
  | 'grant' | 'mandate' | 'affiliation' | 'person' | 'enterprise' | 'call' | 'catalogue_version' | 'proposal' | 'calendar'
  | 'appropriation' | 'transfer' | 'batch' | 'payment_terms' | 'result_file' | 'export' | 'listing' | 'decision_list' | 'notice' | 'pot_run' | 'reconcile_report' | 'year_end' | 'rating';

/** Lifts a value by one version. Pure; old events and their text are never touched by it. */
export type Upcaster = (older: StoredValue) => StoredValue;

/** For each kind the steps in order: the first lifts version 1 to 2. What is written today is version `steps + 1`. */
export type UpcasterChains = Readonly<Partial<Record<StoredKind, readonly Upcaster[]>>>;

/** A demand was a stated sum before demands had kinds: an overpayment. */
const withClawbackKind: Upcaster = (older) => {
  const { clawback } = older;
  return typeof clawback === 'object' && clawback !== null ? { ...older, clawback: { kind: 'overpayment', fraudFoundOn: null, ...clawback } } : older;
};

/** Before parts carried their number they were numbered by their place; the number stands behind the six things every row had. */
const withPartNumbers: Upcaster = (older) => {
  const { parts } = older;
  if (!Array.isArray(parts)) return older;
  return { ...older, parts: parts.map((row: readonly unknown[], index) => [...row.slice(0, 6), index + 1, ...row.slice(6)]) };
};

/** A change of shape adds a step here and never edits one. */
export const upcasterChains: UpcasterChains = {
  application: [withClawbackKind, withPartNumbers],
  // 2: an export counts its tries and can fail.
  export: [(older) => ({ ...older, tries: 0, failure: null })],
  // 2: an instruction says which line of its document it is.
  appropriation: [(older) => ({ ...older, documentLine: null })],
};

export const schemaVersionOf = (chains: UpcasterChains, kind: StoredKind): number => (chains[kind]?.length ?? 0) + 1;

/**
 * A stored value in the shape of today.
 * @throws Error when it was written by newer code than this: guessing would lose what that code added.
 */
export const upcast = (chains: UpcasterChains, kind: StoredKind, schemaVersion: number, stored: StoredValue): StoredValue => {
  const steps = chains[kind] ?? [];
  if (schemaVersion > steps.length + 1) throw new Error(`A stored ${kind} has schema version ${schemaVersion}; this code knows ${steps.length + 1}.`);
  return steps.slice(schemaVersion - 1).reduce((value, step) => step(value), stored);
};
