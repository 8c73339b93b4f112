import { isRecord, joinPath, listOf, valueAt } from './json-path';
import type { FieldSpec, LeafSpec, RowsSpec } from './field-spec';

export type WalkedLeaf = { readonly kind: 'leaf'; readonly path: string; readonly spec: LeafSpec; readonly value: unknown };
/** The question before a list, or the list itself while it has no entry. */
export type WalkedRows = { readonly kind: 'rows'; readonly path: string; readonly spec: RowsSpec; readonly value: unknown };

/** Every place a person can answer, in the order of the form, for the rows that are there. */
export const walkFields = (fields: readonly FieldSpec[], root: unknown, base = ''): readonly (WalkedLeaf | WalkedRows)[] =>
  fields.flatMap((spec): readonly (WalkedLeaf | WalkedRows)[] => {
    const path = joinPath(base, spec.path);
    const value = valueAt(root, path);
    if (spec.kind !== 'rows') return [{ kind: 'leaf', path, spec, value }];
    const inner = listOf(value).flatMap((_row, index) => walkFields(spec.fields, root, `${path}[${index}]`));
    return [{ kind: 'rows', path, spec, value }, ...inner];
  });

/** True while nothing has been said at a place: an empty row says nothing. */
export const isOpen = (walked: WalkedLeaf | WalkedRows): boolean => {
  const { value } = walked;
  if (value === undefined || value === '') return true;
  if (walked.kind === 'leaf') return Array.isArray(value) && value.length === 0 && walked.spec.none !== undefined;
  return Array.isArray(value) && value.length === 0 && walked.spec.ask === undefined;
};

export const hasContent = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasContent);
  if (isRecord(value)) return Object.entries(value).some(([name, item]) => name !== 'lineId' && hasContent(item));
  return value !== undefined && value !== '';
};
