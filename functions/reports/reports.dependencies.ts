import type { Environment } from '../../shared/config/environment';
import { functionConfigs, readFunctionConfig } from '../../shared/config/function-config';
import { fontFile } from '../../shared/documents/pdf/font-file';
import { createPaperWriter } from '../../shared/documents/pdf/paper-writer';
import { paymentFileReader } from '../../shared/documents/payment-file-reader';
import { noFieldCipher } from '../../shared/integrations/no-field-cipher';
import { bucketFiles } from '../../shared/wiring/bucket-files';
import { wireFunction } from '../../shared/wiring/wire-function';
import type { WiredFunction } from '../../shared/wiring/wire-function';
import type { ReportDependencies } from './report-context';

/** Reads no encrypted field: accounts stand on a slip as they stand in the payment file. @throws Error naming what the environment lacks. */
export function reportDependencies(environment: Environment): ReportDependencies & WiredFunction {
  const config = readFunctionConfig(functionConfigs.reports, environment);
  return { ...wireFunction(config, environment, noFieldCipher), files: bucketFiles(config.FILES_BUCKET, environment), auditRoots: bucketFiles(config.AUDIT_BUCKET, environment), papers: createPaperWriter(fontFile(config.FONT_FILE)), paymentFiles: paymentFileReader };
}
