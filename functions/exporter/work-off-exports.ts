import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { WorkQueue } from '../../shared/ports/work-queue';
import { exportTriesAtMost } from '../../shared/domain/exports/export-job';
import { runExport } from './run-export';
import type { ExporterDependencies } from './run-export';

export type ExportLog = { readonly error: (message: string, fields: Readonly<Record<string, string>>) => void };

/** So long before its own end a worker hands the rest on. */
const reserveMs = 90_000;

/**
 * Works off exports from the queue. One that needs more time than a run has goes back into the queue; one that fails
 * comes again, and when it was given up it is kept aside, which rings.
 */
export const workOffExports = (dependencies: ExporterDependencies & { readonly exportQueue: WorkQueue }, log: ExportLog) =>
  async ({ Records: records }: Pick<SQSEvent, 'Records'>, context: { readonly getRemainingTimeInMillis: () => number }): Promise<SQSBatchResponse> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of records) {
      try {
        const outcome = await runExport(dependencies)(body, () => context.getRemainingTimeInMillis() < reserveMs, messageId);
        if (outcome === 'failed') batchItemFailures.push({ itemIdentifier: messageId });
        if (outcome === 'continue') await dependencies.exportQueue.put([body]);
      } catch (error) {
        log.error('export failed', { correlationId: messageId, exportId: body, errorName: error instanceof Error ? error.name : typeof error });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };

/** The same where no queue hands out anything again: tries at once, as often as a queue would. */
export const workOffExportHere = (dependencies: ExporterDependencies) => async (exportId: string): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await runExport(dependencies)(exportId, () => false, dependencies.ids.salt());
      return;
    } catch (error) {
      if (tries >= exportTriesAtMost) throw error;
    }
  }
};
