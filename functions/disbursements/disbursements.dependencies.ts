import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { resultFileReader } from '../../shared/documents/result-file-reader';
import { tableWriter } from '../../shared/documents/table-writer';
import type { ResultFileReader, TableWriter } from '../../shared/ports/documents';
import type { DownloadLinks } from '../../shared/ports/exports';
import type { Files } from '../../shared/ports/money';
import type { WorkQueue } from '../../shared/ports/work-queue';
import { largeBucketFiles } from '../../shared/wiring/large-bucket-files';
import { kmsCipher } from '../../shared/wiring/kms-cipher';
import { wireFunction } from '../../shared/wiring/wire-function';
import { workQueue } from '../../shared/wiring/work-queue';
import type { WiredFunction } from '../../shared/wiring/wire-function';

/** Reads accounts for payment files, which lie in their own bucket. @throws Error naming what the environment lacks. */
export function disbursementDependencies(environment: Environment): WiredFunction & { readonly files: Files; readonly tables: TableWriter; readonly resultFiles: ResultFileReader; readonly exportQueue: WorkQueue; readonly links: DownloadLinks } {
  const config = readFunctionConfig(functionConfigs.disbursements, environment);
  const files = largeBucketFiles(config.FILES_BUCKET, environment);
  return {
    ...wireFunction(config, environment, kmsCipher(config.FIELD_KEY_ID, environment)),
    files, links: files, tables: tableWriter, resultFiles: resultFileReader, exportQueue: workQueue(config.EXPORT_QUEUE_URL, environment),
  };
}
