import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { noFieldCipher } from '../../shared/integrations/no-field-cipher';
import type { Files } from '../../shared/ports/money';
import type { WorkQueue } from '../../shared/ports/work-queue';
import { bucketFiles } from '../../shared/wiring/bucket-files';
import { wireFunction } from '../../shared/wiring/wire-function';
import type { WiredFunction } from '../../shared/wiring/wire-function';
import { workQueue } from '../../shared/wiring/work-queue';

/** Meets no personal field; its files are the write-once audit roots. @throws Error naming what the environment lacks. */
export function dailyDependencies(environment: Environment): WiredFunction & { readonly files: Files; readonly dueCases: WorkQueue; readonly reconcileQueue: WorkQueue } {
  const config = readFunctionConfig(functionConfigs.daily, environment);
  return { ...wireFunction(config, environment, noFieldCipher), files: bucketFiles(config.AUDIT_BUCKET, environment), dueCases: workQueue(config.DUE_CASES_QUEUE_URL, environment), reconcileQueue: workQueue(config.RECONCILE_QUEUE_URL, environment) };
}
