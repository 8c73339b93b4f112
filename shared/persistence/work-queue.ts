import type { RegionCode } from '../domain/brands';
import type { Page, QueueRow, WorkQueueQuery } from '../ports/applications';
import { queueRowOf } from './application-items';
import { fromCursor, toCursor } from './cursor';
import { queueOrder, queuePartition } from './keys';
import type { Store } from './store';

const cursorPattern = /^\d{4}-\d\d-\d\d#[^\n#]+$/;
/** Below every order of a row and above it: orders are a date, a mark and an id of letters and digits. */
const [before, behind] = ['!', '~'];

/** Rows asked of each district at first: sixteen of them are 4 KB, which is the smallest unit a query is charged. */
const firstAskRows = 16;
/** A filter that hardly anything passes ends a page early rather than reading on; the cursor tells that there is more. */
const readsPerDistrictAtMost = 4;

/** One district's part of the queue while it is merged. */
type Strand = { readonly districtCode: RegionCode; readonly rows: QueueRow[]; after: string | null; more: boolean; reads: number };

const orderOf = (row: QueueRow): string => queueOrder(row.dueOn, row.applicationId);

/** Both bounds of the part that is still to be read; a row of the bound itself is out. */
const rangeOf = (after: string | null, { dueBeforeOn, latestFirst }: WorkQueueQuery): { readonly from: string; readonly to: string } => {
  const limit: string = dueBeforeOn ?? '9999-12-32';
  if (after === null) return { from: before, to: limit };
  return latestFirst ? { from: before, to: after.slice(0, -1) + String.fromCharCode(after.charCodeAt(after.length - 1) - 1) + behind } : { from: after + before, to: limit };
};

const readOn = async (store: Store, query: WorkQueueQuery, strand: Strand, rows: number): Promise<void> => {
  const { from, to } = rangeOf(strand.after, query);
  strand.reads += 1;
  if (from > to) {
    strand.more = false;
    return;
  }
  const { items, lastKey } = await store.rawQuery({
    IndexName: 'byQueue', KeyConditionExpression: 'queue = :queue AND queueOrder BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':queue': queuePartition(query.state, strand.districtCode), ':from': from, ':to': to }, Limit: rows, ScanIndexForward: !query.latestFirst,
  });
  const found = items.map(queueRowOf);
  const last = found.at(-1);
  strand.rows.push(...found);
  strand.after = last === undefined ? strand.after : orderOf(last);
  strand.more = lastKey !== null;
};

/** The strand whose first row is next in the whole queue; undefined when none has a row. */
const nextStrand = (strands: readonly Strand[], latestFirst: boolean): Strand | undefined => {
  const waiting = strands.flatMap((strand) => (strand.rows[0] === undefined ? [] : [{ strand, order: orderOf(strand.rows[0]) }]));
  const [first] = waiting.sort((left, right) => (left.order < right.order === latestFirst ? 1 : -1));
  return first?.strand;
};

/**
 * A page of one state over several districts, merged by deadline: each district is read from the same place on, so one
 * order is the cursor of them all. At any size of the table a page costs what its districts' first rows cost.
 */
export const readWorkQueue = async (store: Store, query: WorkQueueQuery): Promise<Page<QueueRow>> => {
  const after = query.cursor === null ? null : String(fromCursor(query.cursor, cursorPattern)[0]);
  const strands = query.districtCodes.map((districtCode): Strand => ({ districtCode, rows: [], after, more: true, reads: 0 }));
  const ask = strands.length === 1 ? query.limit : Math.min(query.limit, firstAskRows);
  const items: QueueRow[] = [];
  let last: string | null = null;
  while (items.length < query.limit) {
    const dry = strands.filter(({ rows, more }) => rows.length === 0 && more);
    if (dry.some(({ reads }) => reads >= readsPerDistrictAtMost)) return { items, cursor: last === null ? query.cursor : toCursor(last) };
    await Promise.all(dry.map((strand) => readOn(store, query, strand, ask)));
    if (dry.some(({ rows, more }) => rows.length === 0 && more)) continue;
    const row = nextStrand(strands, query.latestFirst)?.rows.shift();
    if (row === undefined) return { items, cursor: null };
    last = orderOf(row);
    if (query.admits(row)) items.push(row);
  }
  const more = strands.some((strand) => strand.rows.length > 0 || strand.more);
  return { items, cursor: more && last !== null ? toCursor(last) : null };
};
