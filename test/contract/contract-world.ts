import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { lambdaContext, lambdaEvent } from '../../local/demo/lambda-event';
import { demoAccounts } from '../../local/demo/people';
import { findStream, listShards, openShard, readShard } from '../../local/streams/read-stream';
import { tableName } from '../../local/system';
import { hashing } from '../../shared/integrations/sha256';
import { randomIds } from '../../shared/integrations/random-ids';
import { systemPatience } from '../../shared/integrations/system-patience';
import { routes } from '../../shared/contracts/route-table';
import type { OperationId } from '../../shared/contracts/route-table';
import type { RouteDefinition } from '../../shared/contracts/route';
import { needsIdempotencyKey } from '../../shared/contracts/route-problems';
import { createMaintenanceScan } from '../../shared/persistence/maintenance-scan';
import { createStore } from '../../shared/persistence/store';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import { verifyAudit } from '../../shared/persistence/verify-audit';
import type { AuditReport } from '../../shared/persistence/verify-audit';
import type { ReconcileReport } from '../../shared/ports/books';
import { reconcileTable } from '../builders/books';
import { openTestWorld } from '../builders/demo-world';
import type { TestWorld } from '../builders/demo-world';

/** A request as somebody really sends it: nothing is checked before it leaves. */
export type Sent = {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The body's bytes, where they are not the JSON of a value. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string;
};

export type Answer = { readonly status: number; readonly contentType: string; readonly headers: Readonly<Record<string, unknown>>; readonly text: string; readonly json: Readonly<Record<string, unknown>>; readonly code: string | null };

export type ContractWorld = TestWorld & {
  /** As that account; null: without a token. */
  readonly send: (accountId: string | null, operationId: OperationId, sent?: Sent) => Promise<Answer>;
  /** Everything that is stored, to compare before and after: heads, events, claims, accounts, drafts, lists, totals. */
  readonly stored: () => Promise<ReadonlyMap<string, string>>;
  /** Keys of what differs from that look. Nothing is looked through where nothing was written since the last call. */
  readonly changedSince: (before: ReadonlyMap<string, string>) => Promise<readonly string[]>;
  readonly reconcile: () => Promise<ReconcileReport>;
  readonly verifyAudit: () => Promise<AuditReport>;
};

const fillPath = (path: string, parameters: Readonly<Record<string, string>>): string => path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(parameters[name] ?? ''));

const jsonOf = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

/** The engine gives the attributes of an item in any order. */
const inOrder = (item: unknown): string =>
  JSON.stringify(item, (_name, value: unknown) => (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))) : value));

const senderOn = (system: TestWorld['system']): ContractWorld['send'] => {
  let keys = 0;
  return async (accountId, operationId, sent = {}) => {
    const route: RouteDefinition = routes[operationId];
    const { parameters = {}, query = {}, body, rawBody, headers = {} } = sent;
    const text = rawBody ?? (body === undefined ? null : JSON.stringify(body));
    const name = demoAccounts.find((account) => account.accountId === accountId)?.name ?? 'somebody';
    const event = lambdaEvent({
      routeKey: `${route.method} ${route.path}`, path: fillPath(route.path, parameters), query: new URLSearchParams(query).toString(), parameters,
      headers: {
        ...(text === null ? {} : { 'content-type': 'application/json' }),
        ...(needsIdempotencyKey(route) ? { 'idempotency-key': sent.key ?? `contract-${(keys += 1)}` } : {}),
        ...headers,
      },
      body: text, identity: accountId === null ? null : { userId: accountId, name },
    });
    const reply = await system.lambdas[route.feature](event, lambdaContext(route.feature));
    const json = jsonOf(reply.body ?? '');
    const code = json['code'];
    return { status: reply.statusCode ?? 200, contentType: String(reply.headers?.['content-type'] ?? ''), headers: { ...reply.headers }, text: reply.body ?? '', json, code: typeof code === 'string' ? code : null };
  };
};

/** Whether anything was written since the last time one asked: every write stands in the table's stream. */
const writesOf = (endpoint: string): { readonly next: () => Promise<boolean>; readonly end: () => void } => {
  const client = new DynamoDBStreamsClient({ region: 'cn-north-1', endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  const iterators = new Map<string, string | undefined>();
  const readOn = async (streamArn: string, shardId: string): Promise<number> => {
    let count = 0;
    for (let iterator = iterators.has(shardId) ? iterators.get(shardId) : await openShard(client, streamArn, shardId, undefined); iterator !== undefined;) {
      const page = await readShard(client, iterator, 1000);
      if (page === 'expired' || page === 'trimmed') throw new Error(`The stream can't be read on: ${page}`);
      count += page.records.length;
      iterator = page.next;
      iterators.set(shardId, iterator);
      if (page.records.length === 0) break;
    }
    return count;
  };
  const next = async (): Promise<boolean> => {
    const streamArn = await findStream(client, tableName);
    let count = 0;
    for (const { shardId } of await listShards(client, streamArn)) count += await readOn(streamArn, shardId);
    return count > 0;
  };
  return { next, end: () => { client.destroy(); } };
};

/** The whole back end with what a contract test needs: raw requests, and a look at all that is stored. */
export const openContractWorld = async (): Promise<ContractWorld> => {
  const opened = await openTestWorld();
  const client = createClient({ region: 'cn-north-1', endpoint: opened.system.endpoint });
  const options = { ...systemPatience, client: createDocumentClient(client), tableName, token: () => randomIds.salt() };
  const store = createStore(options);
  const scan = createMaintenanceScan(options);
  const stored = async (): Promise<ReadonlyMap<string, string>> => {
    const items = new Map<string, string>();
    await scan((item) => { items.set(`${String(item['pk'])} ${String(item['sk'])}`, inOrder(item)); });
    return new Map([...items].sort(([left], [right]) => (left < right ? -1 : 1)));
  };
  const writes = writesOf(opened.system.endpoint);
  return {
    ...opened, stored,
    changedSince: async (before) => (await writes.next() ? changedKeys(before, await stored()) : []),
    send: senderOn(opened.system),
    reconcile: async () => {
      await opened.system.drain();
      return reconcileTable({ store, scan }, opened.system.files);
    },
    verifyAudit: () => verifyAudit({ store, scan, hashing, applications: opened.system.repositories.applications }),
    stop: async () => {
      client.destroy();
      writes.end();
      await opened.stop();
    },
  };
};

/** What differs between two looks at the table: keys of items that came, went or changed. */
export const changedKeys = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
