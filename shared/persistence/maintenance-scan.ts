import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { retrying } from './retry';
import type { RawItem, StoreOptions } from './store';

/** Shows every item of the table once, in no order. For maintenance commands only: no request path reads a whole table. */
export type MaintenanceScan = (visit: (item: RawItem) => void) => Promise<void>;

const segments = 4;

export const createMaintenanceScan = (options: StoreOptions): MaintenanceScan => async (visit) => {
  await Promise.all(Array.from({ length: segments }, async (_, segment) => scanSegment(options, segment, visit)));
};

async function scanSegment(options: StoreOptions, segment: number, visit: (item: RawItem) => void): Promise<void> {
  let start: Record<string, unknown> | undefined;
  do {
    const from = start === undefined ? {} : { ExclusiveStartKey: start };
    const page = await retrying(options, async () =>
      options.client.send(new ScanCommand({ TableName: options.tableName, Segment: segment, TotalSegments: segments, ConsistentRead: true, ...from })));
    page.Items?.forEach(visit);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
