/**
 * `npm run publish:portal -- --bucket B --issuer https://… --client-id ID --api-base https://…`: builds the portal and puts
 * it with its settings into the bucket of the Portal stack, by the credentials of whoever runs it. Nothing is deleted and
 * nothing has to be invalidated: the page is asked for anew each time and names hashed files.
 */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPortal } from './build-portal';
import { portalFolder } from './portal';
import { uploadsOf } from './portal-upload';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));

const required = (values: Readonly<Record<string, string | undefined>>, name: string): string => {
  const value = values[name];
  if (value === undefined || value === '') throw new Error(`--${name} is missing; see docs/runbook.md, Deploying.`);
  return value;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { bucket: { type: 'string' }, issuer: { type: 'string' }, 'client-id': { type: 'string' }, 'api-base': { type: 'string' }, scope: { type: 'string' } } });
  const bucket = required(values, 'bucket');
  const settings = JSON.stringify({
    issuer: required(values, 'issuer'), clientId: required(values, 'client-id'), apiBase: required(values, 'api-base'), demo: false, ...(values.scope === undefined ? {} : { scope: values.scope }),
  });
  await buildPortal();
  const client = new S3Client({});
  const uploads = uploadsOf(filesIn(portalFolder));
  for (const { key, contentType, cacheControl } of uploads) {
    const body = key === 'settings.json' ? settings : readFileSync(join(portalFolder, key));
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType, CacheControl: cacheControl }));
  }
  console.log(`${uploads.length} files put into ${bucket}`);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
