import { EntityFormatter, PutItemCommand } from 'dynamodb-toolbox';
import type { ExportJob } from '../domain/exports/export-job';
import type { Listing } from '../domain/exports/listings';
import { Problem } from '../domain/problem';
import type { EnterpriseNames, ExportJobs, Listings } from '../ports/exports';
import type { EnterpriseProfile } from '../ports/people';
import { enterpriseProfileKey, listingKey, listingPartition } from './keys';
import { listedDocuments } from './listed-documents';
import { pack, unpack } from './stored-body';
import type { RawItem, Store } from './store';
import type { StoredKind } from './upcasters';

/** Export jobs, each changed only on condition of the version before. */
export function createExportJobs(store: Store): ExportJobs {
  const jobs = listedDocuments<ExportJob>(store, { keyKind: 'EXPORT', storedKind: 'export', idOf: (job) => job.exportId, ownerOf: (job) => job.requestedBy, statusOf: (job) => `v${job.version}` });
  return {
    read: async (exportId) => jobs.read(exportId),
    listByRequester: async (userId) => jobs.list(userId),
    async create(job) {
      if ((await jobs.create(job)).kind === 'exists') throw new Problem('already_exists', { params: { exportId: job.exportId } });
    },
    save: async (job, before) => jobs.replaceExactly(job, before),
  };
}

/** Payments by the month of their answer, cases by the month of their submission. */
export function createListings(store: Store): Listings {
  const { document } = store.entities;
  const open = (kind: StoredKind, raw: RawItem): unknown => {
    const { schemaVersion, body } = document.build(EntityFormatter).format(raw);
    return store.upcast(kind, schemaVersion, unpack(body));
  };
  return {
    async note(listing) {
      await store.put(document.build(PutItemCommand).item({ ...listingKey(listing), schemaVersion: store.schemaVersion('listing'), body: pack(listing) }).params());
    },
    async page(kind, programmeId, month, after, limit) {
      const { items, more } = await store.query(listingPartition(kind, programmeId, month), null, { limit, after, consistent: true });
      return { items: items.map((raw) => open('listing', raw) as Listing), after: more ? String(items.at(-1)?.['sk']) : null };
    },
  };
}

/** Registered names of enterprises, a hundred a read. */
export function createEnterpriseNames(store: Store): EnterpriseNames {
  return {
    async namesOf(creditCodes) {
      const found = await store.getMany([...new Set(creditCodes)].map(enterpriseProfileKey), false);
      return new Map(found.map((raw) => {
        const { schemaVersion, body } = store.entities.document.build(EntityFormatter).format(raw);
        const profile = store.upcast('enterprise', schemaVersion, unpack(body)) as unknown as EnterpriseProfile;
        return [profile.creditCode, profile.registeredName];
      }));
    },
  };
}
