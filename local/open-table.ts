import { existsSync } from 'node:fs';
import { createAesFieldCipher } from '../shared/integrations/aes-field-cipher';
import { readOrCreateFieldKey } from '../shared/integrations/field-key-file';
import { randomIds } from '../shared/integrations/random-ids';
import { hashing } from '../shared/integrations/sha256';
import { systemClock } from '../shared/integrations/system-clock';
import { systemPatience } from '../shared/integrations/system-patience';
import { repositoriesOn, type Repositories } from '../shared/persistence/repositories';
import { createMaintenanceScan, onTheEmbeddedEngine, type MaintenanceScan } from '../shared/persistence/maintenance-scan';
import { createStore, type Store, type StoreOptions } from '../shared/persistence/store';
import { createClient, createDocumentClient } from '../shared/persistence/table-client';
import type { Applications } from '../shared/ports/applications';
import { dataFolder, localTableName, readRunningEndpoint, type DataFolder } from './data-folder';
import { startEngine } from './engine/start-engine';
import { readOptions } from './read-options';

export type OpenTable = { readonly store: Store; readonly scan: MaintenanceScan; readonly applications: Applications; readonly repositories: Repositories; close(): Promise<void> };

/** `--data DIR`, `.data` when it isn't given. */
export const dataFolderArgument = (argumentsGiven: readonly string[]): DataFolder =>
  dataFolder(readOptions({ data: { type: 'string', default: '.data' } }, argumentsGiven).data);

/** The table of a data folder: through the running system where there is one, else by an engine of its own. */
export async function openTable(data: DataFolder): Promise<OpenTable> {
  const running = await readRunningEndpoint(data);
  if (running === null && !existsSync(data.dataFile)) throw new Error(`There is no data in ${data.folder}: run "npm start" first, or name another folder with --data.`);
  const engine = running === null ? await startEngine({ dataFile: data.dataFile, log: () => undefined }) : null;
  const endpoint = running ?? engine?.endpoint ?? null;
  const client = createClient({ region: 'cn-north-1', endpoint });
  const options: StoreOptions = { ...systemPatience, client: createDocumentClient(client), tableName: localTableName, token: () => randomIds.salt() };
  const store = createStore(options);
  const repositories = repositoriesOn(store, { cipher: createAesFieldCipher(readOrCreateFieldKey(data.fieldKeyFile)), clock: systemClock, hashing });
  return {
    store,
    scan: createMaintenanceScan(options, onTheEmbeddedEngine),
    applications: repositories.applications,
    repositories,
    async close() {
      client.destroy();
      await engine?.stop();
    },
  };
}
