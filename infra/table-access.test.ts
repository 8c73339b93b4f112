import { describe, expect, it } from '@jest/globals';
import * as keys from '../shared/persistence/keys';
import { tableSchema } from '../shared/persistence/table';
import { tableAccess } from './table-access';

/** Every partition the repositories can name; adding a kind of item without deciding who may touch it fails here. */
const partitions = [
  keys.applicationPartition('x'), keys.receiptKey('x').pk, keys.claimKey('x').pk, keys.ceilingPartition('x' as never), keys.debtPartition('x' as never), keys.enterprisePartition('x' as never),
  keys.accountPartition('x'), keys.totalsPartition('x', 2026), keys.countedKey('x').pk, keys.listedKey('PROPOSAL', 'x').pk, keys.listedKey('APPROPRIATION', 'x').pk, keys.listedKey('TRANSFER', 'x').pk, keys.listedKey('BATCH', 'x').pk, keys.listedKey('PAYMENT-TERMS', 'x').pk, keys.listedKey('EXPORT', 'x').pk, keys.listingPartition('payments', 'x', '2026-03'), keys.listingPartition('cases', 'x', '2026-03'),
  ...(['PROPOSAL', 'APPROPRIATION', 'TRANSFER', 'BATCH', 'PAYMENT-TERMS', 'EXPORT', 'POT-RUN', 'YEAR-END', 'ACCOUNT'] as const).map((kind) => keys.ownerPartition(kind, 'x')),
  keys.listedKey('POT-RUN', 'x').pk, keys.listedKey('YEAR-END', 'x').pk, keys.callCasesPartition('x'), keys.decisionListKey('x').pk, keys.noticePartition, keys.catalogueChunkPartition('x'), keys.currentCatalogueKey.pk, keys.calendarKey.pk, keys.callPartition, keys.userPartition('x'), keys.auditPartition('2026-03-02' as never), keys.dailyMarkKey.pk, keys.rateKey('x').pk, keys.reconcileReportPartition, keys.debtPartition('x' as never), keys.journalMarkKey.pk, keys.shownPartition('x', 2026), keys.shownPartition('350200', 2026), keys.paperPartition('patent', 'x'), keys.ratingKey('x').pk, keys.ratingListPartition('x'),
];
const matches = (pattern: string, partition: string): boolean => (pattern.endsWith('*') ? partition.startsWith(pattern.slice(0, -1)) : partition === pattern);
const granted = [...new Set(Object.values(tableAccess).flatMap((access) => access.grants.flatMap((grant) => grant.keys)))];

describe('table access', () => {
  it('opens every kind of item to some function', () => {
    expect(partitions.filter((partition) => !granted.some((pattern) => matches(pattern, partition)))).toEqual([]);
  });

  it('opens nothing that is no key of the table', () => {
    expect(granted.filter((pattern) => !partitions.some((partition) => matches(pattern, partition)))).toEqual([]);
  });

  it('names indexes and index keys that exist', () => {
    const used = Object.values(tableAccess).flatMap((access) => access.indexes);
    expect([...new Set(used.map((index): string => index.indexName))].sort()).toEqual(tableSchema.indexes.map((index): string => index.indexName).sort());
    const indexPartitions = [keys.queuePartition('submitted', 'x' as never), keys.deadlinePartition('x' as never, 1)];
    for (const pattern of used.flatMap((index) => index.keys)) expect(indexPartitions.some((partition) => matches(pattern, partition))).toBe(true);
  });
});
