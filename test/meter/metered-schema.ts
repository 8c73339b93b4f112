import type { IndexSchema } from '../../shared/persistence/table';

export type MeteredIndex = IndexSchema;
export type MeteredSchema = { readonly partitionKey: string; readonly sortKey: string; readonly indexes: readonly MeteredIndex[] };

/** Keys of the table and of the index: every index row carries both. */
export const keyAttributesOf = (schema: MeteredSchema, index: MeteredIndex): readonly string[] => [schema.partitionKey, schema.sortKey, index.partitionKey, index.sortKey];
