import { startEngine } from '../../local/engine/start-engine';
import type { Engine } from '../../local/engine/start-engine';
import { dataFolder, localTableName } from '../../local/data-folder';
import type { DailyDependencies } from '../../functions/daily/daily-run';
import type { DisbursementDependencies } from '../../functions/disbursements/disbursement-context';
import type { ExporterDependencies } from '../../functions/exporter/run-export';
import type { OutboxDependencies } from '../../functions/outbox/outbox-context';
import type { ReviewDependencies } from '../../functions/reviews/dependencies-type';
import type { Instant } from '../../shared/domain/brands';
import { parseInstant } from '../../shared/domain/local-date';
import { byteMeter } from '../../shared/documents/byte-meter';
import { resultFileReader } from '../../shared/documents/result-file-reader';
import { tableWriter } from '../../shared/documents/table-writer';
import { createAesFieldCipher } from '../../shared/integrations/aes-field-cipher';
import { createLargeFolderFiles } from '../../shared/integrations/large-folder-files';
import { hashing } from '../../shared/integrations/sha256';
import { createMaintenanceScan, onTheEmbeddedEngine } from '../../shared/persistence/maintenance-scan';
import type { MaintenanceScan } from '../../shared/persistence/maintenance-scan';
import { repositoriesOn } from '../../shared/persistence/repositories';
import { createStore } from '../../shared/persistence/store';
import type { Store, StoreOptions } from '../../shared/persistence/store';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import type { LargeFiles } from '../../shared/ports/exports';
import type { Clock, Ids } from '../../shared/ports/runtime';
import { createKillSwitch } from './kill-switch';
import type { KillSwitch } from './kill-switch';

/** Everything the use cases of a history stand on. */
export type EveryDependency = DisbursementDependencies & ReviewDependencies & ExporterDependencies & OutboxDependencies & DailyDependencies;

/** A real engine on a data file, all use cases wired to it, and a switch that kills them. */
export type KilledWorld = {
  readonly dependencies: EveryDependency;
  readonly store: Store;
  readonly scan: MaintenanceScan;
  readonly files: LargeFiles;
  readonly killing: KillSwitch;
  readonly endpoint: string;
  readonly setClock: (instant: Instant) => void;
  readonly close: () => Promise<void>;
};

export const cipher = createAesFieldCipher(Uint8Array.from({ length: 32 }, (_, index) => index));
const noWait = { sleep: (): Promise<void> => Promise.resolve(), random: (): number => 0.5 };

/** The data folder's engine and wiring. Chance is counted up, so that two histories of the same data are the same to the byte. */
export async function openKilledWorld(folder: string): Promise<KilledWorld> {
  const data = dataFolder(folder);
  const engine: Engine = await startEngine({ dataFile: data.dataFile, log: () => undefined });
  const killing = createKillSwitch(hashing.sha256);
  const client = createClient({ region: 'cn-north-1', endpoint: engine.endpoint });
  killing.guard(client);
  let [now, tokens, names] = [parseInstant('2026-03-02T02:00:00.000Z'), 0, 0];
  const unique = `${String(process.pid)}-${String(engine.processId)}`;
  const clock: Clock = { now: () => now };
  // Two processes never use the same name; what must be the same in both histories takes no chance.
  const ids: Ids = { salt: () => `${unique}-${String((names += 1))}` };
  const options: StoreOptions = { ...noWait, client: createDocumentClient(client), tableName: localTableName, token: () => `${unique}-${String((tokens += 1))}` };
  const store = createStore(options);
  const files = createLargeFolderFiles(data.filesFolder, () => ids.salt(), 'signing key of a test', clock);
  const queue = { put: () => Promise.resolve() };
  const repositories = repositoriesOn(store, { cipher, clock, hashing });
  const guarded = killing.guardFiles(files, repositories.paymentJournal);
  return {
    dependencies: {
      ...repositories, clock, ids, hashing, demoMode: true, files: guarded, links: files, tables: tableWriter, meter: byteMeter, resultFiles: resultFileReader, exportQueue: queue, reconcileQueue: queue,
    },
    store, files, killing, endpoint: engine.endpoint,
    scan: createMaintenanceScan(options, onTheEmbeddedEngine),
    setClock: (instant) => { now = instant; },
    close: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}
