import type { Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import { newExport, triedAgain } from '../../shared/domain/exports/export-job';
import type { ExportJob } from '../../shared/domain/exports/export-job';
import { exportTitles } from '../../shared/domain/exports/export-table';
import { canonicalJson } from '../../shared/domain/canonical-json';
import { brandRegionCode } from '../../shared/domain/brands';
import type { RegionCode } from '../../shared/domain/brands';
import { isWithin } from '../../shared/domain/regions';
import type { RegionIndex } from '../../shared/domain/regions';
import { Problem } from '../../shared/domain/problem';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

type Body = Pick<ExportJob, 'kind' | 'format' | 'programmeId' | 'fromMonth' | 'toMonth'>;
type OneRequest = Pick<Request<{ readonly exportId: string }, unknown, unknown>, 'identity' | 'parameters'>;

/** Seconds a link works: long enough to click it, too short to pass it round. */
const linkSeconds = 300;
/** Months of one export. */
const monthsAtMost = 120;

const monthsBetween = (from: string, to: string): number => {
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from) + 1;
};

/** One of two territories lies within the other. */
const meets = (regions: RegionIndex, left: RegionCode, right: RegionCode): boolean => isWithin(regions, left, right) || isWithin(regions, right, left);

/** Progress and, when it is ready, a link for a short while. Never where the file lies. */
const viewOf = async (dependencies: DisbursementDependencies, job: ExportJob, withLink: boolean) => {
  const { exportId, kind, format, programmeId, fromMonth, toMonth, requestedAt, phase, rowsDone, rowsTotal, totalFen, failure, result } = job;
  const fileName = `${exportTitles[kind]}-${programmeId}-${fromMonth}-${toMonth}.${format}`;
  return {
    exportId, kind, format, programmeId, fromMonth, toMonth, requestedAt, phase, rowsDone, rowsTotal, failure,
    file: result === null ? null : { fileName, bytes: result.bytes, sha256: result.sha256, rows: rowsDone, totalFen, link: withLink ? await dependencies.links.linkTo(result.path, fileName, linkSeconds) : null },
  };
};

/**
 * Asks for a detail export. The job is written first and then handed to the worker; asking again under the same key
 * finds the same job and hands it over again, which does no harm. It covers what the officer's grants reach now.
 * @throws Problem `forbidden`, `programme_unknown`, `period_reversed`, `list_too_long`, `idempotency_key_reused`.
 */
export const requestExport = (dependencies: DisbursementDependencies) => async (request: Request<unknown, unknown, Body>) => {
  const { body } = request;
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const programme = programmeOf(officer.catalogue, body.programmeId);
  const months = monthsBetween(body.fromMonth, body.toMonth);
  if (months < 1) throw new Problem('period_reversed', { field: 'toMonth' });
  if (months > monthsAtMost) throw new Problem('list_too_long', { field: 'toMonth', params: { atMost: monthsAtMost, found: months } });
  const { userId } = officer.actor;
  const scope = officer.actor.grants
    .filter(({ role, programmeId, regionCode }) => viewerRoles.includes(role) && (programmeId === null || programmeId === body.programmeId) && meets(officer.catalogue.regions, brandRegionCode(programme.regionCode), regionCode))
    .map(({ role, regionCode, programmeId }) => ({ role, regionCode, programmeId }));
  if (scope.length === 0) throw new Problem('forbidden');
  const asked = newExport({ ...body, exportId: derivedId(dependencies, 'export', userId, request.idempotencyKey), requestedBy: userId, requestedAt: dependencies.clock.now(), scope });
  const job = await createOrFind(dependencies, asked);
  if (job.phase !== 'ready' && job.phase !== 'failed') await dependencies.exportQueue.put([job.exportId]);
  return viewOf(dependencies, job, false);
};

const createOrFind = async (dependencies: DisbursementDependencies, asked: ExportJob): Promise<ExportJob> => {
  const termsOf = ({ kind, format, programmeId, fromMonth, toMonth }: ExportJob): string => canonicalJson([kind, format, programmeId, fromMonth, toMonth]);
  const stored = await dependencies.exportJobs.read(asked.exportId);
  if (stored === null) {
    await dependencies.exportJobs.create(asked);
    return asked;
  }
  if (termsOf(stored) !== termsOf(asked)) throw new Problem('idempotency_key_reused');
  return stored;
};

/** One's own job; one that covers more than one's grants reach today is gone. @throws Problem `not_found`, `forbidden`. */
const ownJob = async (dependencies: DisbursementDependencies, request: OneRequest): Promise<ExportJob> => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const job = await dependencies.exportJobs.read(request.parameters.exportId);
  if (job?.requestedBy !== officer.actor.userId || !job.scope.every(({ regionCode }) => officer.covers(job.programmeId, regionCode))) throw new Problem('not_found');
  return job;
};

/** How far an export is, and its link when it is ready. @throws Problem `not_found`, `forbidden`. */
export const getExport = (dependencies: DisbursementDependencies) => async (request: OneRequest) => viewOf(dependencies, await ownJob(dependencies, request), true);

/** Hands an export to the worker again that seems to stand still or has failed; harmless while somebody works on it. @throws Problem `not_found`, `forbidden`. */
export const resumeExport = (dependencies: DisbursementDependencies) => async (request: OneRequest) => {
  const found = await ownJob(dependencies, request);
  const job = found.phase === 'failed' ? await letGoOn(dependencies, found) : found;
  if (job.phase !== 'ready') await dependencies.exportQueue.put([job.exportId]);
  return viewOf(dependencies, job, false);
};

/** Two who press at the same moment both see what the first one made of it. */
const letGoOn = async ({ exportJobs }: DisbursementDependencies, failed: ExportJob): Promise<ExportJob> => {
  const again = triedAgain(failed);
  return await exportJobs.save(again, failed) ? again : await exportJobs.read(failed.exportId) ?? again;
};

/** One's own exports, the latest first. @throws Problem `forbidden`. */
export const listExports = (dependencies: DisbursementDependencies) => async (request: Pick<OneRequest, 'identity'>) => {
  const { actor } = await requireFinance(dependencies, request.identity, viewerRoles);
  const jobs = [...(await dependencies.exportJobs.listByRequester(actor.userId))].sort((left, right) => (left.requestedAt > right.requestedAt ? -1 : 1));
  return { items: await Promise.all(jobs.map((job) => viewOf(dependencies, job, false))) };
};
