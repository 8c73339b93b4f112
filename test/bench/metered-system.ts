import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { seedReference } from '../../local/demo/seed-reference';
import { lambdaTransport } from '../../local/demo/world';
import type { World } from '../../local/demo/world';
import { demoAccounts } from '../../local/demo/people';
import { createDemoClock } from '../../local/demo-clock';
import { startEngine } from '../../local/engine/start-engine';
import { createMemoryCheckpoint } from '../../local/streams/checkpoint';
import { createStreamPoller } from '../../local/streams/stream-poller';
import { applicationHandlers } from '../../functions/applications/applications.handler';
import { dailyRunHere } from '../../functions/daily/daily-run';
import { disbursementHandlers } from '../../functions/disbursements/disbursements.handler';
import { noticeHandlers } from '../../functions/notices/notices.handler';
import { outboxHandler } from '../../functions/outbox/outbox.handler';
import { policyHandlers } from '../../functions/policies/policies.handler';
import { hanFontFile } from '../../local/system';
import { reportHandlers } from '../../functions/reports/reports.handler';
import { reviewHandlers } from '../../functions/reviews/reviews.handler';
import { createApiClient } from '../../shared/contracts/client';
import type { Transport } from '../../shared/contracts/client';
import { routeTable } from '../../shared/contracts/route-table';
import { legalDateOf, parseInstant } from '../../shared/domain/local-date';
import type { HttpRuntime } from '../../shared/http/define-handler';
import { createFeatureLambda } from '../../shared/http/feature-lambda';
import { createLargeFolderFiles } from '../../shared/integrations/large-folder-files';
import { createAesFieldCipher } from '../../shared/integrations/aes-field-cipher';
import { paymentFileReader } from '../../shared/documents/payment-file-reader';
import { fontFile } from '../../shared/documents/pdf/font-file';
import { createPaperWriter } from '../../shared/documents/pdf/paper-writer';
import { resultFileReader } from '../../shared/documents/result-file-reader';
import { tableWriter } from '../../shared/documents/table-writer';
import { hashing } from '../../shared/integrations/sha256';
import { readDeliveredEvent } from '../../shared/persistence/delivered-event';
import { createRepositories } from '../../shared/persistence/repositories';
import type { Repositories } from '../../shared/persistence/repositories';
import { createTable, tableSchema } from '../../shared/persistence/table';
import { createStore } from '../../shared/persistence/store';
import type { Store } from '../../shared/persistence/store';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import { createMeter } from '../meter/meter';
import type { Costs } from './costs';

/** One back end whose every request to the table is priced; one request at a time. */
export type OperationKind = 'command' | 'view' | 'system';
export type MeasuredOperation = { readonly operation: string; readonly kind: OperationKind; readonly costs: Costs };

export type MeteredSystem = {
  readonly world: World;
  readonly client: DynamoDBClient;
  readonly store: Store;
  readonly repositories: Repositories;
  /** What was done since the last call of this, by operation, in order. */
  readonly takeCosts: () => readonly MeasuredOperation[];
  /** Prices anything else under a name. */
  readonly measure: <Result>(operation: string, kind: OperationKind, work: () => Promise<Result>) => Promise<Result>;
  readonly stop: () => Promise<void>;
};

const tableName = 'bench';
const machineStart = Date.UTC(2026, 0, 1);
const benchKey = Uint8Array.from({ length: 32 }, (_, index) => index);

/** Ids that don't change from run to run, so that byte counts don't either. */
const countingIds = () => {
  let count = 0;
  return { salt: () => hashing.sha256(`bench ${(count += 1)}`).slice(0, 32) };
};

export const startMeteredSystem = async (): Promise<MeteredSystem> => {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const engine = await startEngine({ log: () => undefined, dataFile: join(directory, 'table.db') });
  const client = createClient({ region: 'cn-north-1', endpoint: engine.endpoint });
  await createTable(client, tableName);
  let ticks = 0;
  const clock = createDemoClock(() => machineStart + (ticks += 1), parseInstant('2026-03-02T01:00:00Z'), null);
  const ids = countingIds();
  const repositories = createRepositories({ client, tableName, clock, ids, hashing, sleep: () => Promise.resolve(), random: () => 0.5, cipher: createAesFieldCipher(benchKey) });
  await seedReference(repositories, clock.now());
  const meter = createMeter(client, tableSchema);
  const files = createLargeFolderFiles(join(directory, 'files'), () => ids.salt(), 'bench', clock);
  const dependencies = { ...repositories, clock, ids, hashing, demoMode: true, tables: tableWriter, resultFiles: resultFileReader, files, links: files, exportQueue: { put: () => Promise.resolve() }, reconcileQueue: { put: () => Promise.resolve() }, papers: createPaperWriter(fontFile(hanFontFile)), paymentFiles: paymentFileReader, auditRoots: files };
  const runtime: HttpRuntime = { hashing, checkReplies: true, log: { warn: () => undefined, error: (message, fields) => { throw new Error(`${message} ${JSON.stringify(fields)}`); } } };
  const lambdas = {
    applications: createFeatureLambda('applications', applicationHandlers(dependencies), runtime), reviews: createFeatureLambda('reviews', reviewHandlers(dependencies), runtime),
    notices: createFeatureLambda('notices', noticeHandlers(dependencies), runtime), disbursements: createFeatureLambda('disbursements', disbursementHandlers(dependencies), runtime),
    policies: createFeatureLambda('policies', policyHandlers(dependencies), runtime),
    reports: createFeatureLambda('reports', reportHandlers(dependencies), runtime),
  };
  const outbox = createStreamPoller({
    streamsClient: new DynamoDBStreamsClient({ region: 'cn-north-1', endpoint: engine.endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }), tableName,
    handler: outboxHandler(dependencies, readDeliveredEvent, runtime.log), checkpoint: createMemoryCheckpoint(), deadLetter: ({ reason }) => { throw new Error(reason); }, log: () => undefined,
  });
  let taken: MeasuredOperation[] = [];
  const measure: MeteredSystem['measure'] = async (operation, kind, work) => {
    meter.reset();
    const result = await work();
    const { reads, writes } = meter.roundTrips();
    taken = [...taken, { operation, kind, costs: { calls: 1, ...meter.units(), readTrips: reads, writeTrips: writes, largestTransaction: meter.largestTransaction() } }];
    return result;
  };
  const metered = (transport: Transport): Transport => (request) => {
    const [path = ''] = request.path.split('?');
    const route = routeTable.find((candidate) => candidate.method === request.method && new RegExp(`^${candidate.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path));
    return measure(route?.operationId ?? path, request.method === 'GET' || route?.operationId === 'checkApplication' ? 'view' : 'command', () => transport(request));
  };
  let keys = 0;
  const run = dailyRunHere(dependencies);
  const runDaily = () => measure('daily run', 'system', run);
  const world: World = {
    as: (accountId) => createApiClient(metered(lambdaTransport({ lambdas }, { userId: accountId, name: demoAccounts.find((account) => account.accountId === accountId)?.name ?? accountId })), () => `bench-${(keys += 1)}`),
    today: () => legalDateOf(clock.now()),
    advanceTo: async (day) => {
      clock.advanceTo(day);
      await runDaily();
    },
    runDaily,
    settle: () => measure('outbox', 'system', () => outbox.drain()),
  };
  return {
    world, repositories, measure, client,
    store: createStore({ client: createDocumentClient(client), tableName, sleep: () => Promise.resolve(), random: () => 0.5, token: () => ids.salt() }),
    takeCosts: () => {
      const costs = taken;
      taken = [];
      return costs;
    },
    stop: async () => {
      await outbox.stop();
      client.destroy();
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
