import { requireOfficer } from '../../shared/casework/actors';
import { detailOf } from '../../shared/casework/case-detail';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { situationOf } from '../../shared/casework/situation';
import { timelineOf } from '../../shared/casework/views';
import type { OfficerActor } from '../../shared/domain/application/actor';
import { caseReaderRoles, holdsRole } from '../../shared/domain/application/authority';
import { endToEndIdOf } from '../../shared/domain/application/parts';
import { stateLabels } from '../../shared/domain/application/states';
import type { ApplicationState } from '../../shared/domain/application/states';
import type { LocalDate, RegionCode } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { isWithin } from '../../shared/domain/regions';
import { buildCalendar, workingDaysUntil } from '../../shared/domain/working-days';
import type { WorkingDayCalendar } from '../../shared/domain/working-days';

type QueueQuery = { readonly state: ApplicationState; readonly districtCode: RegionCode; readonly dueBeforeOn?: LocalDate | undefined; readonly limit: number; readonly cursor?: string | undefined };

/** The queue of one state in one district, by deadline. A hint: who acts on a row reads the case. */
export const getReviewQueue = (dependencies: CaseworkDependencies) => async (request: Inquiry<unknown, QueueQuery, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, caseReaderRoles);
  const [catalogue, calendarData] = await Promise.all([dependencies.catalogues.current(), dependencies.catalogues.readCalendar()]);
  const { state, districtCode, dueBeforeOn, limit, cursor } = request.query;
  const reaching = officer.grants.filter((grant) => caseReaderRoles.includes(grant.role) && isWithin(catalogue.regions, districtCode, grant.regionCode));
  if (reaching.length === 0) throw new Problem('forbidden', { field: 'districtCode' });
  const page = await dependencies.applications.queue({ state, districtCode, limit, cursor: cursor ?? null });
  const calendar = buildCalendar(calendarData);
  const today = legalDateOf(dependencies.clock.now());
  const items = page.items
    .filter((row) => reaching.some((grant) => grant.programmeId === null || grant.programmeId === row.programmeId))
    .filter((row) => dueBeforeOn === undefined || (row.dueOn !== null && row.dueOn < dueBeforeOn))
    .map((row) => ({ ...row, stateLabel: stateLabels[row.state].staff, workingDaysLeft: row.dueOn === null ? null : daysLeft(calendar, today, row.dueOn) }));
  // Rows come by deadline: behind one that is due later there is nothing more to find.
  const passedLimit = items.length < page.items.length;
  return { items, cursor: passedLimit ? null : page.cursor };
};

/** Null beyond the published calendar: a count that might be wrong is not shown. */
const daysLeft = (calendar: WorkingDayCalendar, today: LocalDate, dueOn: LocalDate): number | null => {
  try {
    return workingDaysUntil(calendar, today, dueOn);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
};

const mask = (accountNumber: string): string => `${'*'.repeat(Math.max(0, accountNumber.length - 4))}${accountNumber.slice(-4)}`;

/** Everything a reviewer decides on, side by side. Outside one's territory a case does not exist. */
export const getCase = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, unknown>) => {
  const officer: OfficerActor = await requireOfficer(dependencies, request.identity, caseReaderRoles);
  const { applications } = dependencies;
  const { applicationId } = request.parameters;
  const application = await applications.read(applicationId);
  if (application === null) throw new Problem('not_found');
  const situation = await situationOf(dependencies, application);
  if (!holdsRole(officer, caseReaderRoles, application, situation.context)) throw new Problem('not_found');
  // What the authority notes about an enterprise is not for those who are connected with it.
  if (officer.affiliatedCreditCodes.includes(application.creditCode)) throw new Problem('own_enterprise');
  const [detail, submission, determinations, findings, objections, payee, events] = await Promise.all([
    detailOf(dependencies, situation, officer), applications.readSubmission(applicationId, 'latest'), applications.readDeterminations(applicationId),
    applications.readFindings(applicationId), applications.readObjections(applicationId), applications.readPayee(applicationId), applications.readEvents(applicationId),
  ]);
  const open = application.notice?.openObjectionIds ?? [];
  return {
    application: detail,
    facts: submission?.facts ?? null,
    revision: submission?.revision ?? null,
    materials: submission?.materials ?? [],
    determinations: determinations.map(({ version, madeAt, determination }) => ({ version, madeAt, determination })),
    findings: findings.map(({ applicationId: _applicationId, ...finding }) => finding),
    clashedLines: application.clashedLines,
    objections: objections.map(({ objectionId, objector, reason, receivedAt }) => ({ objectionId, kind: objector.kind, reason, receivedAt, open: open.includes(objectionId) })),
    claimedBy: application.claimedBy,
    recusedUserIds: application.recusedUserIds,
    dutyHolders: application.dutyHolders,
    parts: application.parts.map((part, index) => ({ ...part, endToEndId: part.attempt === 0 ? null : endToEndIdOf(application, index, part.attempt) })),
    pins: application.pins,
    payee: payee === null ? null : { accountName: payee.accountName, accountNumberMasked: mask(payee.accountNumber), bankCode: payee.bankCode, bankName: payee.bankName },
    timeline: timelineOf(events, true),
  };
};
