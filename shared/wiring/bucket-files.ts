import { S3Client } from '@aws-sdk/client-s3';
import type { Environment } from '../config/environment';
import { readTableConfig } from '../config/table-config';
import { createS3Files } from '../integrations/s3-files';
import type { Files } from '../ports/money';

/** A bucket as write-once file store. */
export const bucketFiles = (bucket: string, environment: Environment): Files => createS3Files(new S3Client({ region: readTableConfig(environment).region }), bucket);
