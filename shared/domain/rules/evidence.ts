/**
 * Facts are only reachable through a cursor that writes down every look. What a result lists as read is therefore what
 * was read: the trace can't drift from the computation.
 */
import type { DeterminationWarning, FactRead, UnsetSlot, ValueUsed } from './determination';

/** Collects what one condition or one line looked at. */
export class Evidence {
  readonly #facts = new Map<string, FactRead>();
  readonly #values = new Map<string, ValueUsed>();
  readonly #missing = new Set<string>();
  readonly #warnings = new Map<string, DeterminationWarning>();
  readonly #unsetSlots = new Map<string, UnsetSlot>();

  readFact(path: string, value: FactRead['value']): void {
    this.#facts.set(path, { path, value });
  }

  useValue(used: ValueUsed): void {
    this.#values.set(`${used.slot}@${used.fromOn}`, used);
  }

  /** A fact path, `slot:…` or `series:…` without which no answer is possible. */
  miss(path: string): void {
    this.#missing.add(path);
  }

  missSlot(slot: UnsetSlot): void {
    this.#unsetSlots.set(slot.slot, slot);
    this.miss(`slot:${slot.slot}`);
  }

  warn(warning: DeterminationWarning): void {
    this.#warnings.set(`${warning.kind}:${warning.subject}`, warning);
  }

  get factsRead(): readonly FactRead[] {
    return [...this.#facts.values()];
  }

  get valuesUsed(): readonly ValueUsed[] {
    return [...this.#values.values()];
  }

  get missing(): readonly string[] {
    return [...this.#missing];
  }

  get warnings(): readonly DeterminationWarning[] {
    return [...this.#warnings.values()];
  }

  get unsetSlots(): readonly UnsetSlot[] {
    return [...this.#unsetSlots.values()];
  }
}

type Scalar = string | number | boolean;

/** A place in the facts. `undefined` there means unknown, `null` known to be none. */
export class Cursor<Value> {
  readonly #value: Value | null | undefined;
  readonly #evidence: Evidence;

  constructor(
    value: Value | null | undefined,
    readonly path: string,
    evidence: Evidence,
  ) {
    this.#value = value;
    this.#evidence = evidence;
  }

  /** The same place, with looks written into another record. */
  recordedIn(evidence: Evidence): Cursor<Value> {
    return new Cursor(this.#value, this.path, evidence);
  }

  /** A field. Of an unknown it is unknown, of none it is none. */
  at<Key extends keyof Value & string>(key: Key): Cursor<NonNullable<Value[Key]>> {
    const path = this.path === '' ? key : `${this.path}.${key}`;
    if (this.#value === undefined) return new Cursor<NonNullable<Value[Key]>>(undefined, path, this.#evidence);
    if (this.#value === null) return new Cursor<NonNullable<Value[Key]>>(null, path, this.#evidence);
    const inner = this.#value[key];
    if (inner === undefined) return new Cursor<NonNullable<Value[Key]>>(undefined, path, this.#evidence);
    if (inner === null) return new Cursor<NonNullable<Value[Key]>>(null, path, this.#evidence);
    return new Cursor<NonNullable<Value[Key]>>(inner, path, this.#evidence);
  }

  /** Looks at a single fact; an unknown one is noted as missing. */
  read(this: Cursor<Scalar & Value>): Value | null | undefined {
    const value = this.#value;
    if (value === undefined) this.#evidence.miss(this.path);
    else this.#evidence.readFact(this.path, value);
    return value;
  }

  /** Looks without noting an absence: for facts that help but aren't needed. */
  peek(this: Cursor<Scalar & Value>): Value | null | undefined {
    const value = this.#value;
    if (value !== undefined) this.#evidence.readFact(this.path, value);
    return value;
  }

  /** The members of a list; none for `null`; undefined (noted as missing) when the list is unknown. */
  items<Item>(this: Cursor<Item[]>): readonly Cursor<Item>[] | undefined {
    const list = this.#value;
    if (list === undefined) {
      this.#evidence.miss(this.path);
      return undefined;
    }
    const items = list ?? [];
    this.#evidence.readFact(`${this.path}.length`, items.length);
    return items.map((item, index) => new Cursor(item, `${this.path}[${index}]`, this.#evidence));
  }

  /** The members of a list whose absence means that nothing was decided yet. */
  itemsIfAny<Item>(this: Cursor<Item[]>): readonly Cursor<Item>[] {
    return this.#value === undefined ? [] : (this.items() ?? []);
  }

  /** Known and not none. */
  get isPresent(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  get isUnknown(): boolean {
    return this.#value === undefined;
  }
}
