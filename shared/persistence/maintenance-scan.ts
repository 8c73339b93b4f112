import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { retrying } from './retry';
import type { RawItem, StoreOptions } from './store';

/**
 * Shows every item of the table once, in no order, and asks for what has to be waited for after each page, so that
 * nobody has to keep more than some pages. For maintenance only: no request path reads a whole table.
 */
export type MaintenanceScan = (visit: (item: RawItem) => void, afterPage?: () => Promise<void>) => Promise<void>;

const segments = 4;

export const createMaintenanceScan = (options: StoreOptions): MaintenanceScan => async (visit, afterPage) => {
  await Promise.all(Array.from({ length: segments }, async (_, segment) => scanSegment(options, segment, visit, afterPage)));
};

async function scanSegment(options: StoreOptions, segment: number, visit: (item: RawItem) => void, afterPage: (() => Promise<void>) | undefined): Promise<void> {
  let start: Record<string, unknown> | undefined;
  do {
    const from = start === undefined ? {} : { ExclusiveStartKey: start };
    const page = await retrying(options, async () =>
      options.client.send(new ScanCommand({ TableName: options.tableName, Segment: segment, TotalSegments: segments, ConsistentRead: true, ...from })));
    page.Items?.forEach(visit);
    await afterPage?.();
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
