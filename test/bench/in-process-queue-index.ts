import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { createClient } from '../../shared/persistence/table-client';
import { queueOrder, queuePartition } from '../../shared/persistence/keys';
import type { Application } from '../../shared/domain/application/application';
import type { RawItem } from '../../shared/persistence/store';
import { addDays, parseLocalDate } from '../../shared/domain/local-date';

/** The first place in a sorted list whose value is above the given one. */
const placeAfter = (sorted: readonly string[], value: string): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The queue of one district with so many waiting cases, and a partition of totals, held in this process: a client that
 * answers queries in key order with limits, pages and the index's projection, as the table does. For sizes that take
 * hours to write into an engine.
 */
export const inProcessQueue = (like: Application, cases: number, totals: readonly RawItem[]): DynamoDBClient => {
  const { state, districtCode, programmeId } = like;
  const first = parseLocalDate('2026-03-09');
  const waiting = Array.from({ length: cases }, (_, index) => queueOrder(addDays(first, index % 60), `bench${String(index).padStart(21, '0')}`)).sort();
  const rowOf = (order: string): RawItem => {
    const applicationId = order.slice(11);
    const serial = Number(applicationId.slice(5));
    return {
      pk: `APP#${applicationId}`, sk: 'HEAD', queue: queuePartition(state, districtCode), queueOrder: order, version: like.version, state, programmeId, districtCode,
      receiptNumber: `SZ-2026-${districtCode}-${String(serial).padStart(7, '0')}`, ...(serial % 3 === 0 ? { claimedBy: 'guangzhou-intake' } : {}),
    };
  };
  /** Asked as the wire is, answered as the document client hands it on. */
  const answer = (input: QueryCommandInput): { readonly Items: readonly RawItem[]; readonly LastEvaluatedKey?: RawItem } => {
    if (input.IndexName === undefined) return { Items: totals };
    const start = input.ExclusiveStartKey?.['queueOrder']?.S;
    const from = start === undefined ? 0 : placeAfter(waiting, start);
    const page = waiting.slice(from, from + (input.Limit ?? 1_000)).map(rowOf);
    const last = page.at(-1);
    return last === undefined || from + page.length >= waiting.length ? { Items: page } : { Items: page, LastEvaluatedKey: { pk: last['pk'], sk: last['sk'], queue: last['queue'], queueOrder: last['queueOrder'] } };
  };
  const client = createClient({ region: 'cn-north-1', endpoint: 'http://127.0.0.1:1' });
  client.middlewareStack.add(
    (_next, context) => (request) => {
      if (context.commandName !== 'QueryCommand') throw new Error(`Only queries are answered here, not ${context.commandName ?? ''}.`);
      return Promise.resolve({ output: { ...answer(request.input as QueryCommandInput), $metadata: {} }, response: {} });
    },
    { step: 'build', name: 'inProcess', priority: 'low' },
  );
  return client;
};
