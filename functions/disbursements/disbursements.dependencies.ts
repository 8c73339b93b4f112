import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { resultFileReader } from '../../shared/documents/result-file-reader';
import { tableWriter } from '../../shared/documents/table-writer';
import type { ResultFileReader, TableWriter } from '../../shared/ports/documents';
import type { Files } from '../../shared/ports/money';
import { bucketFiles } from '../../shared/wiring/bucket-files';
import { kmsCipher } from '../../shared/wiring/kms-cipher';
import { wireFunction } from '../../shared/wiring/wire-function';
import type { WiredFunction } from '../../shared/wiring/wire-function';

/** Reads accounts for payment files, which lie in their own bucket. @throws Error naming what the environment lacks. */
export function disbursementDependencies(environment: Environment): WiredFunction & { readonly files: Files; readonly tables: TableWriter; readonly resultFiles: ResultFileReader } {
  const config = readFunctionConfig(functionConfigs.disbursements, environment);
  return { ...wireFunction(config, environment, kmsCipher(config.FIELD_KEY_ID, environment)), files: bucketFiles(config.FILES_BUCKET, environment), tables: tableWriter, resultFiles: resultFileReader };
}
