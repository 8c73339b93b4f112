import { SQSClient } from '@aws-sdk/client-sqs';
import type { Environment } from '../config/environment';
import { readTableConfig } from '../config/table-config';
import { createSqsWorkQueue } from '../integrations/sqs-work-queue';
import type { WorkQueue } from '../ports/work-queue';

/** A queue of work for another function. */
export const workQueue = (queueUrl: string, environment: Environment): WorkQueue => createSqsWorkQueue(new SQSClient({ region: readTableConfig(environment).region }), queueUrl);
