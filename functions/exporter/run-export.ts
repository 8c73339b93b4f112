import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { brandCreditCode, brandInstant } from '../../shared/domain/brands';
import { exportPath, exportTriesAtMost, isTakenByAnother, nextMonth, partPath } from '../../shared/domain/exports/export-job';
import type { ExportCursor, ExportFailureReason, ExportJob } from '../../shared/domain/exports/export-job';
import { caseRow, exportClosing, exportColumns, exportTitles, paymentRow } from '../../shared/domain/exports/export-table';
import type { Listing } from '../../shared/domain/exports/listings';
import { addFen, fen, sumFen } from '../../shared/domain/money';
import { isWithin } from '../../shared/domain/regions';
import type { RegionIndex } from '../../shared/domain/regions';
import { brandRegionCode } from '../../shared/domain/brands';
import type { Row } from '../../shared/domain/tabular/table';
import type { TableWriter } from '../../shared/ports/documents';
import type { ByteMeter, EnterpriseNames, ExportJobs, LargeFiles, Listings } from '../../shared/ports/exports';
import { readPart } from './part-file';
import type { Part } from './part-file';

export type ExporterDependencies = Pick<CaseworkDependencies, 'clock' | 'ids'> & {
  readonly applications: Pick<CaseworkDependencies['applications'], 'readMany'>;
  readonly catalogues: Pick<CaseworkDependencies['catalogues'], 'current'>;
  readonly exportJobs: ExportJobs;
  readonly listings: Listings;
  readonly enterpriseNames: EnterpriseNames;
  readonly files: LargeFiles;
  readonly tables: TableWriter;
  readonly meter: ByteMeter;
};

/** Rows of a page and of a part file: what is in memory at a time. */
const pageRows = 500;
/** So long nobody else may work on it; renewed with every page. */
const leaseMs = 12 * 60_000;

/** `continue`: time ran out, the work is to be handed on; `elsewhere`: somebody else is at it, or it is gone; `failed`: it was given up. */
export type ExportOutcome = 'ready' | 'continue' | 'elsewhere' | 'failed';

/** Tells a run that another has taken the job over; nothing more may be written then. */
class LeaseLost extends Error {}

/**
 * Works on an export until it is ready, or until time is over. Whatever a run that stopped has left is taken up: pages
 * lie in part files, each written once, and the file is made of them alone. So it has the same rows and the same bytes
 * however often it was interrupted. Two workers never work on one export: it is leased, and each step is on condition
 * of the step before. What goes wrong is thrown, to be tried again; after `exportTriesAtMost` runs that came no further,
 * those that ended without a word counted, the job says that it failed, why, and under which id the log tells more.
 */
export const runExport = (given: ExporterDependencies) => async (exportId: string, timeIsOver: () => boolean, correlationId: string): Promise<ExportOutcome> => {
  const dependencies = { ...given, files: tellingRefusals(given.files) };
  const found = await dependencies.exportJobs.read(exportId);
  if (found === null) return 'elsewhere';
  if (found.phase === 'ready' || found.phase === 'failed') return found.phase;
  const owner = dependencies.ids.salt();
  if (isTakenByAnother(found, owner, dependencies.clock.now())) return 'elsewhere';
  let job = found;
  try {
    if (job.tries >= exportTriesAtMost) return await giveUp(dependencies, job, owner, 'worker_stopped', correlationId);
    job = await step(dependencies, job, owner, { phase: job.cursor === null ? 'writing' : 'collecting', tries: job.tries + 1 });
    const { regions } = await dependencies.catalogues.current();
    while (job.cursor !== null) {
      if (timeIsOver()) return await handOn(dependencies, job, owner);
      job = await collectPage(dependencies, regions, job, job.cursor, owner);
    }
    if (timeIsOver()) return await handOn(dependencies, job, owner);
    await writeFile(dependencies, job, owner);
    return 'ready';
  } catch (error) {
    if (error instanceof LeaseLost) return 'elsewhere';
    if (job.tries < exportTriesAtMost) await leaveForNextTry(dependencies, job, owner);
    else await giveUp(dependencies, job, owner, error instanceof FilesRefused ? 'files_refused' : 'unexpected', correlationId);
    throw error;
  }
};

/** The file store's own words; what an export failed by is told apart by it. */
class FilesRefused extends Error {}

const refused = (cause: unknown): never => { throw new FilesRefused('The file store refused.', { cause }); };
const tellingRefusals = (files: LargeFiles): LargeFiles => ({
  createOnce: (...input) => files.createOnce(...input).catch(refused),
  read: (...input) => files.read(...input).catch(refused),
  createOnceFrom: (...input) => files.createOnceFrom(...input).catch(refused),
  open: (...input) => files.open(...input).catch(refused),
});

const giveUp = async (dependencies: ExporterDependencies, job: ExportJob, owner: string, reason: ExportFailureReason, correlationId: string): Promise<ExportOutcome> => {
  await step(dependencies, job, owner, { phase: 'failed', lease: null, failure: { reason, correlationId, failedAt: dependencies.clock.now() } });
  return 'failed';
};

/** The next try may begin at once; a run that can't even say so keeps its lease until that ends. */
const leaveForNextTry = async (dependencies: ExporterDependencies, job: ExportJob, owner: string): Promise<void> => {
  try {
    await step(dependencies, job, owner, { lease: null });
  } catch {
    // What went wrong first is what is told.
  }
};

const step = async (dependencies: ExporterDependencies, job: ExportJob, owner: string, changes: Partial<ExportJob>): Promise<ExportJob> => {
  const until = brandInstant(new Date(Date.parse(dependencies.clock.now()) + leaseMs).toISOString());
  const next: ExportJob = { ...job, lease: { owner, until }, ...changes, version: job.version + 1 };
  if (!(await dependencies.exportJobs.save(next, job))) throw new LeaseLost();
  return next;
};

const handOn = async (dependencies: ExporterDependencies, job: ExportJob, owner: string): Promise<ExportOutcome> => {
  await step(dependencies, job, owner, { lease: null, tries: 0 });
  return 'continue';
};

const collectPage = async (dependencies: ExporterDependencies, regions: RegionIndex, job: ExportJob, cursor: ExportCursor, owner: string): Promise<ExportJob> => {
  const path = partPath(job.exportId, job.parts);
  const stored = await dependencies.files.read(path);
  // What an interrupted run has written counts: the part says itself what it holds and where the next one begins.
  const part = stored === null ? await readPage(dependencies, regions, job, cursor) : readPart(stored);
  if (stored === null) await dependencies.files.createOnce(path, new TextEncoder().encode(JSON.stringify(part)), 'application/json');
  const kept = stored === null ? readPart((await dependencies.files.read(path)) ?? new Uint8Array()) : part;
  const rowsDone = job.rowsDone + kept.rows.length;
  return step(dependencies, job, owner, {
    parts: job.parts + 1, rowsDone, cursor: kept.next, totalFen: addFen(job.totalFen, fen(kept.sumFen)),
    tries: 1,
    ...(kept.next === null ? { phase: 'writing' as const, rowsTotal: rowsDone } : {}),
  });
};

const readPage = async (dependencies: ExporterDependencies, regions: RegionIndex, job: ExportJob, { month, after }: ExportCursor): Promise<Part> => {
  const page = await dependencies.listings.page(job.kind, job.programmeId, month, after, pageRows);
  const visible = page.items.filter((listing) => listing.at <= job.requestedAt && isCovered(job, regions, listing));
  const rows = await rowsOf(dependencies, visible);
  const later = nextMonth(month);
  const next = page.after !== null ? { month, after: page.after } : later <= job.toMonth ? { month: later, after: null } : null;
  return { rows, next, sumFen: sumFen(rows.map((row) => fen(Number(row.at(-1) ?? 0)))) };
};

const isCovered = (job: ExportJob, regions: RegionIndex, { programmeId, districtCode }: Listing): boolean =>
  job.scope.some((grant) => (grant.programmeId === null || grant.programmeId === programmeId) && isWithin(regions, brandRegionCode(districtCode), grant.regionCode));

const rowsOf = async (dependencies: ExporterDependencies, listings: readonly Listing[]): Promise<readonly Row[]> => {
  const [names, cases] = await Promise.all([
    dependencies.enterpriseNames.namesOf(listings.map(({ creditCode }) => brandCreditCode(creditCode))),
    dependencies.applications.readMany(listings.flatMap((listing) => (listing.kind === 'cases' ? [listing.applicationId] : []))),
  ]);
  const heads = new Map(cases.map((application) => [application.applicationId, application]));
  return listings.flatMap((listing): readonly Row[] => {
    const name = names.get(listing.creditCode) ?? '';
    if (listing.kind === 'payments') return [paymentRow(listing, name)];
    const application = heads.get(listing.applicationId);
    return application === undefined ? [] : [caseRow(listing, application, name)];
  });
};

async function* pagesOf(dependencies: ExporterDependencies, job: ExportJob): AsyncGenerator<readonly Row[]> {
  for (let part = 0; part < job.parts; part += 1) {
    const stored = await dependencies.files.read(partPath(job.exportId, part));
    if (stored === null) throw new Error(`Part ${part} of export ${job.exportId} is missing.`);
    yield readPart(stored).rows;
  }
}

const contentTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** Makes the file of the parts; when an interrupted run has made it, its hash is taken from what lies there. */
const writeFile = async (dependencies: ExporterDependencies, job: ExportJob, owner: string): Promise<void> => {
  const { files, tables, meter } = dependencies;
  const source = { sheetName: exportTitles[job.kind], columns: exportColumns[job.kind], pages: pagesOf(dependencies, job), closing: () => exportClosing(job) };
  const path = exportPath(job);
  const written = meter.measure(job.format === 'csv' ? tables.csv(source) : tables.xlsx(source, { compressed: true }));
  const created = await files.createOnceFrom(path, written.bytes, contentTypes[job.format]);
  const result = created ? written.result() : await measureStored(dependencies, path);
  await step(dependencies, job, owner, { phase: 'ready', lease: null, result: { path, ...result } });
};

const measureStored = async ({ files, meter }: ExporterDependencies, path: string): Promise<{ readonly sha256: string; readonly bytes: number }> => {
  const stored = await files.open(path);
  if (stored === null) throw new Error(`The file ${path} was refused as existing, and is not there.`);
  const measured = meter.measure(stored);
  let passed = 0;
  for await (const piece of measured.bytes) passed += piece.length;
  const result = measured.result();
  if (result.bytes !== passed) throw new Error(`The file ${path} was not read whole.`);
  return result;
};
