import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Applications } from '../ports/applications';
import type { ReconcileReports } from '../ports/books';
import type { AuditTrail } from '../ports/audit-trail';
import type { Catalogues } from '../ports/catalogues';
import type { DailyRuns } from '../ports/daily-runs';
import type { FieldCipher } from '../ports/field-cipher';
import type { EnterpriseNames, ExportJobs, Listings } from '../ports/exports';
import type { Batches, Ledger, PaymentTermsBook, Totals, Transfers } from '../ports/money';
import type { PaperCases } from '../ports/paper-cases';
import type { PaymentJournal } from '../ports/payment-journal';
import type { People } from '../ports/people';
import type { PotRuns } from '../ports/pot-runs';
import type { YearEnds } from '../ports/year-ends';
import type { Ratings } from '../ports/ratings';
import type { RateClass, RateLimit } from '../domain/request-rate';
import type { RateLimiter } from '../ports/rate-limiter';
import type { Clock, Hashing, Ids } from '../ports/runtime';
import type { ShownFigures } from '../ports/shown-figures';
import { createApplications } from './applications-repository';
import { createAuditTrail } from './audit-trail-repository';
import { createBatches } from './batches-repository';
import { withCalendarCache } from './calendar-cache';
import { createCatalogues } from './catalogues-repository';
import { createDailyRuns } from './daily-runs-repository';
import { createLedger } from './ledger-repository';
import { createEnterpriseNames, createExportJobs, createListings } from './exports-repository';
import { createPaperCases } from './paper-cases-repository';
import { createPaymentJournal } from './payment-journal-repository';
import { createPaymentTerms } from './payment-terms-repository';
import { createPotRuns } from './pot-runs-repository';
import { createPeople } from './people-repository';
import { createRatings } from './ratings-repository';
import { createRateLimiter } from './rate-limiter';
import { createReconcileReports } from './reconcile-reports-repository';
import type { RetryPolicy } from './retry';
import { createStore, type Store } from './store';
import { createDocumentClient } from './table-client';
import { createShownFigures } from './shown-figures-repository';
import { createTotals } from './totals-repository';
import { createTransfers } from './transfers-repository';
import { createYearEnds } from './year-ends-repository';

export type Repositories = {
  readonly applications: Applications;
  readonly catalogues: Catalogues;
  readonly people: People;
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
  readonly shown: ShownFigures;
  readonly paperCases: PaperCases;
  readonly dailyRuns: DailyRuns;
  readonly auditTrail: AuditTrail;
  readonly reconcileReports: ReconcileReports;
  readonly paymentJournal: PaymentJournal;
  readonly ratings: Ratings;
};

export type RepositoryOptions = RetryPolicy & {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly cipher: FieldCipher;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hashing: Hashing;
};

/** All repositories on one table: the functions, the one-machine run and the programs wire them here. */
export function createRepositories(options: RepositoryOptions): Repositories {
  const { client, tableName, cipher, clock, ids, hashing, sleep, random } = options;
  const store = createStore({ client: createDocumentClient(client), tableName, sleep, random, token: () => ids.salt() });
  return repositoriesOn(store, { cipher, clock, hashing });
}

/** The same on a store that is there already. */
export function repositoriesOn(store: Store, { cipher, clock, hashing }: Pick<RepositoryOptions, 'cipher' | 'clock' | 'hashing'>): Repositories {
  return {
    applications: createApplications(store, cipher),
    catalogues: withCalendarCache(createCatalogues(store, hashing), clock),
    people: createPeople(store),
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
    shown: createShownFigures(store),
    paperCases: createPaperCases(store, hashing),
    dailyRuns: createDailyRuns(store),
    auditTrail: createAuditTrail(store),
    reconcileReports: createReconcileReports(store),
    paymentJournal: createPaymentJournal(store),
    ratings: createRatings(store),
  };
}

/** The limiter of a function that takes requests anybody can make, on the same table. */
export function createRateLimits(options: RepositoryOptions, limits: Readonly<Record<RateClass, RateLimit>>): RateLimiter {
  const { client, tableName, clock, ids, hashing, sleep, random } = options;
  return createRateLimiter(createStore({ client: createDocumentClient(client), tableName, sleep, random, token: () => ids.salt() }), { clock, hashing, limits });
}
