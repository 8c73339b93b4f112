import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { retrying } from './retry';
import type { RawItem, StoreOptions } from './store';

/**
 * Shows every item of the table once, in no order, and asks for what has to be waited for after each page, so that
 * nobody has to keep more than some pages. For maintenance only: no request path reads a whole table.
 */
export type MaintenanceScan = (visit: (item: RawItem) => void, afterPage?: () => Promise<void>) => Promise<void>;

/**
 * How a table is read whole. `segments`: parts side by side, as DynamoDB answers them from several places. `pageItems`:
 * one page after the other, so many items at most in each; the embedded engine reads the rest of the table for a page
 * that names no number, and sorts all of it for a page of a part, so that reading everything would take the square.
 */
export type ScanManner = { readonly segments: number } | { readonly pageItems: number };

export const inTheCloud: ScanManner = { segments: 4 };
export const onTheEmbeddedEngine: ScanManner = { pageItems: 1000 };

export const createMaintenanceScan = (options: StoreOptions, manner: ScanManner = inTheCloud): MaintenanceScan => async (visit, afterPage) => {
  const parts = 'pageItems' in manner
    ? [{ Limit: manner.pageItems }]
    : Array.from({ length: manner.segments }, (_, segment) => ({ Segment: segment, TotalSegments: manner.segments }));
  await Promise.all(parts.map((part) => scanPart(options, part, visit, afterPage)));
};

type ScanPart = { readonly Limit: number } | { readonly Segment: number; readonly TotalSegments: number };

async function scanPart(options: StoreOptions, part: ScanPart, visit: (item: RawItem) => void, afterPage: (() => Promise<void>) | undefined): Promise<void> {
  let start: Record<string, unknown> | undefined;
  do {
    const from = start === undefined ? {} : { ExclusiveStartKey: start };
    const page = await retrying(options, async () =>
      options.client.send(new ScanCommand({ TableName: options.tableName, ...part, ConsistentRead: true, ...from })));
    page.Items?.forEach(visit);
    await afterPage?.();
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
