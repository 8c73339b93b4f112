import { existsSync } from 'node:fs';
import { createAesFieldCipher } from '../shared/integrations/aes-field-cipher';
import { readOrCreateFieldKey } from '../shared/integrations/field-key-file';
import { randomIds } from '../shared/integrations/random-ids';
import { hashing } from '../shared/integrations/sha256';
import { systemClock } from '../shared/integrations/system-clock';
import { systemPatience } from '../shared/integrations/system-patience';
import { repositoriesOn, type Repositories } from '../shared/persistence/repositories';
import { createMaintenanceScan, inTheCloud, onTheEmbeddedEngine, type MaintenanceScan, type ScanManner } from '../shared/persistence/maintenance-scan';
import { createStore, type Store, type StoreOptions } from '../shared/persistence/store';
import { createClient, createDocumentClient } from '../shared/persistence/table-client';
import type { Applications } from '../shared/ports/applications';
import type { FieldCipher } from '../shared/ports/field-cipher';
import { localTableName, readRunningEndpoint, type DataFolder } from './data-folder';
import { startEngine } from './engine/start-engine';

export type OpenTable = { readonly store: Store; readonly scan: MaintenanceScan; readonly applications: Applications; readonly repositories: Repositories; close(): Promise<void> };

/** The table of a data folder: through the running system where there is one, else by an engine of its own. */
export async function openTable(data: DataFolder): Promise<OpenTable> {
  const running = await readRunningEndpoint(data);
  if (running === null && !existsSync(data.dataFile)) throw new Error(`There is no data in ${data.folder}: run "npm start" first, or name another folder with --data.`);
  const engine = running === null ? await startEngine({ dataFile: data.dataFile, log: () => undefined }) : null;
  const endpoint = running ?? engine?.endpoint ?? null;
  const cipher = createAesFieldCipher(readOrCreateFieldKey(data.fieldKeyFile));
  return openAt({ tableName: localTableName, region: 'cn-north-1', endpoint, cipher }, onTheEmbeddedEngine, async () => { await engine?.stop(); });
}

type Place = { readonly tableName: string; readonly region: string; readonly endpoint: string | null; readonly cipher: FieldCipher };

/** A table that is deployed; the endpoint is null where it is AWS's. */
export const openDeployedTable = (place: Place): OpenTable => openAt(place, place.endpoint === null ? inTheCloud : onTheEmbeddedEngine, () => Promise.resolve());

function openAt({ tableName, region, endpoint, cipher }: Place, manner: ScanManner, closed: () => Promise<void>): OpenTable {
  const client = createClient({ region, endpoint });
  const options: StoreOptions = { ...systemPatience, client: createDocumentClient(client), tableName, token: () => randomIds.salt() };
  const store = createStore(options);
  const repositories = repositoriesOn(store, { cipher, clock: systemClock, hashing });
  return {
    store,
    scan: createMaintenanceScan(options, manner),
    applications: repositories.applications,
    repositories,
    async close() {
      client.destroy();
      await closed();
    },
  };
}
