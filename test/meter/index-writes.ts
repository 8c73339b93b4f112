import { keyAttributesOf, type MeteredSchema, type MeteredIndex } from './metered-schema';
import { itemBytes, writeUnits, type MarshalledItem } from './item-bytes';

/** The row an item has in an index; null when it lacks one of the index's keys. */
export const indexRow = (schema: MeteredSchema, index: MeteredIndex, item: MarshalledItem | null): MarshalledItem | null => {
  if (item === null || item[index.partitionKey] === undefined || item[index.sortKey] === undefined) return null;
  const projected = index.projection.kind === 'include' ? index.projection.attributes : [];
  const names = new Set([...keyAttributesOf(schema, index), ...projected]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
};

const sameBytes = (left: MarshalledItem, right: MarshalledItem, names: readonly string[]): boolean => names.every((name) => JSON.stringify(left[name]) === JSON.stringify(right[name]));

/**
 * What a write costs in one index: nothing when its row stays as it is, one write when it appears, goes or changes in
 * projected attributes, two (delete and put) when a key of the index changes.
 */
export const indexWriteUnits = (schema: MeteredSchema, index: MeteredIndex, before: MarshalledItem | null, after: MarshalledItem | null): number => {
  const [oldRow, newRow] = [indexRow(schema, index, before), indexRow(schema, index, after)];
  if (oldRow === null && newRow === null) return 0;
  if (oldRow === null || newRow === null) return writeUnits(itemBytes(oldRow ?? newRow ?? {}));
  if (!sameBytes(oldRow, newRow, [index.partitionKey, index.sortKey])) return writeUnits(itemBytes(oldRow)) + writeUnits(itemBytes(newRow));
  const names = [...new Set([...Object.keys(oldRow), ...Object.keys(newRow)])];
  return sameBytes(oldRow, newRow, names) ? 0 : writeUnits(Math.max(itemBytes(oldRow), itemBytes(newRow)));
};
