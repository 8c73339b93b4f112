/** Places in facts, written as the API writes them: `loans[0].drawdowns[1].drawnOn`. */
export type PathStep = string | number;

export const parsePath = (path: string): readonly PathStep[] =>
  [...path.replace(/^facts\./, '').matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => (index === undefined ? (name ?? '') : Number(index)));

export const joinPath = (base: string, path: string): string => (base === '' ? path : `${base}.${path}`);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
export const listOf = (value: unknown): readonly unknown[] => (isList(value) ? value : []);

const stepInto = (value: unknown, step: PathStep): unknown => {
  if (typeof step === 'number') return isList(value) ? value[step] : undefined;
  return isRecord(value) ? value[step] : undefined;
};

/** What stands at a path: `undefined` unknown, `null` known to be none. */
export const valueAt = (root: unknown, path: string): unknown => parsePath(path).reduce(stepInto, root);

const withStep = (value: unknown, [step, ...rest]: readonly PathStep[], next: unknown): unknown => {
  if (step === undefined) return next;
  if (typeof step === 'number') {
    const list = [...listOf(value)];
    list[step] = withStep(list[step], rest, next);
    return list;
  }
  const record = isRecord(value) ? value : {};
  const inner = withStep(record[step], rest, next);
  if (inner !== undefined) return { ...record, [step]: inner };
  const { [step]: _gone, ...others } = record;
  return others;
};

/** The same facts with another value at a path; `undefined` takes it away. Nothing is changed in place. */
export const withValue = (root: unknown, path: string, value: unknown): Readonly<Record<string, unknown>> => {
  const next = withStep(root, parsePath(path), value);
  return isRecord(next) ? next : {};
};
