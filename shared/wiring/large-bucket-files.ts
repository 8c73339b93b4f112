import { S3Client } from '@aws-sdk/client-s3';
import type { Environment } from '../config/environment';
import { readTableConfig } from '../config/table-config';
import { createLargeS3Files } from '../integrations/large-s3-files';
import type { DownloadLinks, LargeFiles } from '../ports/exports';

/** A bucket whose files may be larger than memory, with links to them. */
export const largeBucketFiles = (bucket: string, environment: Environment): LargeFiles & DownloadLinks => createLargeS3Files(new S3Client({ region: readTableConfig(environment).region }), bucket);
