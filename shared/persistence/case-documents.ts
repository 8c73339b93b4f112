import { EntityFormatter } from 'dynamodb-toolbox';
import type { Applications, Objection, PayeeAccount, Recomputation, StageFindings, StoredDetermination, Submission } from '../ports/applications';
import type { FieldCipher } from '../ports/field-cipher';
import { applicationPartition, determinationPrefix, findingsPrefix, objectionPrefix, payeePrefix, recomputationPrefix, submissionKey, submissionPrefix } from './keys';
import { unpack, type StoredValue } from './stored-body';
import type { RawItem, Store } from './store';
import type { StoredKind } from './upcasters';

type DocumentReads = Pick<Applications, 'readSubmission' | 'readDeterminations' | 'readLatestDetermination' | 'readFindings' | 'readRecomputations' | 'readObjections' | 'readPayee'>;

const openDocument = (store: Store, kind: StoredKind, raw: RawItem): StoredValue => {
  const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
  return store.upcast(kind, schemaVersion, unpack(body));
};

export const submissionOf = (store: Store, raw: RawItem): Submission => openDocument(store, 'submission', raw) as unknown as Submission;

/** The documents of a case: written once with their event, read by prefix. */
export function documentReader(store: Store, cipher: FieldCipher): DocumentReads {
  const open = (kind: StoredKind, raw: RawItem): StoredValue => openDocument(store, kind, raw);
  const decrypt = async (kind: StoredKind, raw: RawItem): Promise<StoredValue> => {
    const { pk, sk, schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
    return store.upcast(kind, schemaVersion, JSON.parse(await cipher.decrypt(body, `${pk}|${sk}`)) as StoredValue);
  };
  const all = async (applicationId: string, prefix: string): Promise<readonly RawItem[]> => store.queryAll(applicationPartition(applicationId), { prefix });
  const latest = async (applicationId: string, prefix: string): Promise<RawItem | null> =>
    (await store.query(applicationPartition(applicationId), { prefix }, { limit: 1, newestFirst: true, consistent: true })).items[0] ?? null;

  return {
    async readSubmission(applicationId, revision) {
      const raw = revision === 'latest' ? await latest(applicationId, submissionPrefix) : await store.get(submissionKey(applicationId, revision));
      return raw === null ? null : submissionOf(store, raw);
    },
    readDeterminations: async (applicationId) => (await all(applicationId, determinationPrefix)).map((raw) => open('determination', raw) as unknown as StoredDetermination),
    async readLatestDetermination(applicationId) {
      const raw = await latest(applicationId, determinationPrefix);
      return raw === null ? null : (open('determination', raw) as unknown as StoredDetermination);
    },
    readFindings: async (applicationId) => (await all(applicationId, findingsPrefix)).map((raw) => open('findings', raw) as unknown as StageFindings),
    readRecomputations: async (applicationId) => (await all(applicationId, recomputationPrefix)).map((raw) => open('recomputation', raw) as unknown as Recomputation),
    readObjections: async (applicationId) =>
      Promise.all((await all(applicationId, objectionPrefix)).map(async (raw) => (await decrypt('objection', raw)) as unknown as Objection)),
    async readPayee(applicationId) {
      const raw = await latest(applicationId, payeePrefix);
      return raw === null ? null : ((await decrypt('payee', raw)) as unknown as PayeeAccount);
    },
  };
}
