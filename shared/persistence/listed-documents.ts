import { EntityFormatter, PutItemCommand, PutTransaction } from 'dynamodb-toolbox';
import { bare } from './commit-actions';
import { listedKey, ownerPartition, type ListedKind } from './keys';
import { pack, unpack } from './stored-body';
import type { Action, RawItem, Store } from './store';
import type { StoredKind } from './upcasters';

type Shape<Value> = {
  readonly keyKind: Exclude<ListedKind, 'ACCOUNT'>;
  readonly storedKind: StoredKind;
  readonly idOf: (value: Value) => string;
  readonly ownerOf: (value: Value) => string;
  readonly statusOf: (value: Value) => string;
};

export type ListedDocuments<Value> = {
  read(id: string): Promise<Value | null>;
  list(ownerId: string): Promise<readonly Value[]>;
  /** The document and its row in the owner's list, in one transaction. @returns the stored document when it is not new and differs. */
  create(value: Value): Promise<{ readonly kind: 'created' } | { readonly kind: 'exists'; readonly stored: Value }>;
  /** @returns false when the stored status is another one. */
  replace(value: Value, expectedStatus: string): Promise<boolean>;
  /** @returns false when the stored status is not the one of `before`, to the letter. */
  replaceExactly(value: Value, before: Value): Promise<boolean>;
  /** The same replacement as part of a larger transaction. */
  replaceAction(value: Value, expectedStatus: string): Action<'document'>;
};

/** Documents that have an owner and a status: read by id, listed by owner, replaced on condition of the status. */
export function listedDocuments<Value>(store: Store, shape: Shape<Value>): ListedDocuments<Value> {
  const { document, pointer } = store.entities;
  const itemOf = (value: Value) => ({
    ...listedKey(shape.keyKind, shape.idOf(value)), schemaVersion: store.schemaVersion(shape.storedKind), status: shape.statusOf(value), body: pack(value),
  });
  const open = (raw: RawItem): Value => {
    const { schemaVersion, body } = document.build(EntityFormatter).format(raw);
    return store.upcast(shape.storedKind, schemaVersion, unpack(body)) as Value;
  };
  const read = async (id: string): Promise<Value | null> => {
    const raw = await store.get(listedKey(shape.keyKind, id));
    return raw === null ? null : open(raw);
  };
  return {
    read,
    async list(ownerId) {
      const rows = (await store.queryAll(ownerPartition(shape.keyKind, ownerId), null)).map((raw) => pointer.build(EntityFormatter).format(raw));
      const found = new Map((await store.getMany(rows.map((row) => listedKey(shape.keyKind, row.target)))).map((raw) => [String(raw['pk']), open(raw)]));
      return rows.map((row) => found.get(listedKey(shape.keyKind, row.target).pk)).filter((value) => value !== undefined);
    },
    async create(value) {
      const id = shape.idOf(value);
      const row = { pk: ownerPartition(shape.keyKind, shape.ownerOf(value)), sk: id, schemaVersion: 1, target: id };
      const absent = { attr: 'pk', exists: false } as const;
      const result = await store.transact<string>([
        { purpose: 'document', decisive: true, item: bare(document.build(PutTransaction).item(itemOf(value)).options({ condition: absent }).params()) },
        { purpose: 'pointer', item: bare(pointer.build(PutTransaction).item(row).params()) },
      ]);
      if (result.kind === 'written') return { kind: 'created' };
      const stored = await read(id);
      if (stored === null) throw new Error(`${shape.keyKind} ${id} was refused as existing, and is not there.`);
      // The same content again is the same request again.
      return JSON.stringify(stored) === JSON.stringify(value) ? { kind: 'created' } : { kind: 'exists', stored };
    },
    // A status may be told more finely after a `#`; whoever asks for it alone takes any of those.
    replace: async (value, expectedStatus) =>
      store.put(document.build(PutItemCommand).item(itemOf(value)).options({ condition: { or: [{ attr: 'status', eq: expectedStatus }, { attr: 'status', beginsWith: `${expectedStatus}#` }] } }).params()),
    replaceExactly: async (value, before) => store.put(document.build(PutItemCommand).item(itemOf(value)).options({ condition: { attr: 'status', eq: shape.statusOf(before) } }).params()),
    replaceAction: (value, expectedStatus) => ({
      purpose: 'document', decisive: true,
      item: bare(document.build(PutTransaction).item(itemOf(value)).options({ condition: { attr: 'status', eq: expectedStatus } }).params()),
    }),
  };
}
