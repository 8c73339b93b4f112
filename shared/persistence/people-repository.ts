import { EntityFormatter, PutItemCommand } from 'dynamodb-toolbox';
import { brandCreditCode } from '../domain/brands';
import type { Grant, Mandate } from '../domain/application/actor';
import type { EnterpriseProfile, People } from '../ports/people';
import { enterpriseProfileKey, userIdOf, userPartition, type Key } from './keys';
import { pack, unpack, type StoredValue } from './stored-body';
import type { RawItem, Store } from './store';
import type { StoredKind } from './upcasters';

/** People and what they may do: one Query of one partition gives all authority of a person. */
export function createPeople(store: Store): People {
  const save = async (key: Key, kind: StoredKind, value: unknown): Promise<void> => {
    await store.put(store.entities.document.build(PutItemCommand).item({ ...key, schemaVersion: store.schemaVersion(kind), body: pack(value) }).params());
  };
  const open = (kind: StoredKind, raw: RawItem): StoredValue => {
    const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
    return store.upcast(kind, schemaVersion, unpack(body));
  };
  const ofUser = (userId: string, sk: string): Key => ({ pk: userPartition(userId), sk });

  return {
    async authorityOf(userId, asOf = 'now') {
      const items = await store.queryAll(userPartition(userId), null, asOf === 'now');
      const of = (kind: StoredKind, prefix: string): readonly StoredValue[] => items.filter((raw) => String(raw['sk']).startsWith(prefix)).map((raw) => open(kind, raw));
      return {
        userId,
        grants: of('grant', 'GRANT#') as readonly unknown[] as readonly Grant[],
        mandates: of('mandate', 'MANDATE#') as readonly unknown[] as readonly Mandate[],
        affiliatedCreditCodes: of('affiliation', 'AFFILIATION#').map((value) => brandCreditCode(String(value['creditCode']))),
      };
    },
    // Saving a grant or a mandate again under the same key replaces its dates: that is how it is revoked.
    saveGrant: async (userId, grant) =>
      save(ofUser(userId, `GRANT#${grant.role}#${grant.regionCode}#${grant.programmeId ?? '*'}#${grant.deputyForUserId ?? '-'}`), 'grant', grant),
    saveMandate: async (userId, mandate) => save(ofUser(userId, `MANDATE#${mandate.creditCode}#${mandate.capacity}`), 'mandate', mandate),
    saveAffiliation: async (userId, creditCode) => save(ofUser(userId, `AFFILIATION#${creditCode}`), 'affiliation', { creditCode }),
    saveName: async (userId, name) => save(ofUser(userId, 'NAME'), 'person', { name }),
    async namesOf(userIds) {
      const found = await store.getMany([...new Set(userIds)].map((userId) => ofUser(userId, 'NAME')), false);
      return new Map(found.map((raw) => [userIdOf(String(raw['pk'])), String(open('person', raw)['name'])]));
    },
    async readEnterprise(creditCode) {
      const raw = await store.get(enterpriseProfileKey(creditCode), false);
      return raw === null ? null : (open('enterprise', raw) as unknown as EnterpriseProfile);
    },
    saveEnterprise: async (profile) => save(enterpriseProfileKey(profile.creditCode), 'enterprise', profile),
  };
}
