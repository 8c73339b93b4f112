import { routes } from '../../../shared/contracts/route-table';
import type { OperationInput } from '../../../shared/contracts/client';
import { listOf, isRecord, valueAt, withValue } from './json-path';

export type DraftFacts = OperationInput<'saveDraft'>['body']['facts'];

const factsSchema = routes.saveDraft.body.shape.facts;
const roundsAtMost = 50;

const pathText = (path: readonly PropertyKey[]): string => path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`), '');

/** Takes a list entry out whole, everything else by its name. */
const without = (root: unknown, path: readonly PropertyKey[]): unknown => {
  const last = path.at(-1);
  const parent = pathText(path.slice(0, -1));
  if (typeof last === 'number') return withValue(root, parent, listOf(valueAt(root, parent)).filter((_item, index) => index !== last));
  return withValue(root, pathText(path), undefined);
};

const blank = (value: unknown): boolean => value === '' || value === undefined;

/** Leaves out what was left empty: an empty box means unknown, not "nothing". */
export const withoutBlanks = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((item) => !blank(item)).map(withoutBlanks);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => !blank(item)).map(([name, item]) => [name, withoutBlanks(item)]));
};

/**
 * What of the answers the service would take: a half-typed date or amount stays in the browser until it is whole,
 * everything else is saved. `leftOut` names the places that were held back.
 */
export const acceptableFacts = (answers: unknown): { readonly facts: DraftFacts; readonly leftOut: readonly string[] } => {
  let candidate: unknown = withoutBlanks(answers);
  const leftOut: string[] = [];
  for (let round = 0; round < roundsAtMost; round += 1) {
    const result = factsSchema.safeParse(candidate);
    if (result.success) return { facts: result.data, leftOut };
    const [issue] = result.error.issues;
    const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    if (issue === undefined || (issue.path.length === 0 && unknownKey === undefined)) break;
    const place = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
    const target = valueAt(candidate, pathText(place)) === undefined ? place.slice(0, -1) : place;
    if (unknownKey === undefined) leftOut.push(pathText(place));
    if (target.length === 0) break;
    candidate = without(candidate, target);
  }
  return { facts: {}, leftOut: [...leftOut, ''] };
};
