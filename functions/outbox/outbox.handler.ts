import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { DeliveredEvent, OutboxDependencies } from './outbox-context';
import { projectEvent } from './project-event';
import { newItemOf, projectBatch } from './stream-batch';
import type { OutboxLog } from './stream-batch';

/** What tells an event from the other items of the table; given by the wiring, since only persistence knows its items. */
export type ReadEvent = (item: Readonly<Record<string, string>>) => DeliveredEvent | null;

/** The stream's consumer, with partial batch answers. */
export const outboxHandler = (dependencies: OutboxDependencies, readEvent: ReadEvent, log: OutboxLog): ((batch: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>) => {
  const project = projectEvent(dependencies);
  return projectBatch(async (record) => {
    const item = newItemOf(record);
    const delivered = item === null ? null : readEvent(item);
    if (delivered !== null) await project(delivered);
  }, log);
};
