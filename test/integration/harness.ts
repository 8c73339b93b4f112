import { afterAll } from '@jest/globals';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startQuickEngine } from '../builders/quick-engine';
import type { Instant } from '../../shared/domain/brands';
import { parseInstant } from '../../shared/domain/local-date';
import { createAesFieldCipher } from '../../shared/integrations/aes-field-cipher';
import { hashing } from '../../shared/integrations/sha256';
import { createApplications } from '../../shared/persistence/applications-repository';
import { createBatches } from '../../shared/persistence/batches-repository';
import { withCalendarCache } from '../../shared/persistence/calendar-cache';
import { createCatalogues } from '../../shared/persistence/catalogues-repository';
import { createMaintenanceScan, type MaintenanceScan } from '../../shared/persistence/maintenance-scan';
import { createLedger } from '../../shared/persistence/ledger-repository';
import { createEnterpriseNames, createExportJobs, createListings } from '../../shared/persistence/exports-repository';
import { createPaperCases } from '../../shared/persistence/paper-cases-repository';
import { createPaymentJournal } from '../../shared/persistence/payment-journal-repository';
import { createPaymentTerms } from '../../shared/persistence/payment-terms-repository';
import { createPotRuns } from '../../shared/persistence/pot-runs-repository';
import { createTransfers } from '../../shared/persistence/transfers-repository';
import { createPeople } from '../../shared/persistence/people-repository';
import { createStore, type Store, type StoreOptions } from '../../shared/persistence/store';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import { createTable } from '../../shared/persistence/table';
import { createYearEnds } from '../../shared/persistence/year-ends-repository';
import { createShownFigures } from '../../shared/persistence/shown-figures-repository';
import { createTotals } from '../../shared/persistence/totals-repository';
import type { UpcasterChains } from '../../shared/persistence/upcasters';
import { createReconcileReports } from '../../shared/persistence/reconcile-reports-repository';
import type { ReconcileReports } from '../../shared/ports/books';
import type { Applications } from '../../shared/ports/applications';
import type { Catalogues } from '../../shared/ports/catalogues';
import type { EnterpriseNames, ExportJobs, Listings } from '../../shared/ports/exports';
import type { Batches, Ledger, PaymentTermsBook, Totals, Transfers } from '../../shared/ports/money';
import type { PaperCases } from '../../shared/ports/paper-cases';
import type { PaymentJournal } from '../../shared/ports/payment-journal';
import type { People } from '../../shared/ports/people';
import type { PotRuns } from '../../shared/ports/pot-runs';
import type { YearEnds } from '../../shared/ports/year-ends';
import type { ShownFigures } from '../../shared/ports/shown-figures';
import type { Clock, Hashing, Ids } from '../../shared/ports/runtime';
import { installFaults, type Faults } from './faults';

/** A clock that stands still until it is set. */
export type SettableClock = Clock & { set(instant: string): void };

export type TestTable = {
  readonly endpoint: string;
  readonly tableName: string;
  readonly client: DynamoDBClient;
  readonly store: Store;
  readonly scan: MaintenanceScan;
  readonly applications: Applications;
  readonly people: People;
  readonly catalogues: Catalogues;
  readonly ledger: Ledger;
  readonly transfers: Transfers;
  readonly batches: Batches;
  readonly paymentTerms: PaymentTermsBook;
  readonly exportJobs: ExportJobs;
  readonly listings: Listings;
  readonly enterpriseNames: EnterpriseNames;
  readonly potRuns: PotRuns;
  readonly yearEnds: YearEnds;
  readonly totals: Totals;
  readonly reconcileReports: ReconcileReports;
  readonly paymentJournal: PaymentJournal;
  readonly shown: ShownFigures;
  readonly paperCases: PaperCases;
  readonly clock: SettableClock;
  readonly ids: Ids;
  readonly hashing: Hashing;
  readonly faults: Faults;
};

let engine: ReturnType<typeof startQuickEngine> | undefined;
let tables = 0;
let connections = 0;

const clients: DynamoDBClient[] = [];

afterAll(async () => {
  for (const client of clients) client.destroy();
  await (await engine)?.stop();
});

const testKey = Uint8Array.from({ length: 32 }, (_, index) => index);

const settableClock = (start: string): SettableClock => {
  let now: Instant = parseInstant(start);
  return { now: () => now, set: (instant) => { now = parseInstant(instant); } };
};

const countingIds = (prefix: string): Ids => {
  let count = 0;
  return { salt: () => `${prefix}${String((count += 1)).padStart(32 - prefix.length, '0')}` };
};

/** Wires all repositories to one table. Retries don't wait and chance is constant, so that tests are quick and repeatable. */
export function connect(endpoint: string, tableName: string, upcasters?: UpcasterChains): TestTable {
  const client = createClient({ region: 'cn-north-1', endpoint });
  clients.push(client);
  const faults = installFaults(client);
  const tokens = countingIds(`f${(connections += 1)}-`);
  const options: StoreOptions = {
    client: createDocumentClient(client), tableName, sleep: () => Promise.resolve(), random: () => 0.5,
    token: () => tokens.salt(), ...(upcasters === undefined ? {} : { upcasters }),
  };
  const store = createStore(options);
  const clock = settableClock('2026-03-02T02:00:00.000Z');
  return {
    endpoint, tableName, client, store, faults, hashing,
    scan: createMaintenanceScan(options),
    applications: createApplications(store, createAesFieldCipher(testKey)),
    people: createPeople(store),
    catalogues: withCalendarCache(createCatalogues(store, hashing), clock),
    ledger: createLedger(store),
    transfers: createTransfers(store),
    batches: createBatches(store),
    paymentTerms: createPaymentTerms(store),
    exportJobs: createExportJobs(store),
    listings: createListings(store),
    enterpriseNames: createEnterpriseNames(store),
    potRuns: createPotRuns(store),
    yearEnds: createYearEnds(store),
    totals: createTotals(store),
    reconcileReports: createReconcileReports(store),
    paymentJournal: createPaymentJournal(store),
    shown: createShownFigures(store),
    paperCases: createPaperCases(store, hashing),
    clock,
    ids: countingIds('a'),
  };
}

/**
 * A fresh, empty table on the real engine. One engine serves a suite; it stops when the suite ends.
 * The clock stands at 10:00 on Monday 2 March 2026, Beijing time.
 */
export async function withTable(upcasters?: UpcasterChains): Promise<TestTable> {
  engine ??= startQuickEngine();
  const { endpoint } = await engine;
  const table = connect(endpoint, `test-${String((tables += 1))}`, upcasters);
  await createTable(table.client, table.tableName);
  return table;
}
