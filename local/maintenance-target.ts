import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SettingError } from '../shared/config/local-config';
import { createFolderFiles } from '../shared/integrations/folder-files';
import { createKmsDataKeys } from '../shared/integrations/kms-data-keys';
import { createKmsFieldCipher } from '../shared/integrations/kms-field-cipher';
import { noFieldCipher } from '../shared/integrations/no-field-cipher';
import { randomIds } from '../shared/integrations/random-ids';
import { createS3Files } from '../shared/integrations/s3-files';
import { systemClock } from '../shared/integrations/system-clock';
import type { FieldCipher } from '../shared/ports/field-cipher';
import type { Files } from '../shared/ports/money';
import { dataFolder } from './data-folder';
import type { DataFolder } from './data-folder';
import { openDeployedTable, openTable } from './open-table';
import type { OpenTable } from './open-table';
import { readOptions } from './read-options';

/** What a maintenance program needs beside the table. */
export type Need = 'files-bucket' | 'audit-bucket' | 'field-key';

/** The data folder of one machine, or a deployed table with the buckets and the key that go with it. */
export type MaintenanceTarget =
  | { readonly kind: 'folder'; readonly data: DataFolder }
  | { readonly kind: 'deployed'; readonly tableName: string; readonly region: string; readonly endpoint: string | null } & { readonly [Name in Need]: string | null };

const options = {
  data: { type: 'string' }, table: { type: 'string' }, region: { type: 'string' }, endpoint: { type: 'string' },
  'files-bucket': { type: 'string' }, 'audit-bucket': { type: 'string' }, 'field-key': { type: 'string' },
} as const;

/**
 * `--data DIR` (`.data` when nothing is given), or `--table NAME --region R` and what the program needs of `--files-bucket B`,
 * `--audit-bucket B`, `--field-key ID`; `--endpoint URL` for a database that is not AWS's.
 * @throws SettingError in one line for options that are unknown, missing or contradict each other.
 */
export const maintenanceTarget = (needs: readonly Need[], argumentsGiven: readonly string[] = process.argv.slice(2)): MaintenanceTarget => {
  const { data, table, region, endpoint, ...deployed } = readOptions(options, argumentsGiven);
  if (table === undefined) {
    const stray = Object.entries({ region, endpoint, ...deployed }).find(([, value]) => value !== undefined);
    if (stray !== undefined) throw new SettingError(`--${stray[0]} belongs to a deployed table: name it with --table`);
    return { kind: 'folder', data: dataFolder(data ?? '.data') };
  }
  if (data !== undefined) throw new SettingError('Name either a data folder with --data or a deployed table with --table, not both');
  const missing = [...(region === undefined ? ['region'] : []), ...needs.filter((name) => (deployed[name] ?? '') === '')];
  if (region === undefined || missing.length > 0) throw new SettingError(`With --table this also needs ${missing.map((name) => `--${name}`).join(', ')}`);
  return { kind: 'deployed', tableName: table, region, endpoint: endpoint ?? null, 'files-bucket': deployed['files-bucket'] ?? null, 'audit-bucket': deployed['audit-bucket'] ?? null, 'field-key': deployed['field-key'] ?? null };
};

/** The table, the file store and the store of audit roots of a target. */
export type OpenTarget = OpenTable & { readonly files: Files; readonly auditFiles: Files };

const absent = (what: string): Files => {
  const refuse = (): Promise<never> => Promise.reject(new Error(`This program was given no ${what}.`));
  return { createOnce: refuse, read: refuse };
};

/** By the credentials of whoever runs it. Nothing is created: a table or bucket that does not exist is an error of its first read. */
export const openTarget = async (target: MaintenanceTarget): Promise<OpenTarget> => {
  if (target.kind === 'folder') {
    const files = createFolderFiles(target.data.filesFolder, () => randomIds.salt());
    return { ...(await openTable(target.data)), files, auditFiles: files };
  }
  const { tableName, region, endpoint } = target;
  const bucket = (name: string | null, what: string): Files => (name === null ? absent(what) : createS3Files(new S3Client({ region }), name));
  return {
    ...openDeployedTable({ tableName, region, endpoint, cipher: cipherOf(target['field-key'], region) }),
    files: bucket(target['files-bucket'], 'bucket of files'), auditFiles: bucket(target['audit-bucket'], 'bucket of audit roots'),
  };
};

const cipherOf = (keyId: string | null, region: string): FieldCipher =>
  (keyId === null ? noFieldCipher : createKmsFieldCipher(createKmsDataKeys(new KMSClient({ region }), keyId), systemClock));
