import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { reconcileBooks } from './reconcile-books';
import type { ReconcilerDependencies, ReconcilerLog } from './reconcile-books';

/** One proof for all orders that have come together; they come again when it fails, and after five times are kept aside. */
export const workOffOrders = (dependencies: ReconcilerDependencies, log: ReconcilerLog) => {
  const run = reconcileBooks(dependencies, log);
  return async ({ Records: records }: Pick<SQSEvent, 'Records'>): Promise<SQSBatchResponse> => {
    try {
      await run();
      return { batchItemFailures: [] };
    } catch (error) {
      log.error('reconcile failed', { errorName: error instanceof Error ? error.name : typeof error });
      return { batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    }
  };
};
