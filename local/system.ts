import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { applicationHandlers } from '../functions/applications/applications.handler';
import { dailyRunHere } from '../functions/daily/daily-run';
import { disbursementHandlers } from '../functions/disbursements/disbursements.handler';
import { noticeHandlers } from '../functions/notices/notices.handler';
import { outboxHandler } from '../functions/outbox/outbox.handler';
import { policyHandlers } from '../functions/policies/policies.handler';
import { reportHandlers } from '../functions/reports/reports.handler';
import { reviewHandlers } from '../functions/reviews/reviews.handler';
import { routeTable } from '../shared/contracts/route-table';
import type { Feature } from '../shared/contracts/route';
import type { RateLimits } from '../shared/config/rate-limits';
import { parseInstant } from '../shared/domain/local-date';
import type { HttpRuntime } from '../shared/http/define-handler';
import { createFeatureLambda } from '../shared/http/feature-lambda';
import type { FeatureLambda } from '../shared/http/feature-lambda';
import { reconcileBooks } from '../functions/reconciler/reconcile-books';
import { workOffExportHere } from '../functions/exporter/work-off-exports';
import { byteMeter } from '../shared/documents/byte-meter';
import { paymentFileReader } from '../shared/documents/payment-file-reader';
import { fontFile } from '../shared/documents/pdf/font-file';
import { createPaperWriter } from '../shared/documents/pdf/paper-writer';
import { paymentListReader } from '../shared/documents/payment-list';
import { resultFileReader } from '../shared/documents/result-file-reader';
import { tableWriter } from '../shared/documents/table-writer';
import { createAesFieldCipher } from '../shared/integrations/aes-field-cipher';
import { readOrCreateFieldKey } from '../shared/integrations/field-key-file';
import { createLargeFolderFiles } from '../shared/integrations/large-folder-files';
import type { LargeFolderFiles } from '../shared/integrations/large-folder-files';
import { randomIds } from '../shared/integrations/random-ids';
import { hashing } from '../shared/integrations/sha256';
import { systemPatience } from '../shared/integrations/system-patience';
import { readDeliveredEvent } from '../shared/persistence/delivered-event';
import { createBooks } from '../shared/persistence/books';
import { createRateLimits, createRepositories } from '../shared/persistence/repositories';
import type { Repositories } from '../shared/persistence/repositories';
import { createTable } from '../shared/persistence/table';
import { createClient } from '../shared/persistence/table-client';
import type { WorkQueue } from '../shared/ports/work-queue';
import { createDemoClock } from './demo-clock';
import type { DemoClock } from './demo-clock';
import { startEngine } from './engine/start-engine';
import { createInProcessQueue } from './in-process-queue';
import { createFileCheckpoint, createMemoryCheckpoint } from './streams/checkpoint';
import { createStreamPoller } from './streams/stream-poller';

export const tableName = 'ip-finance-subsidies';
/** Where the demo's time begins: a Monday morning with all demo programmes open and a published calendar ahead. */
const demoStart = parseInstant('2026-03-02T01:00:00Z');

export type SystemOptions = {
  /** Null: everything in memory, gone at the end. */
  readonly dataDirectory: string | null;
  /** Anything that speaks DynamoDB instead of the embedded engine. */
  readonly endpoint?: string | undefined;
  readonly realNow: () => number;
  readonly log: (line: string) => void;
  /** How often one person or address may ask; left out, nobody is counted (simulations, filling in demo data). */
  readonly rateLimits?: RateLimits | undefined;
  /** Whether the daily run has the books proved, as it does in the cloud; simulations prove them at their end. */
  readonly provesBooks?: boolean;
};

export type LocalSystem = {
  readonly endpoint: string;
  readonly clock: DemoClock;
  readonly repositories: Repositories;
  readonly lambdas: Readonly<Record<Feature, FeatureLambda>>;
  /** The scheduled function, run when asked. */
  readonly runDaily: ReturnType<typeof dailyRunHere>;
  /** Resolves when everything written so far has been projected. */
  readonly drain: () => Promise<void>;
  /** The file store; its links are served by whoever listens. */
  readonly files: LargeFolderFiles;
  readonly stop: () => Promise<void>;
  /** True when the table was made just now and holds nothing. */
  readonly fresh: boolean;
};

/** The font as the package brings it; in the cloud it lies beside the code. */
export const hanFontFile = fileURLToPath(new URL('../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', import.meta.url));

const memoryFolder = (): string => fileURLToPath(new URL(`../node_modules/.cache/run-${randomIds.salt().slice(0, 8)}`, import.meta.url));

/** The whole back end in one process: engine, table, functions, stream consumer. No HTTP, no sign-in, no data. */
export const startSystem = async (options: SystemOptions): Promise<LocalSystem> => {
  const directory = options.dataDirectory ?? memoryFolder();
  mkdirSync(directory, { recursive: true });
  const inData = (name: string): string => join(directory, name);
  const engine = options.endpoint === undefined
    ? await startEngine({ log: options.log, ...(options.dataDirectory === null ? {} : { dataFile: inData('table.db') }) })
    : null;
  const endpoint = options.endpoint ?? engine?.endpoint ?? '';
  // Maintenance commands find a running system by this file.
  writeFileSync(inData('engine.json'), JSON.stringify({ endpoint }));
  const client = createClient({ region: 'cn-north-1', endpoint });
  const fresh = await ensureTable(client);
  const clock = createDemoClock(options.realNow, demoStart, options.dataDirectory === null ? null : inData('clock.json'));
  const onTable = { client, tableName, clock, ids: randomIds, hashing, ...systemPatience, cipher: createAesFieldCipher(readOrCreateFieldKey(inData('field-key'))) };
  const repositories = createRepositories(onTable);
  const files = createLargeFolderFiles(inData('files'), () => randomIds.salt(), randomIds.salt(), clock);
  const background = { ...repositories, clock, ids: randomIds, hashing, demoMode: true, tables: tableWriter, resultFiles: resultFileReader, files, links: files, meter: byteMeter, papers: createPaperWriter(fontFile(hanFontFile)), paymentFiles: paymentFileReader, auditRoots: files };
  const exportQueue = createInProcessQueue(workOffExportHere(background), options.log);
  const bookFiles = { files, paymentLists: paymentListReader, resultFiles: resultFileReader };
  const prove = reconcileBooks({ ...background, books: createBooks(onTable, bookFiles) }, { error: (message, fields) => options.log(`${message} ${JSON.stringify(fields)}`) });
  const reconcileQueue = createInProcessQueue(async () => {
    await poller.drain();
    await prove();
  }, options.log);
  const noQueue: WorkQueue = { put: () => Promise.resolve() };
  const dependencies = { ...background, exportQueue, reconcileQueue: options.provesBooks === true ? reconcileQueue : noQueue };
  const rateLimiter = options.rateLimits === undefined ? undefined : createRateLimits(onTable, options.rateLimits);
  const runtime: HttpRuntime = { hashing, checkReplies: true, rateLimiter, log: { warn: () => undefined, error: (message, fields) => options.log(`${message} ${JSON.stringify(fields)}`) } };
  const lambdas = {
    applications: createFeatureLambda('applications', applicationHandlers(dependencies), runtime),
    reviews: createFeatureLambda('reviews', reviewHandlers(dependencies), runtime),
    notices: createFeatureLambda('notices', noticeHandlers(dependencies), runtime),
    disbursements: createFeatureLambda('disbursements', disbursementHandlers(dependencies), runtime),
    policies: createFeatureLambda('policies', policyHandlers(dependencies), runtime),
    reports: createFeatureLambda('reports', reportHandlers(dependencies), runtime),
  };
  const poller = createStreamPoller({
    streamsClient: new DynamoDBStreamsClient({ region: 'cn-north-1', endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
    tableName,
    handler: outboxHandler(dependencies, readDeliveredEvent, runtime.log),
    checkpoint: options.dataDirectory === null ? createMemoryCheckpoint() : createFileCheckpoint(inData('stream-checkpoint.json')),
    deadLetter: (letter) => {
      options.log(`event set aside: ${letter.reason}`);
      return Promise.resolve();
    },
    log: options.log,
  });
  poller.start();
  const stop = async (): Promise<void> => {
    await reconcileQueue.drain();
    await poller.stop();
    client.destroy();
    await engine?.stop();
    rmSync(inData('engine.json'), { force: true });
    if (options.dataDirectory === null) rmSync(directory, { recursive: true, force: true });
  };
  return { endpoint, clock, repositories, lambdas, runDaily: dailyRunHere(dependencies), drain: async () => {
      await poller.drain();
      await exportQueue.drain();
      await reconcileQueue.drain();
    }, files, stop, fresh };
};

const ensureTable = async (client: ReturnType<typeof createClient>): Promise<boolean> => {
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
    return false;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await createTable(client, tableName);
    return true;
  }
};

/** The endpoint of a system that is running on this data folder; null when none is. */
export const runningEndpoint = (dataDirectory: string): string | null => {
  const file = join(dataDirectory, 'engine.json');
  if (!existsSync(file)) return null;
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof data === 'object' && data !== null && 'endpoint' in data && typeof data.endpoint === 'string' ? data.endpoint : null;
};

/** The API's routes with their Lambdas, as the gateway takes them. */
export const apiRoutes = (lambdas: LocalSystem['lambdas']) =>
  routeTable.map((route) => ({
    method: route.method, path: route.path, operationId: route.operationId,
    authorization: route.access.kind === 'public' ? ('public' as const) : ('signed_in' as const),
    handler: lambdas[route.feature],
  }));
