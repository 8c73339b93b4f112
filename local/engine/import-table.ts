import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keyAttributes, tableSchema } from '../../shared/persistence/table';
import { findEngineBinary } from './engine-binary';
import { EngineError } from './engine-error';
import { prepareDataFile } from './stream-index';

/** What DescribeTable would say of the table, as the engine's import asks for it. */
const description = (tableName: string): string => JSON.stringify({ Table: {
  TableName: tableName, BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
  KeySchema: [{ AttributeName: tableSchema.partitionKey, KeyType: 'HASH' }, { AttributeName: tableSchema.sortKey, KeyType: 'RANGE' }],
  AttributeDefinitions: keyAttributes().map((name) => ({ AttributeName: name, AttributeType: 'S' })),
  GlobalSecondaryIndexes: tableSchema.indexes.map(({ indexName, partitionKey, sortKey, projection }) => ({
    IndexName: indexName, KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }, { AttributeName: sortKey, KeyType: 'RANGE' }],
    Projection: projection.kind === 'keys_only' ? { ProjectionType: 'KEYS_ONLY' } : { ProjectionType: 'INCLUDE', NonKeyAttributes: projection.attributes },
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: tableSchema.streamViewType },
} });

/**
 * Makes a new data file of the embedded engine from lines in the format of a DynamoDB export, below
 * `source/TABLE/data`. Nothing of it goes through the stream.
 * @throws EngineError `engine_died` with the engine's last words.
 */
export function importTable({ source, dataFile, tableName }: { readonly source: string; readonly dataFile: string; readonly tableName: string }): void {
  const schema = join(dirname(source), 'import-schema.json');
  writeFileSync(schema, description(tableName));
  mkdirSync(dirname(dataFile), { recursive: true });
  for (const end of ['', '-wal', '-shm']) rmSync(`${dataFile}${end}`, { force: true });
  const run = spawnSync(findEngineBinary(), ['import', '--source', source, '--schema', schema, '--output', dataFile], { encoding: 'utf8' });
  rmSync(schema, { force: true });
  if (run.status !== 0) throw new EngineError('engine_died', `The import ended with ${String(run.status ?? run.signal)}: ${`${run.stdout}${run.stderr}`.trim().split('\n').slice(-3).join(' ')}`);
  prepareDataFile(dataFile);
}
