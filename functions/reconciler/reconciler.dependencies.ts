import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { paymentListReader } from '../../shared/documents/payment-list';
import { resultFileReader } from '../../shared/documents/result-file-reader';
import { noFieldCipher } from '../../shared/integrations/no-field-cipher';
import { bucketFiles } from '../../shared/wiring/bucket-files';
import { wireBooks, wireFunction } from '../../shared/wiring/wire-function';
import type { ReconcilerDependencies } from './reconcile-books';

/** Reads everything and meets no personal field: what is encrypted stays so. @throws Error naming what the environment lacks. */
export function reconcilerDependencies(environment: Environment): ReconcilerDependencies {
  const config = readFunctionConfig(functionConfigs.reconciler, environment);
  const files = bucketFiles(config.FILES_BUCKET, environment);
  return { ...wireFunction(config, environment, noFieldCipher), files, books: wireBooks(environment, { files, paymentLists: paymentListReader, resultFiles: resultFileReader }) };
}
