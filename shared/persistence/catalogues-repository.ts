import { EntityFormatter, PutItemCommand, PutTransaction } from 'dynamodb-toolbox';
import { Problem } from '../domain/problem';
import { buildCatalogue, canonicalText, type Catalogue, type CatalogueContent } from '../domain/rules/catalogue';
import type { CalendarData } from '../domain/working-days';
import type { Call, Catalogues, Publication, ValueProposal } from '../ports/catalogues';
import type { Hashing } from '../ports/runtime';
import { bare } from './commit-actions';
import { calendarKey, callKey, callPartition, catalogueChunkKey, catalogueChunkPartition, catalogueVersionKey, catalogueVersionPrefix, currentCatalogueKey, type Key } from './keys';
import { listedDocuments } from './listed-documents';
import { pack, packText, unpack, unpackText, type StoredValue } from './stored-body';
import type { RawItem, Store } from './store';
import type { StoredKind } from './upcasters';

/** DynamoDB takes 400 KB an item; the rest is room for the key and attribute names. */
const chunkBytes = 380 * 1024;
const snapshotsKept = 8;
const versionsAtMost = 100;

/** Catalogue snapshots by hash, the pointer to the current one, calls, proposals, the calendar. */
export function createCatalogues(store: Store, hashing: Hashing): Catalogues {
  const { document, pointer } = store.entities;
  /** A snapshot never changes, so it is loaded and checked once a process. */
  const loaded = new Map<string, Catalogue>();
  const proposals = listedDocuments<ValueProposal>(store, {
    keyKind: 'PROPOSAL', storedKind: 'proposal', idOf: (value) => value.proposalId, ownerOf: (value) => value.programmeId, statusOf: (value) => value.status,
  });
  const keep = (catalogue: Catalogue): Catalogue => {
    const oldest = loaded.keys().next();
    if (loaded.size >= snapshotsKept && oldest.done !== true) loaded.delete(oldest.value);
    loaded.set(catalogue.catalogueHash, catalogue);
    return catalogue;
  };
  const save = async (key: Key, kind: StoredKind, value: unknown): Promise<void> => {
    await store.put(document.build(PutItemCommand).item({ ...key, schemaVersion: store.schemaVersion(kind), body: pack(value) }).params());
  };
  const open = (kind: StoredKind, raw: RawItem): StoredValue => {
    const { schemaVersion, body } = document.build(EntityFormatter).format(raw);
    return store.upcast(kind, schemaVersion, unpack(body));
  };
  const byHash: Catalogues['byHash'] = async (catalogueHash) => loaded.get(catalogueHash) ?? keep(await loadCatalogue(store, hashing, catalogueHash));

  return {
    byHash,
    async current() {
      // A moment late is as good as a moment earlier: what a case is held to is the hash it pins.
      const raw = await store.get(currentCatalogueKey, false);
      if (raw === null) throw new Error('No catalogue was ever published to this table.');
      return byHash(pointer.build(EntityFormatter).format(raw).target);
    },
    async publish(catalogue, expectedHash, publication) {
      const { catalogueHash } = catalogue;
      await saveChunks(store, catalogue);
      const command = pointer.build(PutTransaction).item({ ...currentCatalogueKey, schemaVersion: 1, target: catalogueHash });
      const conditional = expectedHash === null ? command.options({ condition: { attr: 'pk', exists: false } }) : command.options({ condition: { attr: 'target', eq: expectedHash } });
      const record = document.build(PutTransaction).item({ ...catalogueVersionKey(publication.publishedAt, catalogueHash), schemaVersion: store.schemaVersion('catalogue_version'), body: pack({ ...publication, catalogueHash }) });
      const result = await store.transact([{ purpose: 'pointer', decisive: true, item: bare(conditional.params()) }, { purpose: 'record', item: bare(record.params()) }]);
      if (result.kind === 'refused') throw new Problem('version_stale', { params: { expectedHash } });
      keep(catalogue);
    },
    async listVersions() {
      const { items } = await store.query(currentCatalogueKey.pk, { prefix: catalogueVersionPrefix }, { limit: versionsAtMost, newestFirst: true });
      return items.map((raw) => open('catalogue_version', raw) as unknown as Publication & { readonly catalogueHash: string });
    },
    async readCalendar() {
      const raw = await store.get(calendarKey, false);
      if (raw === null) throw new Error('No working-day calendar was ever stored in this table.');
      return open('calendar', raw) as unknown as CalendarData;
    },
    saveCalendar: async (calendar) => save(calendarKey, 'calendar', calendar),
    listCalls: async () => (await store.queryAll(callPartition, null, false)).map((raw) => open('call', raw) as unknown as Call),
    async readCall(callId) {
      const raw = await store.get(callKey(callId), false);
      return raw === null ? null : (open('call', raw) as unknown as Call);
    },
    saveCall: async (call) => save(callKey(call.callId), 'call', call),
    listProposals: async (programmeId) => proposals.list(programmeId),
    readProposal: async (proposalId) => proposals.read(proposalId),
    async saveProposal(proposal, expectedStatus) {
      if (expectedStatus !== null) {
        if (!(await proposals.replace(proposal, expectedStatus))) throw new Problem('version_stale', { params: { expectedStatus } });
        return;
      }
      if ((await proposals.create(proposal)).kind === 'exists') throw new Problem('already_exists', { params: { proposalId: proposal.proposalId } });
    },
  };
}

async function saveChunks(store: Store, catalogue: Catalogue): Promise<void> {
  const bytes = packText(canonicalText(catalogue.content));
  for (let chunk = 0; chunk * chunkBytes < bytes.length; chunk += 1) {
    const body = bytes.slice(chunk * chunkBytes, (chunk + 1) * chunkBytes);
    await store.put(store.entities.document.build(PutItemCommand).item({ ...catalogueChunkKey(catalogue.catalogueHash, chunk), schemaVersion: 1, body }).params());
  }
}

/** @throws Error when the snapshot is missing or its bytes are not those its hash names. */
async function loadCatalogue(store: Store, hashing: Hashing, catalogueHash: string): Promise<Catalogue> {
  const chunks = await store.queryAll(catalogueChunkPartition(catalogueHash), null, true);
  if (chunks.length === 0) throw new Error(`Catalogue snapshot ${catalogueHash} is missing.`);
  const bytes = Buffer.concat(chunks.map((raw) => store.entities.document.build(EntityFormatter).format(raw).body));
  const content = JSON.parse(unpackText(bytes)) as CatalogueContent;
  const catalogue = buildCatalogue(content, hashing.sha256);
  if (catalogue.catalogueHash !== catalogueHash) throw new Error(`Catalogue snapshot ${catalogueHash} was changed: its content hashes to ${catalogue.catalogueHash}.`);
  return catalogue;
}
