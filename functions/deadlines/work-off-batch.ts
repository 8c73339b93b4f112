import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { workOff } from '../../shared/casework/due-case';
import { readDueMessage } from '../../shared/casework/due-message';

export type DeadlineLog = {
  readonly warn: (message: string, fields: Readonly<Record<string, string>>) => void;
  readonly error: (message: string, fields: Readonly<Record<string, string>>) => void;
};

/**
 * Works off the cases of one batch from the queue and answers which of them failed: only those come again, and after
 * five times they are kept aside. A message that comes twice finds its case moved on.
 */
export const workOffBatch = (dependencies: CaseworkDependencies, log: DeadlineLog) => {
  const one = workOff(dependencies);
  return async ({ Records: records }: Pick<SQSEvent, 'Records'>): Promise<SQSBatchResponse> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const { messageId, body } of records) {
      try {
        const outcome = await one(readDueMessage(body));
        const { applicationId } = outcome;
        // The person on duty reads these lines: which cases an officer must look at.
        if (outcome.kind === 'overdue') log.warn('deadline passed without a consequence', { applicationId });
        if (outcome.kind !== 'refused') continue;
        log.error('due action refused', { applicationId, code: outcome.code });
      } catch (error) {
        log.error('due case failed', { messageId, errorName: error instanceof Error ? error.name : typeof error });
      }
      batchItemFailures.push({ itemIdentifier: messageId });
    }
    return { batchItemFailures };
  };
};
