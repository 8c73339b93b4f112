import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { byteMeter } from '../../shared/documents/byte-meter';
import { tableWriter } from '../../shared/documents/table-writer';
import { noFieldCipher } from '../../shared/integrations/no-field-cipher';
import type { WorkQueue } from '../../shared/ports/work-queue';
import { largeBucketFiles } from '../../shared/wiring/large-bucket-files';
import { wireFunction } from '../../shared/wiring/wire-function';
import { workQueue } from '../../shared/wiring/work-queue';
import type { ExporterDependencies } from './run-export';

/** Meets no personal field: exports hold no account. @throws Error naming what the environment lacks. */
export function exporterDependencies(environment: Environment): ExporterDependencies & { readonly exportQueue: WorkQueue } {
  const config = readFunctionConfig(functionConfigs.exporter, environment);
  const files = largeBucketFiles(config.FILES_BUCKET, environment);
  return { ...wireFunction(config, environment, noFieldCipher), files, tables: tableWriter, meter: byteMeter, exportQueue: workQueue(config.EXPORT_QUEUE_URL, environment) };
}
